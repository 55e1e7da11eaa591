import { describe, expect, it } from 'vitest';
import { prp } from '../support/cli.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { elementsNamed, readXml } from '../support/read-xml.ts';
import { temporaryRepository } from '../support/temporary-repository.ts';

async function repositoryWith(text: string) {
  const repository = await temporaryRepository();
  for (const [file, content] of Object.entries(completeFiles)) await repository.write(file, content);
  await repository.write('PRPs/search-notes.md', text);
  await repository.commit();
  return repository.directory;
}

describe('a report for another program', () => {
  it('has standard output to itself, and the exit code stays', async () => {
    const directory = await repositoryWith(completePrp.replace('src/notes.js', 'src/note.js'));
    const sarif = await prp(directory, 'validate', '--format', 'sarif');
    expect(sarif.exitCode).toBe(1);
    expect(JSON.parse(sarif.stdout)).toMatchObject({ version: '2.1.0', runs: [{ results: [{ ruleId: 'PRP301' }] }] });
    expect(sarif.stderr).toMatch(/^Validating 1 PRP with /);

    const junit = await prp(directory, 'validate', '--format', 'junit');
    expect(elementsNamed('failure', readXml(junit.stdout))).toHaveLength(1);

    const github = await prp(directory, 'validate', '--format', 'github');
    const [sum, first] = github.stdout.split('\n');
    expect(sum).toMatch(/^PRP validation failed: 1 PRP, 1 error, /);
    expect(first).toMatch(/^::error file=PRPs\/search-notes\.md,line=19,/);
  });

  it('passes when there is nothing to say', async () => {
    const directory = await repositoryWith(completePrp);
    const { stdout, exitCode } = await prp(directory, 'validate', '--format', 'github');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^PRP validation passed: 1 PRP, 0 errors, 0 warnings, \d+ notices?\.\n$/);
  });

  it('leaves standard output empty when there is no report', async () => {
    const directory = await repositoryWith(completePrp);
    const { stdout, stderr, exitCode } = await prp(directory, 'validate', 'no-such-prp', '--format', 'sarif');
    expect([stdout, exitCode]).toEqual(['', 2]);
    expect(stderr).toContain('E_NOT_FOUND');
  });

  it('is an envelope for --format json, also of an error', async () => {
    const directory = await repositoryWith(completePrp);
    const { stdout } = await prp(directory, 'validate', 'no-such-prp', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ status: 'error', error: { code: 'E_NOT_FOUND' } });
  });
});
