import { createServer } from 'node:net';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { defaultSeverity } from '../../src/gates/gate.ts';
import { loopComponent, loopKinds } from '../../src/gates/loop/loop-component.ts';
import { runLoop } from '../../src/gates/loop/run-loop.ts';
import { Mediator } from '../../src/mediator/mediator.ts';
import type { GateResult } from '../../src/prp/gate-result.ts';
import { RunProcesses } from '../../src/system/run-processes.ts';
import { memoryTree } from './memory-tree.ts';
import { fenced, prpOf } from './prp-text.ts';
import { temporaryDirectory } from './temporary-repository.ts';

// Without this, bash warns before the output of a block when the locale is not installed.
process.env['LC_ALL'] = 'C';

/** A level with one shell block for each list of lines. */
export function level(number: number, ...blocks: readonly (readonly string[])[]): readonly string[] {
  return [`### Level ${number}: Check`, '', ...blocks.flatMap((block) => [...fenced('bash', ...block), ''])];
}

export const passedGate = (id: string): GateResult => ({
  id,
  status: 'passed',
  durationMs: 0,
  queuedMs: 0,
  attempts: 1,
  findings: [],
});

/** Gate results of a harmless document. */
export const passedGates: readonly GateResult[] = ['commands', 'secrets', 'hidden-text'].map(passedGate);

export interface LoopWish {
  readonly directory?: string;
  readonly statics?: readonly GateResult[];
  /** Seconds for a block. @default 30 */
  readonly timeout?: number;
  /** Gets the mediator before anything is submitted. */
  readonly meanwhile?: (mediator: Mediator) => void;
}

export interface RanLoop {
  readonly gates: readonly GateResult[];
  /** `id status` of each gate. */
  readonly said: readonly string[];
  /** `rule line message` of each finding. */
  readonly found: readonly string[];
  /** The names of the files in the directory it ran in. */
  files(): Promise<readonly string[]>;
}

/** Runs the validation loop that these lines make, for real, in an empty directory. */
export async function ranLoop(loop: readonly string[], settings: LoopWish = {}): Promise<RanLoop> {
  const { statics = passedGates, timeout = 30, meanwhile } = settings;
  const root = settings.directory ?? (await temporaryDirectory());
  const mediator = new Mediator({ workers: 2 });
  const processes = new RunProcesses();
  for (const kind of loopKinds) {
    mediator.register(loopComponent({ loop: kind, root, processes, severityOf: defaultSeverity }));
  }
  const subject = { prp: prpOf('# X', '', '## Validation Loop', '', ...loop), tree: memoryTree({}) };
  const running = runLoop(subject, statics, { failOn: 'error', timeout }, { mediator, announce: () => {} });
  meanwhile?.(mediator);
  const gates = await running;
  await mediator.close();
  await processes.end();
  const findings = gates.flatMap((gate) => gate.findings);
  return {
    gates,
    said: gates.map(({ id, status }) => `${id} ${status}`),
    found: findings.map(({ rule, startLine, message }) => `${rule} ${startLine} ${message}`),
    files: async () => (await readdir(root)).toSorted(),
  };
}

/** The same for one block, whose first line is line 8. */
export function ranBlock(lines: readonly string[], settings: LoopWish = {}): Promise<RanLoop> {
  return ranLoop(level(1, lines), settings);
}

/** A free port of this machine. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
