import * as z from 'zod/mini';
import { PrpError } from '../base/errors.ts';

const flag = (otherwise: boolean) =>
  z._default(
    z.pipe(
      z.enum(['true', 'false']),
      z.transform((text) => text === 'true'),
    ),
    otherwise,
  );
const text = () => z.optional(z.string());
const positive = z.pipe(
  z.string().check(z.regex(/^[1-9]\d{0,5}$/, { error: 'expected a whole number, 1 or more' })),
  z.transform(Number),
);

const schema = z.object({
  command: z._default(z.string(), 'auto'),
  'github-token': text(),
  config: z._default(z.string(), '.github/prp.yml'),
  feature: text(),
  prp: text(),
  version: text(),
  env: text(),
  gates: z.optional(
    z.pipe(
      z.string(),
      z.transform((ids) => ids.split(/[\s,]+/).filter(Boolean)),
    ),
  ),
  'run-loop': flag(false),
  workers: z.optional(z.union([z.literal('auto'), positive])),
  timeout: z.optional(positive),
  'fail-on': z.optional(z.enum(['error', 'warning', 'never'])),
  comment: flag(true),
  commit: flag(true),
  'versions-branch': text(),
  'sarif-file': text(),
  'junit-file': text(),
  cell: text(),
  results: z._default(z.string(), 'prp-results'),
  'dry-run': flag(false),
});

/** What the workflow asks for; an input that is left empty is as if it were not there. */
export type Inputs = Readonly<z.infer<typeof schema>>;

/** What holds for inputs that nobody gives. */
export const inputDefaults: Inputs = schema.parse({});

export const inputNames: readonly string[] = Object.keys(schema.shape);

/** Reads the inputs as the runner passes them: variables `INPUT_<NAME>`, hyphens kept. Throws `E_USAGE`. */
export function readInputs(env: NodeJS.ProcessEnv): Inputs {
  const given = inputNames.flatMap((name) => {
    const value = env[`INPUT_${name.toUpperCase()}`]?.trim();
    return value ? [[name, value] as const] : [];
  });
  const read = schema.safeParse(Object.fromEntries(given));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const name = String(issue?.path[0]);
  throw new PrpError(
    'E_USAGE',
    `The input ${name} is ${JSON.stringify(Object.fromEntries(given)[name]?.slice(0, 60))}: ${issue?.message}.`,
    {
      hint: 'See the table of inputs in the README.',
    },
  );
}
