import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import type { GitObject } from '../../../src/system/object-reader.ts';

/** The files in which Git keeps objects that are in no pack, read and written without a process. */
export interface LooseObjects {
  /** `undefined` when there is no such file: the object may be in a pack. */
  read(id: string): GitObject | undefined;
  /** Returns its id. */
  write(type: string, bytes: Uint8Array): string;
}

let temporaryFiles = 0;

/** `directory` is the repository's `objects`; ids are SHA-1. */
export function looseObjects(directory: string): LooseObjects {
  const fileOf = (id: string) => join(directory, id.slice(0, 2), id.slice(2));
  return {
    read(id) {
      const file = fileOf(id);
      if (!existsSync(file)) return undefined;
      const content = inflateSync(readFileSync(file));
      const end = content.indexOf(0);
      const [type = ''] = content.toString('latin1', 0, end).split(' ');
      return { id, type, bytes: content.subarray(end + 1) };
    },
    write(type, bytes) {
      const header = Buffer.from(`${type} ${bytes.length}\0`);
      const id = createHash('sha1').update(header).update(bytes).digest('hex');
      const file = fileOf(id);
      if (existsSync(file)) return id;
      mkdirSync(join(directory, id.slice(0, 2)), { recursive: true });
      temporaryFiles += 1;
      // Git never sees half of an object.
      const temporary = join(directory, `tmp_obj_${process.pid}_${temporaryFiles}`);
      writeFileSync(temporary, deflateSync(Buffer.concat([header, bytes]), { level: 1 }), { mode: 0o444 });
      renameSync(temporary, file);
      return id;
    },
  };
}
