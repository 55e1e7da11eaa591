import { shorten } from '../base/quote.ts';
import type { Finding } from '../prp/finding.ts';
import { brokeWithoutFinding, type GateResult, isBroken, statusPredicates } from '../prp/gate-result.ts';
import type { ValidatedPrp } from './report.ts';
import { withheldSentence } from './withheld-variables.ts';

/** Findings with one message, or gates that broke in one way, in any number of PRPs. */
export interface Cause {
  readonly message: string;
  /** Absent for a gate that broke without a finding. */
  readonly rule?: string;
  readonly suggestion?: string | undefined;
  /** The places by PRP, in order of the report. */
  readonly prps: readonly { readonly prp: string; readonly places: readonly CausePlace[] }[];
  /** The end of what the gate printed. */
  readonly output?: string | undefined;
}

interface CausePlace {
  readonly path: string;
  readonly line: number;
}

/** The findings of all PRPs that `isMeant` selects, each cause once: those of the most PRPs first. */
export function causesOf(prps: readonly ValidatedPrp[], isMeant: (finding: Finding) => boolean): readonly Cause[] {
  const all = prps.flatMap(({ path: prp, gates }) =>
    gates
      .flatMap(({ findings }) => findings)
      .filter(isMeant)
      .toSorted((a, b) => a.startLine - b.startLine)
      .map((finding) => ({ prp, finding })),
  );
  const groups = Map.groupBy(
    all,
    ({ finding: { rule, message, suggestion = '' } }) => `${rule}\n${message}\n${suggestion}`,
  );
  const causes = [...groups.values()].flatMap((alike): readonly Cause[] => {
    const [first] = alike;
    if (first === undefined) return [];
    const { message, rule, suggestion } = first.finding;
    const byPrp = Map.groupBy(alike, ({ prp }) => prp);
    const places = [...byPrp].map(([prp, own]) => ({
      prp,
      places: own.map(({ finding: { path, startLine } }) => ({ path, line: startLine })),
    }));
    return [{ message, rule, suggestion, prps: places }];
  });
  return causes.toSorted((a, b) => b.prps.length - a.prps.length);
}

/** The number of findings. */
export function countPlaces(causes: readonly Cause[]): number {
  return causes.reduce((sum, { prps }) => sum + prps.reduce((all, { places }) => all + places.length, 0), 0);
}

/** Gates of PRPs that broke without a finding, each cause once. */
export function brokenCauses(prps: readonly ValidatedPrp[]): readonly Cause[] {
  const broken = prps.flatMap(({ path, gates }) => gates.filter(tellsMore).map((gate) => ({ prp: path, gate })));
  const groups = Map.groupBy(broken, ({ gate }) => brokenSentence(gate));
  return [...groups].map(([message, alike]) => ({
    message,
    prps: alike.map(({ prp }) => ({ prp, places: [] })),
    output: alike[0]?.gate.output,
  }));
}

/** A command that lacked variables failed for that reason, whatever its finding says. */
function tellsMore(gate: GateResult): boolean {
  return brokeWithoutFinding(gate) || (isBroken(gate.status) && gate.withheld !== undefined);
}

/** `` `test` timed out after 2 attempts: … ``. */
export function brokenSentence(gate: GateResult): string {
  const { id, status, reason, attempts } = gate;
  const tries = attempts > 1 ? ` after ${attempts} attempts` : '';
  const because = reason === undefined ? '.' : `: ${reason}`;
  const withheld = withheldSentence(gate);
  const end = /[.!?]$/.test(because) ? '' : '.';
  return `\`${shorten(id, 60).replaceAll('`', "'")}\` ${statusPredicates[status]}${tries}${because}${end}${withheld === undefined ? '' : ` ${withheld}`}`;
}
