import { describe, expect, it } from 'vitest';
import { harmOfScripts } from '../../src/gates/package-scripts.ts';
import { judgeShell } from '../../src/prp/shell/judge-shell.ts';
import { memoryTree } from '../support/memory-tree.ts';

type Packages = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The harm of a command through the scripts of these packages, by directory. */
async function through(command: string, packages: Packages) {
  const files = Object.entries(packages).map(([directory, scripts]) => [
    `${directory === '.' ? '' : `${directory}/`}package.json`,
    JSON.stringify({ scripts }),
  ]);
  const harm = await harmOfScripts(judgeShell(command).scripts, memoryTree(Object.fromEntries(files)));
  return harm && `${harm.kind}: ${harm.scripts.join(' → ')}: ${harm.runs}`;
}

describe('scripts of packages', () => {
  it.each([
    ['npm run ship', { ship: 'git push' }, 'destroys: ship: git push'],
    ['npm run-script ship', { ship: 'git push' }, 'destroys: ship: git push'],
    ['npm --silent run ship -- --all', { ship: 'git push' }, 'destroys: ship: git push --all'],
    ['npm test', { test: 'vitest && rm -rf src' }, 'destroys: test: rm -rf src'],
    ['npm t', { pretest: 'git clean -fdx', test: 'vitest' }, 'destroys: pretest: git clean -fdx'],
    ['npm start', { poststart: 'npm publish' }, 'destroys: poststart: npm publish'],
    ['pnpm ship', { ship: 'npm publish' }, 'destroys: ship: npm publish'],
    ['pnpm run ship', { ship: 'npm publish' }, 'destroys: ship: npm publish'],
    ['yarn ship', { ship: 'npm publish' }, 'destroys: ship: npm publish'],
    ['bun run ship', { ship: 'npm publish' }, 'destroys: ship: npm publish'],
    ['node --run ship', { ship: 'npm publish' }, 'destroys: ship: npm publish'],
    ['run-s build ship', { build: 'tsc', ship: 'npm publish' }, 'destroys: ship: npm publish'],
    ['npx npm-run-all build ship', { build: 'tsc', ship: 'npm publish' }, 'destroys: ship: npm publish'],
    ['CI=1 npm run ship', { ship: 'npm publish' }, 'destroys: ship: npm publish'],
    ['sh -c "npm run ship"', { ship: 'npm publish' }, 'destroys: ship: npm publish'],
    ['npm run a', { a: 'npm run b', b: 'yarn c', c: 'npm publish' }, 'destroys: a → b → c: npm publish'],
    ['npm run a', { a: 'git stash' }, 'changes: a: git stash'],
    ['npm run a', { a: '$TOOL x' }, 'unjudged: a: $TOOL x'],
  ])('%s with %j', async (command, scripts, said) => {
    expect(await through(command, { '.': scripts })).toBe(said);
  });

  it.each([
    ['npm test', { test: 'vitest', ship: 'npm publish' }],
    ['npm run missing', { ship: 'npm publish' }],
    ['npm run a', { a: 'npm run b', b: 'npm run a' }],
    ['npm run ship -- --dry-run', { ship: 'npm publish' }],
    ['npm run clean', { clean: 'rimraf dist && rm -rf coverage' }],
    ['npm run a', { a: '$npm_execpath run b', b: 'tsc' }],
    ['echo npm run ship', { ship: 'npm publish' }],
  ])('are harmless: %s with %j', async (command, scripts) => {
    expect(await through(command, { '.': scripts })).toBeUndefined();
  });

  const packages = { '.': { test: 'vitest' }, 'packages/a': { ship: 'npm publish', test: 'git push' } };

  it.each([
    ['cd packages/a && npm run ship', 'destroys: ship: npm publish'],
    ['cd packages/a/src; npm run ship', 'destroys: ship: npm publish'],
    ['npm --prefix packages/a run ship', 'destroys: ship: npm publish'],
    ['pnpm -C packages/a ship', 'destroys: ship: npm publish'],
    ['yarn --cwd packages/a ship', 'destroys: ship: npm publish'],
    ['npm -w a run ship', 'destroys: ship: npm publish'],
    ['pnpm --filter a ship', 'destroys: ship: npm publish'],
    ['pnpm -r ship', 'destroys: ship: npm publish'],
    ['yarn workspace a ship', 'destroys: ship: npm publish'],
    ['npx turbo run ship', 'destroys: ship: npm publish'],
    ['npx nx run a:ship', 'destroys: ship: npm publish'],
    ['cd "$DIR" && npm run ship', 'destroys: ship: npm publish'],
    ['npm test', undefined],
    ['(cd packages/a); npm test', undefined],
  ])('are those of the right package: %s', async (command, said) => {
    expect(await through(command, packages)).toBe(said);
  });

  it('are not read outside the repository', async () => {
    expect(await through('cd .. && npm run ship', { '.': { ship: 'npm publish' } })).toBeUndefined();
  });

  it('are followed to a limited depth', async () => {
    const scripts = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [`s${index}`, `npm run s${index + 1}`]),
    );
    expect(await through('npm run s0', { '.': scripts })).toContain('unjudged: s0 → s1');
  });
});
