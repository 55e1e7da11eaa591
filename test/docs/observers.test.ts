import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/config-file.ts';
import { catalogue, metricOf, type MetricName } from '../../src/observers/recorded-metrics.ts';
import { notifiable } from '../../src/event.ts';

const page = await readFile('docs/observers.md', 'utf8');

function blocks(language: string): readonly string[] {
  return [...page.matchAll(new RegExp(String.raw`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(
    ([, text = '']) => text,
  );
}

describe('the page about observers', () => {
  it('shows configuration that is valid', () => {
    const [text = ''] = blocks('yaml');
    expect(parseConfig(text, '.github/prp.yml').observers).toEqual({
      log: '.prp/events.jsonl',
      metrics: '.prp/metrics.prom',
      notify: [
        {
          url: 'https://hooks.example.com/prp',
          events: ['run-finished', 'version-saved'],
          'secret-env': 'PRP_HOOK_SECRET',
        },
      ],
    });
  });

  it('lists every event that may be sent, and every metric with its labels', () => {
    for (const event of notifiable) expect(page).toMatch(new RegExp(`^\\| \`${event}\` +\\|`, 'm'));
    for (const name of Object.keys(catalogue) as MetricName[]) {
      const { labels, bounds } = metricOf(name);
      const shown = labels.map((label) => `\`${label}\``).join(', ');
      const row = [bounds ? `\`${name}\`` : `\`${name}_total\``, bounds ? 'histogram' : 'counter', shown];
      expect(page).toMatch(new RegExp(`^\\| ${row.join(' +\\| ')} +\\|$`, 'm'));
    }
  });

  it('tells receivers how to check a signature', async () => {
    const [text = ''] = blocks('js');
    // The documented module, loaded as it stands.
    const module = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as {
      isSigned(body: string, header: string, secret: string): boolean;
    };
    const header = `sha256=${createHmac('sha256', 's').update('{}').digest('hex')}`;
    expect(module.isSigned('{}', header, 's')).toBe(true);
    expect(module.isSigned('{ }', header, 's')).toBe(false);
    expect(module.isSigned('{}', 'sha256=', 's')).toBe(false);
  });
});
