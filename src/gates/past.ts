/** What the history of a PRP has to say to the gates. */
export interface Past {
  /** The newest version, as it was sealed; absent before the first. */
  readonly latest?: {
    readonly id: string;
    readonly sequence: number;
    /** Checksum of its bytes, as `sha256:…`. */
    readonly checksum: string;
    /** The files that it referred to, with Git's ids of what they held in the commit that it was sealed at. */
    readonly references: readonly { readonly path: string; readonly blob: string }[];
  };
  /** What is not as it was sealed; `version` is an id, null when it is about none. */
  readonly problems: readonly { readonly version: string | null; readonly message: string }[];
}
