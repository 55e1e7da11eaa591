import { spawn } from 'node:child_process';
import type { PrpError } from '../base/errors.ts';
import type { Git, GitOptions } from './git.ts';
import { cannotStart, gitFailed } from './git-failure.ts';
import { hasProcessGroups } from './process-group.ts';
import { silentGit, watchGit, type GitWatch } from './watched-git.ts';

/**
 * Reads a git command's output, split at its NUL bytes, a batch of tokens at a time: the whole output is never in
 * memory. Drops the text after the last NUL. Throws `E_GIT` at the end when git failed; ends git when the consumer
 * stops early. Each character stands for one byte, because names need not be text; `textOf` decodes text.
 */
export async function* gitTokens(
  git: Git,
  args: readonly string[],
  options: Pick<GitOptions, 'env' | 'walksHistory'> = {},
): AsyncGenerator<Iterable<string>> {
  const child = spawn('git', git.argv(args), {
    cwd: git.directory,
    env: { ...git.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: hasProcessGroups,
  });
  const silenceMs = git.silenceMs * (options.walksHistory ? 10 : 1);
  let silence: PrpError | undefined;
  const watch = watchGit(child, { silenceMs }, () => {
    silence = silentGit(args, silenceMs);
    child.stdout.destroy(silence);
  });
  const ended = Promise.withResolvers<number>();
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-1000);
  });
  child.on('error', (cause) => ended.reject(cannotStart(git.directory, cause)));
  child.on('close', (code) => ended.resolve(code ?? 1));
  // A consumer that stops early does not wait for the end.
  ended.promise.catch(() => undefined);
  try {
    yield* tokensOf(heardChunks(child.stdout, watch));
    watch.expect();
    const exitCode = await ended.promise;
    if (silence !== undefined) throw silence;
    if (exitCode !== 0) throw await gitFailed(git, args, exitCode, complaint.trim());
  } finally {
    watch.end();
  }
}

/** The timeout covers our wait for git, not git's wait for us. */
async function* heardChunks(stream: AsyncIterable<Buffer>, watch: GitWatch): AsyncGenerator<Buffer> {
  watch.expect();
  for await (const chunk of stream) {
    watch.rest();
    yield chunk;
    watch.expect();
  }
}

async function* tokensOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Iterable<string>> {
  let rest: Buffer[] = [];
  for await (const chunk of stream) {
    const end = chunk.lastIndexOf(0);
    if (end < 0) {
      rest.push(chunk);
      continue;
    }
    yield cut(rest.length === 0 ? chunk.subarray(0, end + 1) : Buffer.concat([...rest, chunk.subarray(0, end + 1)]));
    rest = [chunk.subarray(end + 1)];
  }
}

/** Yields separate strings, so a kept token does not hold on to the whole output. */
function* cut(bytes: Buffer): Generator<string> {
  for (let start = 0, end = bytes.indexOf(0); end >= 0; start = end + 1, end = bytes.indexOf(0, start)) {
    yield bytes.toString('latin1', start, end);
  }
}

/** Decodes a token as UTF-8; invalid bytes become U+FFFD. */
export function textOf(token: string): string {
  return /^[\0-\x7f]*$/.test(token) ? token : Buffer.from(token, 'latin1').toString();
}
