import { type NamedItem, readTree, writeBlob, writeTree } from '../edit-tree.ts';
import { forgeriesFrom, type Forgery } from '../forgery.ts';
import { prpA } from '../forgery-fixture.ts';
import type { Forger } from '../forger.ts';

const bucket = `${prpA}/0000`;

/** A directory like that of a PRP under another name, which is given as bytes. */
const named = (name: string) => async (forger: Forger) =>
  forger.edit({ [name]: { mode: '40000', id: await forger.idOf(prpA) } });

const rootItems = async (forger: Forger) =>
  readTree(forger.git, await forger.git.text(['rev-parse', 'prp-versions^{tree}']));

/** Commits a root with other entries, sorted or not. */
async function withRoot(forger: Forger, items: readonly NamedItem[], order?: () => number): Promise<void> {
  await forger.commitTree(await writeTree(forger.git, items, order));
}

/** Trees that hold each other, `levels` deep, with `wide` names on each level. */
async function bomb(forger: Forger, levels: number, wide: number): Promise<string> {
  let id = await writeBlob(forger.git, 'FORGED');
  let mode = '100644';
  for (let level = 0; level < levels; level += 1) {
    const item = { mode, id };
    id = await writeTree(
      forger.git,
      Array.from({ length: wide }, (_, index) => ({ ...item, name: `d${String(index).padStart(4, '0')}` })),
    );
    mode = '40000';
  }
  return id;
}

/** Names and trees that no work tree could have. */
export const names: readonly Forgery[] = forgeriesFrom(
  { expect: 'named' },
  {
    'name that is not UTF-8': named('PRPs/\xff\xfe.md'),
    'name that is half a character': named('PRPs/\xe2\x82.md'),
    'name with a line feed': named('PRPs/a\nPRPs/b.md'),
    'name with a tab': named('PRPs/a\tb.md'),
    'name with control characters': named('PRPs/\x1b[31m\x1b]0;pwn\x07.md'),
    'name with a quote': named('PRPs/"a".md'),
    'name with a backslash': named('PRPs\\a.md'),
    'name that starts like an option': named('--help.md'),
    'name that is a pathspec': named(':(top)a.md'),
    'name of 300 characters': named(`PRPs/${'n'.repeat(300)}.md`),
    'name of 100,000 characters': named(`PRPs/${'n'.repeat(100_000)}.md`),
    'name `.git`': named('.git'),
    'name `.GIT`': named('PRPs/.GIT'),
    'name `git~1`': named('PRPs/git~1'),
    'name `.gitmodules`': (forger) => forger.edit({ '.gitmodules': '[submodule "x"]\n\tpath = x\n\turl = --evil\n' }),
    'name `..`': named('PRPs/..'),
    'name `.`': named('PRPs/.'),
    'name `__proto__`': named('PRPs/__proto__'),
    'name `constructor`': named('constructor'),
    'name with a slash in it': async (forger) => {
      const id = await forger.idOf(prpA);
      await withRoot(forger, [...(await rootItems(forger)), { mode: '40000', name: 'PRPs/x.md', id }]);
    },
    'name that is empty': async (forger) => {
      const id = await forger.idOf(prpA);
      await withRoot(forger, [...(await rootItems(forger)), { mode: '40000', name: '', id }]);
    },
    'name twice in a directory': async (forger) => {
      const items = await rootItems(forger);
      await withRoot(forger, [...items, ...items]);
    },
    'directory that is not sorted': async (forger) => {
      const items = await readTree(forger.git, await forger.idOf(bucket));
      const id = await writeTree(forger.git, items.toReversed(), () => 0);
      await forger.edit({ [bucket]: { mode: '40000', id } });
    },
    'directory that is empty': async (forger) =>
      forger.edit({ 'PRPs/empty.md': { mode: '40000', id: await writeTree(forger.git, []) } }),
    'empty bucket': async (forger) =>
      forger.edit({ [`${prpA}/0001`]: { mode: '40000', id: await writeTree(forger.git, []) } }),
    'empty version': async (forger) =>
      forger.edit({ [`${bucket}/v20270101_000000_abcdef0`]: { mode: '40000', id: await writeTree(forger.git, []) } }),
    'root that is empty': async (forger) => void (await forger.commitTree(await writeTree(forger.git, []))),
    'directories 500 deep': async (forger) => {
      const id = await bomb(forger, 500, 1);
      await forger.edit({ 'PRPs/deep': { mode: '40000', id } });
    },
    '10,000 paths made of 100 names': async (forger) => {
      const id = await bomb(forger, 2, 100);
      await forger.edit({ 'PRPs/wide': { mode: '40000', id } });
    },
    '5,000 buckets': async (forger) => {
      const id = await writeTree(forger.git, []);
      const empty = { mode: '40000', id };
      const items = Array.from({ length: 5_000 }, (_, index) => ({
        ...empty,
        name: String(index + 1).padStart(4, '0'),
      }));
      const all5000 = await writeTree(forger.git, items);
      await forger.edit({ 'PRPs/many.md': { mode: '40000', id: all5000 } });
    },
  },
);
