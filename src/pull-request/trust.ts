/** Whose words a run acts on, and with whose token. */
export type Trust =
  | 'own' // commits of someone who may push here
  | 'outside' // a pull request of a fork, or of Dependabot: GitHub gives a token that may only read
  | 'privileged' // a writing token, but content that anyone may have written: comments, pull_request_target
  | 'default-branch'; // what has landed

/** What a run may do. The token may still refuse what stands here as true. */
export interface Rights {
  /** Comment, make checks, label. */
  readonly report: boolean;
  /** Keep versions and records on the versions branch. */
  readonly versions: boolean;
  /** Push commits to the branch it is about. */
  readonly commit: boolean;
  /** Run commands and plugins that stand in the checked-out files. */
  readonly runCommands: boolean;
  /** Where configuration, plugins and templates are read. */
  readonly configFrom: 'checkout' | 'default-branch';
}

const rights = {
  own: { report: true, versions: true, commit: true, runCommands: true, configFrom: 'checkout' },
  outside: { report: false, versions: false, commit: false, runCommands: false, configFrom: 'default-branch' },
  privileged: { report: true, versions: true, commit: true, runCommands: false, configFrom: 'default-branch' },
  'default-branch': { report: true, versions: true, commit: true, runCommands: true, configFrom: 'checkout' },
} as const satisfies Record<Trust, Rights>;

/**
 * `fromFork` says that the content comes from another repository. Its versions are not kept and nothing is pushed to it,
 * not even with a token that could: a stranger would fill the versions branch.
 */
export function rightsOf(trust: Trust, fromFork: boolean): Rights {
  const own = rights[trust];
  return fromFork ? { ...own, versions: false, commit: false, runCommands: false, configFrom: 'default-branch' } : own;
}
