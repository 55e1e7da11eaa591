import { runShell, type ShellOptions, type ShellResult } from './child-process.ts';
import { ShellHelper } from './shell-helper.ts';

export interface ShellStarter {
  /** As `runShell`. */
  run(command: string, options: ShellOptions): Promise<ShellResult>;
  close(): Promise<void>;
}

/** Commands after which more are to be expected. */
const fewCommands = 16;

/**
 * Starts commands where that is cheapest. Whoever starts a process holds still while all of his memory is prepared to be
 * copied: a millisecond at rest, several with a large program loaded. For the first few commands nothing is cheaper than
 * to do it oneself; where many follow, a helper that has nothing in its memory takes over half of them.
 */
export function shellStarter(): ShellStarter {
  let commands = 0;
  let running = 0;
  let helper: ShellHelper | undefined;
  return {
    async run(command, options) {
      commands += 1;
      if (commands === fewCommands) helper = new ShellHelper();
      if (helper?.isReady && helper.running <= running) return helper.run(command, options);
      running += 1;
      try {
        return await runShell(command, options);
      } finally {
        running -= 1;
      }
    },
    async close() {
      await helper?.close();
      helper = undefined;
    },
  };
}
