/**
 * Tells builds of one version apart: a digest of everything that a bundle is made of. `scripts/bundle.ts` writes it into
 * the emitted copy of this module. Undefined where the sources run as they are.
 */
export const build: string | undefined = undefined;
