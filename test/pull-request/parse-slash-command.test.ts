import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandFromComment, needsExpect } from '../../src/pull-request/commands-from-requests.ts';
import { parseSlashCommand, type SlashCommand } from '../../src/pull-request/parse-slash-command.ts';
import { slashLine } from '../../src/report/pasteable-command.ts';
import { base } from '../support/pull-request.ts';
import { anyText } from '../support/texts.ts';

/** The command, or the problem in words. */
function parsed(body: string): SlashCommand | string | undefined {
  const read = parseSlashCommand(body, 'https://github.com/o/r');
  return read !== undefined && 'problem' in read ? `${read.problem} | ${read.usage}` : read;
}

describe('a command in a comment', () => {
  it.each<[string, SlashCommand]>([
    ['/prp help', { name: 'help' }],
    ['/prp', { name: 'help' }],
    ['/prp status', { name: 'status' }],
    ['/prp validate', { name: 'validate' }],
    ['/prp validate PRPs/a.md', { name: 'validate', prps: ['PRPs/a.md'] }],
    ['/prp validate PRPs/a.md "b c" d', { name: 'validate', prps: ['PRPs/a.md', 'b c', 'd'] }],
    ['/prp generate', { name: 'generate' }],
    ['/prp generate features/a.md', { name: 'generate', feature: 'features/a.md' }],
    ['/prp list', { name: 'list' }],
    ['/prp list PRPs/a.md', { name: 'list', prp: 'PRPs/a.md' }],
    ['/prp diff a', { name: 'diff', prp: 'a' }],
    ['/prp diff a v1..v2', { name: 'diff', prp: 'a', from: 'v1', to: 'v2' }],
    ['/prp diff a v1...last-passing', { name: 'diff', prp: 'a', from: 'v1', to: 'last-passing' }],
    ['/prp diff a v1', { name: 'diff', prp: 'a', from: 'v1' }],
    ['/prp diff a commit:abc1 last-passing', { name: 'diff', prp: 'a', from: 'commit:abc1', to: 'last-passing' }],
    ['/prp rollback a v3', { name: 'rollback', prp: 'a', version: 'v3' }],
    ['/prp rollback a v3 --expect 0123abc', { name: 'rollback', prp: 'a', version: 'v3', expect: '0123abc' }],
    ['/prp rollback a v3 —expect 0123abc', { name: 'rollback', prp: 'a', version: 'v3', expect: '0123abc' }],
    ['/prp rollback a v3 –Expect=0123abc', { name: 'rollback', prp: 'a', version: 'v3', expect: '0123abc' }],
    ['/prp rollback --expect=0123abc a v3', { name: 'rollback', prp: 'a', version: 'v3', expect: '0123abc' }],
    ['/prp tag a v3 approved', { name: 'tag', prp: 'a', version: 'v3', tag: 'approved' }],
  ])('%s', (body, command) => {
    expect(parsed(body)).toEqual(command);
  });

  it.each<[string, string]>([
    ['several blanks', '/prp \t list \t a.md  '],
    ['up to three spaces before it', '   /prp list a.md'],
    ['Windows line ends', '/prp list a.md\r\nthanks'],
    ['text on later lines', '/prp list a.md\n\n> /prp rollback a v1\n'],
    ['double quotes', '/prp list "a.md"'],
    ['single quotes', "/prp list 'a.md'"],
    ['quotes inside a word', '/prp list a."md"'],
    ['blank lines before it', '\n \t\r\n/prp list a.md'],
    ['capitals', '/PRP List a.md'],
    ['typographic quotes', '/prp list “a.md”'],
    ['typographic quotes of one kind', '/prp list „a.md“'],
    ['single typographic quotes', '/prp list ‘a.md’'],
    ['backticks', '/prp list `a.md`'],
    ['a link', '/prp list [my PRP](a.md)'],
    ['a link with an address', '/prp list [my PRP](https://github.com/o/r/blob/main/a.md?plain=1#L3)'],
    ['a link from the root', '/prp list [x](</a.md#goal>)'],
    ['an address', '/prp list https://GitHub.com/o/r/blob/0123abc/a.md#L3-L9'],
    ['an escaped address', '/prp list https://github.com/o/r/raw/main/%61.md'],
  ])('may have %s', (_what, body) => {
    expect(parsed(body)).toEqual({ name: 'list', prp: 'a.md' });
  });

  it('takes a path with spaces and quotes in quotes', () => {
    expect(parsed(String.raw`/prp list "my \"new\" \\ prp.md"`)).toEqual({
      name: 'list',
      prp: String.raw`my "new" \ prp.md`,
    });
  });

  it('has no meaning to a shell', () => {
    const path = '$(rm -rf ~);`x`&&a|b>c';
    expect(parsed(`/prp list "${path}"`)).toEqual({ name: 'list', prp: path });
  });

  it.each([
    ['nothing', ''],
    ['another word', '/prpx help'],
    ['another command', '/deploy /prp help'],
    ['text before it', 'please /prp help'],
    ['a later line', 'x\n/prp help'],
    ['code after a blank line', '\n    /prp help'],
    ['a quotation after a blank line', '\n> /prp help'],
    ['a fence after a blank line', '\n```\n/prp help\n```'],
    ['a line after one with an invisible character', '\u200B\n/prp help'],
    ['a quotation', '> /prp help'],
    ['code', '    /prp help'],
    ['code after a tab', '\t/prp help'],
    ['code in backticks', '`/prp help`'],
    ['a fence', '```\n/prp help\n```'],
    ['an HTML comment', '<!-- /prp help -->'],
    ['an HTML comment over lines', '<!--\n/prp help\n-->'],
    ['a list', '- /prp help'],
    ['a slash that looks like one', '\uFF0Fprp help'],
    ['letters that look like ours', '/\u0440rp help'],
    ['an odd space', '/prp\u00A0help'],
    ['an invisible start', '\u200B/prp help'],
  ])('is not %s', (_what, body) => {
    expect(parseSlashCommand(body)).toBeUndefined();
  });
});

