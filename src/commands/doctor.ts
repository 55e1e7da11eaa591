import { PrpError } from '../base/errors.ts';
import { isGitLocalVariable } from '../base/git-local-variables.ts';
import { plural } from '../base/plural.ts';
import type { Config } from '../config/config.ts';
import { isPrp } from '../config/prp-files.ts';
import { gitBranch } from '../history/branch/git-branch.ts';
import { gitRemote } from '../history/branch/git-remote.ts';
import { ownedBranch } from '../history/branch/owned-branch.ts';
import { History } from '../history/history.ts';
import { readIdentity } from '../history/versions/age-identity.ts';
import type { DoctorCheck, DoctorData } from '../report/command-data.ts';
import type { ReportOf } from '../report/report.ts';
import { gitTooOld } from '../system/git-failure.ts';
import { gitIn } from '../system/git.ts';
import type { Repository } from '../system/repository.ts';

/** How the surroundings of a command are found. Each step may fail, and its error becomes a line of the report. */
export interface DoctorSources {
  readonly directory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  openRepository(): Promise<Repository>;
  readConfig(repository: Repository): Promise<{ readonly config: Config; readonly path: string | null }>;
}

/** Checks what commands need here, and changes nothing but the remote-tracking reference of the versions branch. */
export async function doctor(sources: DoctorSources): Promise<ReportOf<'doctor', DoctorData>> {
  const checks = [await checkNode(), await attempt('git', () => checkGit(sources))];
  const repository = await opened(sources, checks);
  if (repository !== undefined) {
    checks.push(await attempt('identity', () => checkIdentity(repository)));
    const config = await readConfig(sources, repository, checks);
    if (config !== undefined) {
      checks.push(await attempt('prps', () => checkPrps(repository, config)));
      checks.push(await attempt('versions-branch', () => checkBranch(repository, config)));
      checks.push(await attempt('remote', () => checkRemote(repository, config)));
      if (config.versions['encrypt-to'].length > 0 || config.versions.identity !== undefined) {
        checks.push(await attempt('key', () => checkKey(repository, config, sources)));
      }
      checks.push(...checkSecrets(config, sources));
    }
  }
  checks.push(checkVariables(sources));
  const status = checks.some((check) => check.status === 'broken') ? 'failed' : 'passed';
  return { command: 'doctor', status, data: { checks } };
}

type Result = Omit<DoctorCheck, 'id'>;

function ok(message: string): Result {
  return { status: 'ok', message, hint: null };
}

async function attempt(id: string, check: () => Promise<Result>): Promise<DoctorCheck> {
  try {
    return { id, ...(await check()) };
  } catch (error) {
    return { id, ...brokenBy(error) };
  }
}

function brokenBy(error: unknown): Result {
  if (!(error instanceof PrpError)) throw error;
  return { status: 'broken', message: error.message, hint: error.hint };
}

async function checkNode(): Promise<DoctorCheck> {
  return { id: 'node', ...ok(`Node ${process.versions.node}`) };
}

async function checkGit({ directory }: DoctorSources): Promise<Result> {
  const git = gitIn(directory);
  const old = await gitTooOld(git);
  if (old !== undefined) throw old;
  const { stdout } = await git.run(['version']);
  return ok(
    stdout
      .toString()
      .trim()
      .replace(/^git version/, 'Git'),
  );
}

async function opened(sources: DoctorSources, checks: DoctorCheck[]): Promise<Repository | undefined> {
  try {
    const repository = await sources.openRepository();
    checks.push({ id: 'repository', ...(await repositoryState(repository)) });
    return repository;
  } catch (error) {
    checks.push({ id: 'repository', ...brokenBy(error) });
    return undefined;
  }
}

async function repositoryState({ root, git }: Repository): Promise<Result> {
  const { stdout, exitCode } = await git.run(['rev-parse', '--is-shallow-repository', 'HEAD^{commit}']);
  if (exitCode !== 0)
    return { status: 'warning', message: `${root} has no commit yet.`, hint: 'Commit something first.' };
  if (!stdout.toString().startsWith('true')) return ok(`The repository ${root}`);
  const hint = '`git fetch --unshallow` gets the rest; `prp import` and `prp validate --base` need it.';
  return { status: 'warning', message: `${root} is a shallow clone: its past is cut off.`, hint };
}

async function checkIdentity(repository: Repository): Promise<Result> {
  const actor = await repository.actor();
  if (actor !== null) return ok(`Versions are saved by ${actor}`);
  const hint = '`git config --global user.name NAME`, and the same with user.email.';
  return { status: 'warning', message: 'Git does not know your name, so versions name no author.', hint };
}

