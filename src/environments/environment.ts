/** What a technology stack offers a PRP: how to recognise it, and the commands that check work done in it. All data. */
export interface Environment {
  readonly id: string;
  readonly title: string;
  /** Info string of its code fences. */
  readonly language: string;
  /** Files at the repository's root, `*` allowed in front of an extension: any of them says the stack is used. */
  readonly markers: readonly string[];
  /** What `{runner}` stands for: the first whose lock file is there, else the one without a lock file. */
  readonly runners: readonly { readonly lockFile?: string; readonly command: string }[];
  readonly commands: readonly EnvironmentCommand[];
}

export interface EnvironmentCommand {
  readonly id: CommandId;
  /** Level of the validation loop it belongs to. */
  readonly level: 1 | 2 | 3;
  /** Starts with `{runner}` where the stack's runner matters. */
  readonly run: string;
  /** Offered only when this holds; of several commands with one id the first that holds is taken. */
  readonly when?: Condition;
}

export type CommandId = 'format' | 'lint' | 'types' | 'test' | 'build';

export type Condition =
  | { readonly file: string }
  | { readonly mention: string; readonly in: string }
  /** A script of package.json. */
  | { readonly script: string };
