import { parseArgs } from 'node:util';
import { forgeries } from './forgeries.ts';
import { fuzz } from './fuzz.ts';
import { kills } from './kills.ts';
import type { Failure, SuiteResult, TortureSuite } from './torture-suite.ts';
import { writers } from './writers.ts';

/** `npm run torture`: attacks the built command line in many ways, and fails when anything is lost. */
const parts: readonly TortureSuite[] = [kills, forgeries, writers, fuzz];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    minutes: { type: 'string', default: '10' },
    lanes: { type: 'string', default: '2' },
    count: { type: 'string' },
    only: { type: 'string' },
  },
});
const [seed, minutes, lanes] = [Number(values.seed), Number(values.minutes), Number(values.lanes)];
const chosen = parts.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const unknown = positionals.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length > 0 || !(seed >= 0) || !(minutes > 0) || !(lanes > 0)) {
  console.error(`npm run torture -- [${parts.map(({ name }) => name).join('|')}] [--seed N] [--minutes M] [--only X]`);
  process.exit(2);
}

const started = performance.now();
const shares = chosen.reduce((sum, { share }) => sum + share, 0);
let spent = 0;
let isSound = true;
for (const part of chosen) {
  spent += part.share;
  // A part leaves the rest of its time to those after it.
  const endsAt = started + (spent / shares) * minutes * 60_000;
  const count = values.count === undefined ? part.count : Number(values.count);
  const begun = performance.now();
  const losses: Failure[] = [];
  const report = (loss: Failure) => {
    losses.push(loss);
    console.log(`  ${part.name} ${loss.attempt}: ${loss.message}`);
  };
  const outcome = await part.run({ seed, count, endsAt, lanes, only: values.only, timed: true, report });
  isSound = conclude(part, outcome, { losses: losses.length, ms: performance.now() - begun }) && isSound;
}
console.log(`${Math.round((performance.now() - started) / 1_000)} s in all.`);
process.exitCode = isSound ? 0 : 1;

/** Prints the line of a part; false when anything was lost or left out. */
function conclude(
  { name }: TortureSuite,
  { done, promised, told }: SuiteResult,
  { losses, ms }: { readonly losses: number; readonly ms: number },
): boolean {
  const lost = losses === 0 ? 'lost 0' : `LOST ${losses}`;
  console.log(`${name}: ${done} of ${promised} tried, ${lost}; ${told}; seed ${seed}; ${Math.round(ms / 1_000)} s`);
  if (losses > 0)
    console.log(`  To repeat one: npm run torture -- ${name} --seed ${seed} --only '<what stands before the colon>'`);
  if (done < promised) console.log('  The time was over before all were tried: give it more with --minutes.');
  return losses === 0 && done === promised;
}
