import { fenceAt, isDataFence, isProse, type Page } from '../page.ts';
import type { Fence, Line, Section, ShellBlock, ShellCommand, ValidationLevel } from '../prp.ts';
import { natureOfScript } from './block-nature.ts';
import { type Outline, sectionAt, subtreeEnd } from './outline.ts';
import { readScript } from './shell-script.ts';

/**
 * Reads the validation loop: `Level N` headings, then shell fences under other validation headings. Without both, the
 * inline VALIDATE commands are the loop.
 */
export function readValidationLoop(
  outline: Outline,
  lines: readonly Line[],
  inline: readonly ShellCommand[],
): readonly ValidationLevel[] {
  const levels = readLevels(outline);
  const levelOfLine = new Int32Array(outline.texts.length).fill(-1);
  for (const [index, { startLine, endLine }] of levels.entries()) levelOfLine.fill(index, startLine - 1, endLine);

  for (const fence of outline.fences) {
    const section = sectionAt(outline, fence.startLine);
    let level = levels[levelOfLine[fence.startLine - 1] ?? -1];
    if (level === undefined && section?.within !== 'validation') continue;
    const block = readBlock(outline, lines, fence);
    if (block === undefined) continue;
    level ??= unnumbered(levels, levelOfLine, section);
    level?.blocks.push(block);
  }
  const found = levels.filter(({ level, blocks }) => level !== undefined || blocks.length > 0);
  if (found.length === 0) return readInlineLoop(inline);
  return found.toSorted((one, other) => one.startLine - other.startLine);
}

interface Draft extends ValidationLevel {
  readonly blocks: ShellBlock[];
}

const levelHeading = /^level (\d{1,3})\b[\s:.–—-]*/;

function readLevels(outline: Outline): Draft[] {
  const levels: Draft[] = [];
  let covered = 0;
  for (const [index, { normalised, heading, startLine, within, role }] of outline.sections.entries()) {
    const match = levelHeading.exec(normalised);
    if (match === null || role !== 'validation' || within !== 'validation' || startLine <= covered) continue;
    covered = subtreeEnd(outline, index);
    levels.push({
      level: Number(match[1]),
      title: titleOf(heading),
      blocks: [],
      startLine,
      endLine: covered,
    });
  }
  return levels;
}

