import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Where this user's programs keep what can be made again; `undefined` where there is no such place. A path that is not
 * absolute is none: it would lead into whatever directory the program runs in.
 * See https://specifications.freedesktop.org/basedir-spec/latest/.
 */
export function cacheHome(): string | undefined {
  const named = process.env['XDG_CACHE_HOME'] ?? '';
  return [named, join(homeDirectory(), '.cache')].find((place) => isAbsolute(place));
}

/** Empty for a user without one: who runs in a container is often nobody that the system knows. */
function homeDirectory(): string {
  try {
    return homedir();
  } catch {
    return '';
  }
}
