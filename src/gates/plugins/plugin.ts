import type { Severity } from '../../prp/finding.ts';
import type { Prp } from '../../prp/prp.ts';
import type { Tree } from '../../system/tree.ts';
import type { RawFinding } from '../gate.ts';

/**
 * A custom gate: the default export of a JavaScript module that the configuration names under `plugins`. It runs in a
 * separate process, without tokens, secrets or output, within 30 seconds and 256 MB for a document. An exception, or
 * any other failure in that process, fails this gate alone.
 */
export interface Plugin<Rule extends string = string> {
  /** Name of the gate in reports, in `gates` of the configuration and in `--gates`. */
  readonly id: string;
  /** Every rule it may name, by its id: capital letters, digits, `_` and `-`, but not `PRP` and a digit. */
  readonly rules: Readonly<Record<Rule, PluginRule>>;
  /** Yields findings in one document, in any order. At most 10,000. */
  check(subject: PluginSubject): PluginFindings<Rule>;
}

export interface PluginRule {
  readonly severity: Severity;
  /** The finding in a few words. */
  readonly title: string;
  /** Why it matters. */
  readonly why?: string;
  /** How to correct it, as a sentence: added to the message of each finding. */
  readonly mend?: string;
}

export interface PluginSubject {
  readonly text: string;
  /** Path in the repository, `/` separated. */
  readonly path: string;
  /** The parsed text. */
  readonly prp: Prp;
  /** The files of the revision that is being checked. */
  readonly tree: Tree;
}

/** A list, a generator, an async generator, or a promise of one. Lines and columns count from 1. */
export type PluginFindings<Rule extends string = string> =
  | Iterable<RawFinding<Rule>>
  | AsyncIterable<RawFinding<Rule>>
  | Promise<Iterable<RawFinding<Rule>>>;
