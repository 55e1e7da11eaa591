import { readCitation } from './citation.ts';
import { isPathLike } from './path-like.ts';

/** What a line of a task tells to do to which path. */
export interface TaskAction {
  readonly verb: string | undefined;
  readonly target: string | undefined;
  /** Characters before the target in the text that was read. */
  readonly offset: number;
}

const verbs = new Set(
  (
    'ADAPT ADD ADJUST APPEND BUILD CHANGE CLEAN CONFIGURE CONVERT COPY CREATE DEFINE DELETE DEPLOY DOCUMENT EDIT ENHANCE EXECUTE ' +
    'EXPORT EXTEND EXTRACT FIX GENERATE IMPLEMENT IMPORT IMPROVE INITIALIZE INJECT INSERT INSTALL INTEGRATE MIGRATE MIRROR MODIFY ' +
    'MOVE OPTIMIZE REFACTOR REGISTER REMOVE RENAME REPLACE REWRITE RUN SETUP TEST UPDATE VALIDATE VERIFY WIRE WRITE'
  ).split(' '),
);

const onlyReads = new Set(['EXECUTE', 'IMPORT', 'MIRROR', 'RUN', 'TEST', 'VALIDATE', 'VERIFY']);

export function changesItsTarget({ verb }: TaskAction): boolean {
  return verb === undefined || !onlyReads.has(verb);
}

const leadingVerb = /^(?:\[([A-Za-z]{2,12})\]|([A-Za-z]{2,12}))(?=[\s:*]|$)[*:]*/;

/** Reads `CREATE path`, `[MODIFY] path:` or `Update the client`; whatever leads must be a verb we know. */
export function readAction(text: string): TaskAction | undefined {
  const match = leadingVerb.exec(text);
  const verb = (match?.[1] ?? match?.[2] ?? '').toUpperCase();
  if (match === null || !verbs.has(verb)) return undefined;
  return { verb, ...readTarget(text.slice(match[0].length), match[0].length) };
}

const fileKey = /^(?:\*\*)?(?:files?|path|location)(?:\*\*)?:(?:\*\*)?/i;

/** Reads `**File**: path`, which names a target without a verb. */
export function readFileKey(text: string): TaskAction | undefined {
  const match = fileKey.exec(text);
  if (match === null) return undefined;
  return { verb: undefined, ...readTarget(text.slice(match[0].length), match[0].length) };
}

const opening = /^[\s*:]*/;

/** The first word when it is a path, else the first back-ticked one: `CREATE src/a.ts:`, `Update the file `src/a.ts``. */
function readTarget(text: string, before: number): Pick<TaskAction, 'target' | 'offset'> {
  const start = opening.exec(text)?.[0].length ?? 0;
  const rest = text.slice(start);
  const word = /^[^\s`*"']+/.exec(rest)?.[0] ?? '';
  const bare = withoutPunctuation(word);
  if (isPathLike(bare)) return { target: bare, offset: before + start };
  const tick = rest.indexOf('`');
  const quoted = tick < 0 ? undefined : readCitation(rest.slice(tick));
  if (quoted === undefined || !isPathLike(quoted.target)) return { target: undefined, offset: 0 };
  return { target: quoted.target, offset: before + start + tick + quoted.offset };
}

/** Drops the punctuation and the line suffix that follow a path in a sentence. */
function withoutPunctuation(word: string): string {
  let end = word.length;
  while (end > 0 && ':,;.'.includes(word[end - 1] ?? ' ')) end--;
  return word.slice(0, end).replace(/:\d{1,7}(?:-\d{1,7})?$/, '');
}
