import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { ActionRun } from './action-run.ts';
import { runAction } from './runner.ts';
import { temporaryDirectory } from './temporary-repository.ts';

const event = {
  name: 'push',
  payload: { ref: 'refs/heads/main' },
  ref: 'refs/heads/main',
  sha: 'a'.repeat(40),
  actor: 'ann',
  repository: 'acme/shop',
};

/** Runs these lines as an action. */
async function run(script: string, options: Partial<ActionRun> & { readonly declared?: string } = {}) {
  const action = await temporaryDirectory();
  const { declared = '', ...rest } = options;
  await writeFile(join(action, 'action.yml'), `name: x\n${declared}runs: { using: node24, main: dist/index.js }\n`);
  await mkdir(join(action, 'dist'));
  await writeFile(
    join(action, 'dist/index.js'),
    `const { appendFileSync, readFileSync } = require('node:fs');\n${script}\n`,
  );
  return runAction({ action, event, ...rest });
}

/** An action that writes this into one of its files. */
const writing = (file: string, text: string) => `appendFileSync(process.env.${file}, ${JSON.stringify(text)});`;
/** An action that prints these lines. */
const printing = (...lines: readonly string[]) => `process.stdout.write(${JSON.stringify(`${lines.join('\n')}\n`)});`;
const output = (expression: string) =>
  `appendFileSync(process.env.GITHUB_OUTPUT, 'x=' + JSON.stringify(${expression}));`;
const valueOf = ({ outputs }: { readonly outputs: Readonly<Record<string, string>> }): unknown =>
  JSON.parse(outputs['x'] ?? 'null');

describe('what an action is given', () => {
  it('is its inputs: by upper-case names with hyphens, defaults filled in, empty where there is none', async () => {
    const declared =
      'inputs:\n  github-token: { default: "${{ github.token }}" }\n  fail on: { default: error }\n  prp: {}\n';
    const names = `['INPUT_GITHUB-TOKEN', 'INPUT_FAIL_ON', 'INPUT_PRP'].map((name) => process.env[name] ?? null)`;
    expect(valueOf(await run(output(names), { declared, token: 'ghs_1' }))).toEqual(['ghs_1', 'error', '']);
    expect(valueOf(await run(output(names), { declared, inputs: { PRP: 'a.md' } }))).toEqual(['', 'error', 'a.md']);
  });

  it('is a warning about an input that it does not know, and the input', async () => {
    const result = await run(output(`process.env.INPUT_TYPO`), { inputs: { typo: '1' } });
    expect(valueOf(result)).toBe('1');
    expect(result.annotations).toMatchObject([{ level: 'warning', message: expect.stringContaining("'typo'") }]);
    expect(result.conclusion).toBe('success');
  });

  it('is the event, and where and why it runs', async () => {
    const github = { serverUrl: 'http://s', apiUrl: 'http://s/api/v3', graphqlUrl: 'http://s/api/graphql' };
    const names = [
      'ACTOR',
      'API_URL',
      'EVENT_NAME',
      'REF',
      'REF_NAME',
      'REPOSITORY',
      'REPOSITORY_OWNER',
      'SHA',
      'RUN_ID',
    ];
    const script = output(`${JSON.stringify(names)}.map((name) => process.env['GITHUB_' + name])`);
    const expected = ['ann', 'http://s/api/v3', 'push', event.ref, 'main', 'acme/shop', 'acme', event.sha, '7'];
    expect(valueOf(await run(script, { github, runId: 7 }))).toEqual(expected);
    const payload = output(`JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH, 'utf8'))`);
    expect(valueOf(await run(payload))).toEqual(event.payload);
  });

  it('is its workspace as the current directory, and Node 24', async () => {
    const workspace = await temporaryDirectory();
    const script = output(`[process.cwd(), process.env.GITHUB_WORKSPACE, process.versions.node.split('.')[0]]`);
    expect(valueOf(await run(script, { workspace }))).toEqual([workspace, workspace, '24']);
  });

  it('is no token in the environment, and nothing of ours', async () => {
    vi.stubEnv('ONLY_OURS', '1');
    const script = output(`[process.env.GITHUB_TOKEN ?? null, process.env.ONLY_OURS ?? null, process.env.MINE]`);
    expect(valueOf(await run(script, { token: 'ghs_1', env: { MINE: '2' } }))).toEqual([null, null, '2']);
  });

  it('is the state of an earlier step, its name as it was', async () => {
    expect(valueOf(await run(output(`process.env.STATE_startedAt`), { state: { startedAt: '5' } }))).toBe('5');
  });
});

