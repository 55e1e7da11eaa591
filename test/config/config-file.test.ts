import fc from 'fast-check';
import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../src/config/default-config.ts';
import { parseConfig } from '../../src/config/config-file.ts';
import { PrpError } from '../../src/base/errors.ts';
import { fakeSecrets } from '../support/fake-secret.ts';

function errorOf(text: string): string {
  try {
    parseConfig(text, 'prp.yml');
  } catch (error) {
    if (error instanceof PrpError && error.code === 'E_CONFIG') return error.message;
    throw error;
  }
  throw new Error('The configuration was accepted.');
}

function encryptTo(...recipients: readonly string[]): string {
  return stringify({ versions: { 'encrypt-to': recipients } });
}

function answerTo(text: string): string {
  try {
    parseConfig(text, 'prp.yml');
    return 'accepted';
  } catch (error) {
    return error instanceof PrpError ? error.code : String(error);
  }
}

describe('parseConfig', () => {
  it.each(['', '# nothing\n', '---\n', 'null\n', '{}'])('reads %j as the default configuration', (text) => {
    expect(parseConfig(text, 'prp.yml')).toEqual(defaultConfig);
  });

  it('reads a whole configuration', () => {
    const config = parseConfig(
      `
prps: ["specs/**/*.md"]
env: rust
workers: 3
timeout: 60
fail-on: warning
versions: { branch: history }
gates: { references: { severity: warning }, placeholders: off }
rules: { PRP203: off }
aliases: { goal: ["Ziel"] }
commands:
  - { id: types, run: cargo check }
  - { id: unit, run: cargo test, needs: [types], timeout: 120, retries: 0, priority: high }
observers: { log: .prp/events.jsonl }
`,
      'prp.yml',
    );
    expect(config).toMatchObject({
      prps: ['specs/**/*.md'],
      workers: 3,
      versions: { branch: 'history' },
      commands: [
        { id: 'types', needs: [], priority: 'normal' },
        { id: 'unit', needs: ['types'], timeout: 120, retries: 0, priority: 'high' },
      ],
    });
  });

  it.each([
    ['workerz: 3', 'prp.yml:1:1: unknown key `workerz`. Did you mean `workers`?'],
    ['timeout: soon', 'prp.yml:1:10: timeout: expected a number, not a text'],
    ['timeout:', 'prp.yml:1:9: timeout: expected a number, not nothing'],
    ['retries: 1.5', 'prp.yml:1:10: retries: expected a whole number, not 1.5'],
    ['retries: 11', 'prp.yml:1:10: retries: it must be 10 or less'],
    ['prps: PRPs/*.md', 'prp.yml:1:7: prps: expected a list, not a text'],
    ['ignore: [""]', 'prp.yml:1:10: ignore[0]: it must not be empty'],
    ['env: cobol', 'prp.yml:1:6: env: expected one of `auto`, '],
    ['fail-on: warnings', 'fail-on: expected one of `error`, `warning`, `never`. Did you mean `warning`?'],
    ['workers: many', 'prp.yml:1:10: workers: expected `auto`, or a number\n'],
    ['workers: 500', 'prp.yml:1:10: workers: it must be 256 or less\n'],
    ['gates: {markdown: 3}', 'prp.yml:1:19: gates.markdown: expected `off`, or keys with values\n'],
    ['gates: {budget: {severity: warn}}', 'prp.yml:1:28: gates.budget.severity: expected one of `notice`, `warning`'],
    ['observers: {metrics: 3}', 'prp.yml:1:22: observers.metrics: expected `true` or `false`, or a text\n'],
    ['commands: [{id: a b, run: x}]', 'prp.yml:1:17: commands[0].id: expected a letter or digit, then '],
    ['- 1', 'prp.yml:1:1: the file: expected keys with values, not a list'],
    ['versions:\n  branh: x', 'prp.yml:2:3: unknown key `branh` in versions. Did you mean `branch`?'],
    ['gates:\n  structur: off', 'prp.yml:2:3: unknown key `structur` in gates. Did you mean `structure`?'],
    [
      'gates:\n  structure:\n    severty: error',
      'prp.yml:3:5: unknown key `severty` in gates.structure. Did you mean `severity`?',
    ],
    ['rules:\n  PRP999: off', 'prp.yml:2:3: unknown key `PRP999` in rules. All rules: https://'],
    [
      'commands:\n  - id: a\n    run: x\n    tiemout: 3',
      'prp.yml:4:5: unknown key `tiemout` in commands[0]. Did you mean `timeout`?',
    ],
    ['commands:\n  - run: x', 'prp.yml:2:5: commands[0].id: it is missing; expected a text'],
    ['commands:\n  - {id: a, run: x}\n  - {id: a, run: y}', 'prp.yml:3:10: commands: the id `a` is used twice.'],
    ['commands:\n  - {id: structure, run: x}', 'prp.yml:2:10: commands: `structure` is the id of a built-in gate.'],
    [
      'commands:\n  - {id: a, run: x, needs: [b]}',
      'prp.yml:2:28: commands: `a` needs `b`, which is not a command here.',
    ],
    ['aliases:\n  gaol: [Ziel]', 'prp.yml:2:3: unknown key `gaol` in aliases. Did you mean `goal`?'],
  ])('refuses %j and names the place', (text, message) => {
    expect(`${errorOf(text)}\n`).toContain(message);
  });

  it('reports all problems at once', () => {
    expect(errorOf('timeout: 0\nworkers: none\n').split('\n')).toHaveLength(2);
  });

  it('refuses commands that need each other', () => {
    expect(errorOf('commands:\n  - {id: a, run: x, needs: [b]}\n  - {id: b, run: x, needs: [a]}')).toContain(
      'commands: `a` and `b` wait for each other.',
    );
  });

  it('accepts only age recipients in `encrypt-to`', () => {
    const x25519 = `age1${'q'.repeat(58)}`;
    const quantum = `age1pq1${'q'.repeat(1950)}`;
    expect(parseConfig(encryptTo(x25519, x25519), 'prp.yml').versions['encrypt-to']).toEqual([x25519, x25519]);
    expect(parseConfig(encryptTo(quantum), 'prp.yml').versions['encrypt-to']).toEqual([quantum]);
    expect(errorOf(encryptTo(x25519, quantum))).toMatch(/^prp\.yml:3:\d+: versions\.encrypt-to: .*cannot be mixed/);
    expect(errorOf(encryptTo(x25519, 'ssh-ed25519 AAAAC3Nz'))).toMatch(/encrypt-to\[1\]: .*SSH keys are not supported/);
    expect(errorOf(encryptTo(`AGE-SECRET-KEY-1${'Q'.repeat(58)}`))).not.toContain('QQ');
  });

  it('names the place of a syntax error', () => {
    expect(errorOf('prps: [\n')).toMatch(/^prp\.yml:2:1: /);
  });

  it('refuses aliases that grow without end', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let i = 0; i < 12; i += 1) bomb.push(`b${i}: &b${i} [${`*${i === 0 ? 'a' : `b${i - 1}`}, `.repeat(9)}]`);
    expect(() => parseConfig(bomb.join('\n'), 'prp.yml')).toThrow(PrpError);
  });

  it('returns a configuration or throws E_CONFIG, for any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.dictionary(fc.string(), fc.jsonValue()).map((value) => stringify(value)),
        ),
        (text) => {
          expect(['accepted', 'E_CONFIG']).toContain(answerTo(text));
        },
      ),
    );
  });
});