async function readConfig(
  sources: DoctorSources,
  repository: Repository,
  checks: DoctorCheck[],
): Promise<Config | undefined> {
  try {
    const { config, path } = await sources.readConfig(repository);
    checks.push({
      id: 'config',
      ...ok(path === null ? 'No configuration: the defaults are used.' : `${path} is valid.`),
    });
    return config;
  } catch (error) {
    checks.push({ id: 'config', ...brokenBy(error) });
    return undefined;
  }
}

async function checkPrps({ workTree }: Repository, config: Config): Promise<Result> {
  const files = [...(await workTree.files())].filter((path) => isPrp(path, config));
  if (files.length > 0) return ok(`${plural(files.length, 'PRP')} in the work tree`);
  const hint = '`prp generate <feature-file>` makes one. Which files are PRPs: `prps` in the configuration.';
  return { status: 'warning', message: `No file matches ${config.prps.join(', ')}.`, hint };
}

async function checkBranch({ git, objects }: Repository, { versions: { branch } }: Config): Promise<Result> {
  const versions = ownedBranch(gitBranch(git, branch, { objects }), branch);
  try {
    const history = new History(versions);
    const names = await history.names();
    if (names.length === 0) return ok(`The branch ${branch} does not exist yet. The first \`prp save\` makes it.`);
    const unsound = (await history.prps()).filter(({ latest }) => latest.tampered);
    if (unsound.length === 0) return ok(`The branch ${branch} has versions of ${plural(names.length, 'path')}.`);
    const first = unsound[0]?.prp ?? '';
    const message = `The newest version of ${first} is not as it was sealed.`;
    return { status: 'broken', message, hint: 'See `prp verify`, then `prp repair --dry-run`.' };
  } finally {
    await versions.close?.();
  }
}

/** Milliseconds that the remote gets to answer. */
const patienceMs = 15_000;

async function checkRemote({ git }: Repository, { versions: { branch, remote } }: Config): Promise<Result> {
  const remotes = (await git.text(['remote'])).split('\n').filter(Boolean);
  if (remote === undefined) {
    if (remotes.length === 0) return ok('Versions stay on this machine; there is no remote.');
    return ok(`Versions stay on this machine. \`versions: { remote: ${remotes[0]} }\` shares them.`);
  }
  const there = await gitRemote(git, remote, branch, { deadlineMs: patienceMs }).fetch();
  const here = (await git.run(['rev-parse', '--verify', '--quiet', `refs/heads/${branch}`])).stdout.toString().trim();
  if (there === undefined) return ok(`${remote} answers, and has no branch ${branch} yet.`);
  if (here === there) return ok(`${branch} is the same on ${remote}.`);
  if (here === '') return ok(`${remote} has ${branch}; the next command fetches it.`);
  const [ahead = 0, behind = 0] = (await git.text(['rev-list', '--left-right', '--count', `${here}...${there}`]))
    .split('\t')
    .map(Number);
  const message = `${branch} has ${plural(ahead, 'commit')} that ${remote} lacks, and lacks ${behind} of ${remote}.`;
  return { status: 'warning', message, hint: 'The next command that keeps or lists versions shares both: `prp list`.' };
}

async function checkKey({ git }: Repository, config: Config, { env }: DoctorSources): Promise<Result> {
  const warnings: Result[] = [];
  const warn = (message: string, hint: string) => void warnings.push({ status: 'warning', message, hint });
  const identity = await readIdentity({ env, configured: config.versions.identity, git, warn });
  if (warnings[0] !== undefined) return warnings[0];
  if (identity !== undefined) return ok(`Encrypted versions are read with ${identity.from}.`);
  const hint = 'Set `versions.identity`, or PRP_AGE_IDENTITY_FILE, to your key file.';
  return { status: 'warning', message: 'New versions are encrypted, and no key to read them is set.', hint };
}

function checkSecrets({ observers: { notify } }: Config, { env }: DoctorSources): readonly DoctorCheck[] {
  const missing = notify.map((one) => one['secret-env']).filter((name) => !env[name]);
  return [...new Set(missing)].map((name) => ({
    id: 'notify-secret',
    status: 'warning',
    message: `${name} is not set, so a webhook of the configuration is not called.`,
    hint: 'Set it where notifications are wanted, for example in CI.',
  }));
}

/** Git sets these for hooks; they lead other programs to its own repository. */
function checkVariables({ env }: DoctorSources): DoctorCheck {
  const set = Object.keys(env).filter((name) => isGitLocalVariable(name) && env[name] !== '');
  if (set.length === 0) return { id: 'environment', ...ok('No variable of Git leads elsewhere.') };
  const message = `${set.join(', ')} ${set.length === 1 ? 'is' : 'are'} set, as in a hook of Git.`;
  return { id: 'environment', status: 'ok', message: `${message} Commands do not inherit them.`, hint: null };
}
