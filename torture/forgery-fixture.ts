import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { rawChecksum } from '../src/prp/canonical.ts';
import { completeFiles, completePrp } from '../test/support/complete-prp.ts';
import { ageKey } from '../test/support/age-key.ts';
import { type GitRepository, initialised } from '../test/support/git-repository.ts';
import { type AnnouncedVersion, announcedVersions, parseAnswer } from './announced-versions.ts';
import { runPrp } from './run-prp.ts';
import type { Scratch } from './scratch.ts';

export const prpA = 'PRPs/a.md';
export const prpB = 'PRPs/b.md';
export const prpC = 'PRPs/deep/c.md';
export const prpSealed = 'PRPs/sealed.md';

/** A version, and its true text. */
export interface TrueVersion extends AnnouncedVersion {
  readonly text: string;
}

export interface ForgeryFixture {
  readonly repository: GitRepository;
  readonly versions: readonly TrueVersion[];
  readonly env: Readonly<Record<string, string>>;
}

const text = (what: string): string => `${completePrp}\n## Notes\n\n${what}\n`;

/**
 * Four PRPs, one of them encrypted. Of `a`: v1 tagged, v2 validated, v3 saved, v4 restored from v2, v5 saved. Of `b`
 * three versions, of `c` one that was validated; a file whose past waits to be imported.
 */
export async function forgeryFixture(place: Scratch): Promise<ForgeryFixture> {
  const repository = await initialised(await place.folder('original'));
  const { directory } = repository;
  await appendFile(`${directory}/.git/config`, '[gc]\n\tauto = 0\n');
  const key = await ageKey();
  const env = { ...place.env, PRP_AGE_IDENTITY: key.secret };
  const texts = new Map<string, string>();
  const versions: TrueVersion[] = [];

  const prp = async (...args: readonly string[]) => {
    const { stdout, stderr, exitCode } = await runPrp(directory, [...args, '--json'], { env });
    if (exitCode !== 0) throw new Error(`prp ${args.join(' ')}: ${stderr}${stdout.toString()}`);
    for (const found of announcedVersions(parseAnswer(stdout))) {
      if (!versions.some(({ id, prp: of }) => id === found.id && of === found.prp)) {
        versions.push({ ...found, text: texts.get(found.checksum) ?? '' });
      }
    }
  };
  const write = async (path: string, content: string) => {
    await repository.write(path, content);
    texts.set(rawChecksum(Buffer.from(content)), content);
  };

  for (const [path, content] of Object.entries(completeFiles)) await repository.write(path, content);
  await repository.write('.github/sealed.yml', `versions:\n  encrypt-to: [${key.recipient}]\n`);
  for (const revision of ['one', 'two']) {
    await repository.write('past/p.md', text(revision));
    await repository.commit();
  }
  for (const [number, command] of [
    [1, 'save'],
    [2, 'validate'],
    [3, 'save'],
  ] as const) {
    await write(prpA, text(`a${number}`));
    await prp(command, prpA);
    await write(prpB, text(`b${number}`));
    await prp('save', prpB);
  }
  await prp('tag', prpA, 'v1', 'approved');
  await prp('rollback', prpA, 'v2');
  await write(prpA, text('a5'));
  await prp('save', prpA);
  await write(prpC, text('c1'));
  await prp('validate', prpC);
  for (const what of ['secret one', 'secret two']) {
    await write(prpSealed, text(what));
    await prp('save', prpSealed, '--config', '.github/sealed.yml');
  }
  await repository.commit();
  await rm(join(directory, '.git/hooks'), { recursive: true, force: true });
  return { repository, versions, env };
}