describe('variables for commands', () => {
  it('are names or prefixes', () => {
    expect(parseConfig('environment: [DATABASE_URL, APP_*]', 'prp.yml').environment).toEqual(['DATABASE_URL', 'APP_*']);
  });

  it.each([
    ['GIT_DIR', 'selects the repository of Git: no command gets it'],
    ['GIT_CONFIG_VALUE_0', 'selects the repository of Git: no command gets it'],
    ['ACTIONS_RUNTIME_TOKEN', 'belongs to the runner: with it a command could act for the workflow'],
    ['GITHUB_OUTPUT', 'belongs to the runner: with it a command could act for the workflow'],
    ['PRP_AGE_IDENTITY', 'opens encrypted versions, or is the token of the action: no command gets it'],
  ])('exclude %s', (name, why) => {
    expect(errorOf(`environment: [HOME, ${name}]`)).toBe(`prp.yml:1:21: environment[1]: \`${name}\` ${why}`);
  });

  it.each(['"*"', '"A B"', '"A=b"', '1A'])('have no name such as %s', (name) => {
    expect(errorOf(`environment: [${name}]`)).toContain('expected the name of an environment variable');
  });
});

describe('a configuration that would take too long', () => {
  const many = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => line(index)).join('');

  it.each([
    ['of 200,000 unknown keys', many(200_000, (n) => `key${n}: 1\n`), '1:1: the file has 2431 KiB; at most 256 KiB'],
    ['of 20,000 unknown keys', many(20_000, (n) => `key${n}: 1\n`), '1:1: 20000 keys in one place; at most 1000'],
    ['of 2,000 rules', `\nrules:\n${many(2_000, (n) => `  a${n}: off\n`)}`, '3:3: 2000 keys in one place'],
    ['of 2,000 commands', `commands: [${many(2_000, () => '1,')}]`, '1:11: 2000 entries in one place'],
    ['of braces', `ignore:\n  - a\n  - "${'{a,b}'.repeat(30)}"\n`, '3:5: ignore[1]: a glob that expands to more'],
    ['of many globs with braces', `prps:\n${many(200, () => '  - "{1..9}"\n')}`, '2:3: prps: globs that expand'],
    ['of a long glob', `prps: [${'a'.repeat(600)}]`, '1:8: prps[0]: a glob of 600 characters'],
    ['of groups that repeat groups', 'prps: ["*(*(a)b)"]', '1:8: prps[0]: `*(…)` is not part of these globs'],
    ['of 40,000 brackets', '['.repeat(40_000), 'nested too deeply'],
    ['of 30 levels', `\na: ${'['.repeat(30)}${']'.repeat(30)}`, '2:23: nested more than 20 deep'],
    ['of one key again and again', many(500, () => 'prps: []\n'), '2:1: the key `prps` is used twice'],
  ])('with %s is refused at that place', (_, text, message) => {
    expect(errorOf(text)).toContain(message);
    expect(errorOf(text).length).toBeLessThan(200);
  });

  it('with many problems is reported in a few lines', () => {
    const lines = errorOf(many(900, (n) => `key${n}: 1\n`)).split('\n');
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('prp.yml has 880 more of them.');
  });

  it('that is only long is read', () => {
    const text = `commands:\n${many(200, (n) => `  - { id: c${n}, run: x, needs: [${many(n, (m) => `c${m},`)}] }\n`)}`;
    expect(parseConfig(text, 'prp.yml').commands).toHaveLength(200);
  });
});

