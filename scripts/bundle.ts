import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';

/** Bundles each front door's emitted JavaScript into dist/, so that it runs without node_modules. */
const doors = { cli: 'build/cli/main.js' };

for (const [door, entry] of Object.entries(doors)) {
  const out = `dist/${door}`;
  rmSync(out, { recursive: true, force: true });
  execFileSync('ncc', ['build', entry, '--out', out, '--no-cache', '--license', 'licenses.txt', '--quiet'], {
    stdio: 'inherit',
  });
}
