import { posix } from 'node:path';
import type { ImportCommand } from '../command.ts';
import { PrpError } from '../base/errors.ts';
import { scanRevisions } from '../gates/secrets/scan-revisions.ts';
import { globProblem } from '../base/glob.ts';
import type { Git } from '../system/git.ts';
import { checkedOutBranch } from '../system/git-directory.ts';
import { packedRefsError, brokenRefError, unlistedRefs } from '../history/branch/broken-ref.ts';
import { type Imported, type ImportedPrp, importRevisions } from '../history/import/import-revisions.ts';
import type { ImportData } from '../report/command-data.ts';
import type { ReportOf } from '../report/report.ts';
import type { Runtime } from '../runtime.ts';
import { isPrp } from '../config/prp-files.ts';
import { announceSaved } from './versions/version-input.ts';
import { secretsIn } from './versions/unstorable.ts';

/** Makes versions of every revision of PRPs in Git's history. It neither reads nor writes the work tree. */
export async function importPrps(command: ImportCommand, runtime: Runtime): Promise<ReportOf<'import', ImportData>> {
  const { repository, history, config } = runtime;
  const { limit, append, dryRun } = command;
  const globs = command.globs.length > 0 ? command.globs : config.prps;
  refuseUnreadable(globs);
  const wanted = { ignore: config.ignore, prps: [...globs] };
  const [{ commit, cut }, name] = await Promise.all([start(runtime), repository.name()]);
  const scan = scanRevisions();
  const leaveOut = leavingOut(runtime);
  const nothing: Imported = { prps: [], unnamed: 0 };
  const { prps, unnamed } =
    commit === null
      ? nothing
      : await importRevisions(history, repository.git, {
          head: commit,
          pathspecs: pathspecsFor(globs),
          isPrp: (path) => isPrp(path, wanted),
          hasSecret: async (text) => (await secretsIn(text, runtime, scan)).length > 0,
          mustLeaveOut: async (words, called) => leaveOut.holds(words, called),
          limit,
          append,
          dryRun,
          repository: name,
          onSaved: (appended) => announceSaved(appended, runtime),
        });
  leaveOut.tell();
  return {
    command: 'import',
    status: 'passed',
    data: {
      prps: prps.map(dataOf),
      versions: sum(prps, ({ added }) => added.length),
      known: sum(prps, ({ known }) => known),
      skipped: sum(prps, ({ skipped }) => skipped.length) + unnamed,
      unnamed,
      globs,
      head: commit,
      cut,
      maxPerPrp: (config.versions['cleanup-interval-days'] > 0 && config.versions['max-per-prp']) || null,
      dryRun,
    },
  };
}

function refuseUnreadable(globs: readonly string[]): void {
  for (const glob of globs) {
    const problem = globProblem(glob);
    if (problem === undefined) continue;
    throw new PrpError('E_USAGE', `${glob.slice(0, 80)} cannot be read: ${problem}.`, {
      hint: 'Use globs such as PRPs/**/*.md.',
    });
  }
}

/** Checks metadata for secrets, and warns once of all that were left out. */
function leavingOut(runtime: Runtime) {
  const known = new Map<string, Promise<boolean>>();
  const names = new Set<string>();
  async function look(words: string, name: string): Promise<boolean> {
    if ((await secretsIn(words, runtime)).length === 0) return false;
    names.add(name);
    return true;
  }
  return {
    holds(words: string, name: string): Promise<boolean> {
      const answer = known.get(words) ?? look(words, name);
      known.set(words, answer);
      return answer;
    },
    tell() {
      const [first, ...others] = names;
      if (first === undefined) return;
      const more = others.length > 0 ? ` (and ${others.length} more like it)` : '';
      runtime.announce({
        type: 'warning',
        message: `Found what looks like a secret in ${first}${more}. No version contains it.`,
        hint: 'Revoke the secret: Git keeps it, and it may be known by now.',
      });
    },
  };
}

/**
 * Limits Git to files with the extensions of the globs. All folders are included: a PRP may have moved into its folder
 * from another.
 */
function pathspecsFor(globs: readonly string[]): readonly string[] {
  const endings = globs.map((glob) => /\.\w+$/.exec(posix.basename(glob))?.[0]);
  return endings.includes(undefined) ? [] : [...new Set(endings.map((ending) => `**/*${ending ?? ''}`))];
}

/** The commit to start from, null in a repository without commits, and whether the history is cut, as in a shallow clone. */
async function start({ repository }: Runtime): Promise<{ readonly commit: string | null; readonly cut: boolean }> {
  const { stdout, exitCode } = await repository.git.run(['rev-parse', '--is-shallow-repository', 'HEAD^{commit}']);
  const [cut, commit = ''] = stdout.toString().trim().split('\n');
  if (exitCode !== 0) await refuseBroken(repository.git);
  return { commit: exitCode === 0 ? commit : null, cut: cut === 'true' };
}

/** A branch without commits has no reference. A reference that leads to no commit is damaged: throws `E_INTEGRITY`. */
async function refuseBroken(git: Git): Promise<void> {
  const ref = await checkedOutBranch(git);
  const packed = await packedRefsError(git, ref ?? 'HEAD');
  if (packed !== undefined) throw packed;
  const name = /^refs\/heads\/(.+)$/.exec(ref ?? '')?.[1];
  const hasId = (await git.run(['rev-parse', '--verify', '--quiet', 'HEAD'])).exitCode === 0;
  const isThere = name !== undefined && (await unlistedRefs(git, name, new Set())).includes(`refs/heads/${name}`);
  if (ref === null || hasId || isThere) {
    throw await brokenRefError(git, ref ?? 'HEAD', 'it exists, but leads to no commit');
  }
}

function dataOf({
  prp,
  isPresent,
  formerPaths,
  added,
  known,
  skipped,
  restated,
}: ImportedPrp): ImportData['prps'][number] {
  return {
    prp,
    present: isPresent,
    formerPaths,
    versions: added.length,
    known,
    skipped: [...Map.groupBy(skipped, ({ reason }) => reason)].map(([reason, revisions]) => ({
      reason,
      count: revisions.length,
      commits: revisions.slice(0, 5).map(({ revision }) => revision.commit.id),
    })),
    from: added[0]?.commit.id ?? null,
    to: added.at(-1)?.commit.id ?? null,
    restated,
  };
}

function sum(prps: readonly ImportedPrp[], count: (prp: ImportedPrp) => number): number {
  return prps.reduce((total, prp) => total + count(prp), 0);
}
