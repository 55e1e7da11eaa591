import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { toJSONSchema } from 'zod/mini';
import { mayImport } from '../architecture.config.ts';
import { configSchema } from '../src/config/config.ts';
import { environmentFamilies } from '../src/system/command-environment.ts';
import { actionDefinition, inputsTable, outputsTable, slashCommandsTable } from './action-tables.ts';
import { commandsPage } from './commands-page.ts';
import { configPage, type Schema } from './config-page.ts';
import { errorCodesTable } from './error-codes.ts';
import { rulesPages } from './rules-pages.ts';

/** Writes everything that is made from something else in this repository. The results are checked in. */
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

const configJsonSchema = JSON.stringify(
  { title: 'prp-action configuration', ...toJSONSchema(configSchema, { io: 'input' }) },
  null,
  2,
);

write(
  'src/base/version.ts',
  `// Generated from package.json by \`npm run generate\`.\nexport const version = '${version}';\n`,
);
write(
  'src/config/default-config.ts',
  `// Generated from the schema by \`npm run generate\`: without a configuration the schema need not be loaded.
import type { Config } from './config.ts';

/** The values of all keys that the configuration leaves out. */
export const defaultConfig: Config = ${JSON.stringify(configSchema.parse({}), null, 2)};
`,
);
write('schema/prp.schema.json', `${configJsonSchema}\n`);
write('docs/config.md', configPage(JSON.parse(configJsonSchema) as Schema));
write('docs/commands.md', commandsPage());
write('action.yml', actionDefinition());
// A page whose rule is gone goes, too.
rmSync('docs/rules', { recursive: true, force: true });
for (const [path, text] of rulesPages()) write(path, text);
writeBetween('ARCHITECTURE.md', 'imports', importTable());
writeBetween('SECURITY.md', 'environment', environmentList());
writeBetween('docs/action.md', 'slash-commands', slashCommandsTable());
writeBetween('docs/reading-output.md', 'error-codes', errorCodesTable());
writeBetween('README.md', 'workflow', workflowBlock());
writeBetween('README.md', 'inputs', inputsTable());
writeBetween('README.md', 'outputs', outputsTable());

/** The example without its first line, which says where to copy it. */
function workflowBlock(): string {
  const example = readFileSync('examples/workflows/prp.yml', 'utf8').replace(/^#.*\n/, '');
  return ['```yaml', example.trimEnd(), '```'].join('\n');
}

function importTable(): string {
  const rows = Object.entries(mayImport).map(
    ([folder, allowed]) => `| \`${folder}\` | ${allowed.map((one) => `\`${one}\``).join(', ') || '–'} |`,
  );
  return ['| folder | may import |', '| --- | --- |', ...rows].join('\n');
}

function environmentList(): string {
  return environmentFamilies
    .map(({ what, names }) => `- ${what}: ${names.map((name) => `\`${name}\``).join(', ')}`)
    .join('\n');
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Replaces what stands between the two comments of a name. */
function writeBetween(path: string, name: string, text: string): void {
  const [start, end] = [`<!-- ${name}: generated -->`, `<!-- ${name}: end -->`];
  const before = readFileSync(path, 'utf8');
  const [from, to] = [before.indexOf(start), before.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`${path} has no place for ${name}: it needs ${start} and ${end}.`);
  write(path, `${before.slice(0, from + start.length)}\n\n${text}\n\n${before.slice(to)}`);
}
