import { isAbsolute, relative } from 'node:path';
import { type RunnerCommand, runnerCommand } from './runner-command.ts';

export interface Annotation {
  readonly level: 'notice' | 'warning' | 'error';
  readonly message: string;
  readonly title?: string;
  /** Relative to the workspace. */
  readonly file?: string;
  readonly line?: number;
  readonly endLine?: number;
  readonly col?: number;
  readonly endColumn?: number;
}

/** Characters of an annotation's message that are kept. */
const longestMessage = 4096;
const annotationsPerLevel = 10;

/** Reads the lines that a step prints, as a runner does. */
export function runnerLog(options: {
  readonly workspace: string;
  readonly isDebug: boolean;
  readonly secrets: readonly string[];
}) {
  const lines: string[] = [];
  const annotations: Annotation[] = [];
  const masks: string[] = [];
  const outputs = new Map<string, string>();
  const state = new Map<string, string>();
  let hasFailed = false;
  let stopToken: string | undefined;

  function annotate(annotation: Annotation): void {
    const sameLevel = annotations.filter(({ level }) => level === annotation.level);
    if (sameLevel.length < annotationsPerLevel) annotations.push(annotation);
    lines.push(`##[${annotation.level}]${annotation.message}`);
  }

  /** An error of the runner itself. */
  function error(message: string, isFailure = true): void {
    hasFailed ||= isFailure;
    annotate({ level: 'error', message });
  }

  function obey({ name, properties, data }: RunnerCommand): void {
    switch (name) {
      case 'notice':
      case 'warning':
      case 'error':
        return annotate(annotationOf(name, properties, data, options.workspace));
      case 'debug':
        if (options.isDebug) lines.push(`##[debug]${data}`);
        return;
      case 'add-mask':
        if (data.trim() === '')
          return annotate({
            level: 'warning',
            message: "Can't add secret mask for empty string in ##[add-mask] command.",
          });
        masks.push(...new Set([data, ...data.split(/[\r\n]+/).filter((line) => line !== '')]));
        return;
      case 'stop-commands':
        if (data === '') return error('Invoked ::stopCommand:: with token: []');
        stopToken = data;
        return;
      case 'set-output':
      case 'save-state': {
        annotate({ level: 'warning', message: `The \`${name}\` command is deprecated and will be disabled soon.` });
        const target = name === 'set-output' ? outputs : state;
        if (properties['name'] === undefined) return error(`Required field 'name' is missing in ##[${name}] command.`);
        target.set(properties['name'], data);
        return;
      }
      case 'set-env':
      case 'add-path':
        return error(`The \`${name}\` command is disabled. Please upgrade to using Environment Files.`);
      case 'group':
      case 'endgroup':
        lines.push(`##[${name}]${data}`);
        return;
      default:
    }
  }

  return {
    annotations,
    masks,
    outputs,
    state,
    error,
    hasFailed: () => hasFailed,
    line(text: string): void {
      if (stopToken !== undefined) {
        if (text.trim() === `::${stopToken}::`) stopToken = undefined;
        lines.push(text);
        return;
      }
      const found = runnerCommand(text);
      if (found === undefined) lines.push(text);
      else obey(found);
    },
    warning: (message: string) => annotate({ level: 'warning', message }),
    /** With `***` for what is secret. */
    masked: (text: string) =>
      [...options.secrets, ...masks]
        .toSorted((a, b) => b.length - a.length)
        .reduce((result, secret) => (secret === '' ? result : result.replaceAll(secret, '***')), text),
    text: () => lines.map((line) => `${line}\n`).join(''),
  };
}

function annotationOf(
  level: Annotation['level'],
  properties: RunnerCommand['properties'],
  data: string,
  workspace: string,
): Annotation {
  const number = (name: string) => (/^\d+$/.test(properties[name] ?? '') ? Number(properties[name]) : undefined);
  const { title, file } = properties;
  const endLine = number('endline');
  const line = number('line') ?? endLine;
  const endColumn = number('endcolumn');
  const col = number('col') ?? endColumn;
  // A column says something only within one line.
  const hasColumns = line !== undefined && (endLine === undefined || endLine === line);
  return {
    level,
    message: data.slice(0, longestMessage),
    ...(title !== undefined && { title }),
    ...(file !== undefined && { file: isAbsolute(file) ? relative(workspace, file) : file }),
    ...(line !== undefined && { line }),
    ...(endLine !== undefined && line !== undefined && endLine >= line && { endLine }),
    ...(hasColumns && col !== undefined && { col }),
    ...(hasColumns && endColumn !== undefined && { endColumn }),
  };
}
