/** What a command must contain; of a pair, the second after the first. */
type Sign = RegExp | readonly [RegExp, RegExp];

// Every repetition is bounded or followed by what it cannot match, so that reading stays linear. A pair does what `.*`
// would do in quadratic time.
const signs: readonly Sign[] = [
  /\bgit\s+(?:-\S+\s+(?:[^-\s]\S*\s+)?){0,4}push\b/,
  /\bgit\s+reset\s+(?:\S+\s+)?--hard\b|\bgit\s+clean\s+-\w*f|\bgit\s+branch\s+-D\b/,
  /\bgh\s+(?:pr\s+(?:merge|close|create)|release\s+(?:create|delete)|repo\s+(?:delete|archive|create))\b/,
  /\bgh\s+(?:issue\s+(?:create|close|delete)|secret\s+set|workflow\s+run)\b/,
  /\b(?:npm|pnpm|yarn|bun|cargo|poetry|uv|lerna|vsce)\s+(?:npm\s+)?(?:publish|unpublish)\b/,
  /\btwine\s+upload\b|\bgem\s+push\b|\bdocker\s+push\b|\bnuget\s+push\b/,
  /\bkubectl\s+(?:-\S+\s+(?:[^-\s]\S*\s+)?){0,4}(?:apply|create|delete|drain|patch|replace|rollout|scale|set)\b/,
  /\bhelm\s+(?:install|upgrade|uninstall|delete|rollback)\b/,
  /\b(?:terraform|tofu|pulumi)\s+(?:-\S+\s+(?:[^-\s]\S*\s+)?){0,4}(?:apply|destroy|up)\b/,
  /\bdocker\s+(?:system|volume|image|container|builder)\s+prune\b|\bdocker\s+volume\s+rm\b/,
  [/\bdocker(?:-|\s+)compose\s/, /\sdown\s+(?:\S+\s+){0,8}(?:-v|--volumes)\b/],
  /\b(?:vercel|netlify|firebase|wrangler|railway|serverless|sls|cdk|sam|eb|fly|flyctl)\s+(?:deploy|publish)\b/,
  /\bgcloud\s+(?:app|run|functions)\s+deploy\b|\b(?:npm|pnpm|yarn|bun)\s+(?:run\s+)?deploy\b/,
  [/\bvercel\s/, /\s--prod\b/],
  /\bsupabase\s+(?:db\s+(?:push|reset)|functions\s+deploy)\b/,
  /\baws\s+s3\s+(?:rm|rb|sync|mv)\b|\baws\s+\S+\s+(?:delete|terminate|put|update|create)-/,
  /\bprisma\s+migrate\s+(?:reset|deploy)\b/,
  [/\bprisma\s+db\s+push\b/, /\s--(?:force-reset|accept-data-loss)\b/],
  /\bdrop\s+(?:database|schema|table)\b|\btruncate\s+table\b|\bdropdb\b|\bdelete\s+from\s+\w+\s*(?:[;"']|$)/i,
  /\bmkfs(?:\.\w+)?\s|>\s*\/dev\/(?:sd|nvme|hd|disk)/,
  [/\bdd\s/, /\bof=\/dev\//],
  [/\b(?:curl|wget)\s/, /\|\s*(?:sudo\s+)?(?:ba|z|da|k)?sh\b/],
  /\b(?:ba|z)?sh\s+(?:-c\s+["']?\$\(|<\()\s*(?:curl|wget)\b|\beval\s+["']?\$\(\s*(?:curl|wget)\b/,
  /\bchmod\s+(?:-\w+\s+){0,4}0?777\s+(?:\/|~|\$HOME)(?:\s|$)/,
  /:\s*\(\s*\)\s*\{\s*:\s*\|\s*:\s*&\s*\}/,
  /\b(?:shutdown|reboot|poweroff)(?:\s+(?:-|now\b)|$)/,
  [/\bfind\s/, /\s-delete\b/],
];

/**
 * The part of a command that loses work or changes what others share, or `undefined`. Quotes do not protect:
 * `bash -c "rm -rf ~"` does what it says.
 */
export function destructivePart(command: string): string | undefined {
  for (const sign of signs) {
    const [first, second] = sign instanceof RegExp ? [sign, undefined] : sign;
    const found = first.exec(command);
    if (found !== null && (second === undefined || second.test(command.slice(found.index)))) return found[0].trim();
  }
  return recursiveRemoval(command);
}

const removal = /\brm[ \t]+((?:-[^\s;&|]+[ \t]+){1,8})([^;&|\n]*)/g;
const builtFolder =
  /^(?:\.\/)?(?:[\w.-]+\/)*(?:dist|build|out|target|coverage|htmlcov|node_modules|tmp|temp|bin|obj|\.next|\.nuxt|\.turbo|\.cache|\.vite|\.pytest_cache|\.mypy_cache|\.ruff_cache|\.nyc_output|\.venv|venv|__pycache__|test-results|playwright-report)(?:\/[\w./*-]*)?$/;

/** `rm -r` of anything but what a build makes again. */
function recursiveRemoval(command: string): string | undefined {
  for (const [all, flags = '', targets = ''] of command.matchAll(removal)) {
    if (!/(?:^|\s)(?:-\w*[rR]|--recursive)/.test(flags)) continue;
    const words = targets
      .split(/[\s"')]/)
      .filter((word) => word !== '' && !word.startsWith('-') && !/^\d?>/.test(word));
    if (words.length === 0 || words.some((word) => word.includes('..') || !builtFolder.test(word))) return all.trim();
  }
  return undefined;
}
