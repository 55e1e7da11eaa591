import { tmpdir } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { commandComponent, commandOperation } from '../../src/gates/configured-command-gate.ts';
import { commandResult } from '../../src/gates/verdict.ts';
import { Mediator } from '../../src/mediator/mediator.ts';
import { RunProcesses } from '../../src/system/run-processes.ts';
import { persistentShells } from '../../src/system/shells.ts';

const mediators: Mediator[] = [];
afterEach(() => Promise.all(mediators.splice(0).map((mediator) => mediator.close())));

async function ran(run: string, timeoutMs: number) {
  const command = {
    id: 'a',
    run,
    needs: [],
    timeout: 1,
    retries: 0,
    retryTimeouts: false,
    priority: 'normal',
  } as const;
  const mediator = new Mediator();
  mediators.push(mediator);
  mediator.register(commandComponent(command, persistentShells(tmpdir(), new RunProcesses())));
  const operation = commandOperation(command);
  return commandResult('a', await mediator.submit({ id: 'a', operation, payload: undefined, timeoutMs }));
}

describe('a command that is ended at its timeout', () => {
  it.each([
    ['is ended', 'echo started; sleep 300'],
    ['ends by itself then, as if all were well', 'trap "exit 0" TERM; echo started; sleep 300 & wait'],
  ])('and %s keeps its output until then', async (_how, run) => {
    expect(await ran(run, 1_000)).toMatchObject({
      status: 'timed-out',
      reason: 'Timed out after 1 s.',
      output: 'started\n',
    });
  });
});

describe('a command that fails', () => {
  it('reports how it failed, and its output', async () => {
    expect(await ran('echo wrong; exit 3', 60_000)).toMatchObject({
      status: 'failed',
      reason: '`echo wrong; exit 3` ended with exit code 3',
      output: 'wrong\n',
    });
  });
});
