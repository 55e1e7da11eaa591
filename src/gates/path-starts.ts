/** So many folders inside each other no repository has: a path made of slashes costs no more than others. */
const deepest = 64;

/** `a`, `a/b`, `a/b/c`: the folders that a path stands in, from the outermost, and the path itself. */
export function* pathStarts(path: string): Iterable<string> {
  let end = path.indexOf('/');
  for (let depth = 0; end >= 0 && depth < deepest; depth += 1) {
    yield path.slice(0, end);
    end = path.indexOf('/', end + 1);
  }
  yield path;
}
