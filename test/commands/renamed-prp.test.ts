import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { completePrp } from '../support/complete-prp.ts';
import { ranIn } from '../support/running.ts';
import { temporaryRepository } from '../support/temporary-repository.ts';

const [old, renamed] = ['PRPs/svc.md', 'PRPs/service.md'];

async function saved() {
  const place = await temporaryRepository();
  await place.write(old, completePrp);
  await place.commit();
  await ranIn(place, { name: 'save', prps: ['svc'] });
  return place;
}

describe('a PRP that was renamed', () => {
  it.each(['save', 'validate'] as const)('keeps its versions, and %s says so', async (name) => {
    const place = await saved();
    await place.git.text(['mv', old, renamed]);
    const command =
      name === 'save'
        ? ({ name, prps: ['service'] } as const)
        : ({ name, prps: [], runLoop: false, versioning: true } as const);
    const { text } = await ranIn(place, command);
    expect(text).toContain(`${renamed} was ${old}: v2 continues its versions.`);
    const { text: listed } = await ranIn(place, { name: 'list', prp: 'service', limit: 9 });
    expect(listed).toMatch(/v2 .* was PRPs\/svc\.md[^]*v1 /);
    const { text: all } = await ranIn(place, { name: 'list', limit: 9 });
    expect(all).toMatch(/PRPs\/svc\.md +moved to PRPs\/service\.md/);
    const { text: status } = await ranIn(place, { name: 'status' });
    expect(status).toContain('2 versions of 1 PRP');
    // The second time there is nothing new to say.
    expect((await ranIn(place, command)).text).not.toContain('continues');
  });

  it('and edited at once is recognised as Git recognises it, committed or not', async () => {
    const place = await saved();
    await rename(join(place.directory, old), join(place.directory, renamed));
    await place.write(renamed, `${completePrp}\nOne line more.\n`);
    expect((await ranIn(place, { name: 'save', prps: ['service'] })).text).toContain('continues its versions');
  });

  it('is no rename while the old file is there; of two with its bytes, Git tells which it was', async () => {
    const place = await saved();
    await place.write('PRPs/copy.md', completePrp);
    expect((await ranIn(place, { name: 'save', prps: ['copy'] })).text).toContain('saved as v1');
    await rm(join(place.directory, old));
    await rm(join(place.directory, 'PRPs/copy.md'));
    await place.write('PRPs/third.md', completePrp);
    expect((await ranIn(place, { name: 'save', prps: ['third'] })).text).toContain('third.md was PRPs/svc.md');
  });

  it('passes with the bytes that passed before', async () => {
    const place = await saved();
    await ranIn(place, { name: 'validate', prps: [], runLoop: false, versioning: true, failOn: 'error' });
    const { report } = await ranIn(place, { name: 'list', prp: 'svc', limit: 1 });
    const passed = report.command === 'list' && report.data.versions?.[0]?.status === 'passed';
    await place.git.text(['mv', old, renamed]);
    await ranIn(place, { name: 'save', prps: ['service'] });
    const { text } = await ranIn(place, { name: 'list', prp: 'service', limit: 1 });
    expect(text.includes('passed (as v1)')).toBe(passed);
  });
});

describe('prp mv', () => {
  it('renames the file in Git and continues the versions', async () => {
    const place = await saved();
    const plan = await ranIn(place, { name: 'mv', prp: 'svc', target: 'service', dryRun: true });
    expect(plan.text).toContain(`${old} would become ${renamed}`);
    expect(await place.git.text(['status', '--porcelain'])).toBe('');
    const { text } = await ranIn(place, { name: 'mv', prp: 'svc', target: 'service', dryRun: false });
    expect(text).toContain(`${renamed} was ${old}: v2 continues its versions.`);
    expect(await place.git.text(['status', '--porcelain'])).toContain(`R  ${old} -> ${renamed}`);
    expect((await ranIn(place, { name: 'verify', prps: [] })).report.status).toBe('passed');
  });

  it('moves into a folder, and an untracked file too', async () => {
    const place = await saved();
    await place.write('PRPs/new.md', completePrp);
    await ranIn(place, { name: 'mv', prp: 'new', target: 'PRPs/done/', dryRun: false });
    expect(await place.git.text(['status', '--porcelain', '-uall'])).toContain('?? PRPs/done/new.md');
  });

  it('refuses a file that is there, versions of another PRP, and a path outside', async () => {
    const place = await saved();
    await place.write('PRPs/other.md', `${completePrp}\nOther.\n`);
    await ranIn(place, { name: 'save', prps: ['other'] });
    const mv = (target: string) => ranIn(place, { name: 'mv', prp: 'svc', target, dryRun: false });
    await expect(mv('other')).rejects.toMatchObject({ code: 'E_CONFLICT' });
    await rm(join(place.directory, 'PRPs/other.md'));
    await expect(mv('other')).rejects.toMatchObject({
      code: 'E_CONFLICT',
      message: expect.stringContaining('versions'),
    });
    await expect(mv('../out.md')).rejects.toMatchObject({ code: 'E_OUTSIDE_REPOSITORY' });
    expect(await place.git.text(['ls-files', 'PRPs'])).toContain(old);
  });
});

describe('a PRP is named', () => {
  async function three() {
    const place = await temporaryRepository();
    for (const name of ['login', 'login-page', 'search'])
      await place.write(`PRPs/${name}.md`, `${completePrp}\n${name}\n`);
    await place.write('PRPs/done/old.md', `${completePrp}\nold\n`);
    return place;
  }

  it.each([
    ['a folder', ['PRPs'], 4],
    ['a folder in it', ['PRPs/done/'], 1],
    ['the root', ['.'], 4],
    ['a glob', ['PRPs/*.md'], 3],
    ['several', ['search', 'PRPs/login*.md'], 3],
    ['the start of a name', ['sea'], 1],
  ])('by %s', async (_how, prps, count) => {
    const { report } = await ranIn(await three(), { name: 'save', prps });
    expect(report.command === 'save' && report.data.versions.length).toBe(count);
  });

  it('by a whole name before the start of another', async () => {
    const place = await three();
    const { report } = await ranIn(place, { name: 'save', prps: ['login'] });
    expect(report.data).toMatchObject({ versions: [{ prp: 'PRPs/login.md' }] });
    await expect(ranIn(place, { name: 'save', prps: ['log'] })).rejects.toMatchObject({
      message: 'log could be any of: PRPs/login-page.md, PRPs/login.md.',
    });
    await expect(ranIn(place, { name: 'save', prps: ['docs/*.md'] })).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });

  it('by the root, and by nothing never', async () => {
    const place = await three();
    await expect(ranIn(place, { name: 'save', prps: [] })).rejects.toMatchObject({ code: 'E_USAGE' });
    const { report } = await ranIn(place, { name: 'save', prps: ['.'] });
    expect(report.command === 'save' && report.data.versions.length).toBe(4);
  });

  it('without reading one of them', async () => {
    const place = await three();
    await ranIn(place, { name: 'save', prps: ['.'] });
    await rm(join(place.directory, 'PRPs/search.md'));
    const { text } = await ranIn(place, { name: 'show', prp: 'sea', version: 'latest' });
    expect(text).toContain('search');
  });
});
