import { documents } from './gates-documents.ts';
import { hostile } from './gates-hostile.ts';
import { many } from './gates-many.ts';
import { order } from './gates-order.ts';
import { peers } from './gates-peers.ts';
import { starts } from './gates-starts.ts';
import { waiting } from './gates-waiting.ts';
import type { Row } from './measure.ts';

/** Whole commands of ours beside an ideal and beside every peer that is here, then what the parts cost. */
export async function* measure(): AsyncIterable<Row> {
  const missing = peers.filter(({ isInstalled }) => !isInstalled).map(({ name }) => name);
  if (missing.length > 0) console.log(`Not here: ${missing.join(', ')}. Install with \`npm install --prefix bench\`.`);
  yield* waiting();
  yield* order();
  yield* many();
  yield* starts();
  yield* documents();
  yield* hostile();
}