describe('a command with an error', () => {
  it.each([
    [
      '/prp rolback a v1',
      'There is no command “rolback”. Did you mean rollback? | /prp rollback <prp> <version> [--expect SHA]',
    ],
    ['/prp h\u0435lp', 'There is no command “h\u0435lp”. Did you mean help? | /prp help'],
    ['/prp frobnicate', 'There is no command “frobnicate”. | /prp help'],
    ['/prp __proto__', 'There is no command “__proto__”. | /prp help'],
    ['/prp execute a', 'execute is not available in comments yet. | /prp help'],
    ['/prp tag', 'tag needs <prp>. | /prp tag <prp> <version> <name>'],
    ['/prp list ""', '<prp> is empty. | /prp list [prp]'],
    ['/prp list my prp.md', 'list has no place for “prp.md”; a path with spaces needs quotes. | /prp list [prp]'],
    ['/prp list “a', 'A quote is not closed. | /prp help'],
    [
      '/prp list https://evil.example/a.md',
      '“https://evil.example/a.md” is not a file of this repository. | /prp list [prp]',
    ],
    [
      '/prp list https://github.com/o/r2/blob/main/a.md',
      '“https://github.com/o/r2/blob/main/a.md” is not a file of this repository. | /prp list [prp]',
    ],
    [
      '/prp list [x](https://github.com/o/r/blob/main/a%0A.md)',
      '“https://github.com/o/r/blob/main/a%0A.md” is not a file of this repository. | /prp list [prp]',
    ],
    ['/prp list "a', 'A quote is not closed. | /prp help'],
    ['/prp list --force a', 'list has no option “--force”. | /prp list [prp]'],
    ['/prp list —force a', 'list has no option “—force”. | /prp list [prp]'],
    ['/prp list --constructor a', 'list has no option “--constructor”. | /prp list [prp]'],
    ['/prp rollback a', 'rollback needs <version>. | /prp rollback <prp> <version> [--expect SHA]'],
    ['/prp rollback a v1 --expect', '--expect has no value. | /prp rollback <prp> <version> [--expect SHA]'],
    [
      '/prp rollback a v1 --expect HEAD',
      '--expect needs a commit, at least 7 of its digits, and not “HEAD”. | /prp rollback <prp> <version> [--expect SHA]',
    ],
    [
      '/prp rollback a v1 --expect 0123abc --expect=0123abd',
      '--expect is given twice. | /prp rollback <prp> <version> [--expect SHA]',
    ],
    ['/prp rollback a "v 1"', '“v 1” cannot be a version. | /prp rollback <prp> <version> [--expect SHA]'],
    ['/prp tag a v1 latest', '“latest” cannot be the name of a tag. | /prp tag <prp> <version> <name>'],
    ['/prp list a\u202E.md', 'The command contains an invisible character or an unusual space, U+202E. | /prp help'],
    ['/prp list\u00A0a', 'The command contains an invisible character or an unusual space, U+00A0. | /prp help'],
  ])('%s', (body, said) => {
    expect(parsed(body)).toBe(said);
  });

  it('reports a command that is too long', () => {
    expect(parsed(`/prp list ${'a'.repeat(3_000)}`)).toMatch(/^The command is longer than 2000 characters\./);
    expect(parsed(`/prp list ${'a'.repeat(1_500)}`)).toMatch(/^An argument is longer than 1000 characters\./);
  });
});

