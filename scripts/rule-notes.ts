import type { RuleId } from '../src/gates/rules.ts';

/** Sections of a rule's page that say exactly how far the rule goes. */
export const ruleNotes: Partial<Readonly<Record<RuleId, readonly string[]>>> = {
  PRP501: [
    '## What is searched',
    'The whole text of the document, also comments and code. Before a version, a record or a tag is stored, its metadata is searched as well: the file name, the message, the name of the tag, the names of the branches, `user.name` and `user.email`, the address of the repository, the paths of references, the metadata and the commit message. The command then fails with `E_SECRET` and names the field. `prp import` leaves out a subject, an author or a former path with a secret, and reports it.',
    '## What is found',
    [
      '- Tokens with a known form: of GitHub, GitLab, Bitbucket, AWS, Azure, Google, OpenAI, Anthropic, Slack, Discord, Telegram, Stripe, Square, npm, PyPI, RubyGems, Docker, Atlassian, Heroku, DigitalOcean, Supabase and some fifty others, age identities, and JSON web tokens.',
      '- Private keys in PEM, of PuTTY, and as JSON web keys.',
      '- A generated value beside a name for a secret: `api_key = "…"`, `client_secret: …`, `password: "…"`, `--token …`, `Authorization: Bearer …`. The value must look random: alternating letters and digits, or 24 or more hexadecimal digits.',
      '- All of these in Base64, behind an invisible character, behind an escape such as `\\n`, and in two or three lines when the first part begins like a known token.',
    ].join('\n'),
    '## What is not found',
    [
      '- A password chosen by a person, which looks like any other word.',
      '- A value without a name before it and without a known form, or in another cell of a table than its name.',
      '- A token in pieces that a program joins (`"ghp_…" + "…"`), with spaces or Markdown between them, or written as HTML entities or hexadecimal digits.',
      '- Base64 within Base64, compressed or encrypted data, and text in images.',
      '- A uuid, although some services use one as a key.',
    ].join('\n'),
    'Examples are accepted: keys from the documentation of their issuers, values that repeat or count (`xxxx`, `1234`), values with a word such as `example` or `your` in them, variables (`$TOKEN`, `process.env.TOKEN`), and generated values on a line that says `example`, `fake`, `mock` or `fixture`.',
  ],
  PRP502: [
    '## What is found',
    'A password in the address of a website, a database or a queue: `https://user:…@host`, `postgres://user:…@host`, `redis://:…@host`. Local hosts, hosts of examples (`example.com`) and placeholder passwords (`password`, `postgres`) are accepted. In other protocols than those of the web and of databases the password must look random.',
    'The address of the repository is stored as scheme, host and path: without user, password, query and fragment.',
  ],
};
