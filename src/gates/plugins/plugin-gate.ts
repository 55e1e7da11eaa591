import type { StaticGate } from '../gate.ts';
import { type Isolated, isolatedConcurrency } from '../isolation/isolated.ts';
import { IsolationFailure } from '../isolation/failure.ts';
import type { PluginDefinition } from './plugin-definition.ts';

/** A plugin as a static gate. It fails when it names a rule that it did not declare. */
export function pluginGate({ id, rules }: PluginDefinition, code: Isolated): StaticGate<string> {
  const ruleOf = new Map(Object.entries(rules));
  return {
    id,
    // It may look at anything, a clock or the network.
    cacheable: false,
    concurrency: isolatedConcurrency,
    async *check(subject, signal) {
      for await (const remark of code.check(subject, signal)) {
        const rule = ruleOf.get(remark.rule);
        if (rule === undefined) throw new IsolationFailure(`${id} named a rule ${remark.rule} that it does not have.`);
        yield rule.mend === undefined ? remark : { ...remark, message: `${remark.message} ${rule.mend}` };
      }
    },
    close: () => code.close(),
  };
}
