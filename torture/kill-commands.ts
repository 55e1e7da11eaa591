import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GitRepository } from '../test/support/git-repository.ts';
import { completeFiles } from '../test/support/complete-prp.ts';
import { draft, featurePath, pastPath, pasts, pastText, paths, revisions } from './kill-fixture.ts';
import type { Random } from './random.ts';

/** A command that is going to be killed. */
export interface KillTarget {
  readonly args: readonly string[];
  /** The file that it may write, and what may be in it afterwards; undefined stands for no file. */
  readonly file?: { readonly path: string; readonly mayHold: readonly (string | undefined)[] };
  /** Holds what must be there once the command has told that it succeeded. */
  readonly promised: Promised;
}

interface Promised {
  /** PRP whose versions must have these texts. */
  readonly texts?: { readonly prp: string; readonly all: readonly string[] };
  readonly tag?: { readonly prp: string; readonly name: string };
}

export interface KillSetup {
  readonly repository: GitRepository;
  readonly random: Random;
  /** Differs in each attempt. */
  readonly number: number;
  /** The versions that were announced, by PRP. */
  readonly kept: ReadonlyMap<string, readonly SavedText[]>;
}

export interface SavedText {
  readonly sequence: number;
  readonly text: string;
}

/** How many of a hundred attempts each command gets; it takes one of them after the other. */
const shares = { save: 18, rollback: 18, validate: 26, import: 12, compact: 12, tag: 8, generate: 6 } as const;
export type CommandKind = keyof typeof shares;

/** The kinds in an order in which every stretch has something of each. */
const order: readonly CommandKind[] = Object.entries(shares)
  .flatMap(([kind, share]) =>
    Array.from({ length: share }, (_, index) => ({ kind: kind as CommandKind, at: (index + 0.5) / share })),
  )
  .toSorted((a, b) => a.at - b.at)
  .map(({ kind }) => kind);

export function commandKindOf(number: number): CommandKind {
  return order[number % order.length] ?? 'save';
}

const makers: Readonly<Record<CommandKind, (stage: KillSetup) => Promise<KillTarget>>> = {
  save: async (stage) => {
    const { prp, text } = await edited(stage);
    return victim(['save', prp], prp, text);
  },

  validate: async (stage) => {
    const { prp, text } = await edited(stage);
    return victim(['validate', prp], prp, text);
  },

  async rollback({ repository, random, kept }) {
    const prp = random.pick([...kept.keys()]);
    const { sequence, text } = random.pick(kept.get(prp) ?? []);
    const before = await readFile(join(repository.directory, prp), 'utf8');
    return {
      args: ['rollback', prp, `v${sequence}`],
      file: { path: prp, mayHold: [before, text] },
      promised: { texts: { prp, all: [text] } },
    };
  },

  async import({ number }) {
    // Each has another past to import.
    const index = Math.floor((number * shares.import) / 100) % pasts;
    const prp = pastPath(index);
    const all = Array.from({ length: revisions }, (_, revision) => pastText(index, revision));
    return { args: ['import', prp], promised: { texts: { prp, all } } };
  },

  async compact() {
    return { args: ['cleanup', '--compact'], promised: {} };
  },

  async tag({ random, kept, number }) {
    const prp = random.pick([...kept.keys()]);
    const name = `tag-${number}`;
    return { args: ['tag', prp, 'latest', name], promised: { tag: { prp, name } } };
  },

  async generate({ repository, number }) {
    const feature = featurePath(number);
    const reference = Object.keys(completeFiles)[0] ?? '';
    await repository.write(
      feature,
      `# Feature ${number}\n\n## FEATURE:\nFind note ${number}.\n\n## EXAMPLES:\n\`${reference}\`: the class to extend\n`,
    );
    const path = `PRPs/generated-${number}.md`;
    // The next run is not killed and writes the whole document.
    return { args: ['generate', feature, '--out', path], file: { path, mayHold: [undefined] }, promised: {} };
  },
};

export function killTargetOf(kind: CommandKind, stage: KillSetup): Promise<KillTarget> {
  return makers[kind](stage);
}

async function edited({
  repository,
  random,
  number,
}: KillSetup): Promise<{ readonly prp: string; readonly text: string }> {
  const prp = random.pick(paths);
  const text = draft(number + 1);
  await repository.write(prp, text);
  return { prp, text };
}

function victim(args: readonly string[], prp: string, text: string): KillTarget {
  return { args, file: { path: prp, mayHold: [text] }, promised: { texts: { prp, all: [text] } } };
}
