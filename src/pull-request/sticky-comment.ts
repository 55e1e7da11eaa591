/** Which run wrote a comment. Runs of one workflow are numbered in order, whatever event set them off. */
export interface StickyMark {
  /** One for each workflow and purpose: numbers of different workflows do not compare. Letters, digits and `. _ -`. */
  readonly key: string;
  readonly run: number;
  readonly attempt: number;
  /** The commit it is about. */
  readonly head: string;
}

/** A comment as REST lists it. */
export interface ListedComment {
  readonly id: number;
  readonly body?: string | null | undefined;
  readonly user: { readonly login: string } | null;
}

/** What to do with the comments of a pull request so that one of ours is left, with what the newest run says. */
export interface StickyPlan {
  readonly write:
    | { readonly action: 'create' }
    | { readonly action: 'update'; readonly id: number }
    /** A newer run has spoken. */
    | { readonly action: 'leave'; readonly id: number };
  /** Ids of ours that are too many. Every run deletes the same ones, so that two runs at once leave one. */
  readonly surplus: readonly number[];
}

const keyPattern = /^[\w.-]{1,60}$/;
const markPattern = /^<!-- prp:sticky:([\w.-]{1,60}) run=(\d{1,15}) attempt=(\d{1,6}) head=([0-9a-f]{40,64}) -->/;

/** The first line of the comment. */
export function stickyLine({ key, run, attempt, head }: StickyMark): string {
  const line = `<!-- prp:sticky:${key} run=${run} attempt=${attempt} head=${head} -->`;
  if (!keyPattern.test(key) || !markPattern.test(line))
    throw new Error(`Internal error: no mark for a comment: ${line}`);
  return line;
}

/** The mark at the very start of a body; anywhere else it is a quotation. */
function markIn(body: string): StickyMark | undefined {
  const [, key, run, attempt, head] = markPattern.exec(body) ?? [];
  if (key === undefined || head === undefined) return undefined;
  return { key, run: Number(run), attempt: Number(attempt), head };
}

/**
 * `comments` are all of the pull request, of every page; `login` is who we write as, just as REST says it
 * (`github-actions[bot]`). Ask again after writing: another run may have written meanwhile, then only `surplus` counts.
 * GitHub has no conditional update, so that of two runs that look and write in the same moment the older may come last:
 * a concurrency group for each pull request rules that out.
 */
export function planSticky(comments: readonly ListedComment[], login: string, mark: StickyMark): StickyPlan {
  const ours = comments
    .flatMap(({ id, body, user }) => {
      const found = user?.login === login ? markIn(body ?? '') : undefined;
      return found?.key === mark.key ? [{ id, mark: found }] : [];
    })
    .toSorted((a, b) => compare(b.mark, a.mark) || a.id - b.id);
  const [newest, ...others] = ours;
  const surplus = others.map(({ id }) => id);
  if (newest === undefined) return { write: { action: 'create' }, surplus };
  const action = compare(newest.mark, mark) > 0 ? 'leave' : 'update';
  return { write: { action, id: newest.id }, surplus };
}

/** Running an old run again gives it a new attempt, but no new number: it stays older. */
function compare(a: StickyMark, b: StickyMark): number {
  return a.run - b.run || a.attempt - b.attempt;
}
