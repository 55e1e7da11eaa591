import { maxStructureLength } from '../parse/lines.ts';

/** The effects of a script on files so far, as far as known. */
export interface FileState {
  /** The current directory: `.` is the start, the repository; `undefined` when unknown. */
  readonly directory: string | undefined;
  /** Files and directories that the script created. */
  readonly made: ReadonlySet<string>;
}

const builtFolders =
  'dist|build|out|target|coverage|htmlcov|node_modules|tmp|temp|bin|obj|\\.next|\\.nuxt|\\.output|\\.svelte-kit|\\.turbo|\\.cache|\\.parcel-cache|\\.vite|\\.angular|\\.expo|\\.gradle|\\.dart_tool|\\.pytest_cache|\\.mypy_cache|\\.ruff_cache|\\.hypothesis|\\.tox|\\.nox|\\.nyc_output|\\.eggs|\\.venv|venv|__pycache__|test-results|test-output|playwright-report|storybook-static|lcov-report|_build|cmake-build-\\w+';
const built = new RegExp(`^(?:[^/]+/){0,64}(?:${builtFolders}|[\\w.*-]+\\.egg-info)(?:/.*)?$`);
/** Expendable in any directory. */
const throwaway =
  /(?:^|[/._-])(?:\.DS_Store|\.coverage|[^/]*\.(?:log|tmp|temp|bak|orig|rej|out|pid|sock|pyc|pyo|class|o|tsbuildinfo|prof|profraw|swp|eslintcache))$/;
/** Files that checks leave, when named one by one. */
const leftover =
  /\.(?:txt|csv|tsv|xml|html|png|jpe?g|gif|webp|webm|mp4|pdf|zip|tar|t?gz|whl|har|lcov|trace|prof|heapsnapshot|mmdb|lock|cookie|cookies)$/;
const leftoverName =
  /(?:^|[/._-])(?:te?mp|test|tests|testing|output|result|results|report|response|sample|scratch|dummy|demo|example|debug|coverage|cookies?)(?:[._-]|\d|$)/i;
const sources =
  /\.(?:[cm]?[jt]sx?|py|go|rs|java|kt|swift|rb|php|cs|cpp|cc|c|h|hpp|scala|ex|exs|vue|svelte|css|scss|sql|prisma|md|mdx|toml|sh)$/;
const topFolders = /^(?:src|lib|app|apps|packages|test|tests|docs|scripts|public|\.git|\.github|\.)$/;

/** A path relative to the script's start: `/…`, `~…`, `../…` or inside. */
export function pathFrom(directory: string | undefined, path: string): string {
  const isAbsolute = /^[/~]/.test(path);
  const base = isAbsolute ? path : `${directory ?? '.'}/${path}`;
  const root = base.startsWith('/') ? '/' : '';
  const steps: string[] = [];
  for (const step of base.slice(0, maxStructureLength).split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..' && steps.length > 0 && !['..', '~'].includes(steps.at(-1) ?? '')) steps.pop();
    else if (step !== '..' || root === '') steps.push(step);
  }
  return root + steps.join('/');
}

/** Whether a path is below a temporary directory. */
export function isTemporary(path: string): boolean {
  return /^\/(?:private\/)?(?:var\/)?tmp\/[\w.$-]*[\w-]/.test(path) || /^\/dev\/(?:null|shm\/.)/.test(path);
}

/** Whether removing a path loses nothing of value, with all that is below it when `isRecursive`. */
export function isExpendable(text: string, state: FileState, isRecursive: boolean): boolean {
  const path = pathFrom(state.directory, text);
  if (isTemporary(path)) return true;
  if (/^[/~]/.test(path) || path.split('/', 1)[0] === '..') return isMade(path, state);
  if (built.test(path) || throwaway.test(path) || isMade(path, state)) return true;
  if (/[*?[]/.test(path) || isRecursive) return false;
  return isLeftover(path);
}

function isMade(path: string, { made }: FileState): boolean {
  for (let at = path.length; at > 0; at = path.lastIndexOf('/', at - 1)) if (made.has(path.slice(0, at))) return true;
  return false;
}

function isLeftover(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (sources.test(name)) return /^(?:te?mp|scratch|dummy|debug)[._-]/i.test(name);
  if (
    /^(?:package|tsconfig|composer|deno)[\w.-]*\.json$|^(?:package-lock|Cargo|poetry|yarn|uv|Gemfile)\b.*lock|requirements/.test(
      name,
    )
  )
    return false;
  return leftover.test(name) || leftoverName.test(name);
}

/** Whether creating a path shows that it did not exist before. */
export function canBeMade(path: string): boolean {
  return !topFolders.test(path) && path !== '' && !/^[/~.]+$/.test(path);
}

/** Whether a path looks like source code of a project. */
export function isSource(path: string): boolean {
  return (
    sources.test(path) ||
    /\.(?:json|ya?ml)$|(?:^|\/)(?:Makefile|Dockerfile|Procfile|Gemfile|Rakefile|LICENSE|README|\.env[\w.]*|\.\w+rc|\.git\w+)$|[*?]/.test(
      path,
    )
  );
}
