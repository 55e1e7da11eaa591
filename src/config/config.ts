import { withheldName } from '../base/secret-variable.ts';
import * as z from 'zod/mini';
import { environmentRefusal } from '../system/command-environment.ts';
import { environmentChoices } from '../environments/environments.ts';
import { staticGateIds } from '../gates/static-gates.ts';
import { rules } from '../gates/rules.ts';
import { alternativesOf, globProblem } from '../base/glob.ts';
import { notifiable } from '../event.ts';
import { roles } from '../prp/prp.ts';
import { addressProblem } from '../base/webhook-address.ts';

const about = (text: string) => z.describe(text);
const ruleSeverity = z.enum(['off', 'notice', 'warning', 'error']);
const seconds = () => z.number().check(z.minimum(1), z.maximum(86_400));
const count = (maximum: number) => z.int().check(z.minimum(0), z.maximum(maximum));
const id = () =>
  z.string().check(
    z.regex(/^[a-z0-9][a-z0-9._-]*$/i, {
      error: 'expected a letter or digit, then letters, digits, `.`, `_` and `-`, such as unit-tests',
    }),
    z.maxLength(64),
  );
const level = () => z.optional(z.enum(['read', 'triage', 'write', 'maintain', 'admin']));

/** Patterns that the globs of a list may expand to: each file is matched against all of them. */
const mostPatterns = 1_000;

const globs = () =>
  z
    .array(
      z.string().check(
        z.minLength(1),
        z.refine((pattern) => globProblem(pattern) === undefined, {
          error: ({ input }) => globProblem(String(input)) ?? 'expected a glob',
        }),
      ),
    )
    .check(
      z.maxLength(200),
      z.refine((all) => all.reduce((sum, one) => sum + alternativesOf(one), 0) <= mostPatterns, {
        error: `globs that expand to more than ${mostPatterns} patterns in all; use \`*\` instead`,
      }),
    );

const recipient = () =>
  z.string().check(
    z.regex(/^age1(?:pq1|tag1|tagpq1)?[02-9ac-hj-np-z]{50,}$/, {
      error: 'expected an age recipient, age1…, as `age-keygen -y` prints it; SSH keys are not supported',
    }),
  );
const recipients = () =>
  z.array(recipient()).check(
    z.maxLength(100),
    z.refine((all) => new Set(all.map((one) => /^age1(?:tag)?pq1/.test(one))).size < 2, {
      error: 'post-quantum recipients (age1pq1…) and others cannot be mixed: the others would undo their protection',
    }),
  );

const environmentName = () =>
  z.string().check(
    z.regex(/^[A-Z_][A-Z\d_]*\*?$/i, {
      error: 'expected the name of an environment variable, such as DATABASE_URL, or its beginning and `*`',
    }),
    z.maxLength(200),
    z.refine((name) => environmentRefusal(name) === undefined, {
      error: ({ input }) => `\`${String(input)}\` ${environmentRefusal(String(input)) ?? 'is not for commands'}`,
    }),
  );

const gate = z.union([
  z.literal('off'),
  z.strictObject({
    severity: z
      .optional(z.enum(['notice', 'warning', 'error']))
      .check(about('The highest severity of a finding of this gate.')),
    'max-tokens': z
      .optional(z.int().check(z.minimum(1)))
      .check(about('Only for `budget`: how many tokens a PRP may have; 12000 when absent.')),
  }),
]);

const commandSchema = z.strictObject({
  id: id().check(about('Name of the gate in reports, in `needs` and in --gates.')),
  run: z
    .string()
    .check(z.minLength(1), z.maxLength(65_536), about('Command line for the shell, in the root of the repository.')),
  needs: z._default(z.array(id()).check(z.maxLength(200)), []).check(about('Commands that must pass first.')),
  timeout: z.optional(seconds()).check(about('Seconds for one attempt; the general `timeout` when absent.')),
  retries: z
    .optional(count(10))
    .check(about('Retries of a command that could not start or timed out; the general `retries` when absent.')),
  priority: z
    ._default(z.enum(['high', 'normal', 'low']), 'normal')
    .check(about('Order in which commands start when workers are scarce.')),
});

const webhookSchema = z.strictObject({
  url: z.string().check(
    z.maxLength(2_048),
    z.refine((address) => addressProblem(address) === undefined, {
      error: ({ input }) => addressProblem(String(input)) ?? 'expected an https address',
    }),
    about('Receiver of the events; https, or http on this machine.'),
  ),
  events: z
    ._default(z.array(z.enum(notifiable)).check(z.minLength(1)), ['run-finished'])
    .check(about('Events to post: names, numbers and states, never contents.')),
  'secret-env': z.string().check(
    z.regex(/^[A-Z_][A-Z0-9_]*$/, { error: 'expected the name of an environment variable, such as PRP_HOOK_SECRET' }),
    z.regex(withheldName, {
      error:
        'expected a name with SECRET or TOKEN in it, such as PRP_HOOK_SECRET: only such variables are hidden from commands',
    }),
    about('Environment variable with the secret that signs the requests; its name contains SECRET or TOKEN.'),
  ),
});

