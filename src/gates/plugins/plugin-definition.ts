import * as z from 'zod/mini';

const text = () => z.string().check(z.minLength(1), z.maxLength(1_000));

/** What a plugin's module says of itself, beside `check`. It was written by others and comes from another process. */
export const pluginDefinition = z.object({
  id: z.string().check(
    z.regex(/^[a-z0-9][a-z0-9._-]{0,63}$/i, {
      error: 'expected up to 64 letters, digits, `.`, `_` and `-`, a letter or digit first',
    }),
  ),
  rules: z.record(
    z.string().check(
      z.regex(/^(?!PRP\d)[A-Z][A-Z0-9_-]{0,63}$/, {
        error: 'the id of a rule has capital letters, digits, `_` and `-`, as in HOUSE1; PRP and a digit is ours',
      }),
    ),
    z.object({
      severity: z.enum(['notice', 'warning', 'error'], { error: 'expected `notice`, `warning` or `error`' }),
      title: text(),
      why: z.exactOptional(text()),
      mend: z.exactOptional(text()),
    }),
  ),
});

export type PluginDefinition = z.infer<typeof pluginDefinition>;
