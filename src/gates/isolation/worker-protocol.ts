import * as z from 'zod/mini';

/** The code of an isolated gate: a built-in one by name, or a module by its `file:` URL. */
export type GateSource = { readonly builtIn: 'markdown' } | { readonly module: string };

/** Messages to a gate's process. Each has the number of its job, counted up. */
export type WorkerRequest =
  | { readonly type: 'describe'; readonly job: number; readonly source: GateSource }
  | CheckRequest
  | { readonly type: 'answer'; readonly job: number; readonly call: number; readonly value: unknown }
  | { readonly type: 'refusal'; readonly job: number; readonly call: number; readonly message: string };

export interface CheckRequest {
  readonly type: 'check';
  readonly job: number;
  readonly source: GateSource;
  readonly text: string;
  readonly path: string;
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  readonly limits: FindingLimits;
}

export interface FindingLimits {
  readonly findings: number;
  /** Of all messages and suggestions together. */
  readonly characters: number;
}

const job = z.int();
const line = z.int().check(z.minimum(1));
const text = z.string().check(z.minLength(1));

/** Messages from a gate's process. It runs foreign code, so every message is validated. */
export const reportSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ask'), job, call: z.int(), method: z.string(), args: z.array(z.unknown()) }),
  z.object({ type: z.literal('described'), job, definition: z.unknown() }),
  z.object({
    type: z.literal('checked'),
    job,
    findings: z.array(
      z.object({
        rule: text,
        message: text,
        startLine: line,
        endLine: z.exactOptional(line),
        startColumn: z.exactOptional(line),
        endColumn: z.exactOptional(line),
        suggestion: z.exactOptional(z.string()),
      }),
    ),
  }),
  z.object({ type: z.literal('failed'), job, message: z.string() }),
]);

export type WorkerReport = z.infer<typeof reportSchema>;
