import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import type { ValidateReport } from '../../src/report/report.ts';
import type { Envelope } from '../support/cli.ts';
import { temporaryRepository } from '../support/temporary-repository.ts';

const gates = 'structure,placeholders,references,commands,secrets,hidden-text,budget,scope,freshness,integrity';

it('validates and keeps more PRPs than files may be open and tasks may wait', async () => {
  const { directory, write } = await temporaryRepository();
  const count = 1_100;
  await Promise.all(
    Array.from({ length: count }, (_, n) => write(`PRPs/p${n}.md`, `# PRP ${n}\n\n## Goal\n\nIt works.\n`)),
  );
  const run = async (...args: readonly string[]) => {
    const program = [resolve('dist/cli/index.js'), ...args];
    const child = spawn('bash', ['-c', 'ulimit -n 256; exec "$0" "$@"', process.execPath, ...program], {
      cwd: directory,
    });
    const [printed, complaint] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    return { printed, complaint };
  };
  const { printed, complaint } = await run('validate', '--gates', gates, '--json');
  const { data } = JSON.parse(printed) as Envelope<ValidateReport['data']>;
  expect(complaint).not.toContain('EMFILE');
  expect(data.totals).toMatchObject({ prps: count, gates: count * 10 });
  expect(data.prps.flatMap((prp) => prp.gates).filter(({ status }) => status === 'errored')).toEqual([]);
  expect((await run('list', 'p7')).printed).toContain('PRPs/p7.md');
}, 120_000);
