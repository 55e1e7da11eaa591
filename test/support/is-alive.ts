import { spawnSync } from 'node:child_process';

/** Whether a process runs. One that has ended but was not collected by its parent yet (`Z`) is dead. */
export function isAlive(pid: number | string): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid).trim()], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}
