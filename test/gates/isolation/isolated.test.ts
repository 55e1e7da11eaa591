import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve as resolvePath } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { gateComponent } from '../../../src/gates/gate.ts';
import { Mediator } from '../../../src/mediator/mediator.ts';
import type { Finding } from '../../../src/prp/finding.ts';
import { parse } from '../../../src/prp/parse/parse.ts';
import type { Tree } from '../../../src/system/tree.ts';
import { gateOf, gateThat, messagesOf, moduleOf, remarksOf } from '../../support/gate-module.ts';
import { memoryTree } from '../../support/memory-tree.ts';

const say = (expression: string) => `yield { rule: 'X1', startLine: 1, message: String(${expression}) };`;
/** A check that reports its process. */
const sayPid = say('process.pid');

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Runs a separate program that makes one check of a gate, and then only the given code. */
async function programThatChecks(body: string, after = ''): Promise<ChildProcessByStdio<null, Readable, null>> {
  const module = pathToFileURL(await moduleOf(`export default { async *check({ tree }) { ${body} } };`)).href;
  const source = (path: string) => JSON.stringify(pathToFileURL(resolvePath(path)).href);
  const program = `
    import { isolated } from ${source('src/gates/isolation/isolated.ts')};
    import { parse } from ${source('src/prp/parse/parse.ts')};
    const tree = { read: async (pid) => void process.stdout.write(pid) };
    const gate = isolated({ module: ${JSON.stringify(module)} });
    await Array.fromAsync(gate.check({ prp: parse('', 'a.md'), tree }, new AbortController().signal));
    ${after}
  `;
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: [...stdio] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** A check reads the file with the name of its process when it begins. */
function treeThatIsToldAPid(): { readonly pid: Promise<number>; readonly tree: Tree } {
  const { promise, resolve } = Promise.withResolvers<number>();
  const read = (path: string) => (resolve(Number(path)), Promise.resolve(undefined));
  return { pid: promise, tree: { ...memoryTree(), read } };
}

describe('an isolated gate', () => {
  it('yields its findings in the document', async () => {
    const gate = await gateThat(`
      for (const [index, { text }] of prp.lines.entries())
        if (text.includes('TODO')) yield { rule: 'X1', startLine: index + 1, startColumn: 3, message: path };
    `);
    expect(await remarksOf(gate, { text: '# One\n\n- TODO\n' })).toEqual([
      { rule: 'X1', startLine: 3, startColumn: 3, message: 'PRPs/example.md' },
    ]);
  });

  it('gets the exact bytes of the text', async () => {
    const odd = '# Ünï\r\n\ttab \u{1F600}\rlast without end';
    expect(await messagesOf(await gateThat(say('text')), { text: odd })).toEqual([odd]);
  });

  it('reads the document with the aliases of the configuration', async () => {
    const gate = await gateThat(say(`prp.sections.some(({ role }) => role === 'goal')`), {
      aliases: { goal: ['Ziel'] },
    });
    expect(await messagesOf(gate, { text: '# A\n\n## Ziel\n\nB\n' })).toEqual(['true']);
  });

  it('reads files of its tree', async () => {
    const gate = await gateThat(`
      ${say(`[...await tree.files()].join(' ')`)}
      ${say(`await tree.kindOf('src')`)}
      ${say(`new TextDecoder().decode(await tree.read('src/a.js'))`)}
      ${say(`await tree.read('src/b.js')`)}
      ${say(`(await tree.blobs(['src/a.js'])).size`)}
    `);
    expect(await messagesOf(gate, { files: { 'src/a.js': 'let a;' } })).toEqual([
      'src/a.js',
      'directory',
      'let a;',
      'undefined',
      '1',
    ]);
  });

  it('gets the error of a failed read, and can continue', async () => {
    const gate = await gateThat(`try { await tree.read(7) } catch (error) { ${say('error.message')} }`);
    const tree = { ...memoryTree(), read: () => Promise.reject(new Error('no such disk')) };
    expect(await messagesOf(gate, { tree })).toEqual(['no such disk']);
  });

  it.each([
    ['a list', `check: () => [{ rule: 'X1', startLine: 1, message: 'a' }]`],
    ['a promise of a list', `check: async () => [{ rule: 'X1', startLine: 1, message: 'a' }]`],
    ['a generator', `*check() { yield { rule: 'X1', startLine: 1, message: 'a' }; }`],
    ['an async generator', `async *check() { yield { rule: 'X1', startLine: 1, message: 'a' }; }`],
  ])('may return %s', async (_kind, check) => {
    expect(await messagesOf(await gateOf(`export default { ${check} }`))).toEqual(['a']);
  });

  it('keeps its process from document to document', async () => {
    const gate = await gateThat(sayPid);
    expect(await messagesOf(gate)).toEqual(await messagesOf(gate));
  });

  it('checks two documents at once, in separate processes', async () => {
    const gate = await gateThat(`
      globalThis.first ??= text;
      await tree.files();
      ${say('globalThis.first + text')}
    `);
    const said = await Promise.all([messagesOf(gate, { text: 'a' }), messagesOf(gate, { text: 'b' })]);
    expect(said).toEqual([['aa'], ['bb']]);
  });

  it('sees no secrets of the environment', async () => {
    vi.stubEnv('TEST_ONLY_TOKEN', 'hush');
    expect(await messagesOf(await gateThat(say('process.env.TEST_ONLY_TOKEN')))).toEqual(['undefined']);
  });

  it('cannot print to the output of the program', async () => {
    const gate = await gateThat(`for (let i = 0; i < 1e5; i++) console.log('noise '.repeat(20)); ${say('1')}`);
    expect(await messagesOf(gate)).toEqual(['1']);
  });
});

describe('a fault in an isolated gate', () => {
  it.each([
    ['throws', `throw new TypeError('no luck')`, /^The gate failed: TypeError: no luck \(gate\.mjs:\d+:\d+\)\.$/],
    ['throws something else', `throw 'no luck'`, /^The gate failed: no luck\.$/],
    ['throws later', `setTimeout(() => { throw new Error('late') }); await new Promise(() => {})`, /failed: late/],
    ['forgets a promise', `Promise.reject(new Error('forgotten')); await new Promise(() => {})`, /failed: forgotten/],
    ['exits', `process.exit(0)`, /ended itself with exit code 0\.$/],
    ['is killed', `process.kill(process.pid, 'SIGKILL'); await new Promise(() => {})`, /ended by SIGKILL\.$/],
    ['aborts', `process.abort()`, /^The gate was aborted/],
    ['hangs up', `process.disconnect(); await new Promise(() => {})`, /ended itself with exit code 0\.$/],
    ['never ends', `for (let i = 1; ; i++) ${say('i')}`, /made more than 10,000 findings/],
    ['is long-winded', `for (;;) ${say(`'x'.repeat(1e6)`)}`, /more than 2,000,000 characters of findings/],
    ['says nothing', `yield undefined`, /cannot be read: findings\.0/],
    ['names no line', `yield { rule: 'X1', message: 'a' }`, /cannot be read: findings\.0\.startLine/],
    ['counts from 0', `yield { rule: 'X1', message: 'a', startLine: 0 }`, /cannot be read: findings\.0\.startLine/],
    ['says a function', `yield { rule: 'X1', message: () => 1, startLine: 1 }`, /could not be cloned/],
  ])('when it %s is the outcome of its check, and the next check runs', async (_what, body, reason) => {
    const gate = await gateThat(`if (text === 'good') { ${say(`'fine'`)} return; } ${body}`);
    await expect(messagesOf(gate, { text: 'bad' })).rejects.toThrow(reason);
    await expect(messagesOf(gate, { text: 'bad' })).rejects.toThrow(
      expect.objectContaining({ name: 'IsolationFailure' }),
    );
    expect(await messagesOf(gate, { text: 'good' })).toEqual(['fine']);
  });

  it.each([
    ['objects', `new Array(1e5).fill(0).map(String)`],
    ['buffers', `Buffer.alloc(1e7, 1)`],
  ])('of memory for %s is reported as one', async (_what, one) => {
    const gate = await gateThat(`const all = []; for (;;) all.push(${one});`, { memoryMb: 32 });
    await expect(messagesOf(gate)).rejects.toThrow('it most likely needs more than 32 MB of memory');
  });

  it.each([
    ['throws while it is loaded', `throw new Error('not today')`, 'not today'],
    ['does not parse', `export default {`, 'SyntaxError'],
    ['has no check', `export default { id: 'a' }`, 'its default export must be an object'],
    ['exports nothing', ``, 'its default export must be an object'],
    ['answers with no list', `export default { check() {} }`, 'check must return its findings'],
    ['answers with a text', `export default { check: () => 'all good' }`, 'check must return its findings'],
  ])('when it %s is reported in words', async (_what, source, words) => {
    await expect(messagesOf(await gateOf(source))).rejects.toThrow(words);
  });

  it('does not affect a check that runs beside it', async () => {
    const gate = await gateThat(`if (text === 'bad') process.exit(); await tree.files(); ${say('text')}`);
    const [bad, good] = await Promise.allSettled([
      messagesOf(gate, { text: 'bad' }),
      messagesOf(gate, { text: 'good' }),
    ]);
    expect([bad.status, good]).toEqual(['rejected', { status: 'fulfilled', value: ['good'] }]);
  });

  it('between two documents has no effect', async () => {
    const gate = await gateThat(sayPid);
    const [pid = ''] = await messagesOf(gate);
    process.kill(Number(pid), 'SIGKILL');
    await expect.poll(() => isAlive(Number(pid))).toBe(false);
    expect(await messagesOf(gate)).not.toEqual([pid]);
  });
});

describe('an aborted gate', () => {
  it.each([
    ['in an endless loop', `for (;;);`],
    ['in a hopeless regular expression', `/^(a+)+$/.test('a'.repeat(50) + 'b')`],
    ['waiting for nothing', `await new Promise(() => {})`],
  ])('%s is killed, and its check rejects with the reason of the signal', async (_where, body) => {
    const gate = await gateThat(`await tree.read(String(process.pid)); ${body}`);
    const stop = new AbortController();
    const { pid: told, tree } = treeThatIsToldAPid();
    const checking = messagesOf(gate, { tree, signal: stop.signal });
    const pid = await told;
    stop.abort(new Error('time is up'));
    await expect(checking).rejects.toThrow('time is up');
    expect(isAlive(pid)).toBe(false);
  });

  it('that has not started never starts', async () => {
    const gate = await gateThat(sayPid);
    await expect(messagesOf(gate, { signal: AbortSignal.abort(new Error('too late')) })).rejects.toThrow('too late');
  });

  it('is killed with the processes that it started', async () => {
    const gate = await gateThat(`
      const { spawn } = await import('node:child_process');
      const { pid } = spawn('sleep', ['600']);
      await tree.read(String(pid));
      for (;;);
    `);
    const stop = new AbortController();
    const { pid: told, tree } = treeThatIsToldAPid();
    const checking = messagesOf(gate, { tree, signal: stop.signal });
    const pid = await told;
    stop.abort(new Error('time is up'));
    await expect(checking).rejects.toThrow('time is up');
    await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false);
  });
});

