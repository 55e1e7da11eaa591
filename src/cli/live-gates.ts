import type { Observer } from '../observers/observer.ts';
import { plural } from '../base/plural.ts';
import { gateLine } from '../report/text-validate.ts';
import type { Printer } from './printer.ts';

/**
 * Prints each gate as it ends: a line each and nothing that moves, so that a log of it reads like the terminal. Of many
 * PRPs only what did not pass: there would be hundreds of lines before the ones that matter.
 */
export function liveGates({ print, paint }: Printer): Observer {
  let isMany = false;
  return (event) => {
    if (event.type === 'validation-started' && event.prps.length > 0) {
      isMany = event.prps.length > 3;
      print(`Validating ${plural(event.prps.length, 'PRP')} with ${plural(event.gates.length, 'gate')}\n`);
    }
    if (event.type !== 'gate-finished' || (isMany && event.prp !== null && event.gate.status === 'passed')) return;
    print(`${gateLine(event.prp, event.gate, paint)}\n`);
  };
}
