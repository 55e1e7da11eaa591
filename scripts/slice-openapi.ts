import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Cuts out of GitHub's description of its REST API what we speak of it:
 * `node scripts/slice-openapi.ts <generated/api.github.com.json of the package @octokit/openapi> <its version>`,
 * and then oxfmt over what it wrote.
 */
const operations = [
  'GET /app',
  'GET /app/hook/deliveries',
  'POST /app/hook/deliveries/{delivery_id}/attempts',
  'POST /app/installations/{installation_id}/access_tokens',
  'GET /user',
  'GET /repos/{owner}/{repo}',
  'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
  'GET /repos/{owner}/{repo}/branches',
  'GET /repos/{owner}/{repo}/branches/{branch}',
  'POST /repos/{owner}/{repo}/check-runs',
  'GET /repos/{owner}/{repo}/check-runs/{check_run_id}',
  'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
  'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations',
  'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
  'GET /repos/{owner}/{repo}/commits',
  'GET /repos/{owner}/{repo}/commits/{ref}',
  'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
  'GET /repos/{owner}/{repo}/commits/{ref}/status',
  'GET /repos/{owner}/{repo}/commits/{ref}/statuses',
  'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
  'GET /repos/{owner}/{repo}/compare/{basehead}',
  'GET /repos/{owner}/{repo}/contents/{path}',
  'POST /repos/{owner}/{repo}/dispatches',
  'POST /repos/{owner}/{repo}/git/blobs',
  'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
  'POST /repos/{owner}/{repo}/git/commits',
  'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
  'GET /repos/{owner}/{repo}/git/matching-refs/{ref}',
  'GET /repos/{owner}/{repo}/git/ref/{ref}',
  'POST /repos/{owner}/{repo}/git/refs',
  'PATCH /repos/{owner}/{repo}/git/refs/{ref}',
  'DELETE /repos/{owner}/{repo}/git/refs/{ref}',
  'POST /repos/{owner}/{repo}/git/trees',
  'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
  'GET /repos/{owner}/{repo}/issues/{issue_number}',
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
  'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions/{reaction_id}',
  'GET /repos/{owner}/{repo}/pulls',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/comments',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
  'POST /repos/{owner}/{repo}/statuses/{sha}',
];

type Json = Readonly<Record<string, unknown>>;

const [source = '', version = ''] = process.argv.slice(2);
// The document is what it is known to be, or the next lines fail.
const whole = JSON.parse(readFileSync(source, 'utf8')) as { paths: Record<string, Record<string, Json>> } & Json;

const schemas: Record<string, unknown> = {};
const paths: Record<string, Record<string, unknown>> = {};
for (const operation of operations) {
  const [method = '', path = ''] = operation.split(' ');
  const found = whole.paths[path]?.[method.toLowerCase()];
  if (found === undefined) throw new Error(`The description has no ${operation}.`);
  (paths[path] ??= {})[method.toLowerCase()] = sliced(found);
}

const slice = {
  openapi: whole['openapi'],
  info: {
    title: "A slice of GitHub's description of its REST API",
    version,
    description: `Cut by scripts/slice-openapi.ts from generated/api.github.com.json of @octokit/openapi ${version}, which has it from https://github.com/github/rest-api-description.`,
    license: { name: 'MIT', url: 'https://spdx.org/licenses/MIT' },
    'x-copyright': 'Copyright (c) GitHub 2020; Copyright (c) 2020 Octokit contributors',
  },
  paths,
  components: { schemas },
};
const target = 'test/support/github/openapi-slice.json';
writeFileSync(target, `${JSON.stringify(slice)}\n`);
console.log(`${target}: ${operations.length} operations, ${Object.keys(schemas).length} schemas`);

function sliced({ parameters, requestBody, responses }: Json): Json {
  const answers = Object.entries(asObject(responses)).map(([status, response]) => {
    const schema = schemaOf(response);
    return [status, schema === undefined ? {} : { schema }];
  });
  const body = requestBody === undefined ? undefined : schemaOf(requestBody);
  return {
    // Lists of what may be are the same everywhere in this document: parameters are objects.
    parameters: ((parameters ?? []) as unknown[]).map((parameter) => {
      const { name, in: place, required, schema } = asObject(resolved(parameter));
      return { name, in: place, ...(required === true && { required }), schema: pruned(schema) };
    }),
    ...(body !== undefined && { body, isBodyRequired: asObject(resolved(requestBody))['required'] === true }),
    responses: Object.fromEntries(answers),
  };
}

function schemaOf(holder: unknown): unknown {
  const content = asObject(asObject(resolved(holder))['content'] ?? {});
  const media = content['application/json'];
  return media === undefined ? undefined : pruned(asObject(media)['schema']);
}

/** A schema without what is written for people; those that it refers to are kept as well. */
function pruned(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(pruned);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(([key]) => !isForPeople(key));
  return Object.fromEntries(
    kept.map(([key, value]) => {
      if (key === '$ref') keep(String(value));
      if (key === 'properties') {
        return [key, Object.fromEntries(Object.entries(asObject(value)).map(([name, one]) => [name, pruned(one)]))];
      }
      return [key, key === 'enum' || key === 'required' ? value : pruned(value)];
    }),
  );
}

function isForPeople(key: string): boolean {
  return (
    ['description', 'example', 'examples', 'title', 'default', 'externalDocs', 'deprecated', 'discriminator'].includes(
      key,
    ) || key.startsWith('x-')
  );
}

function keep(reference: string): void {
  const name = reference.slice('#/components/schemas/'.length);
  if (name in schemas) return;
  // Its place is taken first: schemas may refer to themselves.
  schemas[name] = {};
  schemas[name] = pruned(lookup(reference));
}

function resolved(value: unknown): unknown {
  const { $ref: reference } = asObject(value);
  return typeof reference === 'string' ? lookup(reference) : value;
}

function lookup(reference: string): unknown {
  let here: unknown = whole;
  for (const key of reference.split('/').slice(1)) here = asObject(here)[key];
  return here;
}

function asObject(value: unknown): Json {
  if (typeof value !== 'object' || value === null) throw new Error(`Not an object: ${JSON.stringify(value)}`);
  // An object of JSON is one of strings and anything.
  return value as Json;
}
