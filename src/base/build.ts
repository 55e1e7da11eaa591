/** Replaced by the bundler with a digest of everything that the bundle was made of. */
declare const PRP_BUILD: string | undefined;

/** Tells builds of one version apart; undefined where the sources are run as they are. */
export const build: string | undefined = typeof PRP_BUILD === 'string' ? PRP_BUILD : undefined;
