import type { Report } from '../report/report.ts';
import type { Version } from '../report/version.ts';

/** The versions that a command made or found. */
export function versionsIn(report: Report): readonly Pick<Version, 'prp' | 'id' | 'checksum'>[] {
  return versionsOf(report).map(({ prp, id, checksum }) => ({ prp, id, checksum }));
}

function versionsOf(report: Report): readonly Version[] {
  switch (report.command) {
    case 'validate':
      return report.data.prps.flatMap(({ version }) => version ?? []);
    case 'generate':
      return report.data.version === null ? [] : [report.data.version];
    case 'rollback':
    case 'show':
      return [report.data.version];
    case 'save':
      return report.data.versions;
    case 'list':
      return report.data.versions ?? report.data.prps?.flatMap(({ latest }) => latest ?? []) ?? [];
    default:
      return [];
  }
}

/** Ids of the gates that went wrong, each once. */
export function failedGatesIn(report: Report): readonly string[] {
  if (report.command !== 'validate') return [];
  const gates = [...report.data.prps.flatMap((prp) => prp.gates), ...report.data.gates];
  return [...new Set(gates.flatMap(({ id, status }) => (status === 'passed' || status === 'skipped' ? [] : [id])))];
}
