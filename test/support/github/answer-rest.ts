import type { Call } from './call.ts';
import { contract } from './contract.ts';
import type { RecordedRequest } from './recorded-request.ts';
import { Refused, type Reply } from './reply.ts';
import { routes } from './routes.ts';

/** Answers a request to the REST API, and notes where it or the answer is not as GitHub describes them. */
export async function answerRest(
  { method, path, body }: RecordedRequest,
  asked: Omit<Call, 'parameters' | 'body'>,
  violations: string[],
): Promise<Reply> {
  const description = contract();
  const found = description.find(method, path);
  if (found === undefined) return violated(`${method} ${path}: no such operation in the contract`);
  const wrong = description.requestProblems(found, asked.query, body);
  if (wrong.length > 0) return violated(`${method} ${path}: ${wrong.join('; ')}`);
  const answer = routes[found.name];
  if (answer === undefined) return violated(`${found.name}: in the contract, but the stand-in has no answer to it`);
  const reply = await answer({ ...asked, parameters: found.parameters, body }).catch(replyOf);
  const problems = description.replyProblems(found, reply.status, reply.body);
  return problems.length === 0 ? reply : violated(`answer to ${found.name}: ${problems.join('; ')}`);

  function violated(message: string): Reply {
    violations.push(message);
    return { status: 500, body: { message: `Contract: ${message}` } };
  }
}

/** A refusal is an answer. */
export function replyOf(error: unknown): Reply {
  if (error instanceof Refused) return error.reply;
  throw error;
}