describe('the parser', () => {
  it('reads every path as a reply prints it', () => {
    fc.assert(
      fc.property(anyText, (path) => {
        const line = slashLine('rollback', path, 'v1', '--expect', '0123abc');
        fc.pre(line !== undefined && path !== '' && path.length < 500);
        expect(parsed(line)).toEqual({ name: 'rollback', prp: path, version: 'v1', expect: '0123abc' });
      }),
    );
  });

  it('returns a command, a problem or undefined for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = parseSlashCommand(`/prp ${text}`);
        expect(read).toBeDefined();
        expect(read === undefined || 'problem' in read || coreCommandOrNothing(read)).toBeTruthy();
        expect(() => parseSlashCommand(text)).not.toThrow();
      }),
    );
  });
});

function coreCommandOrNothing(command: SlashCommand): boolean {
  const name = commandFromComment(command, base)?.name;
  return name === undefined ? command.name === 'help' || command.name === 'generate' : name === command.name;
}

describe("the core's command for a comment", () => {
  it.each<[SlashCommand, unknown]>([
    [{ name: 'help' }, undefined],
    [{ name: 'generate' }, undefined],
    [{ name: 'status' }, { name: 'status' }],
    [{ name: 'validate' }, { name: 'validate', prps: [], base, runLoop: false, versioning: true }],
    [
      { name: 'rollback', prp: 'a', version: 'v1', expect: '0123abc' },
      { name: 'rollback', prp: 'a', version: 'v1', expect: '0123abc' },
    ],
    [
      { name: 'tag', prp: 'a', version: 'v1', tag: 'approved' },
      { name: 'tag', prp: 'a', version: 'v1', tag: 'approved', delete: false, force: false, dryRun: false },
    ],
  ])('%j', (command, core) => {
    expect(commandFromComment(command, base)).toEqual(core);
  });

  it('must name the expected commit before it overwrites a file', () => {
    expect(needsExpect({ name: 'rollback', prp: 'a', version: 'v1' })).toBe(true);
    expect(needsExpect({ name: 'rollback', prp: 'a', version: 'v1', expect: '0123abc' })).toBe(false);
    expect(needsExpect({ name: 'diff', prp: 'a' })).toBe(false);
  });
});
