import { execFileSync } from 'node:child_process';

/** Fails when something generated is not what is checked in; files that Git does not know yet count too. */
const generated = [
  'dist',
  'schema',
  'docs/config.md',
  'docs/commands.md',
  'docs/rules.md',
  'docs/rules',
  'src/base/version.ts',
  'src/config/default-config.ts',
  'ARCHITECTURE.md',
  'README.md',
];

const stale = execFileSync('git', ['status', '--porcelain', '--untracked-files=all', '--', ...generated], {
  encoding: 'utf8',
});
if (stale !== '') {
  console.error(
    `Generated files differ from what is checked in:\n${stale}\nRun \`npm run generate && npm run build\` and commit the result.`,
  );
  process.exit(1);
}
