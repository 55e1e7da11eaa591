import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readLines } from '../../src/prp/parse/lines.ts';
import { positionsIn } from '../../src/prp/positions.ts';

it('finds the line and column of every offset', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'é', '\n', '\r', '\r\n', '🎯') }), (text) => {
      const positionOf = positionsIn(text);
      let offset = 0;
      for (const [index, { text: line, ending }] of readLines(text).entries()) {
        for (let at = 0; at < line.length + ending.length; at += 1) {
          expect(positionOf(offset + at)).toEqual({ line: index + 1, column: at + 1 });
        }
        offset += line.length + ending.length;
      }
    }),
  );
});
