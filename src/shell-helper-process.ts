/** The process behind `ShellHelper`. What it runs ends when the program that started it does, however that ends. */
import { runShell } from './child-process.ts';
import type { HelperOrder, HelperReport } from './shell-helper.ts';

const running = new Map<number, AbortController>();

// Only the program that started this process can send.
process.on('message', (message) => obey(message as HelperOrder));
process.on('disconnect', () => {
  for (const command of running.values()) command.abort();
});
report({ type: 'ready' });

function obey(order: HelperOrder): void {
  if (order.type === 'cancel') running.get(order.id)?.abort();
  else void run(order);
}

async function run({ id, command, options }: Extract<HelperOrder, { type: 'run' }>): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  try {
    report({ type: 'ended', id, result: await runShell(command, { ...options, signal: controller.signal }) });
  } catch (error) {
    report({ type: 'failed', id, message: error instanceof Error ? error.message : String(error) });
  } finally {
    running.delete(id);
  }
}

function report(answer: HelperReport): void {
  // To a program that has ended nothing can be said.
  if (process.connected) process.send?.(answer, () => {});
}