describe('the excerpts of a configuration error', () => {
  function excerptsOf(text: string): readonly string[] {
    try {
      parseConfig(text, 'prp.yml');
    } catch (error) {
      if (!(error instanceof PrpError)) throw error;
      return error.excerpts.map((excerpt) => {
        const { line, column, length } = excerpt;
        return `${line}:${column} ${excerpt.text.slice(column - 1, column - 1 + length)}`;
      });
    }
    throw new Error('The configuration was accepted.');
  }

  it.each([
    ['env: rust\ncomands: []\n', ['2:1 comands']],
    ['versions:\n  branch: 7\n', ['2:11 7']],
    ['env: rsut\nworkers: many\n', ['1:6 rsut', '2:10 many']],
    ['commands:\n  - { id: a, run: x, timeout: soon }\n', ['2:31 soon']],
    ['commands:\n  - id: a\n', ['2:5 id: a']],
    ['env: [\n', ['2:1 ']],
    ['env: rust\nenv: go\n', ['2:1 e']],
    ['commands:\n  - { id: a, run: x, needs: [b] }\n', ['2:29 [b]']],
    ['gates:\n  strcture: off\n', ['2:3 strcture']],
  ])('of %j are %j', (text, excerpts) => {
    expect(excerptsOf(text)).toEqual(excerpts);
  });

  it('are five at most', () => {
    const keys = Array.from({ length: 30 }, (_, index) => `key${index}: 1\n`);
    expect(excerptsOf(keys.join(''))).toHaveLength(5);
  });

  it('are left out when the file may hold a secret', () => {
    expect(excerptsOf(`comands: []\n# ${fakeSecrets['anthropic']?.[0] ?? ''}\n`)).toEqual([]);
  });

  it('belong to one line of the message each', () => {
    const error = errorOf('"a\\nb": 1\ncomands: []\n');
    expect(error.split('\n')).toHaveLength(2);
  });
});
