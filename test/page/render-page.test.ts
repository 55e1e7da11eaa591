import { describe, expect, it } from 'vitest';
import { History } from '../../src/history/history.ts';
import { memoryBranch } from '../../src/history/branch/memory-branch.ts';
import { pageLinksIn } from '../../src/page/page-path.ts';
import { renderPage } from '../../src/page/render-page.ts';
import { ageKey, cipherOf } from '../support/age-key.ts';
import { impatientHistory, putByHand, textOn, pathsOn } from '../support/history.ts';
import { pageAt, ranGate, shownHistory, sourceOf, textOf, versionIn } from '../support/shown-history.ts';

/** All pages that links lead to, by path. */
async function everyPage(source: Parameters<typeof pageAt>[1]): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  const waiting = ['index.html'];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (pages.has(path)) continue;
    const body = await pageAt(path, source);
    pages.set(path, body);
    if (path.endsWith('.html')) waiting.push(...pageLinksIn(body, path));
  }
  return pages;
}

const rateLimit = 'prp/PRPs/rate-limit.md';

describe('the overview', () => {
  it('says in its headline how many pass, fail, ask for less and are not checked', async () => {
    const { history } = await shownHistory();
    const text = textOf(await pageAt('', sourceOf(history)));
    expect(text).toMatch(/^3 of 5 PRPs pass\. 1 fails, 1 asks for less than before, 1 is not checked\./);
  });

  it('lists what needs a person first, with the reason', async () => {
    const { history } = await shownHistory();
    const text = textOf(await pageAt('index.html', sourceOf(history)));
    expect(text).toContain('orders: 1 error Validation of v2: references');
    expect(text).toContain('rate-limit: the check can no longer fail v1 to v2:');
    const rows = ['✗ orders', '! rate-limit', '✓ notes', '✓ billing/ invoices', '· new'].map((row) =>
      text.indexOf(row),
    );
    expect(rows).toEqual(rows.toSorted((a, b) => a - b));
    expect(rows).not.toContain(-1);
  });

  it('shows the last version that passed, and the validations as a drawing with a title', async () => {
    const { history } = await shownHistory();
    const text = textOf(await pageAt('index.html', sourceOf(history)));
    expect(text).toContain('✗ orders 1 error v2 v1 Validations: 1 of 2 passed, the last failed 28 Nov 2026');
    expect(text).toContain('· new not checked v1 – No validation yet');
  });

  it('counts the cited files that changed since, where they are known', async () => {
    const { history } = await shownHistory();
    expect(textOf(await pageAt('', sourceOf(history)))).not.toContain('Cited files');
    const asked: (readonly string[])[] = [];
    let id = 'b'.repeat(40);
    const cited = {
      state: async () => id,
      ids: async (paths: readonly string[]) => (asked.push(paths), new Map(paths.map((path) => [path, id]))),
    };
    const reference = { path: 'src/api/server.ts', blob: 'a'.repeat(40) };
    await history.append([{ ...versionIn('PRPs/new.md', '# Newer\n'), references: [reference] }]);
    const source = { ...sourceOf(history), cited };
    const text = textOf(await pageAt('', source));
    expect(text).toContain('1 PRP cites files that changed since the newest version was sealed.');
    expect(text).toContain('! new 1 check removed, and more v2 v2 1 of 1 Validations');
    expect(textOf(await pageAt('prp/PRPs/new.md/index.html', source))).toContain('Cites 1 file, 1 changed since');
    expect(asked).toEqual([['src/api/server.ts']]);
    id = 'a'.repeat(40);
    expect(textOf(await pageAt('', source))).toContain('v2 v2 0 of 1 Validations');
  });

  it('is calm when all pass', async () => {
    const history = impatientHistory(memoryBranch());
    await history.append([versionIn('PRPs/a.md', '# A\n'), versionIn('PRPs/b.md', '# B\n')]);
    const text = textOf(await pageAt('', sourceOf(history)));
    expect(text).toMatch(/^All 2 PRPs pass\. All PRPs/);
  });

  it('says how to begin where there is no version', async () => {
    const page = await pageAt('', sourceOf(impatientHistory(memoryBranch())));
    expect(textOf(page)).toContain('No PRP has a version yet.');
    expect(page).toContain('There is no branch <code>prp-versions</code> yet.');
  });

  it('names the commit that it shows', async () => {
    const { history, branch } = await shownHistory();
    expect(await pageAt('', sourceOf(history))).toContain((await branch.head())?.slice(0, 7));
    expect(await pageAt('', sourceOf(history))).toContain('28 Nov 2026, 09:12 UTC');
  });

  it('shows a PRP that was tampered with, and hides no other', async () => {
    const { history, branch } = await shownHistory();
    const path = (await pathsOn(branch)).find((one) => /notes\.md\/.*memento/.test(one)) ?? '';
    await putByHand(branch, { [path]: (await textOn(branch, path)).replace('"changed"', '"saved"') });
    const source = sourceOf(history);
    const text = textOf(await pageAt('', source));
    expect(text).toMatch(/^2 of 5 PRPs pass\. 2 fail/);
    expect(text).toContain('notes is not as it was sealed');
    expect(textOf(await pageAt('prp/PRPs/notes.md/index.html', source))).toContain('Not as it was sealed:');
    expect(textOf(await pageAt('prp/PRPs/notes.md/v1.html', source))).toContain('This is not as it was sealed');
    expect(await everyPage(source)).toBeDefined();
  });
});

