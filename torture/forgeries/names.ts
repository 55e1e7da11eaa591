import { type NamedItem, readTree, writeBlob, writeTree } from '../edited-tree.ts';
import { all, type Forgery } from '../forgery.ts';
import { prpA } from '../forgery-fixture.ts';
import type { Hand } from '../hand.ts';

const bucket = `${prpA}/0000`;

/** A directory like that of a PRP under another name, which is given as bytes. */
const named = (name: string) => async (hand: Hand) =>
  hand.edit({ [name]: { mode: '40000', id: await hand.idOf(prpA) } });

const rootItems = async (hand: Hand) => readTree(hand.git, await hand.git.text(['rev-parse', 'prp-versions^{tree}']));

/** Commits a root with other entries, sorted or not. */
async function withRoot(hand: Hand, items: readonly NamedItem[], order?: () => number): Promise<void> {
  await hand.commitTree(await writeTree(hand.git, items, order));
}

/** Trees that hold each other, `levels` deep, with `wide` names on each level. */
async function bomb(hand: Hand, levels: number, wide: number): Promise<string> {
  let id = await writeBlob(hand.git, 'FORGED');
  let mode = '100644';
  for (let level = 0; level < levels; level += 1) {
    const item = { mode, id };
    id = await writeTree(
      hand.git,
      Array.from({ length: wide }, (_, index) => ({ ...item, name: `d${String(index).padStart(4, '0')}` })),
    );
    mode = '40000';
  }
  return id;
}

/** Names and trees that no work tree could have. */
export const names: readonly Forgery[] = all(
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
    'name `.gitmodules`': (hand) => hand.edit({ '.gitmodules': '[submodule "x"]\n\tpath = x\n\turl = --evil\n' }),
    'name `..`': named('PRPs/..'),
    'name `.`': named('PRPs/.'),
    'name `__proto__`': named('PRPs/__proto__'),
    'name `constructor`': named('constructor'),
    'name with a slash in it': async (hand) => {
      const id = await hand.idOf(prpA);
      await withRoot(hand, [...(await rootItems(hand)), { mode: '40000', name: 'PRPs/x.md', id }]);
    },
    'name that is empty': async (hand) => {
      const id = await hand.idOf(prpA);
      await withRoot(hand, [...(await rootItems(hand)), { mode: '40000', name: '', id }]);
    },
    'name twice in a directory': async (hand) => {
      const items = await rootItems(hand);
      await withRoot(hand, [...items, ...items]);
    },
    'directory that is not sorted': async (hand) => {
      const items = await readTree(hand.git, await hand.idOf(bucket));
      const id = await writeTree(hand.git, items.toReversed(), () => 0);
      await hand.edit({ [bucket]: { mode: '40000', id } });
    },
    'directory that is empty': async (hand) =>
      hand.edit({ 'PRPs/empty.md': { mode: '40000', id: await writeTree(hand.git, []) } }),
    'empty bucket': async (hand) =>
      hand.edit({ [`${prpA}/0001`]: { mode: '40000', id: await writeTree(hand.git, []) } }),
    'empty version': async (hand) =>
      hand.edit({ [`${bucket}/v20270101_000000_abcdef0`]: { mode: '40000', id: await writeTree(hand.git, []) } }),
    'root that is empty': async (hand) => void (await hand.commitTree(await writeTree(hand.git, []))),
    'directories 500 deep': async (hand) => {
      const id = await bomb(hand, 500, 1);
      await hand.edit({ 'PRPs/deep': { mode: '40000', id } });
    },
    '10,000 paths made of 100 names': async (hand) => {
      const id = await bomb(hand, 2, 100);
      await hand.edit({ 'PRPs/wide': { mode: '40000', id } });
    },
    '5,000 buckets': async (hand) => {
      const id = await writeTree(hand.git, []);
      const empty = { mode: '40000', id };
      const items = Array.from({ length: 5_000 }, (_, index) => ({
        ...empty,
        name: String(index + 1).padStart(4, '0'),
      }));
      const all5000 = await writeTree(hand.git, items);
      await hand.edit({ 'PRPs/many.md': { mode: '40000', id: all5000 } });
    },
  },
);
