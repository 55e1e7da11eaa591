import type { Observer } from '../observers/observer.ts';
import type { Paint } from '../report/paint.ts';
import { plural } from '../report/paint.ts';
import { gateLine } from '../report/text-validate.ts';

/** Prints each gate as it ends: a line each and nothing that moves, so that a log of it reads like the terminal. */
export function liveGates(stream: NodeJS.WritableStream, paint: Paint): Observer {
  return (event) => {
    if (event.type === 'validation-started' && event.prps.length > 0) {
      const gates = paint('dim', event.gates.join(', '));
      stream.write(`Validating ${plural(event.prps.length, 'PRP')}: ${gates}\n`);
    }
    if (event.type === 'gate-finished') stream.write(`${gateLine(event.prp, event.gate, paint)}\n`);
  };
}
