/** Prometheus' text format, version 0.0.4: the part of it that the app needs. */
export const prometheusType = 'text/plain; version=0.0.4; charset=utf-8';

type Labels = Readonly<Record<string, string>>;

interface Family {
  /** With the HELP and TYPE lines. */
  lines(): readonly string[];
}

export interface Counter extends Family {
  add(labels?: Labels, amount?: number): void;
}

export interface Histogram extends Family {
  record(value: number, labels?: Labels): void;
}

/** Counts up. The label sets in `known` are printed as 0 from the start: an alert on a rate needs the first step too. */
export function counter(name: string, help: string, known: readonly Labels[] = []): Counter {
  const values = new Map<string, number>(known.map((labels) => [labelText(labels), 0]));
  return {
    add(labels = {}, amount = 1) {
      const key = labelText(labels);
      values.set(key, (values.get(key) ?? 0) + amount);
    },
    lines: () => [...header(name, help, 'counter'), ...[...values].map(([key, value]) => `${name}${key} ${value}`)],
  };
}

/** `bounds` are the upper ends of the buckets, ascending. */
export function histogram(name: string, help: string, bounds: readonly number[]): Histogram {
  const series = new Map<string, { readonly labels: Labels; readonly buckets: number[]; sum: number; count: number }>();
  return {
    record(value, labels = {}) {
      const key = labelText(labels);
      const found = series.get(key) ?? { labels, buckets: bounds.map(() => 0), sum: 0, count: 0 };
      series.set(key, found);
      found.sum += value;
      found.count += 1;
      const at = bounds.findIndex((bound) => value <= bound);
      if (at >= 0) found.buckets[at] = (found.buckets[at] ?? 0) + 1;
    },
    lines() {
      const lines = [...series].flatMap(([key, { labels, buckets, sum, count }]) => {
        let below = 0;
        const rows = bounds.map((bound, at) => {
          below += buckets[at] ?? 0;
          return `${name}_bucket${labelText({ ...labels, le: String(bound) })} ${below}`;
        });
        const all = `${name}_bucket${labelText({ ...labels, le: '+Inf' })} ${count}`;
        return [...rows, all, `${name}_sum${key} ${sum}`, `${name}_count${key} ${count}`];
      });
      return [...header(name, help, 'histogram'), ...lines];
    },
  };
}

/** The lines of a value that is read when it is asked for. */
export function gauge(name: string, help: string, values: readonly (readonly [Labels, number])[]): readonly string[] {
  return [...header(name, help, 'gauge'), ...values.map(([labels, value]) => `${name}${labelText(labels)} ${value}`)];
}

function header(name: string, help: string, type: string): readonly string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escaped(value: string): string {
  return value
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll('\n', String.raw`\n`);
}
