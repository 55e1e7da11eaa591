import { spawn } from 'node:child_process';
import { PrpError } from '../base/errors.ts';
import type { Git } from './git.ts';
import { keepNodeAlive } from './keep-node-alive.ts';
import { silentGit, watchGit } from './watched-git.ts';
import { hasProcessGroups } from './process-group.ts';

export interface GitObject {
  readonly id: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** The object is above the limit: `bytes` are empty. */
  readonly isTooLong?: true;
}

/** Reads Git objects by id through one `git cat-file --batch`, started when first needed and kept running. */
export interface ObjectReader {
  /**
   * Reads objects by id, by the full name of a reference (looked up again each time), or by any other expression of
   * Git's, in order; `undefined` for a missing one. Throws `E_GIT` when git fails.
   */
  read(names: readonly string[]): Promise<readonly (GitObject | undefined)[]>;
  /** The same, one object at a time as they arrive; work between them does not block git. */
  readEach(names: readonly string[]): readonly Promise<GitObject | undefined>[];
  /** Starts the process before the first request, to use the time until then. */
  warm(): void;
  /** Ends the process; a later read starts another. */
  close(): Promise<void>;
}

/** Git would read it as the end of one request and the start of another. */
const unspeakable = /[\n\0]/;
/** A name that no object and no reference has. */
const nothing = '..';

/**
 * Size from which Git (`core.bigFileThreshold`) streams a content without checking it first. An object that claims this
 * size may end early, unnoticed, so the reader never waits for it.
 */
const unchecked = 512 * 1024 * 1024;

interface Request {
  readonly name: string;
  readonly promise: Promise<GitObject | undefined>;
  resolve(object: GitObject | undefined): void;
  reject(error: PrpError): void;
}

/**
 * Skips contents of more than `longest` bytes without taking them into memory, and contents of half a gigabyte in any
 * case.
 */
export function objectReader(git: Git, longest = Infinity): ObjectReader {
  let running: ReturnType<typeof start> | undefined;

  function readEach(names: readonly string[]) {
    const requests = names.map((name): Request => ({ name, ...Promise.withResolvers<GitObject | undefined>() }));
    ask(requests);
    return requests.map(({ promise }) => promise);
  }

  function current() {
    if (running === undefined || running.ended()) running = start(git, longest, ask);
    return running;
  }

  function ask(requests: readonly Request[]) {
    if (requests.length > 0) current().ask(requests);
  }

  return {
    read: async (names) => Promise.all(readEach(names)),
    readEach,
    warm: () => void current(),
    async close() {
      await running?.stop();
      running = undefined;
    },
  };
}

/** `goOn` takes over the requests that this process does not answer. */
function start(git: Git, longest: number, goOn: (requests: readonly Request[]) => void) {
  const { directory: cwd, env, silenceMs } = git;
  const args = ['cat-file', '--batch'];
  const child = spawn('git', git.argv(args), { cwd, env, detached: hasProcessGroups });
  const closed = Promise.withResolvers<void>();
  const waiting: Request[] = [];
  const parser = responseParser(longest, (object) => waiting.shift()?.resolve(object));
  let errorOutput = '';
  let failure: PrpError | undefined;
  let isStopping = false;

  const watch = watchGit(child, { silenceMs }, () => {
    failure ??= silentGit(args, silenceMs);
    fail('is silent');
  });

  const fail = (message: string, cause?: unknown) => {
    watch.rest();
    failure ??= new PrpError('E_GIT', `git cat-file ${message}`, {
      hint: 'Run `git fsck` to see whether the repository is damaged, then try again.',
      ...(cause !== undefined && { cause }),
    });
    watch.end();
    for (const request of waiting.splice(0)) request.reject(failure);
    keepNodeAlive(child, false);
  };

  child.stdout.on('data', (chunk: Buffer) => {
    if (failure !== undefined) return;
    watch.progress();
    try {
      if (parser(chunk) === 'lost') {
        const rest = waiting.splice(0);
        fail('was ended');
        goOn(rest);
      }
    } catch (cause) {
      fail(`gave an unexpected answer`, cause);
    }
    if (waiting.length > 0) return;
    watch.rest();
    // A caller that waits for the end must stay alive until then.
    if (!isStopping) keepNodeAlive(child, false);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errorOutput = (errorOutput + chunk.toString()).slice(-1000);
  });
  // The `close` event follows and has the reason.
  child.stdin.on('error', () => watch.end());
  child.on('error', (cause) => {
    fail(`could not start in ${git.directory}: ${cause.message}`, cause);
    closed.resolve();
  });
  child.on('close', (code, signal) => {
    fail(`ended (${signal ?? `exit code ${code}`}): ${errorOutput.trim() || 'no message'}`);
    closed.resolve();
  });
  keepNodeAlive(child, false);

  return {
    ended: () => failure !== undefined,
    ask(requests: readonly Request[]) {
      keepNodeAlive(child, true);
      if (waiting.length === 0) watch.expect();
      child.stdin.write(`${requests.map(({ name }) => (unspeakable.test(name) ? nothing : name)).join('\n')}\n`);
      waiting.push(...requests);
    },
    async stop() {
      isStopping = true;
      fail('was closed');
      keepNodeAlive(child, true);
      await closed.promise;
    },
  };
}