describe('an isolated gate as a colleague of the mediator', () => {
  it('hangs, crashes and continues, each as the outcome of one task', async () => {
    const { check, close } = await gateThat(
      `if (text === 'hang') for (;;); if (text === 'crash') process.exit(1); ${say('text')}`,
    );
    const mediator = new Mediator({ workers: 3 });
    mediator.register(gateComponent({ id: 'x', concurrency: 2, check, close }, () => 'warning'));
    const outcomes = await Promise.all(
      ['hang', 'crash', 'good'].map((word) =>
        mediator.submit<readonly Finding[]>({
          id: word,
          operation: 'gate:x',
          payload: { prp: parse(word, 'PRPs/example.md'), tree: memoryTree() },
          timeoutMs: 2_000,
        }),
      ),
    );
    await mediator.close();
    expect(outcomes.map(({ status }) => status)).toEqual(['timed-out', 'failed', 'succeeded']);
    expect(outcomes[2]?.value).toMatchObject([{ rule: 'X1', severity: 'warning', message: 'good' }]);
  });
});

describe('a program with an isolated gate', () => {
  const tellPid = 'await tree.read(String(process.pid));';

  it.each([
    ['when nothing is being checked', ''],
    ['when it has closed the gate', 'await gate.close();'],
  ])('exits by itself %s', async (_when, after) => {
    const program = await programThatChecks(tellPid, after);
    const [[exitCode], pid] = await Promise.all([once(program, 'exit'), text(program.stdout)]);
    expect(exitCode).toBe(0);
    await expect.poll(() => isAlive(Number(pid)), { timeout: 20_000 }).toBe(false);
  });

  it('leaves nothing running when it is killed', async () => {
    const program = await programThatChecks(`${tellPid} for (;;);`);
    const [pid] = await once(program.stdout, 'data');
    program.kill('SIGKILL');
    await expect.poll(() => isAlive(Number(pid)), { timeout: 20_000 }).toBe(false);
  });
});

describe('closing an isolated gate', () => {
  it('ends its processes', async () => {
    const gate = await gateThat(sayPid);
    const [pid] = await messagesOf(gate);
    await gate.close();
    expect(isAlive(Number(pid))).toBe(false);
    await expect(messagesOf(gate)).rejects.toThrow('closed');
  });

  it('finishes the running check', async () => {
    const gate = await gateThat(`await tree.files(); ${sayPid}`);
    const files = Promise.withResolvers<ReadonlySet<string>>();
    const asked = Promise.withResolvers<void>();
    const tree = { ...memoryTree(), files: () => (asked.resolve(), files.promise) };
    const checking = messagesOf(gate, { tree });
    await asked.promise;
    const closed = gate.close();
    files.resolve(new Set());
    const [pid] = await checking;
    await closed;
    expect(isAlive(Number(pid))).toBe(false);
  });
});
