import { environmentFamilies, namesTest } from './environment-families.ts';
import { isGitLocalVariable } from '../base/git-local-variables.ts';
import { isSecretVariable } from '../base/secret-variable.ts';

/**
 * Which door commands are run through. Of the environment of a workflow's step they see what is on a list; on a user's
 * machine all but what looks like a secret. Git's repository variables reach them through neither.
 */
export type EnvironmentPolicy = 'listed' | 'all-but-secrets';

export interface CommandEnvironment {
  readonly env: NodeJS.ProcessEnv;
  /** Names that commands might miss, those first that the configuration can add. */
  readonly withheld: readonly string[];
}

/** The files and addresses by which a step speaks for its workflow. */
const runnerName = /^ACTIONS_|^GITHUB_(?:ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)$/i;
const stepName = /^(?:INPUT|STATE)_|^GITHUB_EVENT_PATH$/i;
const neverName = /^PRP_AGE_IDENTITY|^INPUT_GITHUB[-_]TOKEN$/i;

/** Why the configuration cannot give a variable to commands; `undefined` where it can. A name may end with `*`. */
export function environmentRefusal(pattern: string): string | undefined {
  const name = pattern.replace(/\*$/, '');
  if (isGitLocalVariable(name) || /^GIT_CONFIG_(?:KEY|VALUE)_$/.test(name)) {
    return 'says which repository Git works in: no command gets it';
  }
  if (runnerName.test(name)) return 'belongs to the runner: through it a command could speak for the workflow';
  if (neverName.test(name)) return 'opens encrypted versions, or is the token of the action: no command gets it';
  return undefined;
}

/** Makes the environment of commands. `added` are names, or beginnings of names before a `*`. */
export function commandEnvironment(
  policy: EnvironmentPolicy,
  added: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): CommandEnvironment {
  const ignoresCase = process.platform === 'win32';
  const isAdded = namesTest(added, ignoresCase);
  const isListed = namesTest(
    environmentFamilies.flatMap(({ names }) => names),
    ignoresCase,
  );
  const kept: [string, string | undefined][] = [];
  const withheld: string[] = [];
  for (const [name, value = ''] of Object.entries(env)) {
    const isRunners = runnerName.test(name) || stepName.test(name);
    const mayPass = policy === 'all-but-secrets' ? !isRunners : isListed(name);
    if (environmentRefusal(name) === undefined && (isAdded(name) || (mayPass && !isSecretVariable(name, value)))) {
      kept.push([name, value]);
    } else if (!isRunners && !neverName.test(name) && value !== '') withheld.push(name);
  }
  const [addable, others] = [withheld.filter((name) => !isGitLocalVariable(name)), withheld.filter(isGitLocalVariable)];
  return { env: Object.fromEntries(kept), withheld: [...addable.toSorted(), ...others.toSorted()] };
}
