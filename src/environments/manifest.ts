/** What `npm init` writes for want of a test: no script at all. */
const noTest = 'Error: no test specified';

/**
 * The scripts of a package.json, composer.json, devbox.json or deno.json, by name. A file that is not what it should
 * be has none: saying so is its own tool's business.
 */
export function scriptsOf(text: string): ReadonlySet<string> {
  const manifest = objectIn(text);
  const all = [manifest['scripts'], manifest['tasks'], asObject(manifest['shell'])['scripts']];
  const named = all.flatMap((scripts) => Object.entries(asObject(scripts)));
  return new Set(named.filter(([, script]) => !isPlaceholder(script)).map(([name]) => name));
}

function isPlaceholder(script: unknown): boolean {
  return typeof script === 'string' && (script.trim() === '' || script.includes(noTest));
}

/** The packages that a package.json names for its users and its developers. */
export function dependenciesOf(text: string): ReadonlySet<string> {
  const { dependencies, devDependencies } = objectIn(text);
  return new Set([dependencies, devDependencies].flatMap((some) => Object.keys(asObject(some))));
}

/** `"packageManager": "pnpm@9.1.0"` → `pnpm`. */
export function managerOf(text: string): string | undefined {
  const { packageManager } = objectIn(text);
  return typeof packageManager === 'string' ? packageManager.split('@', 1)[0] : undefined;
}

type Manifest = Readonly<Record<string, unknown>>;

function objectIn(text: string): Manifest {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Without what it inherits, so that no name finds anything that the file does not say. */
function asObject(value: unknown): Manifest {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? { __proto__: null, ...value } : {};
}
