/** What running a command would do that a check must not; `unjudged` when that cannot be told. */
export type HarmKind = 'destroys' | 'changes' | 'unjudged';

export interface Harm {
  readonly kind: HarmKind;
  /** The command, as it is written. */
  readonly because: string;
}

const order: readonly HarmKind[] = ['destroys', 'unjudged', 'changes'];

/** The worst of them; the first of the worst. */
export function worst(harms: readonly Harm[]): Harm | undefined {
  for (const kind of order) {
    const found = harms.find((harm) => harm.kind === kind);
    if (found !== undefined) return found;
  }
  return undefined;
}
