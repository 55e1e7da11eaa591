import type { Remark } from './gate.ts';
import type { RemarkLimits } from './isolation/message.ts';
import type { PluginRemarks } from './plugins/plugin.ts';

/** Everything that a check has to say. Throws when that is no list, or when it does not end within the limits. */
export async function collectRemarks(said: PluginRemarks, limits: RemarkLimits): Promise<Remark<string>[]> {
  const list: unknown = await said;
  if (!isIterable(list)) {
    throw new Error('check must return its remarks: a list, a generator or an async generator');
  }
  const remarks: Remark<string>[] = [];
  let characters = 0;
  for await (const remark of list) {
    if (remarks.length >= limits.remarks) throw tooMany(limits.remarks, 'remarks');
    characters += lengthOf(remark?.message) + lengthOf(remark?.suggestion);
    if (characters > limits.characters) throw tooMany(limits.characters, 'characters of remarks');
    remarks.push(remark);
  }
  return remarks;
}

/** What it iterates over is looked at by whoever receives it. */
function isIterable(value: unknown): value is Iterable<Remark<string>> | AsyncIterable<Remark<string>> {
  return typeof value === 'object' && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value);
}

function lengthOf(text: unknown): number {
  return typeof text === 'string' ? text.length : 0;
}

function tooMany(limit: number, what: string): Error {
  return new Error(`it made more than ${limit.toLocaleString('en')} ${what}`);
}
