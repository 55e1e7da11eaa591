import * as z from 'zod/mini';
import { PrpError } from '../base/errors.ts';
import { parseResponse } from './api-response.ts';
import type { RepositoryName } from './repository-name.ts';

/** One object of the repository, and the parts of it to load. */
export interface ObjectRequest {
  /**
   * `kind`: its kind and id; `content`: its bytes; `listing`: its entries, and those of the directories in it;
   * `version`: the same, and the texts in those directories.
   */
  readonly want: 'kind' | 'content' | 'listing' | 'version';
  /** An object id, or `<revision>:<path>`. */
  readonly object: string;
}

const bytes = 'oid text';
const entries = 'entries { name type oid mode';
const wanted: Readonly<Record<ObjectRequest['want'], string>> = {
  kind: '',
  content: `... on Blob { ${bytes} }`,
  listing: `... on Tree { ${entries} object { ... on Tree { ${entries} } } } } }`,
  version: `... on Tree { ${entries} object { ... on Tree { ${entries} object { ... on Blob { ${bytes} } } } } } } }`,
};

/** GraphQL omits the fields of other kinds of objects, and gives null for what it cannot show. */
function optional<Schema extends z.ZodMiniType>(schema: Schema) {
  return z.optional(z.nullable(schema));
}

/** Null for binary content, and only the beginning of long content. */
const blobFields = { text: optional(z.string()) };

const entryFields = { name: z.string(), type: z.string(), oid: z.string(), mode: z.number() };
const innerEntrySchema = z.object({ ...entryFields, object: optional(z.object(blobFields)) });
const entrySchema = z.object({
  ...entryFields,
  object: optional(z.object({ entries: optional(z.array(innerEntrySchema)) })),
});

const nodeSchema = z.object({
  /** `Tree`, `Blob`, `Commit` or `Tag`. */
  kind: z.string(),
  oid: z.string(),
  ...blobFields,
  entries: optional(z.array(entrySchema)),
});

/** An object in GitHub's response. */
export type Node = z.infer<typeof nodeSchema>;
export type NodeEntry = z.infer<typeof entrySchema>;

const tipSchema = z.nullable(
  z.object({ target: z.nullable(z.object({ oid: z.string(), tree: optional(z.object({ oid: z.string() })) })) }),
);

const answerSchema = z.object({ repository: z.record(z.string(), z.unknown()) });

/** The commit at the tip of the branch, and its root directory. */
export interface Tip {
  readonly commit: string;
  readonly tree: string;
}

export interface Objects {
  /** In the order of the requests; `undefined` where no object exists. */
  readonly nodes: readonly (Node | undefined)[];
}

export interface TipAndObjects extends Objects {
  /** `undefined` when the branch does not exist. */
  readonly tip: Tip | undefined;
  /** Whether all objects are of the tip: false when the branch moved while GitHub looked them up. */
  readonly isConsistent: boolean;
}

/** A document that requests objects, and the tip of a branch if `ref` names one. Paths are variables of it. */
export function objectQuery(repository: RepositoryName, requests: readonly ObjectRequest[], ref?: string) {
  const parameters = ['$owner: String!', '$name: String!', ...(ref === undefined ? [] : ['$ref: String!'])];
  const fields = requests.map(({ want, object }, index) => {
    const isId = isObjectId(object);
    parameters.push(`$o${index}: ${isId ? 'GitObjectID!' : 'String!'}`);
    return `o${index}: object(${isId ? 'oid' : 'expression'}: $o${index}) { kind: __typename oid ${wanted[want]} }`;
  });
  if (ref !== undefined) {
    // GitHub resolves fields in this order: when both tips are equal, the objects in between are of that commit.
    const tip = 'ref(qualifiedName: $ref) { target { oid ... on Commit { tree { oid } } } }';
    fields.unshift(`before: ${tip}`);
    fields.push(`after: ${tip}`);
  }
  const variables = { ...repository, ...(ref !== undefined && { ref }), ...objectVariables(requests) };
  const body = `repository(owner: $owner, name: $name) {\n${fields.join('\n')}\n}`;
  return { document: `query objects(${parameters.join(', ')}) { ${body} }`, variables };
}

function objectVariables(requests: readonly ObjectRequest[]): Readonly<Record<string, string>> {
  return Object.fromEntries(requests.map(({ object }, index) => [`o${index}`, object]));
}

/** Throws `E_GITHUB` for an unexpected response. */
export function readObjects(data: unknown, requests: readonly ObjectRequest[]): Objects {
  const repository = repositoryIn(data);
  const nodes = requests.map(
    (_, index) => parseResponse(z.nullable(nodeSchema), repository[`o${index}`] ?? null) ?? undefined,
  );
  return { nodes };
}

/** Throws as `readObjects`, and `E_INTEGRITY` when the branch exists but points to no commit. */
export function readTip(data: unknown, requests: readonly ObjectRequest[]): TipAndObjects {
  const repository = repositoryIn(data);
  const before = parseResponse(tipSchema, repository['before'] ?? null)?.target;
  const ref = parseResponse(tipSchema, repository['after'] ?? null);
  const after = ref?.target;
  if (ref !== null && !after?.tree) throw noCommit(after?.oid);
  const tip = after?.tree ? { commit: after.oid, tree: after.tree.oid } : undefined;
  return { ...readObjects(data, requests), tip, isConsistent: before?.oid === after?.oid };
}

function noCommit(id: string | undefined): PrpError {
  return new PrpError(
    'E_INTEGRITY',
    `The versions branch on GitHub points to ${id ?? 'nothing'}, which is not a commit.`,
    {
      hint: 'Push the branch again from a clone that has it, by force: `git push --force-with-lease origin <branch>`.',
    },
  );
}

function isObjectId(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}

function repositoryIn(data: unknown) {
  return parseResponse(answerSchema, data).repository;
}
