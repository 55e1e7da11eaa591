import * as z from 'zod/mini';
import { PrpError } from '../../base/errors.ts';

const path = z.string().check(z.minLength(1), z.maxLength(4096));
const schema = z.object({
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9._-]{0,99}$/i)),
  prps: z.optional(z.array(path)),
  renamed: z.optional(z.record(path, path)),
  commands: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(200)))),
});

/** A part of the work that one job does. */
export interface Shard {
  /** Also the name of the file with what came out. */
  readonly id: string;
  /** Paths of the PRPs to examine; absent in a cell of commands. */
  readonly prps?: readonly string[] | undefined;
  /** What those of them that were moved were called in the base: new path → old path. */
  readonly renamed?: Readonly<Record<string, string>> | undefined;
  /** Ids of the commands to run; absent in a cell of PRPs. */
  readonly commands?: readonly string[] | undefined;
}

/** The input `cell`. Throws `E_USAGE` for anything that no plan has put out. */
export function readShard(input: string | undefined): Shard {
  const read = schema.safeParse(parsed(input ?? ''));
  if (read.success && (read.data.prps === undefined) !== (read.data.commands === undefined)) return read.data;
  throw new PrpError('E_USAGE', `The input cell is ${input === undefined ? 'missing' : 'not a cell of a plan'}.`, {
    hint: 'Give it as `cell: ${{ matrix.cell }}`, with the output `matrix` of `command: plan` as `strategy.matrix`.',
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // As wrong as any other JSON.
    return undefined;
  }
}
