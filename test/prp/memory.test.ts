import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { maxPrp } from '../../src/base/limits.ts';

/** Lines of which a hostile document could be made. */
const lines =
  ',#,# a,/,|,|a|b|,- [ ] x,- x,> x,`,```,{,[TODO],1. x,<b>,a: b,\t,## Goal,### Level 1,@a/b.ts,- file: a/b.ts,' +
  'Task 1: CREATE a.ts,- [ ] `a` must be < 5 ms';

/** Bytes of memory for each byte that a document may have; twice what the worst of these takes. */
const mostPerByte = 12;

it('takes memory in proportion to the largest document, with any lines', async () => {
  const program = `
    import { parse } from '${new URL('../../src/prp/parse/parse.ts', import.meta.url).href}';
    const used = () => { gc(); return process.memoryUsage().heapUsed; };
    const touch = (prp) => [prp.dialect, prp.loop, prp.criteria, prp.boxes];
    touch(parse('# A', 'a.md'));
    for (const line of ${JSON.stringify(lines.split(','))}) {
      const count = Math.min(${maxPrp.lines}, Math.floor(${maxPrp.bytes} / (line.length + 1)));
      for (const width of [1, Math.max(1, Math.floor(50 / (line.length + 1)))]) {
        const document = ((line + ' ').repeat(width).trimEnd() + '\\n').repeat(count);
        const before = used();
        const prp = parse(document, 'a.md');
        touch(prp);
        console.log(JSON.stringify([line + ' × ' + width, (used() - before) / ${maxPrp.bytes}]));
        if (prp.lines.length < count) throw new Error('Nothing holds on to the document.');
      }
    }
  `;
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', program]);
  const [printed, complaint] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  expect(complaint).toBe('');
  const taken = printed
    .trim()
    .split('\n')
    .map((one) => JSON.parse(one) as [string, number]);
  expect(taken).toHaveLength(lines.split(',').length * 2);
  expect(taken.filter(([, perByte]) => perByte > mostPerByte)).toEqual([]);
}, 120_000);
