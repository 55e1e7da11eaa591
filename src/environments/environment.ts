/** What a technology stack offers a PRP: how to recognise it, and the commands that check work done in it. All data. */
export interface Environment {
  readonly id: string;
  readonly title: string;
  /** Info string of its code fences. */
  readonly language: string;
  /** Any of them says that the stack is used here; of an environment without marks nothing does. */
  readonly marks: readonly Condition[];
  /** What `{name}` stands for in a command: the first choice that holds. */
  readonly words: Readonly<Record<string, readonly Choice[]>>;
  readonly commands: readonly EnvironmentCommand[];
  /** Put before the commands of the stack that is found next, for what has no command of its own here. */
  readonly wraps?: string;
}

interface Choice {
  readonly word: string;
  /** Absent: always. */
  readonly when?: Condition;
}

export interface EnvironmentCommand {
  readonly id: CommandId;
  /** Level of the validation loop it belongs to. */
  readonly level: 1 | 2 | 3;
  readonly run: string;
  /**
   * Offered only when this holds; of several commands with one id the first that holds is taken. Absent only where the
   * tool comes with the stack and needs no configuration.
   */
  readonly when?: Condition;
}

export type CommandId = 'format' | 'lint' | 'types' | 'test' | 'build';

/** A fact about the files of a repository. Paths are from its root. */
export type Condition =
  | { readonly file: string }
  /** Names of which some file has one; a `*` in the last part stands for anything. */
  | { readonly like: readonly string[] }
  /** A word in one of some files, outside comments that start with `#`. */
  | { readonly mention: string; readonly in: readonly string[] }
  /** A script that is really there: in package.json, composer.json, devbox.json or deno.json. */
  | { readonly script: string; readonly in: string }
  /** A target of a Makefile, or a recipe of a justfile. */
  | { readonly target: string; readonly in: string }
  /** A package that package.json depends on. */
  | { readonly dependency: string }
  /** What the `packageManager` field of package.json says. */
  | { readonly packageManager: string }
  | { readonly all: readonly Condition[] };
