import { validate, type ValidationConfig } from '@actions/languageservice';
import { readFileSync } from 'node:fs';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';

/** Knows our own action; those of others are on GitHub. */
const actionsMetadataProvider: NonNullable<ValidationConfig['actionsMetadataProvider']> = {
  async fetchActionMetadata({ owner, name }) {
    return owner === 'prp-action' && name === 'prp-action' ? parse(readFileSync('action.yml', 'utf8')) : undefined;
  },
};

const unknownAction = /^Unable to resolve action `actions\//;
let documents = 0;

/** The problems that GitHub's language service finds in a workflow, or an `action.yml`: `line: message`. */
export async function lintForActions(path: string, text: string): Promise<readonly string[]> {
  // It reads each address only once.
  const address = `file:///${(documents += 1)}/${path}`;
  const found = await validate(TextDocument.create(address, 'yaml', 1, text), { actionsMetadataProvider });
  return found
    .map(({ range, message }) => ({
      line: range.start.line + 1,
      text: typeof message === 'string' ? message : message.value,
    }))
    .filter((one) => !unknownAction.test(one.text))
    .map((one) => `${one.line}: ${one.text}`);
}
