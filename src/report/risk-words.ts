import type { Risk } from '../prp/diff/risk.ts';

type Loss = Pick<Risk, 'subject' | 'change'>;

const subjects = {
  criterion: { one: 'criterion', many: 'criteria', article: 'a' },
  check: { one: 'check', many: 'checks', article: 'a' },
  expectation: { one: 'expected result', many: 'expected results', article: 'an' },
  constraint: { one: 'constraint', many: 'constraints', article: 'a' },
  task: { one: 'task', many: 'tasks', article: 'a' },
  section: { one: 'section', many: 'sections', article: 'a' },
} as const satisfies Record<Risk['subject'], unknown>;

/** `Criterion`. */
export function riskSubject({ subject }: Loss): string {
  const { one } = subjects[subject];
  return `${one.slice(0, 1).toUpperCase()}${one.slice(1)}`;
}

/** The change, after its subject: `looser`, `removed`, `it can no longer fail`. */
export function riskEffect({ subject, change }: Loss): string {
  if (change === 'disabled') return 'it can no longer fail';
  return change === 'weakened' ? looser(subject) : change;
}

/** The same as a clause: `a criterion is looser`, `the check can no longer fail`. */
export function riskClause({ subject, change }: Loss): string {
  const { one, article } = subjects[subject];
  if (change === 'disabled') return `the ${one} can no longer fail`;
  if (change === 'removed') return `${article} ${one} was removed`;
  return `${article} ${one} ${change === 'weakened' ? `is ${looser(subject)}` : 'changed'}`;
}

function looser(subject: Risk['subject']): string {
  return subject === 'check' ? 'weaker' : 'looser';
}

/** Counts risks by kind: `1 check weakened`, `2 criteria looser`. */
export function countRisks(risks: readonly Loss[]): readonly string[] {
  const kinds = Map.groupBy(
    risks,
    ({ subject, change }) => `${countedSubject(subject, 2)} ${counted(subject, change)}`,
  );
  return [...kinds.values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    const { subject, change } = first;
    return [`${alike.length} ${countedSubject(subject, alike.length)} ${counted(subject, change)}`];
  });
}

/** Counts risks by subject: `1 check`, `2 criteria`. */
export function countSubjects(risks: readonly Loss[]): readonly string[] {
  const groups = Map.groupBy(risks, ({ subject }) => subject);
  return [...groups].map(([subject, { length }]) => `${length} ${countedSubject(subject, length)}`);
}

function countedSubject(subject: Risk['subject'], count: number): string {
  return count === 1 ? subjects[subject].one : subjects[subject].many;
}

function counted(subject: Risk['subject'], change: Risk['change']): string {
  if (change === 'removed' || change === 'changed') return change;
  return subject === 'check' ? 'weakened' : 'looser';
}

/** Whether all of them ask for less: a changed value asks for something else. */
export function asksForLess(risks: readonly Loss[]): boolean {
  return risks.every(({ change }) => change !== 'changed');
}
