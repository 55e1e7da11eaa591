/**
 * A parsed PRP. Line numbers count from 1; ranges include both ends. The object is immutable: a change makes a new
 * text, which is parsed again.
 */
export interface Prp {
  /** Path in the repository, `/` separated: the PRP's identity. */
  readonly path: string;
  /** The lines with their endings: joined they are the text, to the byte. */
  readonly lines: readonly Line[];
  /** `name:` of the preamble, else the first H1, else the file's name. */
  readonly title: string;
  readonly dialect: Dialect;
  readonly preamble: Preamble;
  /** In document order, flat; a section ends at the next heading of any level. */
  readonly sections: readonly Section[];
  readonly fences: readonly Fence[];
  readonly references: readonly Reference[];
  readonly tasks: readonly PrpTask[];
  /** The validation loop, in document order. */
  readonly loop: readonly ValidationLevel[];
  readonly criteria: readonly Criterion[];
  readonly boxes: readonly Box[];
}

export interface Line {
  readonly text: string;
  /** Empty on the last line of a file that does not end with one. */
  readonly ending: '\n' | '\r\n' | '\r' | '';
}

/** The template family of a document. */
export type Dialect =
  | 'base-v1' // context-rich template, levels 1 to 3
  | 'base-v2' // the same with level 4
  | 'base-v3' // Feature Goal, Deliverable, Success Definition
  | 'story' // story task: context references, implementation tasks with VALIDATE lines
  | 'task' // [ACTION] path lists
  | 'spec' // high-level, mid-level objective, low-level tasks
  | 'planning' // phases of a planning document
  | 'plan' // plan.md: mandatory reading, files to change, step-by-step tasks
  | 'poc' // proof of concept
  | 'free'; // none of these

export interface Range {
  readonly startLine: number;
  readonly endLine: number;
}

export type PreambleKind =
  | 'front-matter' // fenced by ---, key: value inside
  | 'prose' // fenced by ---, but no keys inside
  | 'bare-keys' // key: value lines without a fence
  | 'bold-lines' // **Key**: value lines
  | 'table'
  | 'comment'
  | 'none';

/** The block before the first heading, or right under the title: `startLine` 0 without one. */
export interface Preamble extends Range {
  readonly kind: PreambleKind;
  readonly fields: readonly Field[];
}

export interface Field {
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

/** The purposes of sections. */
export const roles = [
  'goal',
  'why',
  'what',
  'success',
  'context',
  'blueprint',
  'validation',
  'checklist',
  'anti-patterns',
  'rollback',
  'confidence',
  'risk',
  'gotchas',
  'integration',
  'data',
] as const;

export type Role = (typeof roles)[number];

/** A heading and the lines under it, up to the next heading of any level. */
export interface Section extends Range {
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  /** As written, without the marks. */
  readonly heading: string;
  /** The key for the alias table: lower case, without emoji, numbering, emphasis, parentheses, colon. */
  readonly normalised: string;
  /** The role the heading itself names; `undefined` when no alias matches. */
  readonly role: Role | undefined;
  /** The role that it serves: its own, else that of the nearest heading above with a role. */
  readonly within: Role | undefined;
  /** Index in `sections` of the parent heading; `undefined` at the top. */
  readonly parent: number | undefined;
  /** True for a bare `#` line with its text on the next line, as some formatters leave it. */
  readonly broken: boolean;
}

export interface Fence extends Range {
  /** First word of the info string, lower case; empty when unlabelled. */
  readonly language: string;
  /** False when the end of the document or of its list item closed it: all lines up to there are content. */
  readonly closed: boolean;
}

export type ReferenceKind =
  | 'file'
  | 'url'
  | 'doc'
  | 'docfile'
  | 'mcp'
  | 'example'
  | 'source' // SOURCE: path:10-15
  | 'mention' // @path
  | 'target'; // a file the PRP will create or change

/** A reference to a file, an address or another source. */
export interface Reference {
  readonly kind: ReferenceKind;
  /** As written, without quotes, line suffix and trailing remark. */
  readonly target: string;
  /** The cited lines, where the citation has some. */
  readonly lines: Range | undefined;
  readonly why: string | undefined;
  readonly line: number;
  /** Column of `target`'s first character, from 1. */
  readonly column: number;
}

export type BoxState = 'open' | 'done' | 'in-progress' | 'failed' | 'dropped';

export interface Box {
  readonly state: BoxState;
  readonly text: string;
  readonly line: number;
}

/** A unit of work in the blueprint. */
export interface PrpTask extends Range {
  /** As written: `1`, `2.1`; `undefined` when not numbered. */
  readonly number: string | undefined;
  readonly title: string;
  /** Upper case: CREATE, MODIFY, ADD, DELETE, …; `undefined` without a verb. */
  readonly verb: string | undefined;
  /** The path that the verb acts on. */
  readonly target: string | undefined;
  readonly state: BoxState | undefined;
  /** Its own VALIDATE commands. */
  readonly validate: readonly ShellCommand[];
}

export interface ShellCommand {
  readonly text: string;
  readonly line: number;
}

export interface Criterion {
  readonly text: string;
  readonly state: BoxState | undefined;
  readonly line: number;
}

/** One level of the validation loop. */
export interface ValidationLevel extends Range {
  /** 1 is the cheapest; `undefined` for blocks without a numbered heading. */
  readonly level: number | undefined;
  readonly title: string;
  readonly blocks: readonly ShellBlock[];
}

/** One shell fence, or one inline VALIDATE command: a single shell, in which `cd` and `export` persist. */
export interface ShellBlock extends Range {
  readonly language: string;
  /** Its lines without the fence, joined by `\n`. */
  readonly text: string;
  /** Its logical lines: the commands that run, and the base of `nature`. Joined by `\n` they are a script. */
  readonly commands: readonly ShellCommand[];
  /** The expectations of `# Expected` and `**EXPECT**`. */
  readonly expectations: readonly ShellCommand[];
  readonly nature: BlockNature;
  /** The word or line that decided the nature; empty for `runnable`. */
  readonly because: string;
}

/** Whether a block can run unchanged: the first nature of this list that applies. */
export type BlockNature =
  | 'comment-only'
  | 'destructive'
  | 'placeholder'
  | 'needs-secret'
  | 'unjudged' // its program is a variable that the block does not set, or it is too long or too deeply nested
  | 'needs-service'
  | 'needs-network'
  | 'not-shell'
  | 'runnable';

/** The text that was parsed, to the byte. */
export function print(prp: Pick<Prp, 'lines'>): string {
  return prp.lines.map((line) => line.text + line.ending).join('');
}
