/**
 * The largest document that is read as a PRP. The largest of two hundred real ones has 80 kB, 2,400 lines and lists 5
 * deep. Not the bytes cost memory and time but what is found in them, of which hostile lines have the most.
 */
export const maxPrp = { bytes: 1024 * 1024, lines: 20_000, depth: 100 } as const;

/** Bytes of the largest document that can be kept and given back, whether or not it is read as a PRP. */
export const maxStoredBytes = 10 * 1024 * 1024;

/** Bytes of the largest file that is read, whatever for. */
export const maxFileBytes = 16 * 1024 * 1024;

/** Bytes of the largest configuration that is read; one with every key that there is has a hundredth of it. */
export const maxConfigBytes = 256 * 1024;

export const prpLimits = `a PRP may have ${mebibytes(maxPrp.bytes)} and ${grouped(maxPrp.lines)} lines`;

/** `2.3 MiB`, rounded up: what is too large never reads as if it were not. */
export function mebibytes(bytes: number): string {
  return `${Math.ceil((bytes / (1024 * 1024)) * 10) / 10} MiB`;
}

/** `20,000`; what Node has for that takes milliseconds to load. */
export function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