describe('the page of a PRP', () => {
  it('is a timeline: who, when, which commit, which result', async () => {
    const { history } = await shownHistory();
    const page = await pageAt(`${rateLimit}/index.html`, sourceOf(history));
    const text = textOf(page);
    expect(text).toContain('Rate limit for the public API PRPs/rate-limit.md · passes, asks for less than v1');
    expect(text).toContain('v2 latest last passing 28 Nov 2026, 09:12 · changed by Ann · aaaaaaa');
    expect(text).toContain('Passed, 6 gates. Asks for less: 1 check weakened, 1 criterion looser.');
    expect(text).toContain('v1 approved 2 Nov 2026');
    expect(page).toMatch(/<a href="https:\/\/github\.com\/acme\/notes\/commit\/a{39}\d">/);
    expect(page).not.toContain('ann@example.com');
  });

  it('offers to go back to the last version that passed', async () => {
    const { history } = await shownHistory();
    const source = sourceOf(history);
    const text = textOf(await pageAt('prp/PRPs/orders.md/index.html', source));
    expect(text).toContain('/prp rollback orders v1 prp rollback orders v1');
    expect(text).toContain('Failed at references: 1 error.');
    expect(textOf(await pageAt(`${rateLimit}/index.html`, source))).not.toContain('Go back');
  });

  it('has a commit as plain text where its repository is unknown or another one', async () => {
    const { history } = await shownHistory();
    for (const about of [{ repositoryUrl: undefined }, { repository: 'acme/other' }]) {
      const page = await pageAt(`${rateLimit}/index.html`, sourceOf(history, about));
      expect(textOf(page)).toContain('changed by Ann · aaaaaaa');
      expect(page).not.toContain('/commit/a');
    }
  });

  it('follows a renamed PRP to its former versions', async () => {
    const { history } = await shownHistory();
    await history.append([{ ...versionIn('PRPs/limits.md', '# Limits\n'), follows: 'PRPs/rate-limit.md' }]);
    const source = sourceOf(history);
    const text = textOf(await pageAt('prp/PRPs/limits.md/index.html', source));
    expect(text).toContain('Renamed from PRPs/rate-limit.md.');
    expect(text).toContain('v1 approved');
    expect(textOf(await pageAt('', source))).not.toMatch(/! rate-limit/);
    expect(textOf(await pageAt('prp/PRPs/limits.md/v2-to-v3.html', source))).toContain('v2 to v3');
  });

  it('has twenty versions a page, and reads no others', async () => {
    const history = impatientHistory(memoryBranch());
    await history.append(Array.from({ length: 45 }, (_, at) => versionIn('PRPs/a.md', `# A\n\nRevision ${at}\n`)));
    const source = sourceOf(history);
    const numbers = async (path: string) =>
      [...(await pageAt(path, source)).matchAll(/<h3>v(\d+)/g)].map(([, one]) => Number(one));
    expect(await numbers('prp/PRPs/a.md/index.html')).toEqual(Array.from({ length: 20 }, (_, at) => 45 - at));
    expect(await numbers('prp/PRPs/a.md/index-3.html')).toEqual([5, 4, 3, 2, 1]);
    expect((await renderPage('prp/PRPs/a.md/index-4.html', {}, source)).status).toBe(404);
    expect(textOf(await pageAt('prp/PRPs/a.md/index-2.html', source))).toContain('Previous 20 Next 5');
  });

  it('ends at the versions that a site of files has', async () => {
    const history = impatientHistory(memoryBranch());
    await history.append(Array.from({ length: 5 }, (_, at) => versionIn('PRPs/a.md', `# A\n\nRevision ${at}\n`)));
    const page = await pageAt('prp/PRPs/a.md/index.html', sourceOf(history, { kind: 'files', versionsPerPrp: 2 }));
    expect(textOf(page)).toContain('3 older versions have no page here.');
    expect(pageLinksIn(page, 'prp/PRPs/a.md/index.html')).toContain('prp/PRPs/a.md/v4-to-v5.html');
    expect(pageLinksIn(page, 'prp/PRPs/a.md/index.html')).not.toContain('prp/PRPs/a.md/v3-to-v4.html');
  });
});

