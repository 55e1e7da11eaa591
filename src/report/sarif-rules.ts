import type { Finding } from '../prp/finding.ts';
import type { RuleText } from './report.ts';
import { ruleUrl } from './rule-url.ts';

const levels = { error: 'error', warning: 'warning', notice: 'note' } as const;

interface ReportingDescriptor {
  readonly id: string;
  readonly [property: string]: unknown;
}

/** Every rule of the product, and by its id alone each other rule that found something: a plugin's. */
export function sarifRules(
  rules: Readonly<Record<string, RuleText>>,
  findings: readonly Finding[],
): readonly ReportingDescriptor[] {
  const foreign = new Set(findings.map(({ rule }) => rule).filter((rule) => !Object.hasOwn(rules, rule)));
  return [
    ...Object.entries(rules).map(([id, rule]) => descriptorOf(id, rule)),
    ...[...foreign].map((id) => ({ id, shortDescription: { text: id } })),
  ];
}

function descriptorOf(id: string, { gate, severity, title, why, mend }: RuleText): ReportingDescriptor {
  const helpUri = ruleUrl(id);
  return {
    id,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: `${title}. ${why}` },
    help: {
      text: `${why}\n\nWhat to do: ${mend}`,
      markdown: `${why}\n\n**What to do:** ${mend}\n\n[More about ${id}](${helpUri})`,
    },
    helpUri,
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ['prp', gate] },
  };
}
