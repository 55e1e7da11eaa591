import { TamperedError } from './tampered-error.ts';

/** Clocks of machines differ, and a batch runs some seconds ahead; an id that is farther ahead tells no true time. */
const toleranceMs = 48 * 3_600_000;

/** The latest moment that an id may tell, milliseconds since 1970. Who was given a clock does not outrun the system's. */
export function latestAllowedTime(now = new Date()): number {
  return Math.max(now.getTime(), Date.now()) + toleranceMs;
}

/** What is wrong with something that its id dates into the future: all that is saved later would sort before it. */
export function futureError(path: string, moment: number, latest: number): TamperedError | undefined {
  if (moment <= latest) return undefined;
  const [told, now] = [moment, Date.now()].map((time) => new Date(time).toISOString().slice(0, 16).replace('T', ' '));
  return new TamperedError(
    'chain-broken',
    `${path} is dated ${told}, and the clock of this machine says ${now} (UTC).`,
    undefined,
    {
      hint: 'Check the clock of this machine first. If it is right, `prp repair` sets aside what a wrong clock, or somebody, dated so.',
    },
  );
}