describe('two versions side by side', () => {
  it('begins with what asks for less, and marks the changed words', async () => {
    const { history } = await shownHistory();
    const page = await pageAt(`${rateLimit}/v1-to-v2.html`, sourceOf(history));
    const text = textOf(page);
    expect(text).toContain('v2 asks for less than v1 in 2 places +2 −2 lines in 2 of 12 sections');
    expect(text.indexOf('The check can no longer fail.')).toBeLessThan(text.indexOf('What changed'));
    expect(page).toContain('Limits apply within <del>200</del> ms');
    expect(page).toContain('Limits apply within <ins>2000</ins> ms');
    expect(page).toContain('<pre>npx vitest run test/api test/limiter <ins>|| true</ins></pre>');
    expect(text).toContain('10 sections are equal');
  });

  it('compares any two on a server, in either order', async () => {
    const { history } = await shownHistory();
    const source = sourceOf(history);
    const asked = await renderPage(`${rateLimit}/compare.html`, { from: 'v2', to: ' 1 ' }, source);
    expect(textOf(asked.body)).toContain('v1 asks for no less than v2');
    for (const query of [{}, { from: '1' }, { from: '1', to: '9' }, { from: '../x', to: '1' }]) {
      expect((await renderPage(`${rateLimit}/compare.html`, query, source)).status).toBe(404);
    }
  });

  it('says that both are equal', async () => {
    const { history } = await shownHistory();
    expect(textOf(await pageAt(`${rateLimit}/v1-to-v1.html`, sourceOf(history)))).toContain('v1 equals v1');
  });

  it('shows encrypted content to its readers only', async () => {
    const key = await ageKey();
    const history = new History(memoryBranch(), { cipher: cipherOf([key], [key]) });
    await history.append([versionIn('PRPs/a.md', '# Secret plan\n'), versionIn('PRPs/a.md', '# Secret plot\n')]);
    const closed = await everyPage(sourceOf(history));
    expect([...closed.values()].join('')).not.toMatch(/Secret|plot/);
    expect(textOf(closed.get('prp/PRPs/a.md/v1-to-v2.html') ?? '')).toContain(
      'v1 cannot be compared. It is encrypted.',
    );
    const open = await pageAt('prp/PRPs/a.md/v1-to-v2.html', sourceOf(history, { showsEncrypted: true }));
    expect(textOf(open)).toContain('Secret plan Secret plot');
  });
});

