import { hash } from 'node:crypto';

export type ObjectType = 'commit' | 'tree' | 'blob';

/** An object for Git's storage. */
export interface NewObject {
  readonly id: string;
  readonly type: ObjectType;
  readonly bytes: Uint8Array;
}

const typeNumber: Readonly<Record<ObjectType, number>> = { commit: 1, tree: 2, blob: 3 };

/**
 * A pack of objects for `git unpack-objects`, without deltas: see https://git-scm.com/docs/gitformat-pack. Nothing is
 * compressed: the pack only goes through a pipe, and Git compresses what it stores.
 */
export function objectPack(objects: readonly NewObject[]): Uint8Array {
  const header = Buffer.from('PACK\0\0\0\0\0\0\0\0', 'latin1');
  header.writeUInt32BE(2, 4);
  header.writeUInt32BE(objects.length, 8);
  const parts = objects.flatMap(({ type, bytes }) => [objectHeader(typeNumber[type], bytes.length), zlibStream(bytes)]);
  const pack = Buffer.concat([header, ...parts]);
  return Buffer.concat([pack, hash(objects[0]?.id.length === 64 ? 'sha256' : 'sha1', pack, 'buffer')]);
}

/** Type and size: four bits of the size, then seven in each byte, the lowest first. */
function objectHeader(type: number, size: number): Uint8Array {
  const header = [(type << 4) | (size & 0x0f)];
  for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
    header[header.length - 1] = (header.at(-1) ?? 0) | 0x80;
    header.push(rest & 0x7f);
  }
  return Buffer.from(header);
}

/** The most bytes of a block that is not compressed. */
const blockBytes = 65_535;

/**
 * A zlib stream of uncompressed blocks (RFC 1950 and 1951). Node's zlib takes longer: it allocates a compressor for each
 * object, and most commands load it for this alone.
 */
function zlibStream(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from([0x78, 0x01])];
  for (let at = 0; at === 0 || at < bytes.length; at += blockBytes) {
    const block = bytes.subarray(at, at + blockBytes);
    const header = Buffer.alloc(5);
    header.writeUInt8(at + blockBytes >= bytes.length ? 1 : 0);
    header.writeUInt16LE(block.length, 1);
    header.writeUInt16LE(~block.length & 0xffff, 3);
    parts.push(header, block);
  }
  return Buffer.concat([...parts, adler32(bytes)]);
}

/** Sums that stay below 2^32 for so many bytes: RFC 1950. */
const sumBytes = 5_552;

function adler32(bytes: Uint8Array): Uint8Array {
  let low = 1;
  let high = 0;
  for (let at = 0; at < bytes.length; at += sumBytes) {
    for (const byte of bytes.subarray(at, at + sumBytes)) {
      low += byte;
      high += low;
    }
    low %= 65_521;
    high %= 65_521;
  }
  const sum = Buffer.alloc(4);
  sum.writeUInt16BE(high);
  sum.writeUInt16BE(low, 2);
  return sum;
}
