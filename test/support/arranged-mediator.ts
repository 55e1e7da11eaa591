import type { MediatorEvent } from '../../src/mediator/mediator-event.ts';
import type { MediatorOptions } from '../../src/mediator/mediator-options.ts';
import { Mediator } from '../../src/mediator/mediator.ts';
import { scriptedComponent, type ScriptedComponent } from './scripted-component.ts';
import { steppedClock, type SteppedClock } from './stepped-clock.ts';

export interface ArrangedMediator {
  readonly mediator: Mediator;
  readonly clock: SteppedClock;
  /** Everything announced so far. */
  readonly events: readonly MediatorEvent[];
}

/** A mediator under a stepped clock, by default with one worker and without randomness. */
export function arrangeMediator(
  components: readonly ScriptedComponent[] = [scriptedComponent()],
  options: MediatorOptions = {},
): ArrangedMediator {
  const clock = steppedClock();
  const events: MediatorEvent[] = [];
  const announce = (event: MediatorEvent): void => void events.push(event);
  const mediator = new Mediator({ workers: 1, clock, random: () => 1, announce, ...options });
  for (const component of components) mediator.register(component);
  return { mediator, clock, events };
}
