import { spawn } from 'node:child_process';
import { cannotStart, type Git, gitFailed } from '../git.ts';

/**
 * What a git command prints, cut at its NUL bytes, some of the tokens at a time: never all of it is in memory. What
 * follows the last NUL is no token. Throws `E_GIT` at the end when git failed; ends git when nobody listens any more.
 * Each character stands for one byte: names need not be text, `textOf` reads what is. `env` is added to the environment.
 */
export async function* gitTokens(
  git: Git,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): AsyncGenerator<readonly string[]> {
  const options = { cwd: git.directory, env: { ...git.env, ...env } };
  const child = spawn('git', args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = Promise.withResolvers<number>();
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-1000);
  });
  child.on('error', (cause) => ended.reject(cannotStart(git.directory, cause)));
  child.on('close', (code) => ended.resolve(code ?? 1));
  // Whoever stops early does not wait for the end.
  ended.promise.catch(() => undefined);
  try {
    yield* tokensOf(child.stdout);
    const exitCode = await ended.promise;
    if (exitCode !== 0) throw await gitFailed(git, args, exitCode, complaint.trim());
  } finally {
    child.kill();
  }
}

async function* tokensOf(stream: AsyncIterable<Buffer>): AsyncGenerator<readonly string[]> {
  let rest: readonly Buffer[] = [];
  for await (const chunk of stream) {
    const end = chunk.lastIndexOf(0);
    if (end < 0) {
      rest = [...rest, chunk];
      continue;
    }
    yield Buffer.concat([...rest, chunk.subarray(0, end)])
      .toString('latin1')
      .split('\0');
    rest = [chunk.subarray(end + 1)];
  }
}

/** A token read as UTF-8; bytes that are not become U+FFFD. */
export function textOf(token: string): string {
  return /^[\0-\x7f]*$/.test(token) ? token : Buffer.from(token, 'latin1').toString();
}
