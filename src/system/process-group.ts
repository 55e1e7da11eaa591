/** Whether a child can lead a process group, which receives signals as one. Windows has no such groups. */
export const hasProcessGroups = process.platform !== 'win32';

/** Sends a signal to the group that a process leads, or to the process alone on Windows. Ignores a missing process. */
export function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(hasProcessGroups ? -pid : pid, signal);
  } catch (error) {
    // ESRCH: the process has ended already.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Whether there is a process with this id, of any user. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: the process lives and belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
