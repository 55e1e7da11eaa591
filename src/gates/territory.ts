import type { RuleId } from './rules.ts';

/** What a path belongs to that is more than the code of the repository. */
interface Territory {
  readonly rule: RuleId;
  /** Completes `<path> …`. */
  readonly says: string;
  readonly pattern: RegExp;
}

/** The first that a path belongs to counts. */
const territories: readonly Territory[] = [
  { rule: 'PRP911', says: 'is one of Git’s own files', pattern: /(?:^|\/)\.git(?:\/|$)/i },
  {
    rule: 'PRP912',
    says: 'decides what runs unattended, or who must approve',
    pattern:
      /^\.github\/(?:workflows|actions)\/|(?:^|\/)(?:\.circleci|\.buildkite|\.woodpecker|\.husky|\.githooks)(?:\/|$)|(?:^|\/)(?:\.gitlab-ci\.ya?ml|\.travis\.yml|\.drone\.yml|azure-pipelines\.yml|bitbucket-pipelines\.yml|Jenkinsfile|\.pre-commit-config\.yaml|lefthook\.yml|CODEOWNERS)$/,
  },
  {
    rule: 'PRP913',
    says: 'tells agents what to do and what they may',
    pattern:
      /(?:^|\/)(?:\.claude|\.cursor|\.windsurf|\.codex|\.gemini)(?:\/|$)|(?:^|\/)(?:AGENTS\.md|CLAUDE(?:\.local)?\.md|GEMINI\.md|\.mcp\.json|\.cursorrules|\.windsurfrules|\.clinerules)$|^\.github\/(?:copilot-instructions\.md|instructions\/)/,
  },
  {
    rule: 'PRP914',
    says: 'is where secrets are kept',
    pattern:
      /(?:^|\/)(?:\.env(?:\.(?:local|dev|development|staging|prod|production))?(?:\.local)?|\.netrc|\.pypirc|id_(?:rsa|ecdsa|ed25519)|credentials\.json|secrets\.(?:json|ya?ml|toml)|[^/]+\.(?:pem|p12|pfx|jks|keystore))$/,
  },
  {
    rule: 'PRP915',
    says: 'is written by a tool',
    pattern:
      /(?:^|\/)(?:node_modules|__pycache__|\.venv|site-packages|\.next|\.nuxt|\.terraform)(?:\/|$)|(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|Cargo\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|Gemfile\.lock|composer\.lock|go\.sum|flake\.lock)$/,
  },
];

/** `undefined` for a path that is nothing special. */
export function territoryOf(path: string): Omit<Territory, 'pattern'> | undefined {
  return territories.find(({ pattern }) => pattern.test(path));
}
