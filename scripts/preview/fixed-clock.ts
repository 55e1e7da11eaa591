/**
 * `--import` gives a process a clock that stands still at PRP_PREVIEW_NOW: what it prints is the same in each run of the
 * preview. Durations are measured by another clock.
 */
const now = Date.parse(process.env['PRP_PREVIEW_NOW'] ?? '');

if (!Number.isNaN(now)) {
  globalThis.Date = new Proxy(Date, {
    construct: (target, values: readonly unknown[]) =>
      Reflect.construct(target, values.length === 0 ? [now] : values) as Date,
    get: (target, name) => (name === 'now' ? () => now : (Reflect.get(target, name) as unknown)),
  });
}
