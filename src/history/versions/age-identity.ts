import { readFile, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { PrpError } from '../../base/errors.ts';
import type { Git } from '../../system/git.ts';
import { isInside } from '../../base/is-inside.ts';

/** Secret keys and their origin. A key must never be printed or appear in an error. */
export interface Identity {
  readonly keys: readonly { readonly key: string; readonly line: number }[];
  /** For messages. */
  readonly from: string;
}

export interface IdentitySource {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `versions.identity` of the configuration: a path, relative to the root of the repository. */
  readonly configured: string | undefined;
  /** In the root of the repository. */
  readonly git: Git;
  /** Receives a warning about a key file that the repository may publish. */
  readonly warn: (message: string, hint: string) => void;
}

/**
 * The user's keys, from the first of these places: `PRP_AGE_IDENTITY` (the text), the file that `PRP_AGE_IDENTITY_FILE`
 * names, the configured file; `undefined` without any. Throws `E_LOCKED` when it has no valid key.
 */
export async function readIdentity({ env, configured, git, warn }: IdentitySource): Promise<Identity | undefined> {
  const text = env['PRP_AGE_IDENTITY'];
  if (text !== undefined && text.trim() !== '')
    return { keys: keysIn(text, 'PRP_AGE_IDENTITY'), from: 'PRP_AGE_IDENTITY' };

  const named = env['PRP_AGE_IDENTITY_FILE'];
  if (named) return readFrom(resolve(expandHome(named)), `${named} (PRP_AGE_IDENTITY_FILE)`);
  if (configured !== undefined) {
    return readFrom(resolve(git.directory, expandHome(configured)), `${configured} (versions.identity)`);
  }
  return undefined;

  async function readFrom(path: string, from: string): Promise<Identity> {
    const content = await readFile(path, 'utf8').catch((cause: unknown) => {
      throw new PrpError('E_LOCKED', `The key file ${from} could not be read.`, {
        hint: 'Make one with `age-keygen -o FILE`, or set PRP_AGE_IDENTITY_FILE to where yours is.',
        cause,
      });
    });
    const keys = keysIn(content, from);
    const danger = await findExposure(path, git);
    if (danger !== undefined) warn(`The key file ${from} ${danger.message}`, danger.hint);
    return { keys, from };
  }
}

/** One key a line; empty lines and lines that start with # are comments, as `age-keygen` writes them. */
function keysIn(text: string, from: string): Identity['keys'] {
  const lines = text.split('\n').map((content, index) => ({ key: content.trim(), line: index + 1 }));
  const keys = lines.filter(({ key }) => key !== '' && !key.startsWith('#'));
  const odd = keys.find(({ key }) => !/^AGE-SECRET-KEY-(?:PQ-)?1[A-Z\d]+$/.test(key));
  if (odd === undefined && keys.length > 0) return keys;
  throw new PrpError(
    'E_LOCKED',
    odd === undefined ? `There is no key in ${from}.` : `Line ${odd.line} of ${from} is not an age secret key.`,
    {
      hint: 'Each line is one AGE-SECRET-KEY-…, as `age-keygen` prints it. SSH keys, plugins and key files with a passphrase are not supported.',
    },
  );
}

/** A configuration is shared, but each user has another home directory. */
function expandHome(path: string): string {
  return path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
}

async function findExposure(path: string, git: Git): Promise<{ message: string; hint: string } | undefined> {
  const real = await realpath(path).catch(() => path);
  const inside = relative(git.directory, real);
  if (!isInside(git.directory, real) || inside.split(sep)[0] === '.git') return undefined;
  const says = async (...args: string[]) => (await git.run(args)).exitCode === 0;
  if (await says('--literal-pathspecs', 'ls-files', '--error-unmatch', '--', inside)) {
    return {
      message:
        'is tracked by Git: anyone with access to the repository can read every version that was encrypted to it.',
      hint: 'Make a new key outside the repository, put its recipient into versions.encrypt-to, and remove the old ones.',
    };
  }
  // check-ignore knows no literal pathspecs; after ./ no name begins with a colon, its only special character.
  if (await says('check-ignore', '--quiet', '--', `./${inside}`)) return undefined;
  return {
    message: 'is in the repository and not ignored: the next `git add .` publishes it.',
    hint: 'Move it out of the repository, or add it to .gitignore.',
  };
}
