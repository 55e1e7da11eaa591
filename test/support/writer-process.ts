import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface WriterOptions {
  /** How many versions it saves, one after the other. @default it never ends */
  readonly count?: number;
  /** @default PRPs/user-api.md */
  readonly prp?: string;
  /** Share them through origin. */
  readonly remote?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Runs it as this user. */
  readonly uid?: number;
}

export interface Writer {
  readonly child: ChildProcess;
  /** Waits for its end. Throws what it said when it did not end well. */
  ended(): Promise<void>;
  /** Kills it and everything it started, at once. */
  killGroup(): Promise<void>;
}

/** Another process, in a separate group, that saves versions named after it. */
export function startWriter(directory: string, name: string, options: WriterOptions = {}): Writer {
  const { count, prp, remote = false, env = {}, uid } = options;
  const root = new URL('../../', import.meta.url).href;
  const branch = remote ? `remoteBranch(git, 'prp-versions', { remote: 'origin' })` : `gitBranch(git, 'prp-versions')`;
  const program = `
    import { gitIn } from '${root}src/system/git.ts';
    import { gitBranch } from '${root}src/history/branch/git-branch.ts';
    ${remote ? `import { remoteBranch } from '${root}src/history/branch/remote-branch.ts';` : ''}
    import { History } from '${root}src/history/history.ts';
    import { addition } from '${root}test/support/addition.ts';
    const git = gitIn(process.cwd());
    const history = new History(${branch});
    const about = ${JSON.stringify(prp === undefined ? {} : { prp })};
    for (let n = 0; n < ${count ?? 'Infinity'}; n += 1) {
      await history.append([addition(${JSON.stringify(name)} + ' ' + n, about)]);
      process.stdout.write('saved\\n');
    }
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: directory,
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid }),
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const closed = once(child, 'close');
  return {
    child,
    async ended() {
      await closed;
      if (child.exitCode !== 0) throw new Error(`${name} ended with ${child.exitCode ?? child.signalCode}: ${said}`);
    },
    async killGroup() {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
      await closed;
    },
  };
}
