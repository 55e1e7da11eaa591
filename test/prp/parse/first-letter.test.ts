import { describe, expect, it } from 'vitest';
import { firstLetter } from '../../../src/prp/parse/first-letter.ts';

describe('firstLetter', () => {
  it.each([
    ['Goal', 0],
    ['## 📋 Goal', 6],
    ['7 tasks', 0],
    ['— École', 2],
    ['🔲🔲 ٣', 5],
    ['𝒜 letter outside the basic plane', 0],
    ['📋 ✅', 4],
    ['', 0],
  ])('of %j is at %d', (text, at) => {
    expect(firstLetter(text)).toBe(at);
  });

  it('lets other characters count', () => {
    expect(firstLetter('- [ACTION] path')).toBe(3);
    expect(firstLetter('- [ACTION] path', '[')).toBe(2);
  });
});
