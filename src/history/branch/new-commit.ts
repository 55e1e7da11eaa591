import type { Change } from './branch.ts';

export interface NewCommit {
  readonly change: Change;
  readonly message: string;
  /** The parent; `undefined` for a root commit. */
  readonly parent: string | undefined;
  /** The files to start from, as the id of a Git tree; the parent's when absent. */
  readonly tree?: string | undefined;
  /** `Name <mail>` */
  readonly committer: string;
  /** The commit time: the same commit made again has the same id. */
  readonly date: Date;
}

/** The content of the commit object, with the id of its root directory. */
export function commitText({ message, parent, committer, date }: NewCommit, root: string): Uint8Array {
  const by = `${committer} ${rawDate(date)}`;
  const parents = parent === undefined ? '' : `parent ${parent}\n`;
  return Buffer.from(`tree ${root}\n${parents}author ${by}\ncommitter ${by}\n\n${message}`);
}

/** Seconds since 1970 and the offset from UTC, in Git's form. */
export function rawDate(date: Date): string {
  const ahead = -date.getTimezoneOffset();
  const [hours, minutes] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60];
  const zone = String(hours * 100 + minutes).padStart(4, '0');
  return `${Math.floor(date.getTime() / 1000)} ${ahead < 0 ? '-' : '+'}${zone}`;
}
