import type { CitedFiles, PageSite } from '../page/page-source.ts';
import type { Runtime } from '../runtime.ts';

/** The name, the address and the configuration that a page of this repository shows. */
export async function pageSite({ repository, config }: Runtime): Promise<Omit<PageSite, 'kind'>> {
  const name = await repository.name();
  return {
    name: nameOf(name ?? repository.root),
    repository: name,
    repositoryUrl: addressOf(name),
    versionsBranch: config.versions.branch,
    aliases: config.aliases,
  };
}

/** The last two names of an address: the owner and the repository; the last of a directory. */
function nameOf(place: string): string {
  const names = place
    .replace(/\.git\/*$/, '')
    .split(/[\\/:]+/)
    .filter(Boolean);
  return names.slice(place.startsWith('/') ? -1 : -2).join('/') || 'PRPs';
}

/** Of a repository on GitHub, or of one with an address for a browser. */
function addressOf(name: string | null): string | undefined {
  if (name === null) return undefined;
  if (/^https:\/\/[\w.-]+(?::\d+)?\/[\w./-]+$/.test(name)) return name.replace(/(?:\.git)?\/*$/, '');
  // Set in workflows, also by servers other than github.com.
  const server = process.env['GITHUB_SERVER_URL'] ?? 'https://github.com';
  const isKnown = /^[\w.-]+\/[\w.-]+$/.test(name) && /^https?:\/\/[\w.:-]+$/.test(server);
  return isKnown ? `${server}/${name}` : undefined;
}

/** The files of the commit that is checked out; a repository without commits has none. */
export function citedFiles({ repository }: Runtime): CitedFiles {
  return {
    state: async () => (await repository.head()).commit ?? '',
    async ids(paths) {
      const { commit } = await repository.head();
      return commit === null || paths.length === 0 ? new Map() : (await repository.at(commit)).blobs(paths);
    },
  };
}
