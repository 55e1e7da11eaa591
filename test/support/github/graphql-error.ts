import { GraphQLError } from 'graphql';

/** An error with the `type` by which GitHub tells errors apart. */
export function typedError(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}
