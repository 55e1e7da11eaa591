/** By path: the file name without its extension, where no other of these PRPs has it, else the path. */
export function shortNames(paths: Iterable<string>): ReadonlyMap<string, string> {
  const named = Map.groupBy(paths, (path) => path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, ''));
  return new Map(
    [...named].flatMap(([name, own]) =>
      own.map((path) => [path, own.length === 1 && name !== '' ? name : path] as const),
    ),
  );
}
