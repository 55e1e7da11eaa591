import { PrpError } from '../../base/errors.ts';
import { findSecrets, type Secret } from '../../gates/secrets/find-secrets.ts';
import { maskSecrets } from '../../gates/secrets/mask-secrets.ts';
import { acceptanceOf } from '../../guarded-branch.ts';
import { readText } from '../../prp/parse/decode.ts';
import type { Runtime } from '../../runtime.ts';
import type { Keepable } from './document.ts';

type Scannable = Pick<Keepable, 'path' | 'bytes'>;
type Configured = Pick<Runtime, 'config'>;

const removal = 'Delete it there and revoke it: it may be known by now';

/** The secrets that `scan` finds in a text, but for those whose rule the configuration has switched off. */
export async function secretsIn(text: string, { config }: Configured, scan = findSecrets): Promise<readonly Secret[]> {
  return (await scan(text)).filter(({ rule }) => config.rules[rule] !== 'off');
}

/** Bytes that are not text are searched as well: people save files as UTF-16, and keys are ASCII. */
function textOf({ path, bytes }: Scannable): string {
  const decoded = readText(bytes, path);
  return 'text' in decoded ? decoded.text : Buffer.from(bytes).toString('latin1').replaceAll('\0', '');
}

/** Throws `E_SECRET` when one of them has a secret. `consequence` says what was not done; `advice` what to do. */
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

/** Those whose document has no secret; of the others somebody is told. */
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

/** Says where and what, never the secret. */
function describeSecrets(path: string, secrets: readonly Secret[]): string {
  const [first] = secrets;
  const more = secrets.length > 1 ? `, and ${secrets.length - 1} more like it` : '';
  return `${maskSecrets(path)}:${first?.startLine ?? 1} has what looks like ${first?.what ?? 'a secret'}${more}.`;
}
