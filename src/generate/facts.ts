import { maxStructureLength } from '../prp/parse/lines.ts';
import type { DetectedEnvironment } from '../environments/detect-environment.ts';
import { type FeatureRequest, type Passage, trimBlank } from './feature-request.ts';
import type { Survey } from './survey.ts';

/** All input of a template. Derived from the request and the repository alone: the same input gives the same bytes. */
export interface Facts {
  readonly request: FeatureRequest;
  readonly environment: DetectedEnvironment;
  /** The name of the code in a sentence: `Python code`. */
  readonly stack: string;
  readonly survey: Survey;
  /** The request without its criteria. */
  readonly background: Passage;
  /** Requested outcomes, one sentence each. */
  readonly criteria: readonly string[];
  /** Sentences of the request that give a reason. */
  readonly reasons: readonly string[];
  /** Traps and constraints in the request. */
  readonly constraints: readonly string[];
  /** Text of the request under examples and documentation, without the lines that only cite files and pages. */
  readonly remarks: readonly Passage[];
  readonly complexity: 'low' | 'medium' | 'high';
}

export function factsOf(request: FeatureRequest, environment: DetectedEnvironment, survey: Survey): Facts {
  const { feature, examples, documentation, considerations } = request;
  const items = itemsOf(feature);
  const obligations = sentencesOf(feature).filter((sentence) => obliging.test(sentence));
  const criteria = items.length > 0 ? items : obligations.length > 0 ? obligations : sentencesOf(feature).slice(0, 1);
  const constraints = itemsOf(considerations).length > 0 ? itemsOf(considerations) : sentencesOf(considerations);
  const weight = criteria.length + constraints.length + survey.files.length;
  return {
    request,
    environment,
    stack: environment.id === 'generic' ? 'code' : `${environment.title} code`,
    survey,
    background: without(feature, (line) => items.length > 0 && isItem(line)),
    criteria: criteria.length > 0 ? criteria : [request.title],
    reasons: sentencesOf(feature).filter((sentence) => reasoning.test(sentence)),
    constraints,
    remarks: [examples, documentation]
      .map((passage) => without(passage, (line) => survey.cited.has(line) && (isItem(line) || !/\s/.test(line.trim()))))
      .filter(({ lines }) => lines.length > 0),
    complexity: weight <= 4 ? 'low' : weight <= 10 ? 'medium' : 'high',
  };
}

const reasoning = /\b(?:because|so that|in order to)\b/i;
const obliging = /\b(?:must|should|shall|can|allow|support|return|show|add|when)\b/i;
const item = /^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(\S.*)$/;

/** The list items of a passage, nested ones too, outside code. */
function itemsOf(passage: Passage): readonly string[] {
  return outsideFences(passage).flatMap((line) => {
    const text = item.exec(line.slice(0, maxStructureLength))?.[1];
    return text === undefined ? [] : [oneLine(text)];
  });
}

function isItem(line: string): boolean {
  return item.test(line.slice(0, maxStructureLength));
}

/** The lines outside code that are not left out; code stays. */
function without(passage: Passage, isLeftOut: (line: string) => boolean): Passage {
  const outside = new Set(outsideFences(passage));
  return { lines: trimBlank(passage.lines.filter((line) => !outside.has(line) || !isLeftOut(line))) };
}

function sentencesOf(passage: Passage): readonly string[] {
  const prose = outsideFences(passage).filter((line) => !/^\s*#{1,6}\s/.test(line));
  return prose
    .map((line) =>
      line
        .slice(0, maxStructureLength)
        .replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '')
        .trim(),
    )
    .join('\n')
    .split(/(?<=[.!?])\s+|\n\s*\n/)
    .map(oneLine)
    .filter((sentence) => sentence !== '');
}

function outsideFences({ lines }: Passage): readonly string[] {
  let fence: string | undefined;
  return lines.filter((line) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark === undefined) return fence === undefined;
    if (fence === undefined) fence = mark;
    else if (mark.startsWith(fence)) fence = undefined;
    return false;
  });
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
