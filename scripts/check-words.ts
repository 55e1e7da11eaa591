/**
 * Finds turns of phrase that CONTRIBUTING.md excludes: in comments and texts of the code, in the documents, and in the
 * subjects of the commits that `origin/main` does not have yet. Prints `file:line: the words → what to write instead`.
 *
 * A line that must have such words is marked with `check-words: allow` on it or on the line before.
 */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { parseSync, Visitor } from 'rolldown/utils';

export interface WordProblem {
  /** From 1. */
  readonly line: number;
  readonly words: string;
  readonly instead: string;
}

interface Turn {
  /** Global, as each match is reported. Words are separated by `\s+`: a sentence may go on in the next line. */
  readonly pattern: RegExp;
  readonly instead: string;
  /** @default everywhere */
  readonly only?: 'comments';
}

// check-words: allow
const turns: readonly Turn[] = [
  { pattern: /\bnobody\b/gi, instead: 'name the actor: "no reader", "no other process"' }, // check-words: allow
  { pattern: /\bsomebody\b/gi, instead: 'name the actor: "a user", "another process"' }, // check-words: allow
  { pattern: /\bof\s+(?:its|his|their)\s+own\b/gi, instead: '"its", "a separate" or "one per …"' },
  { pattern: /,\s+so\s+that\b/gi, instead: '"so", "to", or a new sentence' },
  { pattern: /\b(?:is|are|was|were|be|been)\s+told\b/gi, instead: '"gets", "receives" or "is reported"' },
  { pattern: /\b(?:is|are|was|were|be|been)\s+heard\b/gi, instead: '"is respected", "is read" or "is received"' },
  { pattern: /\bstrangers?\b/gi, instead: '"another account", "an unknown file"' }, // check-words: allow
  { pattern: /\bwho(?:so|m)?ever\b/gi, instead: 'name the actor: "a caller that …", "every reader"' },
  { pattern: /\banew\b/gi, instead: '"again", "new"' },
  { pattern: /\bnow\s+and\s+then\b/gi, instead: '"regularly", "sometimes"' },
  { pattern: /\b(?:come|comes|came)\s+to\s+no\s+end\b/gi, instead: '"does not finish"' },
  { pattern: /\bwhat\s+(?:came|comes)\s+out\b/gi, instead: '"the result"' },
  { pattern: /\bputs?\s+out\b/gi, instead: '"prints", "sets the output"' },
  { pattern: /\bleast\s+severity\b/gi, instead: '"lowest severity"' },
  { pattern: /\bone\s+to\s+a\s+line\b/gi, instead: '"one per line"' },
  { pattern: /\b(?:that|it)\s+is\s+said\b/gi, instead: 'name the actor: "prp reports"' },
  { pattern: /\bthinks?\s+again\b/gi, instead: '"plans again", "retries"' },
  { pattern: /\blet\s+no\b/gi, instead: '"prevent", "do not", "never"' },
  {
    pattern: /(?<=^\s*|\0\s*|[.!?:]\s+)(?:Who|Whoever|What|Whatever|Whose)\b(?![^.!\0]*\?)/g,
    instead: 'begin with the actor or the thing: "A reader who …", "The files that …"',
    only: 'comments',
  },
];

const mark = 'check-words: allow';

/** The problems of a TypeScript source: its comments, and its texts that have a space. */
export function problemsInCode(path: string, source: string): readonly WordProblem[] {
  const { program, comments } = parseSync(path, source);
  const inComments = new Mask(source);
  for (const { type, start, end } of comments) inComments.show(start + 2, type === 'Block' ? end - 2 : end);
  const inTexts = new Mask(source);
  const show = ({ start, end }: { readonly start: number; readonly end: number }) => {
    if (/\s/.test(source.slice(start, end))) inTexts.show(start, end);
  };
  new Visitor({
    Literal(node) {
      if (typeof node.value === 'string') show(node);
    },
    TemplateElement: show,
  }).visit(program);
  return [
    ...problemsIn(source, inComments.text(), turns),
    ...problemsIn(
      source,
      inTexts.text(),
      turns.filter(({ only }) => only === undefined),
    ),
  ].toSorted((one, other) => one.line - other.line);
}

