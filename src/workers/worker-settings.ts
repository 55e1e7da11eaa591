import { PrpError } from '../base/errors.ts';

export interface WorkerSettings {
  /** `redis://` or `rediss://`. */
  readonly url: string;
  /** Shared by workers and their users; Redis does not have it. */
  readonly key: string;
}

/** Reads the value of `--redis` and the environment. Throws `E_USAGE`. */
export function readWorkerSettings(redis: string | true, env: NodeJS.ProcessEnv): WorkerSettings {
  return { url: readRedisUrl(redis, env), key: readWorkerKey(env) };
}

/** The address from the option, or from the environment when the option has no value. Throws `E_USAGE`. */
function readRedisUrl(typed: string | true, env: NodeJS.ProcessEnv): string {
  const url = typed === true ? (env['REDIS_URL'] ?? '') : typed;
  if (/^rediss?:\/\//.test(url) && URL.canParse(url)) return url;
  throw new PrpError('E_USAGE', `${typed === true ? 'REDIS_URL' : 'The address of Redis'} is not valid.`, {
    hint: 'It begins with redis:// or rediss://. Without a value, --redis reads REDIS_URL.',
  });
}

const variable = 'PRP_WORKER_KEY';
const shortestKey = 32;

/** The key that workers and their users share, which Redis does not have. Throws `E_USAGE`. */
function readWorkerKey(env: NodeJS.ProcessEnv): string {
  const key = env[variable] ?? '';
  if (key.length >= shortestKey) return key;
  throw new PrpError('E_USAGE', `${variable} is ${key === '' ? 'not set' : 'too short'}.`, {
    hint: 'Make a key with `openssl rand -hex 32`, and set the same for the workers and for the runs that use them.',
  });
}
