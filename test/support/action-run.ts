/** The event that started a workflow; `github/events.ts` builds them. */
export interface WorkflowEvent {
  readonly name: string;
  readonly payload: unknown;
  /** `GITHUB_REF`. */
  readonly ref: string;
  /** `GITHUB_SHA`. */
  readonly sha: string;
  /** Login. */
  readonly actor: string;
  /** `owner/name`. */
  readonly repository: string;
  /** Branches of a pull request. */
  readonly baseRef?: string;
  readonly headRef?: string;
}

export interface ActionRun {
  readonly event: WorkflowEvent;
  /** The directory with `action.yml`. @default this project */
  readonly action?: string;
  /** The file to run, below the directory. @default the one in `action.yml` */
  readonly main?: string;
  /** As in `with:`. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Where GitHub is; a `FakeGithub` is such. @default nowhere */
  readonly github?: { readonly serverUrl: string; readonly apiUrl: string; readonly graphqlUrl: string };
  /** The value of `${{ github.token }}`. @default '' */
  readonly token?: string;
  /** Where the repository is checked out. @default an empty directory */
  readonly workspace?: string;
  /** As in `env:`; what is undefined is taken away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Saved by a step before. */
  readonly state?: Readonly<Record<string, string>>;
  readonly isDebug?: boolean;
  readonly runId?: number;
  readonly runNumber?: number;
  readonly runAttempt?: number;
  /** Hears each line that it prints, and may send it a signal then; SIGINT is how a runner cancels a step. */
  readonly heard?: (line: string, kill: (signal: NodeJS.Signals) => void) => void;
}
