/** What the history of a PRP has to say to the gates. */
export interface Past {
  /**
   * The newest text, and the version that it was first sealed in: one that only ticks boxes or has other line endings
   * brings no new text. Absent before the first, and where the newest version cannot be relied on.
   */
  readonly latest?: {
    readonly id: string;
    readonly sequence: number;
    /** When it was sealed: ISO 8601, UTC. */
    readonly timestamp: string;
    /** Of the text without what no reviewer approves, as `sha256:…`. */
    readonly canonicalChecksum: string;
    /** The files that it referred to, with Git's ids of what they held in the commit that it was sealed at. */
    readonly references: readonly { readonly path: string; readonly blob: string }[];
  };
  /** What is not as it was sealed; `version` is an id, null when it is about none. */
  readonly problems: readonly { readonly version: string | null; readonly message: string }[];
  /** Why the history could not be read, in one sentence; absent when it could. */
  readonly unread?: string;
}
