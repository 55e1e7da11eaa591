import { describe, expect, it } from 'vitest';
import { memoryBranch } from '../../../src/history/branch/memory-branch.ts';
import { branchContract } from '../../contracts/branch.ts';
import { replacingContract } from '../../contracts/replacing.ts';

for (const contract of [branchContract, replacingContract])
  contract('memoryBranch', async () => {
    const branch = memoryBranch();
    return { branch, other: branch, messageOf: (commit) => branch.message(commit) };
  });

describe('memoryBranch', () => {
  it('shares no bytes with its callers', async () => {
    const branch = memoryBranch();
    const bytes = Buffer.from('written');
    const head = await branch.commit({ write: new Map([['a', bytes]]) }, 'A commit', undefined);
    bytes.fill(0);
    (await branch.read(head, ['a'])).get('a')?.fill(0);
    const read = (await branch.read(head, ['a'])).get('a');
    expect(Buffer.from(read ?? []).toString()).toBe('written');
  });
});
