import { print } from '../prp/prp.ts';
import { countTokens } from './count-tokens.ts';
import type { StaticGate } from './gate.ts';
import { mostTokens } from './most-tokens.ts';

/** Whether the document fits into the room that it may take of an agent's attention, in tokens of `o200k_base`. */
export function budget(maxTokens: number): StaticGate {
  return {
    id: 'budget',
    async *check({ prp }) {
      const text = print(prp);
      // Most documents are far below, and the tokenizer is dear to load. A token is at least a byte.
      if (Buffer.byteLength(text) <= maxTokens || mostTokens(text) <= maxTokens) return;
      // So many times the budget that the exact number helps nobody.
      const enough = maxTokens * 10;
      const tokens = await countTokens(text, enough);
      if (tokens <= maxTokens) return;
      const amount = tokens > enough ? `more than ${rounded(enough)}` : `about ${rounded(tokens)}`;
      const message = `The document has ${amount} tokens; the budget is ${maxTokens.toLocaleString('en')}.`;
      yield { rule: 'PRP801', message, startLine: 1 };
    },
  };
}

/** To the hundred: models differ in how they count. */
function rounded(tokens: number): string {
  return (tokens < 1_000 ? tokens : Math.round(tokens / 100) * 100).toLocaleString('en');
}
