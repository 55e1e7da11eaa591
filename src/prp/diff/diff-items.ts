/** Something the document lists, where it stands in its version. */
export interface Item {
  readonly text: string;
  readonly line: number;
}

export interface ItemChange {
  readonly before: Item;
  readonly after: Item;
  /** Why it is less than before, or what about it changed. */
  readonly because?: string;
}

export interface ItemChanges {
  readonly added: readonly Item[];
  readonly removed: readonly Item[];
  /** Reworded: alike, but not the same. */
  readonly changed: readonly ItemChange[];
}

export interface Weakening extends ItemChange {
  readonly because: string;
}

/** For what can be weakened: those changes stand in `weakened` and not in `changed`. */
export interface DemandChanges extends ItemChanges {
  readonly weakened: readonly Weakening[];
}
