import { isVersionId } from '../src/history/versions/layout.ts';

/** A version that a command said it has made or found. */
export interface AnnouncedVersion {
  readonly prp: string;
  readonly id: string;
  readonly sequence: number;
  readonly checksum: string;
}

/** The data of a `--json` answer that came whole and is no error; undefined for any other output. */
export function parseAnswer(stdout: Buffer): object | undefined {
  try {
    const envelope: unknown = JSON.parse(stdout.toString());
    if (typeof envelope !== 'object' || envelope === null || !('data' in envelope)) return undefined;
    const { data } = envelope;
    return 'error' in envelope || typeof data !== 'object' || data === null ? undefined : data;
  } catch {
    return undefined;
  }
}

/** Every version that an answer speaks of, however deep. */
export function announcedVersions(answer: unknown): readonly AnnouncedVersion[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const nested = Object.values(answer).flatMap(announcedVersions);
  return isVersion(answer) ? [answer, ...nested] : nested;
}

function isVersion(value: object): value is AnnouncedVersion {
  return (
    'id' in value &&
    typeof value.id === 'string' &&
    (isVersionId(value.id) || value.id.startsWith('v+')) &&
    'prp' in value &&
    'sequence' in value &&
    'checksum' in value &&
    typeof value.checksum === 'string'
  );
}
