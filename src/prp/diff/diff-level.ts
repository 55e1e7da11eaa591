import { normaliseHeading } from '../parse/heading.ts';
import type { ValidationLevel } from '../prp.ts';

/**
 * Indexes of the numbered levels that have no counterpart after: none of the same name, and none of the same number
 * that is not another's counterpart already. So dropping level 2 of four and renumbering the rest loses one level.
 */
export function levelsWithoutCounterpart(
  before: readonly ValidationLevel[],
  after: readonly ValidationLevel[],
): readonly number[] {
  const free = new Set(after);
  const open = new Map(before.entries());
  const match = (keyOf: (level: ValidationLevel) => string | number | undefined): void => {
    const byKey = Map.groupBy(free, keyOf);
    for (const [index, level] of open) {
      const key = keyOf(level);
      const counterpart = key === undefined ? undefined : byKey.get(key)?.shift();
      if (counterpart === undefined) continue;
      free.delete(counterpart);
      open.delete(index);
    }
  };
  match(nameOf);
  match(({ level }) => level);
  return [...open].filter(([, { level }]) => level !== undefined).map(([index]) => index);
}

function nameOf({ title }: ValidationLevel): string | undefined {
  const name = normaliseHeading(title).replace(/^level \d+\W*/, '');
  return name === '' ? undefined : name;
}

/** A level as a reader would call it. */
export const levelName = ({ level, title }: ValidationLevel): string =>
  level === undefined || /\blevel\s*\d/i.test(title) ? title : `Level ${level}: ${title}`;
