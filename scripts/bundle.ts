import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, renameSync, rmSync } from 'node:fs';

/**
 * Bundles the front doors' emitted JavaScript into dist/, so that it runs without node_modules. The command line starts
 * with a file of its own, which loads the bundle only when this Node can.
 */
rmSync('dist', { recursive: true, force: true });
bundle('build/cli/cli.js', 'dist/cli');
renameSync('dist/cli/index.js', 'dist/cli/cli.js');
copyFileSync('build/cli/main.js', 'dist/cli/index.js');
chmodSync('dist/cli/index.js', 0o755);

function bundle(entry: string, out: string): void {
  const options = ['--out', out, '--minify', '--no-cache', '--license', 'licenses.txt', '--quiet'];
  execFileSync('ncc', ['build', entry, ...options], { stdio: 'inherit' });
}
