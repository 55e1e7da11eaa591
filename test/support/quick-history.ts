import type { TemporaryRepository } from './temporary-repository.ts';

/** A commit to be made; a file that is null is removed. */
export interface QuickCommit {
  readonly files?: Readonly<Record<string, string | Uint8Array | null>>;
  /** Old path → new path. */
  readonly renames?: Readonly<Record<string, string>>;
  /** Committer date, seconds since 1970. */
  readonly seconds?: number;
}

const firstSecond = 1_700_000_000;

/** Makes many commits on `main` at once, one after the other, and checks the last one out. */
export async function quickHistory({ git }: TemporaryRepository, commits: readonly QuickCommit[]): Promise<void> {
  const parts: (string | Uint8Array)[] = [];
  for (const [index, { files = {}, renames = {}, seconds = firstSecond + index * 60 }] of commits.entries()) {
    const message = `Change ${index + 1}`;
    parts.push(`commit refs/heads/main\ncommitter Ann <ann@example.com> ${seconds} +0000\n`);
    parts.push(`data ${message.length}\n${message}\n`);
    if (index === 0) parts.push('deleteall\n');
    for (const [from, to] of Object.entries(renames)) parts.push(`R ${JSON.stringify(from)} ${JSON.stringify(to)}\n`);
    for (const [path, content] of Object.entries(files)) {
      if (content === null) {
        parts.push(`D ${path}\n`);
      } else {
        const bytes = Buffer.from(content);
        parts.push(`M 100644 inline ${path}\ndata ${bytes.length}\n`, bytes, '\n');
      }
    }
  }
  await git.text(['fast-import', '--quiet', '--force'], { input: parts });
  await git.text(['reset', '--hard', '--quiet', 'main']);
}
