import { describe, expect, it } from 'vitest';
import { blobId } from '../../src/system/blob-id.ts';
import { bytesIn, objectCache } from '../../src/github/object-cache.ts';

const commit = 'c'.repeat(40);
const file = (name: string, text: string) => ({ name, type: 'blob', mode: 0o100644, oid: blobId(Buffer.from(text)) });
const directory = (name: string, oid: string) => ({ name, type: 'tree', mode: 0o40000, oid });

/** A cache that was told of `PRPs/a.md`, in which version directories stand in buckets. */
function told() {
  const cache = objectCache();
  cache.learnTip({ commit, tree: 'root' });
  const bucket = { ...directory('0000', 'bucket'), object: { entries: [directory('v1', 'version')] } };
  const tags = { ...file('tags.json', 'tags'), object: {} };
  cache.learn({ kind: 'Tree', oid: 'prp', entries: [bucket, tags] }, { commit, path: 'PRPs/a.md' });
  return cache;
}

describe('what was seen of a repository', () => {
  it.each([
    ['', { kind: 'directory', id: 'root' }],
    ['PRPs/a.md', { kind: 'directory', id: 'prp' }],
    ['PRPs/a.md/0000/v1', { kind: 'directory', id: 'version' }],
    ['PRPs/a.md/tags.json', { kind: 'file', id: file('', 'tags').oid }],
    ['PRPs/a.md/0000/v2', { kind: 'nothing' }],
    ['PRPs/a.md/0000/v2/memento.json', { kind: 'nothing' }],
    ['PRPs/a.md/tags.json/x', { kind: 'nothing' }],
  ])('tells what stands at %j', (path, standing) => {
    expect(told().pathEntry(commit, path)).toMatchObject(standing);
  });

  it.each(['PRPs', 'PRPs/b.md', 'README.md', 'PRPs/a.md/0000/v1/memento.json'])('does not tell of %j', (path) => {
    expect(told().pathEntry(commit, path)).toBeUndefined();
    expect(told().pathEntry('d'.repeat(40), 'PRPs/a.md')).toBeUndefined();
  });

  it('tells what is not there', () => {
    const cache = told();
    cache.learn(undefined, { commit, path: 'PRPs/b.md' });
    expect(cache.pathEntry(commit, 'PRPs/b.md/0000')).toEqual({ kind: 'nothing' });
  });

  it('holds for another commit that has the same directory', () => {
    const cache = told();
    cache.learn({ kind: 'Tree', oid: 'prp' }, { commit: 'later', path: 'PRPs/a.md' });
    expect(cache.pathEntry('later', 'PRPs/a.md/0000/v1')).toMatchObject({ id: 'version' });
  });

  it('shows no links and submodules', () => {
    const cache = objectCache();
    const entries = [
      { ...file('link', 'x'), mode: 0o120000 },
      { name: 'module', type: 'commit', mode: 0o160000, oid: 'm' },
      file('file', 'y'),
    ];
    cache.learn({ kind: 'Tree', oid: 'tree', entries });
    expect([...(cache.entries('tree')?.keys() ?? [])]).toEqual(['file']);
  });

  it('keeps bytes until there are too many', () => {
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

describe('a text is what the object holds', () => {
  const idOf = (bytes: Uint8Array) => blobId(bytes);

  it.each(['', 'plain', 'größer\r\n', '\uFEFFwith a mark', 'nul\0'])('for %j', (text) => {
    expect(bytesIn({ oid: idOf(Buffer.from(text)), text })).toEqual(Buffer.from(text));
  });

  it.each([
    ['is binary', Uint8Array.of(0, 255), null],
    ['is in another encoding than it is shown in', Uint8Array.of(0xfc), 'ü'],
    ['is longer than what is shown', Buffer.from('long'), 'lo'],
    ['lost its mark', Buffer.from('\uFEFFx'), 'x'],
  ])('unless it %s', (_, bytes, text) => {
    expect(bytesIn({ oid: idOf(bytes), text })).toBeUndefined();
  });
});
