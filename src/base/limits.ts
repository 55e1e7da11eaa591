/**
 * The largest document that is read as a PRP. The largest of two hundred real ones has 80 kB, 2,400 lines and lists 5
 * deep. Findings, not bytes, cost memory and time; hostile lines have the most of them.
 */
export const maxPrp = { bytes: 1024 * 1024, lines: 20_000, depth: 100 } as const;

/** Bytes of the largest document that can be stored and restored, whether it is read as a PRP or not. */
export const maxStoredBytes = 10 * 1024 * 1024;

/** Bytes of the largest file that is read for any purpose. */
export const maxFileBytes = 16 * 1024 * 1024;

/** Bytes of the largest configuration that is read. One with every key has a hundredth of it. */
export const maxConfigBytes = 256 * 1024;

export const prpLimits = `a PRP may have ${mebibytes(maxPrp.bytes)} and ${grouped(maxPrp.lines)} lines`;

/** `2.3 MiB`, rounded up: a size above a limit never reads as one within it. */
export function mebibytes(bytes: number): string {
  return `${Math.ceil((bytes / (1024 * 1024)) * 10) / 10} MiB`;
}

/** `20,000`. Node's own formatter takes milliseconds to load. */
export function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
