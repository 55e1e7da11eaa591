import { appendFile } from 'node:fs/promises';
import { type GitRepository, initialised } from '../test/support/git-repository.ts';
import { completeFiles, completePrp } from '../test/support/complete-prp.ts';

export const paths = Array.from({ length: 5 }, (_, index) => `PRPs/p${index}.md`);

/** How many files have a past to import, and how many revisions each. */
export const pasts = 100;
export const revisions = 5;

export const pastPath = (index: number): string => `past/f${index}.md`;
export const pastText = (index: number, revision: number): string =>
  `# PRP: Past ${index}\n\n## Goal\n\nRevision ${revision}.\n`;

export const featurePath = (index: number): string => `features/f${index}.md`;

/** A PRP that passes all gates, and is like no other. */
export const draft = (number: number): string => `${completePrp}\n## Notes\n\nDraft ${number}.\n`;

/** A repository with all that may be lost: a past, PRPs, requests, a stash, changes that are staged and that are not. */
export async function killFixture(directory: string): Promise<GitRepository> {
  const repository = await initialised(directory);
  const { git } = repository;
  // No packing in the background: who cleans up meanwhile is another attempt's matter.
  await appendFile(`${directory}/.git/config`, '[gc]\n\tauto = 0\n');
  await git.text(['fast-import', '--quiet'], { input: pastStream() });
  await git.text(['reset', '--quiet', '--hard', 'main']);
  await repository.write('.github/prp.yml', 'versions:\n  max-per-prp: 0\n  cleanup-interval-days: 0\n');
  for (const [path, text] of Object.entries(completeFiles)) await repository.write(path, text);
  for (const path of paths) await repository.write(path, draft(0));
  await repository.write('notes.txt', 'committed\n');
  await repository.commit();
  await repository.write('notes.txt', 'stashed\n');
  await git.text(['stash', 'push', '--quiet']);
  await repository.write('notes.txt', 'staged\n');
  await git.text(['add', 'notes.txt']);
  await repository.write('notes.txt', 'written\n');
  return repository;
}

function* pastStream(): Iterable<string> {
  for (let revision = 0; revision < revisions; revision += 1) {
    const message = `Revision ${revision}`;
    yield `commit refs/heads/main\ncommitter Ann <ann@example.com> ${1_700_000_000 + revision * 60} +0000\n`;
    yield `data ${message.length}\n${message}\n`;
    for (let index = 0; index < pasts; index += 1) {
      const text = pastText(index, revision);
      yield `M 100644 inline ${pastPath(index)}\ndata ${text.length}\n${text}\n`;
    }
  }
}
