/** Commands of the command line that a comment takes, too. */
const inComments = /`prp (list|diff|status|validate|generate|rollback|tag|help)(?=[ `])/g;

/** Advice for a person at a terminal: other commands, options, and Git. */
const atTerminal = /`prp |(?<![\w-])--?[a-z][\w-]*|`git |\bgit [a-z]+ |\bPATH\b|\.gitignore/i;

/**
 * A hint for a comment: `` `prp list` `` becomes `` `/prp list` ``, and sentences about a terminal are left out. Empty
 * where nothing is left.
 */
export function slashHint(hint: string): string {
  return hint
    .split(/(?<=[.;?!])\s+/)
    .map((sentence) => sentence.replaceAll(inComments, '`/prp $1'))
    .filter((sentence) => !atTerminal.test(sentence))
    .join(' ')
    .replace(/;$/, '.');
}
