import * as z from 'zod/mini';
import { PrpError } from '../base/errors.ts';
import { parseResponse } from './api-response.ts';
import type { RepositoryName } from './repository-name.ts';

/** One object of the repository, and how much of it is wanted. */
export interface ObjectRequest {
  /**
   * `standing`: what it is; `content`: its bytes; `listing`: what stands in it and in the directories there;
   * `version`: the same, and the texts that stand in those directories.
   */
  readonly want: 'standing' | 'content' | 'listing' | 'version';
  /** An object id, or `<revision>:<path>`. */
  readonly object: string;
}

const bytes = 'oid text';
const entries = 'entries { name type oid mode';
const wanted: Readonly<Record<ObjectRequest['want'], string>> = {
  standing: '',
  content: `... on Blob { ${bytes} }`,
  listing: `... on Tree { ${entries} object { ... on Tree { ${entries} } } } } }`,
  version: `... on Tree { ${entries} object { ... on Tree { ${entries} object { ... on Blob { ${bytes} } } } } } } }`,
};

/** GraphQL leaves out what an object has not, and says null for what it cannot give. */
function optional<Schema extends z.ZodMiniType>(schema: Schema) {
  return z.optional(z.nullable(schema));
}

/** Null for what is binary; and only the beginning of what is long. */
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

/** An object as GitHub tells of it. */
export type Node = z.infer<typeof nodeSchema>;
export type NodeEntry = z.infer<typeof entrySchema>;

const tipSchema = z.nullable(
  z.object({ target: z.nullable(z.object({ oid: z.string(), tree: optional(z.object({ oid: z.string() })) })) }),
);

const answerSchema = z.object({ repository: z.record(z.string(), z.unknown()) });

/** A commit that the branch was at, and its root directory. */
export interface Tip {
  readonly commit: string;
  readonly tree: string;
}

export interface Objects {
  /** In the order of asking; `undefined` where nothing is. */
  readonly nodes: readonly (Node | undefined)[];
}

export interface TipAndObjects extends Objects {
  /** Where the branch is; `undefined` where there is none. */
  readonly tip: Tip | undefined;
  /** False when the branch moved while the objects were looked up. */
  readonly isOneMoment: boolean;
}

/** A document that asks for objects, and for the tip of a branch when it is named. No path stands in it. */
export function objectQuery(repository: RepositoryName, asks: readonly ObjectRequest[], ref?: string) {
  const parameters = ['$owner: String!', '$name: String!', ...(ref === undefined ? [] : ['$ref: String!'])];
  const fields = asks.map(({ want, object }, index) => {
    const isId = isObjectId(object);
    parameters.push(`$o${index}: ${isId ? 'GitObjectID!' : 'String!'}`);
    return `o${index}: object(${isId ? 'oid' : 'expression'}: $o${index}) { kind: __typename oid ${wanted[want]} }`;
  });
  if (ref !== undefined) {
    // Fields are looked up in this order: when both are equal, the objects in between are of that commit.
    const tip = 'ref(qualifiedName: $ref) { target { oid ... on Commit { tree { oid } } } }';
    fields.unshift(`before: ${tip}`);
    fields.push(`after: ${tip}`);
  }
  const variables = { ...repository, ...(ref !== undefined && { ref }), ...objectVariables(asks) };
  const body = `repository(owner: $owner, name: $name) {\n${fields.join('\n')}\n}`;
  return { document: `query objects(${parameters.join(', ')}) { ${body} }`, variables };
}

function objectVariables(asks: readonly ObjectRequest[]): Readonly<Record<string, string>> {
  return Object.fromEntries(asks.map(({ object }, index) => [`o${index}`, object]));
}

/** Throws `E_GITHUB` for an answer that is not what was asked for. */
export function readObjects(data: unknown, asks: readonly ObjectRequest[]): Objects {
  const repository = repositoryIn(data);
  const nodes = asks.map(
    (_, index) => parseResponse(z.nullable(nodeSchema), repository[`o${index}`] ?? null) ?? undefined,
  );
  return { nodes };
}

/** Throws as `readObjects`, and `E_INTEGRITY` when the branch is there and leads to no commit. */
export function readTip(data: unknown, asks: readonly ObjectRequest[]): TipAndObjects {
  const repository = repositoryIn(data);
  const before = parseResponse(tipSchema, repository['before'] ?? null)?.target;
  const ref = parseResponse(tipSchema, repository['after'] ?? null);
  const after = ref?.target;
  if (ref !== null && !after?.tree) throw noCommit(after?.oid);
  const tip = after?.tree ? { commit: after.oid, tree: after.tree.oid } : undefined;
  return { ...readObjects(data, asks), tip, isOneMoment: before?.oid === after?.oid };
}

function noCommit(id: string | undefined): PrpError {
  return new PrpError('E_INTEGRITY', `The versions branch on GitHub leads to ${id ?? 'nothing'}, which is no commit.`, {
    hint: 'Push the branch again from a clone that has it, by force: `git push --force-with-lease origin <branch>`.',
  });
}

function isObjectId(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}

function repositoryIn(data: unknown) {
  return parseResponse(answerSchema, data).repository;
}
