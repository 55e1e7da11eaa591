import * as z from 'zod/mini';

const text = (longest: number) => z.string().check(z.maxLength(longest));
const count = z.number().check(z.minimum(0));
const line = z.int().check(z.minimum(1));

const findingSchema = z.object({
  rule: text(100),
  severity: z.enum(['error', 'warning', 'notice']),
  message: text(10_000),
  path: text(4096),
  startLine: line,
  endLine: z.exactOptional(line),
  startColumn: z.exactOptional(line),
  endColumn: z.exactOptional(line),
  suggestion: z.exactOptional(text(1_000_000)),
  baseline: z.boolean(),
  fingerprint: text(1000),
});

const gateSchema = z.object({
  id: text(200),
  status: z.enum(['passed', 'failed', 'skipped', 'timed-out', 'errored', 'cancelled']),
  durationMs: count,
  queuedMs: count,
  attempts: count,
  reason: z.exactOptional(text(100_000)),
  output: z.exactOptional(text(1_000_000)),
  withheld: z.exactOptional(z.array(text(10_000))),
  findings: z.array(findingSchema),
});

const prpSchema = z.object({ path: text(4096), checksum: text(100), gates: z.array(gateSchema) }).check(
  z.refine(({ path, gates }) => gates.every(({ findings }) => findings.every((finding) => finding.path === path)), {
    error: 'a finding of another file',
  }),
);

/** The results of a shard, as another process sent them. */
export const examinationSchema = z.object({
  prps: z.array(prpSchema),
  gates: z.array(gateSchema),
  workers: count,
  makespanMs: count,
});
