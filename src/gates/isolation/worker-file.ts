import { entryFile } from '../../system/entry-file.ts';

/** The entry of a gate's process. */
export function isolationWorkerFile(): string {
  return entryFile('isolation-worker', import.meta.url);
}
