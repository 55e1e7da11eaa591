import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { appMetrics } from '../../app/operation/app-metrics.ts';
import { readSettings } from '../../app/settings.ts';

const read = (name: string): string => readFileSync(`deploy/${name}`, 'utf8');
const runbook = readFileSync('docs/runbook.md', 'utf8');
const page = readFileSync('docs/app.md', 'utf8');

/** The instructions of a Dockerfile, with continued lines joined. Throws for one that Docker does not know. */
function instructionsOf(text: string): readonly (readonly [name: string, value: string])[] {
  const lines = text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n');
  return lines.flatMap((line) => {
    if (line.trim() === '') return [];
    const found = /^(FROM|RUN|COPY|ENV|WORKDIR|VOLUME|USER|EXPOSE|HEALTHCHECK|STOPSIGNAL|ENTRYPOINT|CMD) (.+)$/.exec(
      line,
    );
    if (found === null) throw new Error(`Not an instruction: ${line}`);
    return [[found[1] ?? '', found[2] ?? ''] as const];
  });
}

describe('deploy/Dockerfile', () => {
  const instructions = instructionsOf(read('Dockerfile'));
  const all = (name: string) => instructions.filter(([one]) => one === name).map(([, value]) => value);

  it('runs the bundle as a user without rights, and is asked whether it lives', () => {
    expect(instructions[0]).toEqual(['FROM', 'node:24-bookworm-slim']);
    expect(all('USER')).toEqual(['node']);
    expect(all('HEALTHCHECK')).toHaveLength(1);
    for (const name of ['ENTRYPOINT', 'CMD']) expect(Array.isArray(JSON.parse(all(name)[0] ?? ''))).toBe(true);
    expect(JSON.parse(all('HEALTHCHECK')[0]?.replace(/^.*?CMD /, '') ?? '')).toHaveLength(3);
  });

  it('copies only what the bundle is, and no credentials', () => {
    expect(all('COPY')).toEqual(['dist/o200k_base.json.br /opt/prp/', 'dist/app /opt/prp/app/']);
    expect(all('ENV').join(' ')).not.toMatch(/SECRET|KEY|APP_ID/);
  });

  it('writes into one folder', () => {
    expect(all('VOLUME')).toEqual(['/state']);
    const env = all('ENV').join(' ');
    for (const name of ['HOME', 'TMPDIR', 'PRP_STATE']) expect(env).toMatch(new RegExp(`${name}=/state`));
  });
});

interface Service {
  readonly read_only?: boolean;
  readonly cap_drop: readonly string[];
  readonly ports?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

describe('deploy/compose.yml', () => {
  const { services } = parse(read('compose.yml')) as { readonly services: Readonly<Record<string, Service>> };

  it('publishes ports on this machine alone, and drops all rights', () => {
    expect(Object.keys(services)).toEqual(['app', 'redis', 'prometheus']);
    for (const { ports = [], cap_drop: dropped } of Object.values(services)) {
      expect(dropped).toEqual(['ALL']);
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    }
    expect([services['app']?.read_only, services['redis']?.read_only]).toEqual([true, true]);
    expect(services['app']?.ports?.join()).not.toContain('9464');
  });

  it('sets variables that the app understands', async () => {
    const given = { ...services['app']?.environment, PRIVATE_KEY_PATH: undefined };
    const credentials = { APP_ID: '1', PRIVATE_KEY: '-----BEGIN PRIVATE KEY-----', WEBHOOK_SECRET: 'x'.repeat(20) };
    expect(await readSettings({ ...given, ...credentials })).toMatchObject({
      redisUrl: 'redis://redis:6379',
      metrics: { host: '0.0.0.0', port: 9464 },
    });
  });
});

interface Deployment {
  readonly selector: { readonly matchLabels: object };
  readonly template: {
    readonly metadata: { readonly labels: object };
    readonly spec: {
      readonly automountServiceAccountToken: boolean;
      readonly terminationGracePeriodSeconds: number;
      readonly securityContext: object;
      readonly containers: readonly { readonly securityContext: object }[];
    };
  };
}

describe('deploy/kubernetes.yml', () => {
  const documents = parseAllDocuments(read('kubernetes.yml'));
  const objects = documents.map((document) => document.toJS() as { readonly kind: string; readonly spec: unknown });
  const specOf = (kind: string) => objects.find((object) => object.kind === kind)?.spec;

  it('is valid YAML', () => {
    expect(documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([]);
    expect(objects.map(({ kind }) => kind)).toEqual(['Deployment', 'Service', 'PodDisruptionBudget']);
  });

  it('runs without rights, on a file system that is read-only', () => {
    const { selector, template } = specOf('Deployment') as Deployment;
    const { containers, securityContext, automountServiceAccountToken, terminationGracePeriodSeconds } = template.spec;
    expect(securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    expect(automountServiceAccountToken).toBe(false);
    const rights = { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } };
    expect(containers).toMatchObject([{ securityContext: rights }]);
    expect(terminationGracePeriodSeconds).toBeGreaterThanOrEqual(25 + 5);
    expect(selector.matchLabels).toEqual(template.metadata.labels);
    expect(specOf('Service')).toMatchObject({ ports: [{ name: 'http', port: 80, targetPort: 'http' }] });
  });
});

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly summary: string; readonly runbook: string };
}

describe('deploy/alerts.yml', () => {
  const { groups } = parse(read('alerts.yml')) as { readonly groups: readonly { readonly rules: readonly Rule[] }[] };
  const rules = groups.flatMap((group) => group.rules);
  const inbox = { waiting: 0, running: 0, dead: 0, lagMs: 0 };
  const metrics = appMetrics().text({ inbox, workers: { busy: 0, idle: 0 } });
  const known = [...metrics.matchAll(/^# TYPE (\w+) (\w+)$/gm)].flatMap(([, name = '', type]) =>
    type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
  );

  it('is loaded by deploy/prometheus.yml', () => {
    const config = parse(read('prometheus.yml')) as { readonly rule_files: unknown; readonly scrape_configs: unknown };
    expect(config.rule_files).toEqual(['alerts.yml']);
    expect(config.scrape_configs).toMatchObject([{ job_name: 'prp-app' }]);
  });

  it.each(rules)(
    '$alert asks for a metric that there is, and has a section in the runbook',
    ({ alert, expr, annotations }) => {
      const names = expr.match(/\b(?:prp_\w+|up)\b/g) ?? [];
      expect(names.length).toBeGreaterThan(0);
      for (const name of names) expect([...known, 'up']).toContain(name);
      expect(annotations.runbook).toBe(`docs/runbook.md#${alert.toLowerCase()}`);
      expect(runbook).toContain(`\n## ${alert}\n`);
    },
  );

  it('has an alert for each section', () => {
    const sections = [...runbook.matchAll(/^## (Prp\w+)$/gm)].map(([, name]) => name);
    expect(sections).toEqual(rules.map(({ alert }) => alert));
  });
});

describe('docs/app.md', () => {
  it('describes each variable and each metric', () => {
    const settings = readFileSync('app/settings.ts', 'utf8');
    const variables = [...settings.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name);
    expect(variables.length).toBeGreaterThan(10);
    for (const name of variables) expect(page).toContain(`\`${name}\``);
    const inbox = { waiting: 0, running: 0, dead: 0, lagMs: 0 };
    const text = appMetrics().text({ inbox, workers: { busy: 0, idle: 0 } });
    for (const [, name] of text.matchAll(/^# TYPE (prp_\w+)/gm)) expect(page).toContain(`\`${name}\``);
  });
});
