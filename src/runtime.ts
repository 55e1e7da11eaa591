import type { Config } from './config.ts';
import { registerComponents } from './components.ts';
import type { Announce } from './event.ts';
import type { Branch } from './history/branch.ts';
import { History } from './history/history.ts';
import { Mediator } from './mediator/mediator.ts';
import type { Repository } from './repository.ts';

/** What the world supplies. */
export interface Ports {
  readonly repository: Repository;
  readonly branch: Branch;
  /** Hears everything that happens. @default nobody */
  readonly announce?: Announce;
}

/** The whole system, wired: what is generated or validated through it leaves a version or a record. */
export interface Runtime {
  readonly config: Config;
  readonly repository: Repository;
  readonly history: History;
  readonly mediator: Mediator;
  readonly announce: Announce;
  /** Ends what still runs and lets go of what is open. */
  close(): Promise<void>;
}

export function createRuntime(config: Config, ports: Ports): Runtime {
  const { repository, branch, announce = () => {} } = ports;
  const mediator = new Mediator({
    workers: config.workers,
    announce: (event) => announce({ type: 'mediator', event }),
  });
  registerComponents(mediator, config, repository);
  return {
    config,
    repository,
    history: new History(branch),
    mediator,
    announce,
    async close() {
      await mediator.close();
      await branch.close?.();
    },
  };
}
