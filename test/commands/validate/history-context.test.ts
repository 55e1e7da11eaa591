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

/** The findings of a validation, as `rule:line severity`, with versions stored only on request. */
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

/** Counts the requests to a branch. */
function countHeads(branch: Branch) {
  let heads = 0;
  const counted: Branch = {
    ...branch,
    head() {
      heads += 1;
      return branch.head();
    },
  };
  return { branch: counted, heads: () => heads };
}

describe('the freshness of the references of a PRP', () => {
  it('lists the files that changed since the version', async () => {
    expect(await findings()).toEqual([]);
    await save();
    expect(await findings()).toEqual([]);
    await repository.write('src/auth.ts', 'new');
    expect(await findings()).toEqual(['PRP901:5 notice']);
  });

  it('stays the same after a version that only ticks boxes', async () => {
    await save();
    await repository.write('src/auth.ts', 'new');
    await repository.write(prp, text.replace('[ ]', '[x]'));
    await repository.commit();
    await save();
    expect(await findings()).toEqual(['PRP901:5 notice']);
  });

  it('is reset by a version with a new text', async () => {
    await save();
    await repository.write('src/auth.ts', 'new');
    await repository.write(prp, `${text}\nAnd more.\n`);
    await repository.commit();
    expect(await findings()).toEqual([]);
    await save();
    expect(await findings()).toEqual([]);
  });

  it('is a new finding even if the base revision has it', async () => {
    await save();
    await repository.write('src/auth.ts', 'new');
    await repository.commit();
    expect(await findings({ command: { prps: [prp], base: 'HEAD' } })).toEqual(['PRP901:5 notice']);
  });
});

describe('the integrity of the stored history', () => {
  async function tamper(): Promise<void> {
    await save();
    const { memento } = await new History(branchOf(repository)).select(prp, 'v1');
    await putByHand(branchOf(repository), { [`${prp}/0000/${memento.id}/prp.md`]: 'evil' });
  }

  it('fails for a changed version, without a freshness finding', async () => {
    await tamper();
    await repository.write('src/auth.ts', 'new');
    expect(await findings()).toEqual(['PRP921:1 error']);
  });

  it('is a warning when the history cannot be read', async () => {
    await save();
    const branch: Branch = {
      ...branchOf(repository),
      head: () => Promise.reject(new PrpError('E_GIT', 'The remote is not there.', { hint: 'Try again.' })),
    };
    expect(await findings({ branch })).toEqual(['PRP922:1 warning']);
  });

  it('stops the command when the branch is damaged', async () => {
    await save();
    const branch: Branch = {
      ...branchOf(repository),
      head: () => Promise.reject(new PrpError('E_INTEGRITY', 'The branch names no tree.', { hint: 'Run `git fsck`.' })),
    };
    await expect(findings({ branch })).rejects.toMatchObject({ code: 'E_INTEGRITY' });
  });

  it('needs no key for encrypted versions', async () => {
    const { recipient } = await ageKey();
    const config = { versions: { ...defaultConfig.versions, 'encrypt-to': [recipient] } };
    await ranIn(repository, { name: 'save', prps: [prp] }, { config });
    await repository.write('src/auth.ts', 'new');
    expect(await findings({ config })).toEqual(['PRP901:5 notice']);
  });
});

describe('the history context', () => {
  it('is read once for all PRPs and gates', async () => {
    await repository.write('PRPs/other.md', text);
    const { branch, heads } = countHeads(branchOf(repository));
    expect(await findings({ branch })).toEqual([]);
    expect(heads()).toBe(1);
  });

  it('is not read when no gate needs it', async () => {
    const { branch, heads } = countHeads(branchOf(repository));
    await findings({ branch, command: { gates: ['structure', 'scope'] } });
    expect(heads()).toBe(1);
  });
});