/** The problems of Markdown or YAML, without what is quoted as code. */
export function problemsInProse(source: string): readonly WordProblem[] {
  const prose = source.replaceAll(/^( *)(```+|~~~+)[^]*?^\1\2/gm, blank).replaceAll(/`[^`\n]*`/g, blank);
  return problemsIn(
    source,
    prose,
    turns.filter(({ only }) => only === undefined),
  );
}

const blank = (code: string) => code.replaceAll(/[^\n]/g, '\0');

/** A source of which only some parts can be seen: code is `\0`, and no turn goes from one part to another. */
class Mask {
  readonly #source: string;
  readonly #parts: string[] = [];
  #end = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Parts come in their order. */
  show(start: number, end: number): void {
    if (start < this.#end) return;
    this.#hideUntil(start);
    // The stars at the beginning of the lines of a comment.
    this.#parts.push(
      this.#source.slice(start, end).replaceAll(/(?<=\n)[ \t]*\*|^\*/g, (stars) => ' '.repeat(stars.length)),
    );
    this.#end = end;
  }

  text(): string {
    this.#hideUntil(this.#source.length);
    return this.#parts.join('');
  }

  #hideUntil(end: number): void {
    // Between two line comments there is nothing: they are one text.
    const hidden = this.#source.slice(this.#end, end).replaceAll(/\/\/|\/\*|\*\//g, '  ');
    this.#parts.push(hidden.replaceAll(/\S/g, '\0'));
    this.#end = end;
  }
}

function problemsIn(source: string, shown: string, wanted: readonly Turn[]): WordProblem[] {
  const lines = source.split('\n');
  return wanted.flatMap(({ pattern, instead }) =>
    [...shown.matchAll(pattern)].flatMap(({ index, 0: words }) => {
      const line = source.slice(0, index).split('\n').length;
      const isAllowed = [line - 1, line - 2].some((at) => lines[at]?.includes(mark));
      return isAllowed ? [] : [{ line, words: words.replaceAll(/\s+(?:\*\s+)?/g, ' '), instead }];
    }),
  );
}

/** The problems of commit subjects, one a line. */
function problemsInCommits(): readonly string[] {
  // Outside of a repository, and in a checkout without that branch, there is nothing to compare with.
  const { status, stdout } = spawnSync('git', ['log', '--format=%h %s', 'origin/main..HEAD'], { encoding: 'utf8' });
  if (status !== 0) return [];
  return stdout
    .split('\n')
    .flatMap((line) =>
      problemsInProse(line.replace(/^\S+ /, '')).map((problem) => `commit ${line}: ${shownProblem(problem)}`),
    );
}

const shownProblem = ({ words, instead }: WordProblem) => `"${words}" → ${instead}`;

function checkAll(): void {
  const code = globSync('{src,test,bench,torture,scripts}/**/*.ts');
  const prose = globSync([
    '*.md',
    'action.yml',
    '.github/**/*.{md,yml}',
    '{docs,examples,bench,torture}/**/*.{md,yml}',
  ]);
  const problems: string[] = [];
  const paths = [...code, ...globSync('*.config.ts'), ...prose].filter((path) => !/\bnode_modules\b/.test(path));
  for (const path of paths.toSorted()) {
    const source = readFileSync(path, 'utf8');
    const found = path.endsWith('.ts') ? problemsInCode(path, source) : problemsInProse(source);
    problems.push(...found.map((problem) => `${path}:${problem.line}: ${shownProblem(problem)}`));
  }
  problems.push(...problemsInCommits());
  if (problems.length === 0) return;
  process.exitCode = 1;
  process.stderr.write(`${problems.join('\n')}\n${problems.length} turns of phrase to replace: see CONTRIBUTING.md.\n`);
}

if (import.meta.main) checkAll();
