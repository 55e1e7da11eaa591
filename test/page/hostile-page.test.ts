import * as fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import type { Element, Nodes } from 'hast';
import { describe, expect, it } from 'vitest';
import { memoryBranch } from '../../src/history/branch/memory-branch.ts';
import { isPrpPath } from '../../src/history/versions/layout.ts';
import { pageLinksIn } from '../../src/page/page-path.ts';
import { renderPage } from '../../src/page/render-page.ts';
import { hostileMarkdown } from '../support/hostile-markdown.ts';
import { impatientHistory } from '../support/history.ts';
import { ranGate, shownHistory, sourceOf, versionIn } from '../support/shown-history.ts';

/** Tags and attributes in these texts are none of ours, except for some that close an element. */
const attacks = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><iframe src=//evil.example>',
  "' onmouseover='alert(1)",
  '" style="position:fixed',
  '</title><base href=//evil.example>',
  '</textarea></select></svg></math><object data=x>',
  '</pre></td></table><marquee>',
  '<svg><foreignObject><video src=x>',
  '--><embed src=x>',
  'javascript:alert(1)',
  '&lt;blink>&#60;blink>',
];

const hostile = fc.oneof(
  hostileMarkdown,
  fc.tuple(hostileMarkdown, fc.constantFrom(...attacks), hostileMarkdown).map((parts) => parts.join('')),
);

function elementsOf(node: Nodes): readonly Element[] {
  const own = node.type === 'element' ? [node] : [];
  return 'children' in node ? [...own, ...node.children.flatMap(elementsOf)] : own;
}

/** Each tag with the names of its attributes, and each link. */
function shapesOf(page: string): ReadonlySet<string> {
  const shapes = elementsOf(fromHtml(page)).flatMap(({ tagName, properties }) => {
    const { href, action, ...others } = properties;
    const names = Object.keys(others).map((name) => `${tagName} ${name}`);
    return [tagName, ...names, ...[href, action].filter(Boolean).map((to) => linkKind(String(to)))];
  });
  return new Set(shapes);
}

function linkKind(href: string): string {
  if (/^https:\/\/github\.com\/acme\/notes\/(?:commit\/[0-9a-f]+|pull\/\d+|tree\/[\w%/.-]+)$/.test(href))
    return 'to GitHub';
  return /^(?:\.\.\/)*[\w%.=~-]+(?:\/[\w%.=~-]+)*$|^#main$/.test(href) ? 'inside' : `elsewhere: ${href}`;
}

async function sitePages(source: Parameters<typeof renderPage>[2], query: string): Promise<readonly string[]> {
  const pages = new Map<string, string>();
  const waiting = ['index.html', 'search.html', 'nothing.html'];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (pages.has(path) || !path.endsWith('.html')) continue;
    const { status, body } = await renderPage(path, { q: query }, source);
    const isMissing = path === 'nothing.html' || (path === 'search.html' && source.site.kind === 'files');
    expect([path, status]).toEqual([path, isMissing ? 404 : 200]);
    pages.set(path, body);
    waiting.push(...pageLinksIn(body, path));
  }
  return [...pages.values()];
}

describe('hostile text', () => {
  it('becomes no element, no attribute and no link on any page', async () => {
    const { history: calm } = await shownHistory();
    await calm.append([
      { ...versionIn('PRPs/notes.md', '# Notes\n\n```bash\nnpm test\n```\n'), metadata: { message: 'Why' } },
      { ...versionIn('PRPs/limits.md', '# Limits\n'), follows: 'PRPs/rate-limit.md' },
    ]);
    const known = new Set<string>();
    for (const kind of ['server', 'files'] as const) {
      for (const page of await sitePages(sourceOf(calm, { kind }), 'notes'))
        shapesOf(page).forEach((one) => known.add(one));
    }
    // A page of this history may have these as well.
    for (const shape of ['button', 'label', 'del', 'ins', 'pre', 'svg tabIndex']) known.add(shape);

    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, async (name, title, text) => {
        const prp = `PRPs/${name.replaceAll(/[\0/]/g, '').toWellFormed() || 'x'}.md`;
        fc.pre(isPrpPath(prp));
        const history = impatientHistory(memoryBranch());
        const gates = [ranGate(text, { durationMs: 2_000, status: 'failed', errors: 2 }), ranGate(title)];
        const source = { repository: 'acme/notes', commit: text, ref: name, pullRequest: 3, dirty: false };
        const about = { actor: `${text} <${name}>`, source, metadata: { message: title } };
        await history.append([
          {
            ...versionIn(
              prp,
              `# ${title}\n\n## Success Criteria\n- [ ] All ${text}\n\n\`\`\`bash\n${name}\n\`\`\`\n`,
              gates,
            ),
            ...about,
          },
          { ...versionIn(prp, `# ${text}\n\n## ${name}\n- [ ] Some ${title}\n${text}\n`, [ranGate(name)]), ...about },
        ]);
        for (const kind of ['server', 'files'] as const) {
          const site = { kind, name, versionsBranch: title };
          for (const page of await sitePages(sourceOf(history, site), text)) {
            expect([...shapesOf(page)].filter((shape) => !known.has(shape))).toEqual([]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
