import { docsUrl } from '../base/docs-url.ts';
import { PrpError, type SourceExcerpt } from '../base/errors.ts';
import { maxConfigBytes } from '../base/limits.ts';
import { mayHoldSecret } from '../gates/secrets/find-secrets.ts';

export interface ConfigSource {
  /** Path, for messages. */
  readonly file: string;
  readonly text: string;
}

/** A fault of a configuration, and the span of the key or value that has it: offsets in the text. */
export interface ConfigProblem {
  readonly start: number;
  readonly end?: number | undefined;
  readonly message: string;
}

/** Problems whose line is shown: the error must fit on one screen. */
const mostExcerpts = 5;

/** `more` are problems that are only counted. */
export function configError(source: ConfigSource, problems: readonly ConfigProblem[], more = 0): PrpError {
  const { file, text } = source;
  const excerpts = problems.map((problem) => excerptOf(text, problem));
  const lines = problems.map(({ message }, index) => {
    const { line = 1, column = 1 } = excerpts[index] ?? {};
    return `${file}:${line}:${column}: ${message.replaceAll('\n', String.raw`\n`)}`;
  });
  if (more > 0) lines.push(`${file} has ${more} more of them.`);
  return new PrpError('E_CONFIG', lines.join('\n'), {
    hint: `Correct ${file}. Every key, and how editors check the file: ${docsUrl('config.md')}`,
    excerpts: mayHoldSecret(text) ? [] : excerpts.slice(0, mostExcerpts),
  });
}

/** For a file that is too large to be read, too. */
export function configTooLarge(file: string, size: number): PrpError {
  const message = `the file has ${Math.ceil(size / 1024)} KiB; at most ${maxConfigBytes / 1024} KiB are read`;
  return configError({ file, text: '' }, [{ start: 0, message }]);
}

function excerptOf(text: string, { start, end = start + 1 }: ConfigProblem): SourceExcerpt {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', start);
  const line = text.slice(lineStart, next < 0 ? undefined : next).trimEnd();
  return {
    line: text.slice(0, lineStart).split('\n').length,
    column: start - lineStart + 1,
    length: Math.max(1, Math.min(end - lineStart, line.length) - (start - lineStart)),
    text: line,
  };
}
