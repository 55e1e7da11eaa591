/** A technology stack: how to recognise it, and the commands that check work done in it. Plain data. */
export interface Environment {
  readonly id: string;
  readonly title: string;
  /** Info string of its code fences. */
  readonly language: string;
  /** Any of them identifies the stack; an environment without marks is never identified. */
  readonly marks: readonly Condition[];
  /** The values of `{name}` in commands: the first choice that holds. */
  readonly words: Readonly<Record<string, readonly Choice[]>>;
  readonly commands: readonly EnvironmentCommand[];
  /** A prefix for the commands of the next detected stack, for ids without a command in this one. */
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
   * Offered only when this holds; of several commands with one id the first that holds is used. Absent only where the
   * tool comes with the stack and needs no configuration.
   */
  readonly when?: Condition;
}

export type CommandId = 'format' | 'lint' | 'types' | 'test' | 'build';

/** A fact about the files of a repository. Paths are from its root. */
export type Condition =
  | { readonly file: string }
  /** Names, at least one of which exists; a `*` in the last part stands for anything. */
  | { readonly like: readonly string[] }
  /** A word in one of some files, outside comments that start with `#`. */
  | { readonly mention: string; readonly in: readonly string[] }
  /** A script of package.json, composer.json, devbox.json or deno.json, other than a placeholder. */
  | { readonly script: string; readonly in: string }
  /** A target of a Makefile, or a recipe of a justfile. */
  | { readonly target: string; readonly in: string }
  /** A package that package.json depends on. */
  | { readonly dependency: string }
  /** The value of the `packageManager` field of package.json. */
  | { readonly packageManager: string }
  | { readonly all: readonly Condition[] };