export const configSchema = z.strictObject({
  prps: z
    ._default(globs(), ['PRPs/**/*.md', '.claude/PRPs/**/*.md'])
    .check(about('PRPs: globs from the root of the repository.')),
  ignore: z
    ._default(globs(), ['**/templates/**', '**/ai_docs/**', '**/README.md'])
    .check(about('Files among these that are not PRPs. These globs also reach folders that start with a dot.')),
  features: z._default(globs(), ['features/**/*.md', 'INITIAL.md']).check(about('Feature requests.')),
  env: z
    ._default(z.enum(environmentChoices), 'auto')
    .check(about('The technology stack; `auto` detects it from the files of the repository.')),
  workers: z
    ._default(z.union([z.literal('auto'), z.int().check(z.minimum(1), z.maximum(256))]), 'auto')
    .check(about('Number of gates that run at once.')),
  timeout: z._default(seconds(), 300).check(about('Seconds for one attempt of a gate.')),
  retries: z._default(count(10), 3).check(about('Retries of a command that could not start.')),
  'fail-on': z
    ._default(z.enum(['error', 'warning', 'never']), 'error')
    .check(about('The lowest severity of a finding that fails a PRP.')),
  versions: z
    ._default(
      z.strictObject({
        branch: z
          ._default(z.string().check(z.minLength(1)), 'prp-versions')
          .check(about('The branch with the versions.')),
        remote: z
          .optional(z.string().check(z.minLength(1)))
          .check(
            about('Git remote through which versions are shared, as with --remote. Absent: they stay on this machine.'),
          ),
        'max-per-prp': z
          ._default(count(1_000_000), 50)
          .check(about('Number of versions of one PRP that a clean-up keeps; 0: no limit.')),
        'max-age-days': z
          ._default(count(36_500), 0)
          .check(about('Age in days after which a clean-up removes versions; 0: no limit.')),
        'cleanup-interval-days': z
          ._default(count(36_500), 30)
          .check(about('Days between two clean-ups, which run after saving; 0: only `prp cleanup` removes versions.')),
        'encrypt-to': z
          ._default(recipients(), [])
          .check(about('age recipients that can read new versions. Empty: versions are not encrypted.')),
        identity: z
          .optional(z.string().check(z.minLength(1)))
          .check(about('File with the age secret key that decrypts versions; keep it outside the repository.')),
      }),
      { branch: 'prp-versions', 'max-per-prp': 50, 'max-age-days': 0, 'cleanup-interval-days': 30, 'encrypt-to': [] },
    )
    .check(about('Storage of versions.')),
  gates: z
    ._default(z.partialRecord(z.union([z.enum(staticGateIds), id()]), gate), {})
    .check(about('Switches a static gate off, or limits the severity of its findings.')),
  rules: z
    ._default(z.partialRecord(z.union([z.enum(Object.keys(rules)), id()]), ruleSeverity), {})
    .check(about('The severity of single rules.')),
  aliases: z
    ._default(z.partialRecord(z.enum(roles), z.array(z.string().check(z.maxLength(200))).check(z.maxLength(500))), {})
    .check(about('Additional headings for a part of a PRP, for example in another language.')),
  commands: z
    ._default(z.array(commandSchema).check(z.maxLength(200)), [])
    .check(about('Commands to run as gates, once per run.')),
  plugins: z
    ._default(z.array(z.string().check(z.minLength(1))).check(z.maxLength(20)), [])
    .check(about('JavaScript modules of this repository that add gates: paths from its root. They run as code.')),
  environment: z
    ._default(z.array(environmentName()).check(z.maxLength(200)), [])
    .check(about('Additional environment variables for commands and plugins: names, or prefixes such as `DB_*`.')),
  observers: z
    ._default(
      z.strictObject({
        log: z
          .optional(z.string().check(z.minLength(1)))
          .check(about('File for the event log: one line of JSON for each event.')),
        metrics: z
          ._default(z.union([z.boolean(), z.string().check(z.minLength(1))]), true)
          .check(about('Records metrics of runs for `prp status`; a file also receives them as OpenMetrics text.')),
        notify: z
          ._default(z.array(webhookSchema).check(z.maxLength(10)), [])
          .check(about('Webhooks that receive events.')),
      }),
      { metrics: true, notify: [] },
    )
    .check(about('Observers of runs.')),
  'report-by': z
    ._default(z.enum(['auto', 'action', 'app']), 'auto')
    .check(
      about(
        'Reports on pull requests and answers comments. `auto`: the action, where a workflow uses it, else the app. With `app`, the action only runs gates and stores versions.',
      ),
    ),
  rollback: z
    ._default(
      z.strictObject({
        auto: z
          ._default(z.boolean(), false)
          .check(
            about('Restores the last passing version when the checks of a changed PRP fail; only the app does it.'),
          ),
        checks: z
          ._default(z.array(z.string().check(z.minLength(1))).check(z.maxLength(100)), ['*'])
          .check(about('Names of the checks that decide about a version; `*` stands for any text.')),
      }),
      { auto: false, checks: ['*'] },
    )
    .check(about('Results of other checks, which the app records on versions.')),
  permissions: z
    ._default(
      z.strictObject({
        help: level().check(about('Default: read.')),
        status: level().check(about('Default: read.')),
        list: level().check(about('Default: read.')),
        diff: level().check(about('Default: read.')),
        validate: level().check(about('Default: write.')),
        generate: level().check(about('Default: write.')),
        tag: level().check(about('Default: write.')),
        rollback: level().check(about('Default: write; on a protected branch, maintain.')),
        bots: z
          ._default(z.array(z.string().check(z.minLength(1))).check(z.maxLength(50)), [])
          .check(
            about(
              'Bots that may use commands, by their full logins, such as `renovate[bot]`; they have the permission write.',
            ),
          ),
      }),
      { bots: [] },
    )
    .check(about('The repository permission that a command in a comment requires.')),
});

/** `.github/prp.yml`, every default filled in. */
export type Config = z.infer<typeof configSchema>;
