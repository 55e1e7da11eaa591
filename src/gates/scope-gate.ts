import { posix } from 'node:path';
import type { Prp, Reference } from '../prp/prp.ts';
import type { Tree } from '../system/tree.ts';
import type { RawFinding, StaticGate } from './gate.ts';
import { ignoredBy, pathStarts, excludedPaths } from './excluded-paths.ts';
import { rangeOfTarget } from '../prp/positions.ts';
import { looksLikePath, pathsOf } from './reference-paths.ts';
import type { RuleId } from './rules.ts';

/**
 * Judges the files that the tasks create and change, by their paths alone. Paths outside the repository are reported by
 * `references`.
 */
export const scopeGate: StaticGate = {
  id: 'scope',
  async *check({ prp, tree }) {
    const targets = targetsOf(prp);
    if (targets.size === 0) return;
    const isIgnored = await ignoredIn(tree);
    const excluded = excludedPaths(prp);
    for (const [path, reference] of targets) {
      const place = rangeOfTarget(reference);
      const protectedPath = protectedPathOf(path);
      if (protectedPath) yield { rule: protectedPath.rule, message: `${path} ${protectedPath.predicate}.`, ...place };
      else if (isIgnored(path)) yield { rule: 'PRP915', message: `${path} is ignored by Git.`, ...place };
      const among = amongPrps(path, reference, prp.path);
      if (among !== undefined) yield { rule: 'PRP916', message: `${path} ${among}.`, ...place };
      const line = excludingLine(path, excluded);
      if (line !== undefined) yield { rule: 'PRP918', message: `${path} is excluded in line ${line}.`, ...place };
    }
    yield* createdTwice(prp);
  },
};

/** Every target path of the tasks, with the first reference to it. */
function targetsOf({ references }: Prp): ReadonlyMap<string, Reference> {
  const targets = new Map<string, Reference>();
  for (const reference of references) {
    if (reference.kind !== 'target' || !looksLikePath(reference)) continue;
    const path = normalised(reference.target);
    if (!targets.has(path)) targets.set(path, reference);
  }
  return targets;
}

function normalised(target: string): string {
  return posix.normalize(target.replaceAll('\\', '/')).replace(/\/$/, '');
}

async function ignoredIn(tree: Tree): Promise<(path: string) => boolean> {
  const bytes = await tree.read('.gitignore');
  return ignoredBy(bytes === undefined ? '' : Buffer.from(bytes).toString());
}

/**
 * Classifies a target by its relation to PRPs. The folder of a PRP at the root of the repository holds everything, so
 * it does not count.
 */
function amongPrps(path: string, { target }: Reference, prp: string): string | undefined {
  if (pathsOf(target, prp).includes(prp)) return 'is this PRP';
  const folder = posix.dirname(prp);
  const isBeside = folder !== '.' && posix.dirname(path) === folder;
  return isBeside && /\.md$/i.test(path) && !/\/(?:readme|index)\.md$/i.test(path) ? 'is among the PRPs' : undefined;
}

function excludingLine(path: string, excluded: ReadonlyMap<string, number>): number | undefined {
  for (const start of pathStarts(path)) {
    const line = excluded.get(start);
    if (line !== undefined) return line;
  }
  return undefined;
}

/** A task with the number of an earlier one continues it. */
function* createdTwice({ tasks }: Prp): Iterable<RawFinding> {
  const creators = new Map<string, Prp['tasks'][number]>();
  for (const task of tasks) {
    if (task.verb !== 'CREATE' || task.target === undefined) continue;
    const path = normalised(task.target);
    const earlier = creators.get(path);
    if (earlier === undefined) creators.set(path, task);
    else if (task.number === undefined || task.number !== earlier.number) {
      const message = `${path} was created already, by the task in line ${earlier.startLine}.`;
      yield { rule: 'PRP917', message, startLine: task.startLine };
    }
  }
}

/** A special area of the repository, beyond its code. */
interface ProtectedPath {
  readonly rule: RuleId;
  /** Completes `<path> …`. */
  readonly predicate: string;
  readonly pattern: RegExp;
}

/** The first match counts. */
const protectedPaths: readonly ProtectedPath[] = [
  { rule: 'PRP911', predicate: 'belongs to Git', pattern: /(?:^|\/)\.git(?:\/|$)/i },
  {
    rule: 'PRP912',
    predicate: 'controls automation or approvals',
    pattern:
      /^\.github\/(?:workflows|actions)\/|(?:^|\/)(?:\.circleci|\.buildkite|\.woodpecker|\.husky|\.githooks)(?:\/|$)|(?:^|\/)(?:\.gitlab-ci\.ya?ml|\.travis\.yml|\.drone\.yml|azure-pipelines\.yml|bitbucket-pipelines\.yml|Jenkinsfile|\.pre-commit-config\.yaml|lefthook\.yml|CODEOWNERS)$/,
  },
  {
    rule: 'PRP913',
    predicate: 'has instructions or permissions of agents',
    pattern:
      /(?:^|\/)(?:\.claude|\.cursor|\.windsurf|\.codex|\.gemini)(?:\/|$)|(?:^|\/)(?:AGENTS\.md|CLAUDE(?:\.local)?\.md|GEMINI\.md|\.mcp\.json|\.cursorrules|\.windsurfrules|\.clinerules)$|^\.github\/(?:copilot-instructions\.md|instructions\/)/,
  },
  {
    rule: 'PRP914',
    predicate: 'contains secrets',
    pattern:
      /(?:^|\/)(?:\.env(?:\.(?:local|dev|development|staging|prod|production))?(?:\.local)?|\.netrc|\.pypirc|id_(?:rsa|ecdsa|ed25519)|credentials\.json|secrets\.(?:json|ya?ml|toml)|[^/]+\.(?:pem|p12|pfx|jks|keystore))$/,
  },
  {
    rule: 'PRP915',
    predicate: 'is generated by a tool',
    pattern:
      /(?:^|\/)(?:node_modules|__pycache__|\.venv|site-packages|\.next|\.nuxt|\.terraform)(?:\/|$)|(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|Cargo\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|Gemfile\.lock|composer\.lock|go\.sum|flake\.lock)$/,
  },
];

/** `undefined` for an ordinary path. */
function protectedPathOf(path: string): Omit<ProtectedPath, 'pattern'> | undefined {
  return protectedPaths.find(({ pattern }) => pattern.test(path));
}
