/** Keeps content from whoever has no key: what a history stores its versions through, and reads them back. */
export interface Cipher {
  /** Short names of those who can read what `encrypt` makes; none: new versions stay plain. */
  readonly recipients: readonly string[];
  /** Other bytes each time. At most `maxStoredBytes`. Throws `E_CONFIG` for a recipient that is none. */
  encrypt(bytes: Uint8Array): Promise<Uint8Array>;
  /**
   * `what` names the content in messages. Throws `E_LOCKED` when there is no key that opens it, `E_INTEGRITY` when it is
   * not what a cipher made, or no longer.
   */
  decrypt(bytes: Uint8Array, what: string): Promise<Uint8Array>;
}
