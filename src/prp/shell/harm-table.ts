import { cloudHarm } from './cloud-harm.ts';
import { clusterHarm } from './cluster-harm.ts';
import { databaseHarm } from './database-harm.ts';
import { type Call, type HarmRules, matchRule } from './harm-rule.ts';
import type { HarmKind } from './harm.ts';
import { machineHarm } from './machine-harm.ts';
import { packageHarm } from './package-harm.ts';
import { repositoryHarm } from './repository-harm.ts';

const tables = [repositoryHarm, packageHarm, clusterHarm, cloudHarm, databaseHarm, machineHarm];

/** What is known of a program; nothing for one that no table names. */
export function rulesOf(program: string): HarmRules | undefined {
  return tables.find((table) => Object.hasOwn(table, program))?.[program];
}

/** Judges a call by the tables. */
export function harmByRules(call: Call): HarmKind | undefined {
  const rules = rulesOf(call.program);
  if (rules === undefined || rules.rehearsal?.split(' ').some((flag) => call.flags.has(flag))) return undefined;
  let found: HarmKind | undefined;
  for (const kind of ['destroys', 'changes'] as const) {
    for (const rule of rules[kind] ?? []) {
      const matched = matchRule(rule, call);
      if (matched === 'yes') return found ?? kind;
      if (matched === 'maybe') found = 'unjudged';
    }
  }
  return found;
}