/** The text of a level heading after its number, or all of it. */
function titleOf(heading: string): string {
  const plain = heading.replaceAll(/[*`]/g, '');
  const title = /level\s*\d+[\s:.–—-]*(.*)$/is.exec(plain)?.[1] ?? '';
  return title === '' ? heading : title.trim();
}

/** The level of a section without a numbered heading, created at its first fence. */
function unnumbered(levels: Draft[], levelOfLine: Int32Array, section: Section | undefined): Draft | undefined {
  if (section === undefined) return undefined;
  const { heading, startLine, endLine } = section;
  levelOfLine.fill(levels.length, startLine - 1, endLine);
  const level: Draft = { level: undefined, title: heading, blocks: [], startLine, endLine };
  levels.push(level);
  return level;
}

const shells = new Set(['bash', 'sh', 'shell', 'zsh', 'console', 'terminal', 'shell-session', 'shellsession']);

function readBlock(outline: Outline, lines: readonly Line[], fence: Fence): ShellBlock | undefined {
  const { startLine, endLine, language, closed } = fence;
  if (language !== '' && !shells.has(language)) return undefined;
  const content = lines.slice(startLine, closed ? endLine - 1 : endLine).map((line) => line.text);
  if (language === '' && !content.every(isCommandOrBlank)) return undefined;
  const text = content.join('\n');
  const script = readScript(text);
  if (language === '' && script.statements.length === 0) return undefined;
  const located = (entry: ShellCommand) => ({ text: entry.text, line: startLine + 1 + entry.line });
  return {
    startLine,
    endLine,
    language,
    text,
    commands: script.statements.map(located),
    expectations: [
      ...script.comments.filter((comment) => expectComment.test(comment.text)).map(located),
      ...expectationsAfter(outline, fence),
    ],
    ...natureOfScript(script),
  };
}

function isCommandOrBlank(text: string): boolean {
  return text.trim() === '' || text.trimStart().startsWith('#') || looksLikeCommand(text);
}

const expectComment = /^#+\s*(?:\S{1,2}\s+)?expect(?:ed|s)?\b/i;
const expectLine = /^[\s>]*(?:[-*+][ \t]+)?\*\*expect(?:ed|s)?(?:[ \t][\w ]{1,40})?:?\*\*/i;

/** The `**EXPECT**:` lines between a fence and the next one, in the same section. */
function expectationsAfter(outline: Outline, fence: Fence): readonly ShellCommand[] {
  const end = sectionAt(outline, fence.endLine)?.endLine ?? outline.texts.length;
  const found: ShellCommand[] = [];
  for (let line = fence.endLine + 1; line <= end && outline.fenceOf[line - 1] === -1; line++) {
    const text = outline.texts[line - 1] ?? '';
    if (isProse(outline, line) && expectLine.test(text)) found.push({ text: text.trim(), line });
  }
  return found;
}

function readInlineLoop(commands: readonly ShellCommand[]): readonly ValidationLevel[] {
  const first = commands[0];
  const last = commands.at(-1);
  if (first === undefined || last === undefined) return [];
  const blocks = commands.map(({ text, line }): ShellBlock => {
    const own = { text, language: '', commands: [{ text, line }], expectations: [], startLine: line, endLine: line };
    return { ...own, ...natureOfScript(readScript(text)) };
  });
  return [{ level: undefined, title: 'VALIDATE', blocks, startLine: first.line, endLine: last.line }];
}

const validateLine =
  /^[\s>]*(?:[-*+][ \t]+)?(?:\*\*)?(?:VALIDATE|Validate|VERIFY|Verify)(?:\*\*)?:(?:\*\*)?[ \t]*(.+)$/s;

/** All commands of `VALIDATE:` lines, in document order. Skips sentences. */
export function readInlineCommands(page: Page): readonly ShellCommand[] {
  const commands: ShellCommand[] = [];
  for (const [index, text] of page.texts.entries()) {
    const line = index + 1;
    if (!text.includes(':') || page.hidden[index] === 1) continue;
    const fence = fenceAt(page, line);
    if (fence !== undefined && !isDataFence(fence)) continue;
    const value = validateLine.exec(text)?.[1];
    if (value !== undefined) commands.push(...commandsIn(value).map((command) => ({ text: command, line })));
  }
  return commands;
}

function commandsIn(value: string): readonly string[] {
  const spans = [...value.matchAll(/`([^`]+)`/g)].map((match) => (match[1] ?? '').trim());
  const plain = value.trim().replace(/^(["'])(.*)\1$/s, '$2');
  if (spans.length === 0) return looksLikeCommand(plain) ? [plain] : [];
  return spans.filter((span) => looksLikeCommand(span) || (spans.length === 1 && plain === `\`${span}\``));
}

const programs = new Set(
  (
    '[ alembic ansible apt apt-get artisan awk aws az babel basedpyright bandit bash biome black brew buf bun bundle bunx cargo cat cd ' +
    'chmod chown clang cmake code composer coverage cp cross-env ctest curl cypress dart date deno detox df diff dig django-admin docker ' +
    'docker-compose dotenv dotnet du echo electron env esbuild eslint expo export false find firebase flake8 fly flutter fvm gcc gcloud ' +
    'gem gh git go godot golangci-lint goose gradle graphql-codegen grep gunicorn gzip head helm heroku hexo hey http https hugo ' +
    'isort java jest jq k6 kill kubectl less lighthouse ln locust ls lsof lua madge make markdownlint mkdir mix mocha mongosh mv mvn mypy ' +
    'mysql nc ncu netlify netstat next ng nginx node nohup nox npm npx nslookup nu nuxt nvm nx openssl oxlint pdm perl pgrep php phpunit ' +
    'ping pip pip3 pipenv pkill playwright pnpm pnpx podman poetry pre-commit prettier prisma printf ps psql pwd py.test pylint pyright ' +
    'pytest python python3 rails rake rbenv redis-cli rg rm rspec rsync rubocop ruby ruff rustc rustup sam scp sed semgrep seq serve sh ' +
    'shellcheck sleep sls sort source sqlite3 sqlx ssh sudo supabase svelte-check swift systemctl tail tar tee terraform test time timeout ' +
    'touch tox tree trivy true tsc tsx turbo uv uvicorn uvx vercel vim vite vitest vue-tsc watch wc webpack wget which wrangler xargs ' +
    'xcodebuild yarn yq zig zip'
  ).split(' '),
);

// `make sure that…`, `find the…`, `test all…` are sentences.
const proseWords = new Set(
  'a all an and any are as at be both by each every for has if in into is it its not of on or our sure that the these they this to when with your'.split(
    ' ',
  ),
);

/** Whether a line is a command and no sentence: its first word is a program, or the path of a script. */
function looksLikeCommand(line: string): boolean {
  const words = line.slice(0, 400).trim().split(/\s+/);
  if (words[0] === '$') words.shift();
  while (/^[A-Za-z_]\w*=/.test(words[0] ?? '')) words.shift();
  const [program = '', argument = ''] = words;
  if (/^(?:\.{1,2}\/|\/|~\/)?[\w.-]+\/[\w./-]+$/.test(program)) return /^[.~/]|\.(?:sh|py|js|ts|bash)$/.test(program);
  return (programs.has(program) || /^\.\/[\w.-]+$/.test(program)) && !proseWords.has(argument.toLowerCase());
}
