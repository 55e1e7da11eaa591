/** A gate in isolation hung, crashed, ran out of memory or broke its contract. The message is a sentence about it. */
export class IsolationFailure extends Error {
  override readonly name = 'IsolationFailure';
}
