/** Where the content of a run comes from, and which token the run has. */
export type Trust =
  | 'own' // commits of an account that may push here
  | 'outside' // a pull request of a fork, or of Dependabot: GitHub gives a token that may only read
  | 'privileged' // a writing token, but content from any account: comments, pull_request_target
  | 'default-branch'; // merged content

/** The actions that a run may take. The token may still lack a permission. */
export interface Rights {
  /** Comment, create checks, label. */
  readonly report: boolean;
  /** Keep versions and records on the versions branch. */
  readonly versions: boolean;
  /** Push commits to the branch. */
  readonly commit: boolean;
  /** Run commands and plugins of the checked-out files. */
  readonly runCommands: boolean;
  /** The source of configuration, plugins and templates. */
  readonly configFrom: 'checkout' | 'default-branch';
}

const rights = {
  own: { report: true, versions: true, commit: true, runCommands: true, configFrom: 'checkout' },
  outside: { report: false, versions: false, commit: false, runCommands: false, configFrom: 'default-branch' },
  privileged: { report: true, versions: true, commit: true, runCommands: false, configFrom: 'default-branch' },
  'default-branch': { report: true, versions: true, commit: true, runCommands: true, configFrom: 'checkout' },
} as const satisfies Record<Trust, Rights>;

/**
 * `fromFork`: the content comes from another repository. No version of it is kept and nothing is pushed, even with a token
 * that could: any account could fill the versions branch.
 */
export function rightsOf(trust: Trust, fromFork: boolean): Rights {
  const own = rights[trust];
  return fromFork ? { ...own, versions: false, commit: false, runCommands: false, configFrom: 'default-branch' } : own;
}
