import { inspect } from 'node:util';

/** Anything can be thrown or be the reason of an abort; from here on it is an error. */
export function toError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  return new Error(typeof thrown === 'string' ? thrown : inspect(thrown), { cause: thrown });
}