/**
 * Splits the stream of `<id> <type> <size>\n<content>\n` and `<name> missing\n` into objects. The stream is unusable
 * after the start of a content that is too large to wait for.
 */
function responseParser(longest: number, answer: (object: GitObject | undefined) => void) {
  /** The start of an incomplete line. */
  let line = '';
  let header: Header | undefined;
  /** Remaining bytes of the content and its line feed. */
  let missing = 0;
  /** The buffer for a content that arrives in several chunks. */
  let pieces: Buffer | undefined;

  return (chunk: Buffer): 'lost' | undefined => {
    for (let at = 0; at < chunk.length;) {
      if (header === undefined) {
        const end = chunk.indexOf('\n', at);
        line += chunk.toString('latin1', at, end < 0 ? chunk.length : end);
        if (end < 0) return undefined;
        at = end + 1;
        header = parseHeader(line);
        line = '';
        missing = (header?.size ?? 0) + 1;
        if (header === undefined) answer(undefined);
        else if (header.size >= unchecked) {
          answer({ id: header.id, type: header.type, bytes: new Uint8Array(), isTooLong: true });
          return 'lost';
        }
        continue;
      }
      const { id, type, size } = header;
      const here = Math.min(missing, chunk.length - at);
      const isTooLong = size > longest && type === 'blob';
      const isWhole = here === size + 1;
      if (!isWhole && !isTooLong) {
        pieces ??= Buffer.allocUnsafeSlow(size + 1);
        chunk.copy(pieces, size + 1 - missing, at, at + here);
      }
      missing -= here;
      if (missing === 0) {
        if (isTooLong) answer({ id, type, bytes: new Uint8Array(), isTooLong });
        else answer({ id, type, bytes: pieces?.subarray(0, size) ?? detached(chunk.subarray(at, at + size)) });
        header = undefined;
        pieces = undefined;
      }
      at += here;
    }
    return undefined;
  };
}

/**
 * Copies a small object, so it does not keep a large chunk in memory. A copy of a large object would only cost memory.
 */
function detached(bytes: Buffer): Uint8Array {
  const { buffer, byteOffset, length } = bytes;
  return length * 16 < buffer.byteLength ? new Uint8Array(bytes) : new Uint8Array(buffer, byteOffset, length);
}

interface Header {
  readonly id: string;
  readonly type: string;
  readonly size: number;
}

function parseHeader(line: string): Header | undefined {
  if (/ (?:missing|ambiguous)$/.test(line)) return undefined;
  const [, id, type, size] = /^([0-9a-f]+) (\w+) (\d+)$/.exec(line) ?? [];
  if (id === undefined || type === undefined) throw new Error(`Unexpected line: ${line}`);
  return { id, type, size: Number(size) };
}
