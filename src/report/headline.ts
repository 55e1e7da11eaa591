import { plural } from '../base/plural.ts';
import { shorten } from '../base/quote.ts';
import type { Risk } from '../prp/diff/risk.ts';
import { brokeWithoutFinding, type GateResult, isBroken, statusPredicates } from '../prp/gate-result.ts';
import { plain } from './paint.ts';
import { namePrps } from './prp-names.ts';
import { isRefused, type PullRequestReport } from './pull-request-report.ts';
import type { ValidateData, ValidatedPrp } from './report.ts';
import { countRisks, countSubjects } from './risk-words.ts';

export interface Headline {
  readonly verdict: 'passed' | 'failed' | 'nothing' | 'cancelled';
  /** Passed, but a person has to decide on something. */
  readonly looksTwice: boolean;
  /** The answer as a sentence without its full stop. Names in it are unescaped. */
  readonly text: string;
  /** The same in at most 55 characters: a merge box and a notification show nothing else. */
  readonly title: string;
}

type Run = Pick<PullRequestReport, 'validation' | 'cancelled' | 'generated'> &
  Partial<Pick<PullRequestReport, 'prps' | 'gone' | 'cited' | 'landing'>>;

const longestTitle = 55;
const longestName = 60;

/** The outcome of a run, for the first line of a report and the title of a check. */
export function headlineOf(run: Run): Headline {
  const { validation, cancelled } = run;
  if (cancelled) return headline('cancelled', 'Cancelled before all gates had ended');
  if (validation === null || (validation.data.prps.length === 0 && validation.status === 'passed')) {
    return withoutValidation(run);
  }
  const { data, status } = validation;
  const isUncommitted = run.landing?.kind === 'not-committed' && run.generated.length > 0;
  const generated = isUncommitted ? [uncommitted(run)] : [];
  const risks = (prp: ValidatedPrp): readonly Risk[] => run.prps?.get(prp.path)?.diff?.risks ?? [];
  const twice = lookTwice(data.prps, risks);
  if (status === 'passed' && twice.full.length === 0 && isAllGenerated(data, run)) {
    const generatedOnly = withoutValidation(run);
    const { warnings } = data.totals;
    if (warnings === 0) return generatedOnly;
    return { ...generatedOnly, text: `${generatedOnly.text}, with ${plural(warnings, 'warning')}` };
  }
  const [long, short] = status === 'failed' ? reasons(data) : passes(data);
  const withKinds = [long, short].flatMap((start) => {
    const sum = [start, ...generated].join('; ');
    return [...twice.kinds.map((kinds) => `${sum}. ${kinds}`), ...twice.full.map((said) => `${sum}; ${said}`)];
  });
  return {
    verdict: status === 'failed' || isRefused(run.landing) ? 'failed' : 'passed',
    looksTwice: status === 'passed' && (twice.full.length > 0 || isUncommitted),
    text: [long, ...generated, ...twice.full.slice(0, 1)].join('; '),
    title: titleOf([...withKinds, ...[long, short].map((start) => [start, ...generated].join('; ')), short]),
  };
}

function headline(verdict: Headline['verdict'], text: string, looksTwice = false): Headline {
  return { verdict, looksTwice, text, title: titleOf([text]) };
}

/** The first that fits. */
function titleOf(titles: readonly string[]): string {
  const all = titles.map(plain);
  return all.find(({ length }) => length <= longestTitle) ?? shorten(all.at(-1) ?? '', longestTitle);
}

/** Only generated or removed PRPs, or none at all. */
function withoutValidation({ generated, gone = [], cited = [], landing }: Run): Headline {
  const [first] = generated;
  if (first !== undefined) {
    const one = nameOf(
      first.path,
      generated.map(({ path }) => path),
    );
    const were = generated.length === 1 ? `${one} was` : `${generated.length} PRPs were`;
    if (landing?.kind === 'committed') return headline('passed', `${were} generated and committed to this branch`);
    if (landing?.kind === 'not-committed') {
      if (landing.reason === 'dry-run')
        return headline('nothing', `${were.replace(/ was$| were$/, '')} would be generated`);
      return headline(isRefused(landing) ? 'failed' : 'nothing', `${were} generated, but not committed`, true);
    }
    return headline('passed', `${were} generated`);
  }
  const [only, ...others] = gone;
  if (cited.length > 0 && only === undefined) return headline('passed', citedText(cited), true);
  if (only === undefined) {
    return { ...headline('nothing', 'No PRP changes in this pull request'), title: 'No PRP changed' };
  }
  const renamed = gone.filter(({ to }) => to !== null).length;
  if (others.length === 0 && only.to === null) return headline('nothing', `${nameOf(only.path)} was deleted`);
  if (others.length === 0 && only.to !== null) {
    return headline('nothing', `${nameOf(only.path)} was renamed to ${nameOf(only.to)}`);
  }
  const counts = [
    ...(gone.length > renamed ? [`${plural(gone.length - renamed, 'PRP')} deleted`] : []),
    ...(renamed > 0 ? [`${plural(renamed, 'PRP')} renamed`] : []),
  ];
  return headline('nothing', counts.join(', '));
}

function citedText([first, ...others]: NonNullable<Run['cited']>): string {
  const prps = new Set([first, ...others].flatMap((file) => file?.prps.map(({ prp }) => prp) ?? []));
  const cite = prps.size === 1 ? '1 PRP cites' : `${prps.size} PRPs cite`;
  if (first === undefined || others.length > 0) {
    return `${cite} ${others.length + 1} files that this pull request deletes or renames`;
  }
  return `${cite} ${shorten(first.path, longestName)}, which this pull request ${first.to === null ? 'deletes' : 'renames'}`;
}

