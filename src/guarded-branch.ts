import type { Config } from './config/config.ts';
import { PrpError } from './base/errors.ts';
import { findSecrets, mayHoldSecret, type Secret } from './gates/secrets/find-secrets.ts';
import type { Branch } from './history/branch/branch.ts';
import { type StoredText, storedTexts, type Storing } from './stored-texts.ts';

/**
 * Wraps a branch to check all texts beside the documents for secrets: names, messages, addresses, metadata. (Documents are
 * checked where they are read.) `commit` and `replace` throw `E_SECRET` before they change anything.
 */
export function guardedBranch(branch: Branch, config: Pick<Config, 'rules' | 'versions'>): Branch {
  async function inspect(change: Storing['change'], message: string): Promise<void> {
    const committer = await branch.committer?.();
    await refuseSecretTexts(storedTexts({ change, message, committer, branch: config.versions.branch }), config);
  }
  const replace = branch.squash?.bind(branch);
  return {
    ...branch,
    async commit(change, message, expectedHead) {
      await inspect(change, message);
      return branch.commit(change, message, expectedHead);
    },
    ...(replace !== undefined && {
      async squash(message: string, expectedHead: string) {
        await inspect({ write: new Map() }, message);
        return replace(message, expectedHead);
      },
    }),
  };
}

/** Throws `E_SECRET` for the first text with a secret. The error names the text and does not quote it. */
export async function refuseSecretTexts(texts: readonly StoredText[], config: Pick<Config, 'rules'>): Promise<void> {
  // Nearly all texts end here, without loading the scanner.
  if (!mayHoldSecret(texts.map(({ text }) => text).join('\n\n'))) return;
  for (const { text, name, advice } of texts) {
    const secrets = (await findSecrets(text)).filter(({ rule }) => config.rules[rule] !== 'off');
    if (secrets.length === 0) continue;
    throw new PrpError(
      'E_SECRET',
      `${capitalised(name)} has what looks like ${secrets[0]?.what}. Nothing was stored.`,
      {
        hint: `${advice} and revoke the secret: it may be known by now. ${acceptanceOf(secrets)}`,
      },
    );
  }
}

/** How to accept a false positive in the configuration. */
export function acceptanceOf(secrets: readonly Secret[]): string {
  const rules = [...new Set(secrets.map(({ rule }) => rule))].map((rule) => `${rule}: off`);
  return `If it is no secret, add \`rules: { ${rules.join(', ')} }\` to the configuration.`;
}

function capitalised(name: string): string {
  return name.startsWith('user.') ? name : name.charAt(0).toUpperCase() + name.slice(1);
}
