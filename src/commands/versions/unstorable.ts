import { PrpError } from '../../base/errors.ts';
import { findSecrets, type Secret } from '../../gates/secrets/find-secrets.ts';
import { maskSecrets } from '../../gates/secrets/mask-secrets.ts';
import { acceptanceOf } from '../../guarded-branch.ts';
import { readText } from '../../prp/parse/decode.ts';
import type { Runtime } from '../../runtime.ts';
import type { Document, Keepable } from './document.ts';
import type { CommittedFiles } from '../../history/branch/tree-reader.ts';
import type { Repository } from '../../system/repository.ts';

type Scannable = Pick<Keepable, 'path' | 'bytes'>;
type Configured = Pick<Runtime, 'config'>;

const removal = 'Delete it there and revoke it: it may be known by now';

/** The secrets that `scan` finds in a text, without those whose rule is off in the configuration. */
export async function secretsIn(text: string, { config }: Configured, scan = findSecrets): Promise<readonly Secret[]> {
  return (await scan(text)).filter(({ rule }) => config.rules[rule] !== 'off');
}

/** Other bytes are searched too: files may be UTF-16, and keys are ASCII. */
function textOf({ path, bytes }: Scannable): string {
  const decoded = readText(bytes, path);
  return 'text' in decoded ? decoded.text : Buffer.from(bytes).toString('latin1').replaceAll('\0', '');
}

/** Throws `E_SECRET` for the first document with a secret. `consequence` says what was not done, `advice` what to do. */
export async function refuseSecrets(
  documents: readonly Scannable[],
  runtime: Configured,
  consequence: string,
  advice = removal,
): Promise<void> {
  for (const document of documents) {
    const secrets = await secretsIn(textOf(document), runtime);
    if (secrets.length === 0) continue;
    throw new PrpError('E_SECRET', `${describeSecrets(document.path, secrets)} ${consequence}`, {
      hint: `${advice}. ${acceptanceOf(secrets)}`,
    });
  }
}

/** Leaves out documents with a secret, each with a warning. */
export async function withoutSecrets<One extends { readonly document: Scannable }>(
  ones: readonly One[],
  runtime: Pick<Runtime, 'config' | 'announce'>,
): Promise<readonly One[]> {
  const clean: One[] = [];
  for (const one of ones) {
    const secrets = await secretsIn(textOf(one.document), runtime);
    if (secrets.length === 0) {
      clean.push(one);
    } else {
      const message = `${describeSecrets(one.document.path, secrets)} No version of it was made.`;
      runtime.announce({ type: 'warning', message, hint: `${removal}. ${acceptanceOf(secrets)}` });
    }
  }
  return clean;
}

/** Names the place and the kind, never the secret. */
function describeSecrets(path: string, secrets: readonly Secret[]): string {
  const [first] = secrets;
  const more = secrets.length > 1 ? `, and ${secrets.length - 1} more like it` : '';
  return `${maskSecrets(path)}:${first?.startLine ?? 1} has what looks like ${first?.what ?? 'a secret'}${more}.`;
}

/** Why no version is made of a document that Git hides from others. */
interface Hidden {
  readonly why: string;
  readonly hint: string;
}

const ignoredByGit: Hidden = {
  why: 'Git ignores it',
  hint: 'If others may read it, remove it from .gitignore or add it with `git add --force`.',
};

const encrypted: Hidden = {
  why: 'Git does not store it as text: a filter may encrypt it',
  hint: 'A version would show it to all readers of the repository. If they may read it, store it as plain text in Git.',
};

/** Throws `E_USAGE` for the first document that Git ignores or encrypts. */
export async function refuseHidden(
  documents: readonly Keepable[],
  committed: CommittedFiles,
  { ignored }: Pick<Repository, 'ignored'>,
): Promise<void> {
  const hidden = documents.find(({ form }) => form?.isHidden);
  if (hidden !== undefined) throw refusal(hidden.path, encrypted);
  const untracked = documents.map(({ path }) => path).filter((path) => committed.at(path) === undefined);
  const [first] = await ignored(untracked);
  if (first !== undefined) throw refusal(first, ignoredByGit);
}

/** Leaves out documents that Git ignores or encrypts, each with a warning. */
export async function withoutHidden<One extends { readonly document: Pick<Document, 'path' | 'form'> }>(
  ones: readonly One[],
  { repository, announce }: Pick<Runtime, 'repository' | 'announce'>,
): Promise<readonly One[]> {
  const listed = ones.length === 0 ? new Set() : await repository.workTree.files();
  const unlisted = ones.map(({ document }) => document.path).filter((path) => !listed.has(path));
  const ignored = await repository.ignored(unlisted);
  return ones.filter(({ document: { path, form } }) => {
    const reason = form?.isHidden ? encrypted : ignored.has(path) ? ignoredByGit : undefined;
    if (reason === undefined) return true;
    const { message, hint } = refusal(path, reason);
    announce({ type: 'warning', message, hint });
    return false;
  });
}

function refusal(path: string, { why, hint }: Hidden): PrpError {
  return new PrpError('E_USAGE', `No version of ${path} is made: ${why}.`, { hint });
}
