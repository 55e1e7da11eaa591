import { PrpError } from '../base/errors.ts';

export interface RepositoryName {
  readonly owner: string;
  readonly name: string;
}

/** Reads `owner/name`. Throws `E_USAGE` for anything else. */
export function parseRepositoryName(text: string): RepositoryName {
  const [, owner, name] = /^([\w.-]{1,100})\/([\w.-]{1,100})$/.exec(text) ?? [];
  if (owner !== undefined && name !== undefined && !/^\.\.?$/.test(owner) && !/^\.\.?$/.test(name)) {
    return { owner, name };
  }
  throw new PrpError('E_USAGE', `${JSON.stringify(text)} is not the name of a repository.`, {
    hint: 'Write it as owner/name, as GITHUB_REPOSITORY does in a workflow.',
  });
}

/** The start of its paths in the REST API. */
export function pathOf({ owner, name }: RepositoryName): string {
  return `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
}