describe('a validation', () => {
  const runOf = async (prp: string) => {
    const { history } = await shownHistory();
    const source = sourceOf(history);
    const links = pageLinksIn(await pageAt(`${prp}/index.html`, source), `${prp}/index.html`);
    const link = links.find((one) => /v\d+-2026/.test(one)) ?? '';
    return pageAt(link, source);
  };

  it('shows all PRPs of its run, those that failed first', async () => {
    const text = textOf(await runOf('prp/PRPs/notes.md'));
    expect(text).toContain('1 of 3 PRPs failed in 1 minute 47 seconds Commit aaaaaaa of pull request 118');
    expect(text).toMatch(/✗ failed orders, v2 1 gate did not pass: references\. 1 error ✓ passed notes, v1/);
  });

  it('draws when each gate waited and ran, and has the numbers in a table', async () => {
    const page = await runOf(rateLimit);
    expect(page).toMatch(/<svg class="wide" height="\d+" role="img" aria-labelledby="g-t g-d">/);
    expect(page).toContain('class="wait"');
    const text = textOf(page);
    expect(text).toContain('test was the longest gate');
    expect(text).toMatch(/! integration passed at attempt 2 .*? 1:01/);
    expect(text).toMatch(/✓ test passed .*? 0:12 1:35/);
    expect(text).toMatch(/· scope skipped/);
  });

  it('does not exist under another id', async () => {
    const { history } = await shownHistory();
    const { status } = await renderPage(`${rateLimit}/v2-20261128_091200_000_00000000.html`, {}, sourceOf(history));
    expect(status).toBe(404);
  });

  it('is listed by run, the newest first', async () => {
    const { history } = await shownHistory();
    const text = textOf(await pageAt('validations.html', sourceOf(history)));
    expect(text).toContain('2 runs checked the newest versions; 1 failed.');
    expect(text).toMatch(/✗ 28 Nov 2026, 09:12 1 of 3 failed orders, rate-limit, notes 1 error ✓ 2 Nov 2026/);
  });
});

describe('trends', () => {
  it('tell which gate became slower, fails more often or needs several attempts', async () => {
    const branch = memoryBranch();
    let now = new Date('2026-09-01T10:00:00Z');
    const history = new History(branch, { clock: () => now });
    for (let week = 0; week < 12; week += 1) {
      now = new Date(Date.parse('2026-09-01T10:00:00Z') + week * 7 * 24 * 3_600_000);
      const gates = [
        ranGate('slow', { durationMs: 60_000 + week * 5_000 }),
        ranGate('failing', { status: week > 6 ? 'failed' : 'passed', durationMs: 100 }),
        ranGate('unsteady', { attempts: 1 + (week % 2), durationMs: 50 }),
        ranGate('calm', { durationMs: 10 }),
      ];
      await history.append([versionIn('PRPs/a.md', `# A\n\nWeek ${week}\n`, gates)]);
    }
    const text = textOf(await pageAt('trends.html', sourceOf(history)));
    expect(text).toMatch(/^0 % of validations passed in the week of 16 Nov, 100 % 11 weeks before\./);
    expect(text).toContain('1 gate became slower, 1 fails more often, 1 is unsteady.');
    expect(text).toMatch(/ slow slower \+\d+ % Median of slow, 12 weeks, from 1:00 to 1:55/);
    expect(text).toMatch(/ failing fails more often 83 points/);
    expect(text).toMatch(/ unsteady often passes at a later attempt only 6 of 12 runs/);
    expect(text).toMatch(/ calm steady .* 10 ms 10 ms 100 % 12/);
    expect(text).toMatch(/Validations a week Week of Passed Failed 31 Aug 1 0 .* 16 Nov 0 1$/);
  });

  it('count a command of a run once, however many PRPs it stands with', async () => {
    const { history } = await shownHistory();
    expect(textOf(await pageAt('trends.html', sourceOf(history)))).toMatch(/ lint too few runs .*? 0:12 0:12 100 % 2 /);
  });

  it('say that there are none', async () => {
    const text = textOf(await pageAt('trends.html', sourceOf(impatientHistory(memoryBranch()))));
    expect(text).toContain('No validation is stored yet.');
  });
});

