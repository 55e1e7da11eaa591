import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { natureOf } from '../../../src/prp/parse/block-nature.ts';
import { judgeShell } from '../../../src/prp/shell/judge-shell.ts';

/** The scripts of a list, each with the heading that it stands under. */
function listed(name: string): readonly { readonly script: string; readonly heading: string }[] {
  const text = readFileSync(new URL(`../../fixtures/commands/${name}.txt`, import.meta.url), 'utf8');
  let heading = '';
  return text.split('\n').flatMap((line) => {
    if (line.startsWith('## ')) heading = line.slice(3);
    return line === '' || /^#+ (?!.*␤)/.test(line) ? [] : [{ script: line.replaceAll('␤', '\n'), heading }];
  });
}

describe('a script that does harm', () => {
  const refused = listed('refused');

  it.each(refused)('$heading: $script', ({ script, heading }) => {
    expect(judgeShell(script).harm?.kind).toBe(heading);
  });

  it('is one of many', () => {
    expect(refused.length).toBeGreaterThanOrEqual(431);
  });
});

describe('a script that does none', () => {
  const harmless = listed('harmless');

  it.each(harmless)('$script', ({ script }) => {
    expect(judgeShell(script).harm).toBeUndefined();
    expect(['destructive', 'unjudged']).not.toContain(natureOf(script).nature);
  });

  it('is one of many', () => {
    expect(harmless.length).toBeGreaterThanOrEqual(250);
  });
});
