import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PrpError } from '../../../src/base/errors.ts';
import { type Memento, mementoSchema, open, seal, type Unsealed } from '../../../src/history/versions/memento.ts';
import { printJson, readSealed } from '../../../src/history/versions/sealed-json.ts';

const digits = [...Array(16).keys()].map((digit) => digit.toString(16));
const hash = fc
  .string({ unit: fc.constantFrom(...digits), minLength: 64, maxLength: 64 })
  .map((hex) => `sha256:${hex}`);
const id = fc.constantFrom('v20261122_101530_3fa9c1d', 'v20270101_000000_0000000');
const maybe = (arbitrary: fc.Arbitrary<string>) => fc.option(arbitrary, { nil: null });

const json = fc.json().map((text): Memento['metadata'][string] => JSON.parse(text));

const unsealed: fc.Arbitrary<Unsealed> = fc.record({
  id,
  sequence: fc.integer({ min: 1, max: 1e9 }),
  prp: fc.string({ minLength: 1 }),
  timestamp: fc
    .date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((d) => d.toISOString()),
  bytes: fc.uint8Array({ maxLength: 300 }),
  encrypted: fc.option(
    fc.record({ bytes: fc.uint8Array({ maxLength: 300 }), recipients: fc.array(fc.constant('age1abc')) }),
    { nil: undefined },
  ),
  canonicalChecksum: hash,
  source: fc.record({
    repository: maybe(fc.string()),
    commit: maybe(fc.string()),
    ref: maybe(fc.string()),
    pullRequest: fc.option(fc.nat(), { nil: null }),
    dirty: fc.boolean(),
  }),
  parent: maybe(id),
  previousDigest: maybe(hash),
  reason: fc.constantFrom('generated', 'changed', 'restored', 'executed', 'imported', 'saved'),
  restoredFrom: maybe(id),
  actor: maybe(fc.string({ unit: 'binary' })),
  references: fc.array(fc.record({ path: fc.string(), blob: maybe(fc.string()) }), { maxLength: 3 }),
  metadata: fc.dictionary(fc.string(), json, { maxKeys: 3 }),
});

describe('a sealed memento', () => {
  it('opens to the sealed bytes, even after it was stored', () => {
    fc.assert(
      fc.property(unsealed, (input) => {
        const stored = read(printJson(seal(input)));
        expect(open(stored, input.bytes)).toEqual(input.bytes);
      }),
    );
  });

  it('does not open other bytes', () => {
    fc.assert(
      fc.property(unsealed, fc.uint8Array({ maxLength: 300 }), (input, others) => {
        fc.pre(Buffer.compare(input.bytes, others) !== 0);
        expect(() => open(seal(input), others)).toThrow(expect.objectContaining({ code: 'E_INTEGRITY' }));
      }),
    );
  });

  it('reports the expected and the actual bytes', () => {
    const memento = sample();
    expect(() => open(memento, Buffer.from('longer text'))).toThrow('expected 4 bytes, got 11');
    expect(() => open(memento, Buffer.from('tex!'))).toThrow(/expected sha256:982d9e3e\w+, got sha256:[0-9a-f]{64}\.$/);
  });

  it('detects an edit of any field', () => {
    fc.assert(
      fc.property(unsealed, fc.nat(), json, (input, which, value) => {
        const memento: Readonly<Record<string, unknown>> = { ...seal(input) };
        const fields = Object.keys(memento);
        const field = fields[which % fields.length] ?? '';
        fc.pre(JSON.stringify(memento[field]) !== JSON.stringify(value));
        expect(() => read(printJson({ ...memento, [field]: value }))).toThrow(PrpError);
      }),
    );
  });

  it('detects an added or removed field', () => {
    const memento = sample();
    for (const field of Object.keys(memento)) {
      const rest = Object.fromEntries(Object.entries(memento).filter(([name]) => name !== field));
      expect(() => read(printJson(rest))).toThrow(expect.objectContaining({ code: 'E_INTEGRITY' }));
    }
    expect(() => read(printJson({ ...memento, more: 1 }))).toThrow(expect.objectContaining({ code: 'E_INTEGRITY' }));
    expect(() =>
      read(Buffer.from(JSON.stringify(memento).replace('"metadata":{', '"metadata":{"__proto__":{}'))),
    ).toThrow(expect.objectContaining({ code: 'E_INTEGRITY' }));
  });

  it('is stored as indented JSON with a final newline, in one order', () => {
    const text = Buffer.from(printJson(sample())).toString();
    expect(text).toMatch(/^\{\n {2}"format": 1,\n {2}"id": "v20261122_101530_982d9e3",\n {2}"sequence": 7,\n/);
    expect(text).toMatch(/\n {2}"digest": "sha256:[0-9a-f]{64}"\n\}\n$/);
  });

  it('has the same digest on every machine', () => {
    expect(sample().digest).toBe('sha256:17e5c555ac76312bd101e58747f3e680fe038c44c142a556890927c0a5c39cec');
  });
});

describe('an unreadable stored memento', () => {
  it('asks for an update when a newer version of the tool wrote it', () => {
    expect(() => read(printJson({ format: 2, anything: 'else' }))).toThrow(
      expect.objectContaining({ code: 'E_FORMAT', hint: 'A newer prp-action wrote it: update this one.' }),
    );
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{"format": 1,'],
    ['no object', '[]'],
    ['null', 'null'],
    ['a number too large', '{"format": 1e999}'],
    ['a format that never was', '{"format": 0}'],
    ['text for a format', '{"format": "2"}'],
    ['endless nesting', `{"format": 1, "metadata": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['a flood', `{"format": 1, "actor": "${'a'.repeat(2_000_000)}"}`],
  ])('is tampering when it contains %s', (_, text) => {
    expect(() => read(Buffer.from(text))).toThrow(expect.objectContaining({ code: 'E_INTEGRITY' }));
  });
});

function read(bytes: Uint8Array): Memento {
  return readSealed<Memento>(mementoSchema, bytes, 'memento.json');
}

function sample(): Memento {
  return seal({
    id: 'v20261122_101530_982d9e3',
    sequence: 7,
    prp: 'PRPs/user-api.md',
    timestamp: '2026-11-22T10:15:30.123Z',
    bytes: Buffer.from('text'),
    canonicalChecksum: `sha256:${'0'.repeat(64)}`,
    source: { repository: 'acme/api', commit: 'c0ffee', ref: 'refs/heads/main', pullRequest: 12, dirty: false },
    parent: 'v20261121_101530_0000000',
    previousDigest: `sha256:${'1'.repeat(64)}`,
    reason: 'changed',
    restoredFrom: null,
    actor: 'Ann',
    references: [{ path: 'src/api.ts', blob: null }],
    metadata: { message: 'Say why' },
  });
}
