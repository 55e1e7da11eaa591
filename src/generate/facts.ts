import type { DetectedEnvironment } from '../environments/detect.ts';
import type { FeatureRequest, Passage } from './request.ts';
import type { Survey } from './survey.ts';

/** Everything a template may say. Made of the request and the repository alone: the same input, the same bytes. */
export interface Facts {
  readonly request: FeatureRequest;
  readonly environment: DetectedEnvironment;
  readonly survey: Survey;
  /** Outcomes the request asks for, one sentence each. */
  readonly criteria: readonly string[];
  /** Sentences of the request that give a reason. */
  readonly reasons: readonly string[];
  /** Traps and constraints it names. */
  readonly constraints: readonly string[];
  readonly complexity: 'low' | 'medium' | 'high';
}

export function factsOf(request: FeatureRequest, environment: DetectedEnvironment, survey: Survey): Facts {
  const asked = itemsOf(request.feature);
  const sentences = asked.length > 0 ? asked : sentencesOf(request.feature).filter((one) => obliging.test(one));
  const criteria = sentences.length > 0 ? sentences : sentencesOf(request.feature).slice(0, 1);
  const constraints = itemsOf(request.considerations);
  const weight = criteria.length + constraints.length + survey.files.length;
  return {
    request,
    environment,
    survey,
    criteria,
    reasons: sentencesOf(request.feature).filter((one) => /\b(?:because|so that|in order to|since)\b/i.test(one)),
    constraints: constraints.length > 0 ? constraints : sentencesOf(request.considerations),
    complexity: weight <= 4 ? 'low' : weight <= 10 ? 'medium' : 'high',
  };
}

const obliging = /\b(?:must|should|shall|can|allow|support|return|show|add|when)\b/i;
const item = /^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(\S.*)$/;

/** The list items of a passage, nested ones too, outside code. */
function itemsOf(passage: Passage): readonly string[] {
  return outsideFences(passage).flatMap((line) => {
    const text = item.exec(line.slice(0, 2_048))?.[1];
    return text === undefined ? [] : [oneLine(text)];
  });
}

function sentencesOf(passage: Passage): readonly string[] {
  const prose = outsideFences(passage).filter((line) => !/^\s*#{1,6}\s/.test(line));
  return prose
    .map((line) =>
      line
        .slice(0, 2_048)
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
