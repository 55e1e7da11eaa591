import { normaliseHeading } from './heading.ts';
import type { Role } from './prp.ts';

/** Roles that users name for their own headings, other languages above all. */
export type Aliases = ReadonlyMap<string, Role>;

/**
 * What normalised headings say which role. The first that matches decides, so what is narrow or anchored stands
 * before what is broad: `integration testing` is validation, `definition of done` is success and no checklist.
 */
const aliasTable: readonly (readonly [Role, readonly RegExp[]])[] = [
  ['blueprint', [/^(?:tasks?|steps?|phases?) [\d{[]/]],
  ['rollback', [/\brollback\b|\broll back\b|\brevert|\brecovery (?:plan|strategy|procedure)/]],
  ['validation', [/^level \d/]],
  ['confidence', [/\bconfidence\b/]],
  ['gotchas', [/\bgotchas?\b|\bquirks\b|\bknown (?:issues|pitfalls|limitations)\b/]],
  [
    'anti-patterns',
    [
      /\banti-? ?patterns?\b|\bwhat not to do\b|^do not\b|^don.?t\b|\bcritical (?:mistakes|anti)|\bnot building\b/,
      /\bout of scope\b|\bscope limits\b|\bpitfalls\b|\bnon-goals\b|^won.?t\b|\bcommon mistakes\b/,
    ],
  ],
  [
    'success',
    [
      /\bsuccess (?:criteria|metrics|definition|indicators)\b|\bacceptance criteria\b|\bdefinition of done\b|^dod$/,
      /\bmeasurable outcomes\b|^tests to pass$/,
    ],
  ],
  ['checklist', [/\bchecklist\b|\bcompletion criteria\b/]],
  [
    'validation',
    [/\bvalidation\b|\bverification\b|\btesting\b|^tests?\b|\bquality gates?\b|\btest (?:plan|strategy|cases)\b|^qa\b/],
  ],
  ['risk', [/\brisks?\b/]],
  ['integration', [/\bintegration\b/]],
  [
    'context',
    [
      /\bcontext\b|\bmandatory reading\b|\breferences?$|\bdocumentation\b|^research\b|\bcurrent state\b/,
      /\bcodebase\b|\bpatterns to (?:mirror|follow)\b|\bexisting (?:code|implementation)\b|\brelevant (?:files|code)\b|^dependencies$/,
    ],
  ],
  ['data', [/\bdata (?:models?|structures?)\b|\bschemas?\b|\bdatabase\b/]],
  [
    'blueprint',
    [
      /\bimplementation\b|^tasks?\b|\btask (?:list|breakdown)\b|\blist of tasks\b|\b(?:step-by-step|low-level) tasks\b|^phases?\b|^plan$|\bexecution plan\b|\broadmap\b/,
    ],
  ],
  [
    'goal',
    [
      /^(?:feature |main |poc )?goals?(?: and why)?$|^objectives?$|^(?:executive )?summary$|^overview$|^purpose$|^(?:primary )?mission$/,
      /^initial concept$|^high-level (?:objective|goal)s?$|^feature(?: overview| description)?$|^what (?:are )?we.?(?:re)? building/,
    ],
  ],
  [
    'why',
    [
      /^why\b|^motivation$|^business (?:logic|value|case|justification)\b|^problem(?: statement| analysis)?$|^background$/,
      /^rationale$|^user (?:story|stories|personas?)\b|^root cause\b|^original story$/,
    ],
  ],
  [
    'what',
    [
      /^what\b|^(?:(?:functional|technical|core|key) )?requirements?$|^solution\b|^(?:poc )?scope\b|^user-visible behaviou?r\b/,
      /^specifications?$|^technical (?:specifications?|approach|design|architecture)\b|^(?:key )?files (?:to (?:change|modify|create)|affected)\b/,
      /^features$|^deliverables?$|^design$|^architecture\b/,
    ],
  ],
];

const roles: ReadonlySet<string> = new Set(aliasTable.map(([role]) => role));

// A longer heading is a sentence, and sentences name no role.
const longestAlias = 160;

/** The role that a normalised heading names. The user's aliases are whole headings and come first. */
export function roleOf(normalised: string, aliases?: Aliases): Role | undefined {
  const own = aliases?.get(normalised);
  if (own !== undefined || normalised.length > longestAlias) return own;
  return aliasTable.find(([, patterns]) => patterns.some((pattern) => pattern.test(normalised)))?.[0];
}

/** Headings as a user writes them, by role, ready for look-up. Words that are no role are left out. */
export function readAliases(headings: Readonly<Record<string, readonly string[]>>): Aliases {
  const aliases = new Map<string, Role>();
  for (const [role, words] of Object.entries(headings)) {
    if (!isRole(role)) continue;
    for (const word of words) aliases.set(normaliseHeading(word), role);
  }
  return aliases;
}

function isRole(word: string): word is Role {
  return roles.has(word);
}
