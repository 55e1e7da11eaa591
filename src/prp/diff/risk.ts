/** The kinds of losses, in order of weight. */
type RiskKind =
  | 'all-gates-removed' // no validation command remains
  | 'level-removed' // a whole level of the validation loop
  | 'gate-removed' // a validation command
  | 'gate-weakened' // a validation command that now lets more pass
  | 'gate-changed' // a validation command that now expects another value
  | 'criterion-removed'
  | 'criterion-weakened'
  | 'criterion-changed' // another value, neither more nor less
  | 'scope-limit-removed' // a prohibition of the PRP
  | 'task-retargeted' // a task that now acts on another file, or deletes it
  | 'role-section-removed'; // all sections of a core role

/** A change that a reviewer must not miss. */
export interface Risk {
  readonly kind: RiskKind;
  /** One short sentence. */
  readonly message: string;
  /** The version that `line` counts in: `before` for what is gone. */
  readonly side: 'before' | 'after';
  readonly line: number;
  readonly subject: 'criterion' | 'check' | 'expectation' | 'constraint' | 'task' | 'section';
  /** `disabled`: a check that can no longer fail. */
  readonly change: 'removed' | 'weakened' | 'disabled' | 'changed';
  /** The text before, in full; absent for what is new. */
  readonly before?: string;
  /** The text after, in full; absent for what is gone. */
  readonly after?: string;
  /** Why it asks for less, as a phrase. */
  readonly because?: string;
}

const quoteLength = 72;

/** Quotes text of the document in a sentence: on one line, of bounded length. */
export function quote(text: string): string {
  const line = text
    .slice(0, 4 * quoteLength)
    .replaceAll(/\s+/g, ' ')
    .trim();
  const short = line.length > quoteLength ? `${line.slice(0, quoteLength - 1).trimEnd()}…` : line;
  return `“${short.toWellFormed()}”`;
}
