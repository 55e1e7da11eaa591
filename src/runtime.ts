import type { Config } from './config.ts';
import { registerComponents } from './components.ts';
import type { Announce } from './event.ts';
import type { Branch } from './history/branch.ts';
import type { Cipher } from './history/cipher.ts';
import { ageCipher } from './history/encryption.ts';
import { History } from './history/history.ts';
import { readIdentity } from './history/identity.ts';
import { Mediator } from './mediator/mediator.ts';
import type { Repository } from './repository.ts';

/** What the world supplies. */
export interface Ports {
  readonly repository: Repository;
  readonly branch: Branch;
  /** Hears everything that happens. @default nobody */
  readonly announce?: Announce;
  /** How versions are encrypted. @default age, as the configuration and the environment say */
  readonly cipher?: Cipher;
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
  const cipher = ports.cipher ?? cipherOf(config, repository, announce);
  const mediator = new Mediator({
    workers: config.workers,
    announce: (event) => announce({ type: 'mediator', event }),
  });
  registerComponents(mediator, config, repository);
  return {
    config,
    repository,
    history: new History(branch, { cipher }),
    mediator,
    announce,
    async close() {
      await mediator.close();
      await branch.close?.();
    },
  };
}

function cipherOf({ versions }: Config, { git }: Repository, announce: Announce): Cipher {
  return ageCipher({
    recipients: versions['encrypt-to'],
    identity: () =>
      readIdentity({
        env: process.env,
        configured: versions.identity,
        git,
        warn: (message, hint) => announce({ type: 'warning', message, hint }),
      }),
  });
}
