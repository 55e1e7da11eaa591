import * as z from 'zod/mini';
import { environmentChoices } from './command.ts';
import { staticGateIds } from './gates/catalogue.ts';
import { rules } from './gates/rules.ts';
import { roles } from './prp/prp.ts';

const about = (text: string) => z.describe(text);
const ruleSeverity = z.enum(['off', 'notice', 'warning', 'error']);
const seconds = () => z.number().check(z.minimum(1), z.maximum(86_400));
const count = (maximum: number) => z.int().check(z.minimum(0), z.maximum(maximum));
const id = () => z.string().check(z.regex(/^[a-z0-9][a-z0-9._-]*$/i), z.maxLength(64));
const globs = () => z.array(z.string().check(z.minLength(1)));

const gate = z.union([
  z.literal('off'),
  z.strictObject({
    severity: z
      .optional(z.enum(['notice', 'warning', 'error']))
      .check(about('The most a finding of this gate weighs.')),
  }),
]);

const commandSchema = z.strictObject({
  id: id().check(about('Name of the gate in reports, in `needs` and in --gates.')),
  run: z.string().check(z.minLength(1), about('Command line for the shell, in the root of the repository.')),
  needs: z._default(z.array(id()), []).check(about('Commands that must pass first.')),
  timeout: z.optional(seconds()).check(about('Seconds for one attempt; the general `timeout` when absent.')),
  retries: z.optional(count(10)).check(about('The general `retries` when absent.')),
  priority: z
    ._default(z.enum(['high', 'normal', 'low']), 'normal')
    .check(about('Who starts first when workers are few.')),
});

export const configSchema = z.strictObject({
  prps: z
    ._default(globs(), ['PRPs/**/*.md', '.claude/PRPs/**/*.md'])
    .check(about('Which files are PRPs: globs from the root of the repository.')),
  ignore: z
    ._default(globs(), ['**/templates/**', '**/ai_docs/**', '**/README.md'])
    .check(about('Which of these files are not PRPs after all.')),
  features: z._default(globs(), ['features/**/*.md', 'INITIAL.md']).check(about('Which files are feature requests.')),
  env: z
    ._default(z.enum(environmentChoices), 'auto')
    .check(about('The technology stack; `auto` finds it by its files.')),
  workers: z
    ._default(z.union([z.literal('auto'), z.int().check(z.minimum(1), z.maximum(256))]), 'auto')
    .check(about('How many gates run at once.')),
  timeout: z._default(seconds(), 300).check(about('Seconds for one attempt of a gate.')),
  retries: z._default(count(10), 3).check(about('How often a command that could not be started is tried again.')),
  'fail-on': z
    ._default(z.enum(['error', 'warning', 'never']), 'error')
    .check(about('The least severity of a finding that fails a PRP.')),
  versions: z
    ._default(
      z.strictObject({
        branch: z
          ._default(z.string().check(z.minLength(1)), 'prp-versions')
          .check(about('The branch that keeps the versions.')),
      }),
      { branch: 'prp-versions' },
    )
    .check(about('Where versions are kept.')),
  gates: z
    ._default(z.partialRecord(z.enum(staticGateIds), gate), {})
    .check(about('Switches a static gate off, or limits how much its findings weigh.')),
  rules: z
    ._default(z.partialRecord(z.enum(Object.keys(rules)), ruleSeverity), {})
    .check(about('The severity of single rules.')),
  aliases: z
    ._default(z.partialRecord(z.enum(roles), z.array(z.string())), {})
    .check(about('More headings that name a role, for example in another language.')),
  commands: z._default(z.array(commandSchema), []).check(about('Commands to run as gates, once per run.')),
  observers: z
    ._default(
      z.strictObject({
        log: z
          .optional(z.string().check(z.minLength(1)))
          .check(about('File to which every event is appended as a line of JSON.')),
      }),
      {},
    )
    .check(about('Who hears what happens.')),
});

/** `.github/prp.yml`, every default filled in. */
export type Config = z.infer<typeof configSchema>;

export const defaultConfig: Config = configSchema.parse({});
