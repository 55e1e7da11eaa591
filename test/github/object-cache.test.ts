import { describe, expect, it } from 'vitest';
import { blobId } from '../../src/system/blob-id.ts';
import { bytesIn, objectCache } from '../../src/github/object-cache.ts';

const commit = 'c'.repeat(40);
const file = (name: string, text: string) => ({ name, type: 'blob', mode: 0o100644, oid: blobId(Buffer.from(text)) });
const directory = (name: string, oid: string) => ({ name, type: 'tree', mode: 0o40000, oid });

/** A cache with `PRPs/a.md`, whose version directories are in buckets. */
function filledCache() {
  const cache = objectCache();
  cache.learnTip({ commit, tree: 'root' });
  const bucket = { ...directory('0000', 'bucket'), object: { entries: [directory('v1', 'version')] } };
  const tags = { ...file('tags.json', 'tags'), object: {} };
  cache.learn({ kind: 'Tree', oid: 'prp', entries: [bucket, tags] }, { commit, path: 'PRPs/a.md' });
  return cache;
}

describe('a cache of objects', () => {
  it.each([
    ['', { kind: 'directory', id: 'root' }],
    ['PRPs/a.md', { kind: 'directory', id: 'prp' }],
    ['PRPs/a.md/0000/v1', { kind: 'directory', id: 'version' }],
    ['PRPs/a.md/tags.json', { kind: 'file', id: file('', 'tags').oid }],
    ['PRPs/a.md/0000/v2', { kind: 'nothing' }],
    ['PRPs/a.md/0000/v2/memento.json', { kind: 'nothing' }],
    ['PRPs/a.md/tags.json/x', { kind: 'nothing' }],
  ])('has the entry at %j', (path, entry) => {
    expect(filledCache().pathEntry(commit, path)).toMatchObject(entry);
  });

  it.each(['PRPs', 'PRPs/b.md', 'README.md', 'PRPs/a.md/0000/v1/memento.json'])(
    'cannot tell the entry at %j',
    (path) => {
      expect(filledCache().pathEntry(commit, path)).toBeUndefined();
      expect(filledCache().pathEntry('d'.repeat(40), 'PRPs/a.md')).toBeUndefined();
    },
  );

  it('knows that a path does not exist', () => {
    const cache = filledCache();
    cache.learn(undefined, { commit, path: 'PRPs/b.md' });
    expect(cache.pathEntry(commit, 'PRPs/b.md/0000')).toEqual({ kind: 'nothing' });
  });

  it('serves another commit with the same directory', () => {
    const cache = filledCache();
    cache.learn({ kind: 'Tree', oid: 'prp' }, { commit: 'later', path: 'PRPs/a.md' });
    expect(cache.pathEntry('later', 'PRPs/a.md/0000/v1')).toMatchObject({ id: 'version' });
  });

  it('has no links and submodules', () => {
    const cache = objectCache();
    const entries = [
      { ...file('link', 'x'), mode: 0o120000 },
      { name: 'module', type: 'commit', mode: 0o160000, oid: 'm' },
      file('file', 'y'),
    ];
    cache.learn({ kind: 'Tree', oid: 'tree', entries });
    expect([...(cache.entries('tree')?.keys() ?? [])]).toEqual(['file']);
  });

  it('keeps bytes up to a limit', () => {
    const cache = objectCache();
    const [small, large] = [Buffer.from('small'), Buffer.alloc(33_000_000)];
    cache.learnBytes(small);
    cache.trim();
    expect(cache.bytes(blobId(small))).toEqual(small);
    cache.learnBytes(large);
    cache.trim();
    expect(cache.bytes(blobId(small))).toBeUndefined();
  });
});

describe('the text of a blob is its content', () => {
  const idOf = (bytes: Uint8Array) => blobId(bytes);

  it.each(['', 'plain', 'größer\r\n', '\uFEFFwith a mark', 'nul\0'])('for %j', (text) => {
    expect(bytesIn({ oid: idOf(Buffer.from(text)), text })).toEqual(Buffer.from(text));
  });

  it.each([
    ['is binary', Uint8Array.of(0, 255), null],
    ['is shown in another encoding', Uint8Array.of(0xfc), 'ü'],
    ['is shown in part', Buffer.from('long'), 'lo'],
    ['lost its mark', Buffer.from('\uFEFFx'), 'x'],
  ])('unless it %s', (_, bytes, text) => {
    expect(bytesIn({ oid: idOf(bytes), text })).toBeUndefined();
  });
});
