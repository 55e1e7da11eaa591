import { type DocumentNode, execute, GraphQLError, Kind, parse, validate } from 'graphql';
import type { Caller } from './caller.ts';
import { rootOf } from './graphql-resolvers.ts';
import { schema } from './graphql-schema.ts';
import type { World } from './world.ts';

export interface GraphqlRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

/** Answers a GraphQL request as GitHub does: with status 200 and `errors`, each with its `type` at the top. */
export async function answerGraphql(world: World, caller: Caller, request: GraphqlRequest): Promise<object> {
  const document = parsed(request.query);
  if (document instanceof GraphQLError) return { errors: [shown(document)] };
  const mistakes = validate(schema, document);
  if (mistakes.length > 0) return { errors: mistakes.map(shown) };
  const { data, errors = [] } = await execute({
    schema,
    document,
    rootValue: rootOf(world, caller),
    variableValues: request.variables ?? {},
    operationName: request.operationName,
  });
  const internal = errors.find(({ message }) => message.startsWith('Internal error'));
  if (internal !== undefined) throw internal;
  return errors.length === 0 ? { data } : { data: data ?? null, errors: errors.map(shown) };
}

/** Its name, and the fields that it asks for at its top. */
export function operationOf(query: string): {
  readonly operation: string | undefined;
  readonly fields: readonly string[];
} {
  const document = parsed(query);
  if (document instanceof GraphQLError) return { operation: undefined, fields: [] };
  const found = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const fields = found?.selectionSet.selections.flatMap((one) => (one.kind === Kind.FIELD ? [one.name.value] : []));
  return { operation: found?.name?.value, fields: fields ?? [] };
}

function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function shown({ message, path, locations, extensions }: GraphQLError) {
  const { type } = extensions;
  return { ...(type !== undefined && { type }), ...(path !== undefined && { path }), locations, message };
}