describe('what an action answers', () => {
  it('is values in files, on one line or on several', async () => {
    const text = 'a=1\nb<<END\ntwo\r\nlines\nEND\n\nc=x<<y=z\nd<<E\nE\n';
    const result = await run(
      writing('GITHUB_OUTPUT', text) + writing('GITHUB_STATE', 's=1\n') + writing('GITHUB_ENV', 'e=2\n'),
    );
    expect(result.outputs).toEqual({ a: '1', b: 'two\r\nlines', c: 'x<<y=z', d: '' });
    expect([result.state, result.env]).toEqual([{ s: '1' }, { e: '2' }]);
  });

  it.each([
    ['no form', 'nonsense\n', "Invalid format 'nonsense'"],
    ['no name', '=x\n', 'Name must not be empty'],
    ['no end', 'a<<END\nx\n', "Matching delimiter not found 'END'"],
    ['an end on the same line', 'a<<END\nx', 'EOF marker missing new line'],
  ])('fails the step when a value has %s', async (_, text, message) => {
    const result = await run(writing('GITHUB_OUTPUT', text));
    expect(result).toMatchObject({ exitCode: 0, conclusion: 'failure', outputs: {} });
    expect(result.log).toContain(message);
  });

  it('is no NODE_OPTIONS for the steps after it', async () => {
    const result = await run(writing('GITHUB_ENV', 'NODE_OPTIONS=--inspect\na=1\n'));
    expect(result.env).toEqual({ a: '1' });
    expect(result.log).toContain("Can't store NODE_OPTIONS");
  });

  it('is directories for the PATH, one on a line', async () => {
    expect((await run(writing('GITHUB_PATH', '/a\n/b c\n'))).path).toEqual(['/a', '/b c']);
  });

  it('is a summary of up to one mebibyte, with secrets masked', async () => {
    const short = await run(writing('GITHUB_STEP_SUMMARY', '# ghs_1\n'), { token: 'ghs_1' });
    expect(short.summary).toBe('# ***\n');
    const limit = 1024 * 1024;
    const write = (length: number) => `appendFileSync(process.env.GITHUB_STEP_SUMMARY, 'x'.repeat(${length}));`;
    expect((await run(write(limit))).summary).toHaveLength(limit);
    const long = await run(write(limit + 1));
    expect(long).toMatchObject({ summary: '', conclusion: 'success' });
    expect(long.log).toContain('supports content up to a size of 1024k');
  });

  it('is its exit code; an error command alone is no failure', async () => {
    expect(await run('process.exit(3)')).toMatchObject({ exitCode: 3, conclusion: 'failure' });
    expect(await run(printing('::error::x'))).toMatchObject({ exitCode: 0, conclusion: 'success' });
    expect(await run('throw new Error("boom")')).toMatchObject({ exitCode: 1, log: expect.stringContaining('boom') });
  });
});