function uncommitted({ generated, landing }: Run): string {
  const isDry = landing?.kind === 'not-committed' && landing.reason === 'dry-run';
  return isDry ? `${generated.length} would be generated` : `${generated.length} generated, not committed`;
}

/** All that passed was generated in this run. */
function isAllGenerated({ prps }: ValidateData, { generated, landing }: Run): boolean {
  const made = new Set(generated.map(({ path }) => path));
  return landing !== undefined && made.size > 0 && prps.every(({ path }) => made.has(path));
}

function nameOf(path: string, all: readonly string[] = [path]): string {
  return shorten(namePrps(all).get(path)?.name ?? path, longestName);
}

interface SecondLook {
  /** By falling length; empty where nothing asks for it. */
  readonly full: readonly string[];
  /** The same with the kinds of changes. */
  readonly kinds: readonly string[];
}

function lookTwice(prps: readonly ValidatedPrp[], risksOf: (prp: ValidatedPrp) => readonly Risk[]): SecondLook {
  const risky = prps.filter((prp) => risksOf(prp).length > 0);
  if (risky.length === 0) return { full: [], kinds: [] };
  const risks = risky.flatMap((prp) => [...risksOf(prp)]);
  const more = risky.filter((prp) => !isAtFault(prp)).length;
  const isFailing = prps.some(isAtFault);
  const at =
    prps.length === 1
      ? plural(risks.length, 'change')
      : more === 0
        ? `${risky.length} of them`
        : `${more}${isFailing ? ' more' : ''}`;
  const kinds = [countRisks(risks), countSubjects(risks)].map((counts) => `Look twice: ${counts.join(', ')}`);
  return { full: [`look twice at ${at}`, 'look twice'], kinds };
}

/** The long and the short form. */
type Forms = readonly [string, string];

function passes({ prps, totals }: ValidateData): Forms {
  const [first] = prps;
  const short = prps.length === 1 && first !== undefined ? `${nameOf(first.path)} passes` : `${prps.length} PRPs pass`;
  const { errors, warnings } = totals;
  const counts = [
    ...(errors > 0 ? [plural(errors, 'error')] : []),
    ...(warnings > 0 ? [plural(warnings, 'warning')] : []),
  ];
  return [counts.length > 0 ? `${short} with ${counts.join(' and ')}` : short, short];
}

function reasons({ prps, gates, totals }: ValidateData): Forms {
  const atFault = prps.filter(isAtFault);
  const [first] = atFault;
  const commands = brokenGates(gates, 'command');
  const { errors, warnings } = totals;
  const counts = [
    ...(errors > 0 ? [plural(errors, 'error')] : []),
    // Without errors, warnings or broken gates failed the run.
    ...(errors === 0 && warnings > 0 ? [plural(warnings, 'warning')] : []),
    ...brokenGates(
      atFault.flatMap((prp) => prp.gates),
      'gate',
    ),
  ].join(', ');
  const paths = prps.map(({ path }) => path);
  const where =
    atFault.length === 1 && first !== undefined
      ? nameOf(first.path, paths)
      : `${atFault.length} of ${prps.length} PRPs`;
  const short = [...(first === undefined ? [] : [`${counts} in ${where}`]), ...commands].join('; ');
  const also = errors > 0 && warnings > 0 && first !== undefined ? `, ${plural(warnings, 'warning')}` : '';
  const long = [...(first === undefined ? [] : [`${counts} in ${where}${also}`]), ...commands].join('; ');
  return [capitalized(long), capitalized(short)];
}

function capitalized(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** Gates that broke without a finding. */
function brokenGates(gates: readonly GateResult[], noun: 'gate' | 'command'): readonly string[] {
  const broken = gates.filter(brokeWithoutFinding);
  const [first] = broken;
  if (first === undefined) return [];
  if (broken.length === 1) return [`${noun} ${shorten(first.id, longestName)} ${statusPredicates[first.status]}`];
  const named = broken.slice(0, 3).map(({ id }) => shorten(id, longestName));
  const more = broken.length > named.length ? ` and ${broken.length - named.length} more` : '';
  return [`${noun}s ${named.join(', ')}${more} did not pass`];
}

/** Whether a PRP failed by its own gates, not only by the run's. */
export function isAtFault({ gates }: Pick<ValidatedPrp, 'gates'>): boolean {
  return gates.some(({ status }) => isBroken(status));
}

/** Commands listed by name; the others are counted. */
const namedCommands = 8;

/**
 * Sums up a validation in half a line: the number of PRPs, or of those that failed, the commands that failed, then the
 * caller's counts: `4 of 9 PRPs; commands lint, test; 3 errors`. Leaves out a part without failures.
 */
export function sumOf({ prps, gates }: Pick<ValidateData, 'prps' | 'gates'>, counts: readonly string[]): string {
  const atFault = prps.filter(isAtFault).length;
  const all = plural(prps.length, 'PRP');
  const own = prps.length > 1 && atFault > 0 ? `${atFault} of ${all}` : all;
  const broken = commandsIn(gates.filter(({ status }) => isBroken(status)).map(({ id }) => id));
  const rest = counts.join(', ');
  if (broken === '') return `${own}, ${rest}`;
  return atFault > 0 ? `${own}; ${broken}; ${rest}` : `${broken}; ${own}, ${rest}`;
}

function commandsIn(ids: readonly string[]): string {
  if (ids.length === 0) return '';
  const left = ids.length - namedCommands;
  const named = ids.slice(0, namedCommands).map((id) => plain(id));
  return `${ids.length === 1 ? 'command' : 'commands'} ${named.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}
