import { beforeEach, describe, expect, it } from 'vitest';
import type { ValidateCommand } from '../../../src/command.ts';
import type { Config } from '../../../src/config/config.ts';
import { defaultConfig } from '../../../src/config/default-config.ts';
import { PrpError } from '../../../src/base/errors.ts';
import type { Branch } from '../../../src/history/branch/branch.ts';
import { History } from '../../../src/history/history.ts';
import { ageKey } from '../../support/age-key.ts';
import { branchOf } from '../../support/git-branch.ts';
import { putByHand } from '../../support/history.ts';
import { ranIn } from '../../support/running.ts';
import { temporaryRepository, type TemporaryRepository } from '../../support/temporary-repository.ts';

const prp = 'PRPs/auth.md';
const text = '# PRP: Auth\n\n## All Needed Context\n\n- file: src/auth.ts\n- [ ] Done\n';

let repository: TemporaryRepository;

beforeEach(async () => {
  repository = await temporaryRepository();
  await repository.write(prp, text);
  await repository.write('src/auth.ts', 'old');
  await repository.commit();
});

interface World {
  readonly command?: Partial<ValidateCommand>;
  readonly config?: Partial<Config>;
  readonly branch?: Branch;
}

/** What validating finds, as `rule:line severity`, with versions kept only where that is asked for. */
async function findings({ command, ...ports }: World = {}): Promise<readonly string[]> {
  const { report } = await ranIn(
    repository,
    {
      name: 'validate',
      prps: [],
      gates: ['freshness', 'scope', 'integrity'],
      runLoop: false,
      versioning: false,
      ...command,
    },
    ports,
  );
  if (report.command !== 'validate' || !('prps' in report.data)) throw new Error('Another report.');
  return report.data.prps
    .flatMap(({ gates }) => gates)
    .flatMap((gate) => gate.findings)
    .map(({ rule, startLine, severity }) => `${rule}:${startLine} ${severity}`);
}

async function save(): Promise<void> {
  await ranIn(repository, { name: 'save', prps: [prp] });
}

/** What is asked of a branch. */
function overheard(branch: Branch) {
  let heads = 0;
  const heard: Branch = {
    ...branch,
    head() {
      heads += 1;
      return branch.head();
    },
  };
  return { branch: heard, heads: () => heads };
}

describe('validate, of the files that a PRP refers to', () => {
  it('tells which of them changed since it was sealed', async () => {
    expect(await findings()).toEqual([]);
    await save();
    expect(await findings()).toEqual([]);
    await repository.write('src/auth.ts', 'new');
    expect(await findings()).toEqual(['PRP901:5 notice']);
  });

  it('tells it again after boxes were ticked and a version of that was kept', async () => {
    await save();
    await repository.write('src/auth.ts', 'new');
    await repository.write(prp, text.replace('[ ]', '[x]'));
    await repository.commit();
    await save();
    expect(await findings()).toEqual(['PRP901:5 notice']);
  });

  it('tells it no more once the text was written anew', async () => {
    await save();
    await repository.write('src/auth.ts', 'new');
    await repository.write(prp, `${text}\nAnd more.\n`);
    await repository.commit();
    expect(await findings()).toEqual([]);
    await save();
    expect(await findings()).toEqual([]);
  });

  it('tells it of what the base revision has, too, as something new', async () => {
    await save();
    await repository.write('src/auth.ts', 'new');
    await repository.commit();
    expect(await findings({ command: { prps: [prp], base: 'HEAD' } })).toEqual(['PRP901:5 notice']);
  });
});

describe('validate, of the stored history', () => {
  async function tamper(): Promise<void> {
    await save();
    const { memento } = await new History(branchOf(repository)).select(prp, 'v1');
    await putByHand(branchOf(repository), { [`${prp}/0000/${memento.id}/prp.md`]: 'evil' });
  }

  it('fails where it is not as it was sealed, and says nothing of freshness', async () => {
    await tamper();
    await repository.write('src/auth.ts', 'new');
    expect(await findings()).toEqual(['PRP921:1 error']);
  });

  it('warns where it cannot be read', async () => {
    await save();
    const branch: Branch = {
      ...branchOf(repository),
      head: () => Promise.reject(new PrpError('E_GIT', 'The remote is not there.', { hint: 'Try again.' })),
    };
    expect(await findings({ branch })).toEqual(['PRP922:1 warning']);
  });

  it('stops the command where the branch itself is damaged', async () => {
    await save();
    const branch: Branch = {
      ...branchOf(repository),
      head: () => Promise.reject(new PrpError('E_INTEGRITY', 'The branch names no tree.', { hint: 'Run `git fsck`.' })),
    };
    await expect(findings({ branch })).rejects.toMatchObject({ code: 'E_INTEGRITY' });
  });

  it('needs no key to what is encrypted', async () => {
    const { recipient } = await ageKey();
    const config = { versions: { ...defaultConfig.versions, 'encrypt-to': [recipient] } };
    await ranIn(repository, { name: 'save', prps: [prp] }, { config });
    await repository.write('src/auth.ts', 'new');
    expect(await findings({ config })).toEqual(['PRP901:5 notice']);
  });
});

describe('what history has to say', () => {
  it('is read once, however many PRPs and gates ask', async () => {
    await repository.write('PRPs/other.md', text);
    const { branch, heads } = overheard(branchOf(repository));
    expect(await findings({ branch })).toEqual([]);
    expect(heads()).toBe(1);
  });

  it('is only looked at when no gate asks', async () => {
    const { branch, heads } = overheard(branchOf(repository));
    await findings({ branch, command: { gates: ['structure', 'scope'] } });
    expect(heads()).toBe(1);
  });
});
