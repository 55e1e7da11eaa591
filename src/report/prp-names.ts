/** The short name of a PRP in a report. */
export interface PrpName {
  /** The file's name without its extension; with its folder where two PRPs share it. */
  readonly name: string;
  /** Its folder, below the one that all PRPs share; empty in just that. */
  readonly folder: string;
}

/** Names PRPs by their paths, each by another name. */
export function namePrps(paths: readonly string[]): ReadonlyMap<string, PrpName> {
  const root = sharedFolder(paths);
  const places = paths.map((path) => {
    const file = path.slice(path.lastIndexOf('/') + 1);
    const folder = path.slice(root.length, Math.max(root.length, path.length - file.length - 1));
    return { path, folder, name: file.replace(/(?<=.)\.(?:md|mdx|markdown)$/i, '') || path };
  });
  const byName = countPaths(places);
  const inFolder = places.map(({ folder, name, path }) => ({ path, name: folder === '' ? name : `${folder}/${name}` }));
  const byFolder = countPaths(inFolder);
  return new Map(
    places.map(({ path, folder, name }, index) => {
      const longer = inFolder[index]?.name ?? path;
      // Two extensions of one name differ by them alone.
      const own = byName.get(name) === 1 ? name : byFolder.get(longer) === 1 ? longer : path.slice(root.length);
      return [path, { folder, name: own }];
    }),
  );
}

/** The number of paths for each name. */
function countPaths(named: readonly { readonly path: string; readonly name: string }[]): ReadonlyMap<string, number> {
  const groups = Map.groupBy(named, ({ name }) => name);
  return new Map([...groups].map(([name, own]) => [name, new Set(own.map(({ path }) => path)).size]));
}

/** The name with its folder, for reports on many folders. */
export function nameInFolder({ name, folder }: PrpName): string {
  return folder === '' || name.startsWith(`${folder}/`) ? name : `${folder}/${name}`;
}

/** With its slash at the end; empty for the root. */
function sharedFolder([first = '', ...others]: readonly string[]): string {
  let shared = first.slice(0, first.lastIndexOf('/') + 1);
  for (const path of others) {
    while (!path.startsWith(shared)) shared = shared.slice(0, shared.slice(0, -1).lastIndexOf('/') + 1);
  }
  return shared;
}
