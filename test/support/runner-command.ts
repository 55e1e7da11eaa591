/** A command that an action gives its runner by printing it. */
export interface RunnerCommand {
  /** Lower case. */
  readonly name: string;
  /** Names in lower case. */
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

const names = new Set(
  (
    'debug notice warning error group endgroup add-mask echo stop-commands ' +
    'add-matcher remove-matcher set-output save-state set-env add-path internal-set-repo-path'
  ).split(' '),
);

/**
 * The command in a line of output, as actions/runner reads it: `::name key=value,key=value::data` at the line's
 * beginning, or the older `##[name key=value;key=value]data` anywhere in it. Unknown names are plain text.
 */
export function runnerCommand(line: string): RunnerCommand | undefined {
  return newer(line.trimStart()) ?? older(line);
}

function newer(line: string): RunnerCommand | undefined {
  const end = line.indexOf('::', 2);
  if (!line.startsWith('::') || end < 0) return undefined;
  return command(
    line.slice(2, end),
    line.slice(end + 2),
    ',',
    [...dataEscapes, [':', '%3A'], [',', '%2C']],
    dataEscapes,
  );
}

function older(line: string): RunnerCommand | undefined {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  if (start < 0 || end < 0) return undefined;
  const escapes: Escapes = [...dataEscapes, [';', '%3B'], [']', '%5D']];
  return command(line.slice(start + 3, end), line.slice(end + 1), ';', escapes, escapes);
}

type Escapes = readonly (readonly [string, string])[];

const dataEscapes: Escapes = [
  ['\r', '%0D'],
  ['\n', '%0A'],
];

function command(
  head: string,
  data: string,
  separator: string,
  inProperties: Escapes,
  inData: Escapes,
): RunnerCommand | undefined {
  const space = head.indexOf(' ');
  const name = (space < 0 ? head : head.slice(0, space)).toLowerCase();
  if (!names.has(name)) return undefined;
  const pairs =
    space < 0
      ? []
      : head
          .slice(space + 1)
          .trim()
          .split(separator);
  const properties = pairs.flatMap((pair) => {
    const equals = pair.indexOf('=');
    const value = pair.slice(equals + 1);
    return equals <= 0 || value === '' ? [] : [[pair.slice(0, equals).toLowerCase(), unescaped(value, inProperties)]];
  });
  return { name, properties: Object.fromEntries(properties), data: unescaped(data, inData) };
}

function unescaped(text: string, escapes: Escapes): string {
  // A percent sign is last: it may begin what looks like another escape.
  return escapes.reduce((result, [plain, code]) => result.replaceAll(code, plain), text).replaceAll('%25', '%');
}
