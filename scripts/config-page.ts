/** The part of a JSON Schema that our configuration uses. */
export interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** docs/config.md: every key with what it takes, its default and its meaning. */
export function configPage(schema: Schema): string {
  const rows = rowsOf(schema, '');
  return [
    '# Configuration',
    '',
    '`.github/prp.yml`. Every key is optional. An unknown key or a wrong type is an error that names file, line and the nearest valid key. For completion in an editor, start the file with:',
    '',
    '```yaml',
    '# yaml-language-server: $schema=https://raw.githubusercontent.com/prp-action/prp-action/main/schema/prp.schema.json',
    '```',
    '',
    '| key | takes | default | meaning |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    '## Globs',
    '',
    'In a glob, `*` matches any part of a name, `?` one character, `[a-z]` and `[!a-z]` one character of a set, `**` any number of directories, and `{a,b}` and `{1..9}` one of several texts. A name that starts with a dot matches only a glob that has the dot. Capital and small letters differ. Other patterns of shells, such as `!(a)`, are refused; exclude files with `ignore`. A glob has at most 512 characters, and its braces expand to at most 100 globs; a list has at most 200 globs, which expand to at most 1,000.',
    '',
    '## Limits',
    '',
    'The file has at most 256 KiB, and at most 1,000 keys or entries in one place. A larger file is refused before it is read.',
    '',
  ].join('\n');
}

function rowsOf({ properties = {} }: Schema, prefix: string): readonly string[] {
  return Object.entries(properties).flatMap(([key, schema]) => {
    const name = `${prefix}${key}`;
    const inner = schema.items?.properties ? rowsOf(schema.items, `${name}[].`) : rowsOf(schema, `${name}.`);
    const preset = schema.default === undefined ? '' : `\`${JSON.stringify(schema.default).replaceAll('|', '\\|')}\``;
    return [
      `| \`${name}\` | ${takes(schema)} | ${inner.length > 0 ? '' : preset} | ${schema.description ?? ''} |`,
      ...inner,
    ];
  });
}

function takes(schema: Schema): string {
  if (schema.anyOf) return schema.anyOf.map(takes).join(' or ');
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum) return schema.enum.map((one) => `\`${JSON.stringify(one)}\``).join(', ');
  if (schema.type === 'array') return schema.items?.properties ? 'list of objects' : 'list of strings';
  if (schema.type === 'integer' || schema.type === 'number') {
    return `number, ${schema.minimum ?? ''} to ${schema.maximum === Number.MAX_SAFE_INTEGER ? 'any' : (schema.maximum ?? 'any')}`;
  }
  return schema.type === 'string' ? 'string' : 'object';
}
