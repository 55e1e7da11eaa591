import { randomBytes } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Creates or replaces a file in one step: a reader sees the old bytes or the new, never a part. Its directory must
 * exist. Throws the file system's error and leaves no temporary file behind.
 */
export function replaceFile(file: string, bytes: Uint8Array | string, { mode }: { readonly mode?: number } = {}): void {
  const temporary = join(dirname(file), `.${randomBytes(6).toString('hex')}.prp-tmp`);
  try {
    writeFileSync(temporary, bytes, { flag: 'wx', ...(mode !== undefined && { mode }) });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
