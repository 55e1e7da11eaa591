import { beforeEach, describe, expect, it } from 'vitest';
import type { DiffCommand } from '../../src/command.ts';
import { completePrp } from '../support/complete-prp.ts';
import { ranIn } from '../support/running.ts';
import { temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

const prp = 'PRPs/notes.md';
const edited = completePrp.replace('in seconds', 'at once');

let repository: TemporaryRepository;

beforeEach(async () => {
  repository = await temporaryRepository();
  await repository.write(prp, completePrp);
});

const save = () => ranIn(repository, { name: 'save', prps: [prp] });

/** The text for a terminal. */
async function diff(about: Partial<DiffCommand> = {}): Promise<string> {
  return (await ranIn(repository, { name: 'diff', prp, ...about })).text;
}

describe('prp diff without selectors', () => {
  it('compares HEAD with the file when no version is stored', async () => {
    const head = await repository.commit();
    await repository.write(prp, edited);
    const told = await diff();
    expect(told).toBe(`The file against HEAD   +1 −1 lines in 1 of 11 sections

  Goal                 +1 −1 lines
      Find a note [-in seconds-] {+at once+}.

10 sections are equal. The unified diff: prp diff PRPs/notes.md commit:${head.slice(0, 12)} worktree --patch
`);
  });

  it('compares HEAD with the file when only the present bytes are stored', async () => {
    await repository.commit();
    await repository.write(prp, edited);
    await save();
    expect(await diff()).toContain('The file against HEAD   +1 −1 lines');
  });

  it('finds the former path of the file in HEAD', async () => {
    await repository.commit();
    await repository.git.text(['mv', prp, 'PRPs/found.md']);
    await repository.write('PRPs/found.md', edited);
    expect(await diff({ prp: 'PRPs/found.md' })).toContain('The file against HEAD   +1 −1 lines');
  });

  it('prefers versions to HEAD', async () => {
    await save();
    await repository.commit();
    await repository.write(prp, edited);
    expect(await diff()).toContain('The file against v1 ');
    await save();
    expect(await diff()).toContain('v2 against v1 ');
  });

  it('reports that there is nothing to compare', async () => {
    const none = { code: 'E_NOT_FOUND', message: `No versions of ${prp} are stored.` };
    await expect(diff()).rejects.toMatchObject(none);
    await repository.commit();
    await expect(diff()).rejects.toMatchObject(none);
    await save();
    expect(await diff()).toContain('No difference. The file equals v1, its only version.\n');
  });
});

describe('a commit selector of prp diff', () => {
  it('accepts any revision of Git when no version was made at it', async () => {
    await repository.commit();
    await repository.write(prp, edited);
    const second = await repository.commit();
    expect(await diff({ from: 'commit:HEAD^', to: 'commit:HEAD' })).toContain('HEAD against HEAD^   +1 −1 lines');
    expect(await diff({ from: 'commit:main' })).toContain('No difference between main and the file.');
    expect(await diff({ from: `commit:${second.slice(0, 7)}` })).toContain('No difference between ');
  });

  it('selects the version that was made at the commit', async () => {
    await repository.commit();
    await save();
    await repository.write(prp, edited);
    expect(await diff({ from: 'commit:HEAD' })).toContain('The file against v1 ');
  });

  it('is refused when neither Git nor a version has the commit', async () => {
    await repository.commit();
    await save();
    await expect(diff({ from: 'commit:deadbeef' })).rejects.toMatchObject({
      code: 'E_NOT_FOUND',
      message: expect.stringContaining('no version commit:deadbeef; the nearest are v1') as unknown,
    });
  });
});

describe('prp diff of one version', () => {
  it('says so, also where there are more', async () => {
    await save();
    await repository.write(prp, edited);
    await save();
    expect(await diff({ from: 'v1', to: 'v1' })).toBe('No difference. Both are v1.\n');
  });
});

describe('the risks of prp diff', () => {
  it('come first, each with its place and both texts', async () => {
    await repository.write(prp, completePrp.replace('no notes.', 'no notes.\n- [ ] Ten notes take less than 50 ms.'));
    await save();
    const looser = completePrp
      .replace('no notes.', 'no notes.\n- [ ] Ten notes take less than 500 ms.')
      .replace('npm test\n', 'npm test || true\n');
    await repository.write(prp, looser);
    expect(await diff()).toBe(`The file asks for less than v1 in 2 places   +2 −2 lines in 2 of 11 sections

  ! Level 2: Tests, line 40: the check can no longer fail
      npm test {+|| true+}
  ! Success Criteria, line 16: a criterion is looser
      Ten notes take less than [-50-] {+500+} ms.

  Success Criteria     +1 −1 lines
  Level 2: Tests       +1 −1 lines

9 sections are equal. The unified diff: prp diff PRPs/notes.md v1 worktree --patch
`);
  });

  it('gives no command to a terminal, whatever a document says', async () => {
    await repository.write(prp, completePrp.replace('no notes.', 'no \u001B[2J notes within 5 ms. \u202E'));
    await save();
    await repository.write(prp, completePrp.replace('no notes.', '::error::notes {+within [-50 ms.'));
    expect(await diff()).not.toMatch(/[^\n\P{Cc}]|\u202E|^\s*::/mu);
  });
});

describe('the sections of prp diff', () => {
  it('have no role when none is known', async () => {
    await save();
    await repository.write(prp, `${completePrp}\n## Odds and ends\nSome words.\n`);
    expect(await diff()).toMatch(/^ {2}Odds and ends {8}added, \+2 lines$/m);
  });

  it('are unchanged when only boxes were ticked', async () => {
    await save();
    await repository.write(prp, completePrp.replace('- [ ]', '- [x]'));
    expect(await diff()).toContain('+1 −1 lines, only ticks and white space\n');
  });
});