describe('the search', () => {
  const found = async (q: string) => {
    const { history } = await shownHistory();
    return textOf(await pageAt('search.html', sourceOf(history), { q }));
  };

  it('finds PRPs by the words of their path and of their title', async () => {
    expect(await found('Rate api')).toContain('1 PRP for “Rate api” ! rate-limit');
    expect(await found('invoi')).toContain('billing/invoices.md');
    expect(await found('prps/')).toContain('5 PRPs for');
  });

  it('says when nothing is found, and offers all names', async () => {
    expect(await found('zebra')).toBe('0 PRPs for “zebra” All names');
    expect(await found(' ')).toContain('Search by name or title');
  });

  it('keeps the words in its field', async () => {
    const { history } = await shownHistory();
    expect(await pageAt('search.html', sourceOf(history), { q: '"><b>' })).toContain('value="&quot;&gt;&lt;b&gt;"');
  });

  it('needs a server: files have a list of names', async () => {
    const { history } = await shownHistory();
    const source = sourceOf(history, { kind: 'files' });
    expect((await renderPage('search.html', { q: 'a' }, source)).status).toBe(404);
    expect(await pageAt('index.html', source)).not.toContain('<form');
    expect(textOf(await pageAt('names.html', source))).toMatch(/^5 PRPs by name/);
  });
});

describe('every page', () => {
  it('has no script, no inline style, and loads nothing from elsewhere', async () => {
    const { history } = await shownHistory();
    for (const kind of ['server', 'files'] as const) {
      for (const [path, body] of await everyPage(sourceOf(history, { kind }))) {
        if (!path.endsWith('.html')) continue;
        expect(body).not.toMatch(/<script|<style|<iframe|<img|\sstyle=|\son\w+=|javascript:|src=/i);
        expect(body.match(/<link[^>]*>/g)).toHaveLength(1);
        const outside = [...body.matchAll(/href="(https?:[^"]*)"/g)].map(([, href]) => href);
        expect(outside.every((href) => href?.startsWith('https://github.com/acme/notes/'))).toBe(true);
      }
    }
  });

  it('has its policy as a header on a server, and in the page as a file', async () => {
    const { history } = await shownHistory();
    const policy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'";
    const served = await renderPage('', {}, sourceOf(history));
    expect(served.headers).toMatchObject({
      'content-security-policy': `${policy}; frame-ancestors 'none'`,
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    expect(served.body).not.toContain('http-equiv');
    const file = await pageAt('', sourceOf(history, { kind: 'files' }));
    expect(file).toContain(`http-equiv="Content-Security-Policy" content="${policy.replaceAll("'", '&#39;')}"`);
  });

  it('has a small stylesheet', async () => {
    const { history } = await shownHistory();
    const { body, headers } = await renderPage('prp.css', {}, sourceOf(history));
    expect(headers['content-type']).toBe('text/css; charset=utf-8');
    expect(Buffer.byteLength(body)).toBeLessThan(12_000);
    expect(body).not.toMatch(/url\(|@import|http/);
  });

  it.each([
    'nothing.html',
    'prp/x/index.html',
    '../index.html',
    'prp',
    'index-2.html',
    'names-9.html',
    'trends-2.html',
    `${rateLimit}/v9.html`,
    `${rateLimit}/v1-to-v9.html`,
    `${rateLimit}/`,
  ])('is a page that says so where there is none: %s', async (path) => {
    const { history } = await shownHistory();
    const { status, body } = await renderPage(path, {}, sourceOf(history));
    expect(status).toBe(404);
    expect(textOf(body)).toContain('There is no such page');
  });

  it('shows a new version at once, and reads what has not changed only once', async () => {
    const { history } = await shownHistory();
    const source = sourceOf(history);
    await pageAt('', source);
    await history.append([versionIn('PRPs/new.md', '# Newer\n')]);
    expect(textOf(await pageAt('', source))).toMatch(/^4 of 5 PRPs pass/);
  });
});