describe('what an action prints', () => {
  it('becomes annotations, from both streams, unescaped, at its place in the workspace', async () => {
    const workspace = await temporaryDirectory();
    const { annotations } = await run(
      `${printing(`  ::error file=${workspace}/a.md,line=2,endLine=2,col=3,endColumn=5,title=A%2C%3A%25::50%25%0Atwo`)}
       console.error('::warning file=b.md,endLine=4::w'); console.log('::notice::n');`,
      { workspace },
    );
    expect(annotations).toContainEqual({
      level: 'error',
      message: '50%\ntwo',
      title: 'A,:%',
      file: 'a.md',
      line: 2,
      endLine: 2,
      col: 3,
      endColumn: 5,
    });
    expect(annotations).toContainEqual({ level: 'warning', message: 'w', file: 'b.md', line: 4, endLine: 4 });
    expect(annotations).toContainEqual({ level: 'notice', message: 'n' });
  });

  it('loses columns that are not within one line', async () => {
    const { annotations } = await run(printing('::error file=a,line=1,endLine=2,col=3::m', '::error file=a,col=3::m'));
    expect(annotations).toEqual([
      { level: 'error', message: 'm', file: 'a', line: 1, endLine: 2 },
      { level: 'error', message: 'm', file: 'a' },
    ]);
  });

  it('is cut: ten annotations of a level, 4,096 characters of each', async () => {
    const lines = Array.from({ length: 12 }, (_, n) => `::warning::${n} ${'x'.repeat(5000)}`);
    const { annotations, log } = await run(printing(...lines, '::error::e'));
    expect(annotations.filter(({ level }) => level === 'warning')).toHaveLength(10);
    expect(annotations.at(-1)).toEqual({ level: 'error', message: 'e' });
    expect(annotations[0]?.message).toHaveLength(4096);
    expect(log).toContain('11 xxx');
  });

  it('is plain text unless it is a command at the beginning of a line, or an old one anywhere', async () => {
    const { annotations, log } = await run(
      printing('x ::error::no', '::nonsense::no', 'x ##[error]yes', '::ERROR::also'),
    );
    expect(annotations.map(({ message }) => message)).toEqual(['yes', 'also']);
    expect(log).toContain('x ::error::no\n::nonsense::no\n');
  });

  it('can be kept from being commands', async () => {
    const { annotations, log } = await run(printing('::stop-commands::t0k', '::error::no', '::t0k::', '::error::yes'));
    expect(annotations).toEqual([{ level: 'error', message: 'yes' }]);
    expect(log).toContain('::error::no');
  });

  it('is masked, each line of a secret for itself', async () => {
    const { masks, log } = await run(printing('::add-mask::one%0Atwo', 'with two, and ghs_1'), { token: 'ghs_1' });
    expect(masks).toEqual(['one\ntwo', 'one', 'two']);
    expect(log).toContain('with ***, and ***');
  });

  it('shows debug messages only when asked', async () => {
    const script = `${printing('::debug::why')}${output('process.env.RUNNER_DEBUG ?? null')}`;
    const quiet = await run(script);
    expect([valueOf(quiet), quiet.log]).toEqual([null, '']);
    const loud = await run(script, { isDebug: true });
    expect([valueOf(loud), loud.log]).toEqual(['1', '##[debug]why\n']);
  });

  it('fails the step where commands are disabled, and warns where they are old', async () => {
    expect(await run(printing('::set-env name=a::b'))).toMatchObject({ conclusion: 'failure', env: {} });
    const old = await run(printing('::set-output name=a::b'));
    expect(old).toMatchObject({ conclusion: 'success', outputs: { a: 'b' } });
    expect(old.annotations).toMatchObject([{ level: 'warning', message: expect.stringContaining('deprecated') }]);
  });
});

it('can be cancelled, or killed, at a line that it prints', async () => {
  const script = `process.on('SIGINT', () => { console.log('asked'); process.exit(130); });
    setInterval(() => {}, 1000); console.log('ready');`;
  const at =
    (signal: NodeJS.Signals): NonNullable<ActionRun['heard']> =>
    (line, kill) => {
      if (line === 'ready') kill(signal);
    };
  const cancelled = await run(script, { heard: at('SIGINT') });
  expect(cancelled).toMatchObject({ exitCode: 130, conclusion: 'failure', log: 'ready\nasked\n' });
  expect(await run(script, { heard: at('SIGKILL') })).toMatchObject({ exitCode: null, conclusion: 'failure' });
});

it('refuses an action that is not for Node 24', async () => {
  const action = await temporaryDirectory();
  await writeFile(join(action, 'action.yml'), 'runs: { using: node20, main: x.js }\n');
  await expect(runAction({ action, event })).rejects.toThrow('using: node20');
});
