import type * as z from 'zod/mini';
import { nearestName } from './nearest-name.ts';

/**
 * Explains why a value is refused, in the words of a YAML file or a module: texts and lists, not strings and arrays.
 * For zod's `error` option; a schema's own message takes precedence.
 */
export function schemaMessage(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `it is missing; expected ${named(issue.expected)}`
        : `expected ${named(issue.expected)}, not ${kindOf(issue.input)}`;
    case 'invalid_value':
      return oneOf(issue.values.map(String), issue.input);
    case 'too_small':
      return bound(issue.origin, Number(issue.minimum), 'least');
    case 'too_big':
      return bound(issue.origin, Number(issue.maximum), 'most');
    default:
      return undefined;
  }
}

const names: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: '`true` or `false`',
  int: 'a whole number',
  number: 'a number',
  object: 'keys with values',
  record: 'keys with values',
  string: 'a text',
};

function named(type: string): string {
  return names[type] ?? type;
}

function kindOf(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'boolean') return `\`${value}\``;
  return typeof value === 'number' ? String(value) : named(typeof value);
}

function oneOf(values: readonly string[], input: unknown): string {
  const all = values.map((value) => `\`${value}\``).join(', ');
  const near = typeof input === 'string' ? nearestName(input, values) : undefined;
  const expected = values.length === 1 ? all : `one of ${all}`;
  if (input === undefined) return `it is missing; expected ${expected}`;
  return `expected ${expected}${near === undefined ? '' : `. Did you mean \`${near}\`?`}`;
}

function bound(origin: string, limit: number, side: 'least' | 'most'): string {
  if (origin === 'string' && limit === 1) return 'it must not be empty';
  const counted = origin === 'string' ? 'characters' : origin === 'array' ? 'entries' : undefined;
  return counted === undefined
    ? `it must be ${limit} or ${side === 'least' ? 'more' : 'less'}`
    : `it must have at ${side} ${limit} ${counted}`;
}

/** The message about an unknown key: suggests the nearest valid key, or lists all of them. */
export function unknownKey(key: string, parent: string, valid: readonly string[]): string {
  const where = parent === '' ? '' : ` in ${parent}`;
  const near = nearestName(key, valid);
  const hint = near === undefined ? ` Valid keys: ${valid.join(', ')}.` : ` Did you mean \`${near}\`?`;
  return `unknown key \`${key}\`${where}.${hint}`;
}
