import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRepository } from '../../src/system/repository.ts';
import { temporaryDirectory, temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

async function storedIn({ directory }: Pick<TemporaryRepository, 'directory'>, ...paths: readonly string[]) {
  const repository = await openRepository(directory);
  const forms = await Promise.all(paths.map((path) => repository.readStored(path)));
  await repository.objects.close();
  return forms.map(({ bytes, ...form }) => ({ text: Buffer.from(bytes).toString(), ...form }));
}

describe('a file as Git keeps it', () => {
  it('has the line endings of the commit, for any setting of the clone', async () => {
    const repository = await temporaryRepository();
    await repository.write('a.md', 'one\ntwo\n');
    await repository.write('b.md', 'changed\n');
    await repository.commit();
    await repository.git.text(['config', 'core.autocrlf', 'true']);
    await repository.write('a.md', 'one\r\ntwo\r\n');
    await repository.write('b.md', 'changed\r\nhere\r\n');
    await repository.write('new.md', 'new\r\n');
    const [a, b, fresh] = await storedIn(repository, 'a.md', 'b.md', 'new.md');
    expect(a).toMatchObject({ text: 'one\ntwo\n', isConverted: true });
    expect(b).toMatchObject({ text: 'changed\nhere\n', isConverted: true });
    expect(fresh).toMatchObject({ text: 'new\n', isConverted: true });
    expect(await repository.git.text(['rev-parse', 'HEAD:a.md'])).toBe(a?.blob);
  });

  it('keeps carriage returns of a commit', async () => {
    const repository = await temporaryRepository();
    await repository.write('a.md', 'one\r\ntwo\r\n');
    await repository.commit();
    expect(await storedIn(repository, 'a.md')).toEqual([{ text: 'one\r\ntwo\r\n' }]);
    await repository.write('a.md', 'one\r\n');
    expect(await storedIn(repository, 'a.md')).toEqual([{ text: 'one\r\n', blob: expect.any(String) as string }]);
  });

  it('follows the attributes: line endings, $Id$, an encoding and a filter', async () => {
    const repository = await temporaryRepository();
    const attributes = [
      'eol.md text eol=crlf',
      'id.md ident',
      'wide.md working-tree-encoding=UTF-16LE',
      'up.md filter=up',
    ];
    await repository.write('.gitattributes', `${attributes.join('\n')}\n`);
    await repository.git.text(['config', 'filter.up.clean', 'tr A-Z a-z']);
    await repository.git.text(['config', 'filter.up.smudge', 'tr a-z A-Z']);
    await repository.write('eol.md', 'one\r\n');
    await repository.write('id.md', '$Id: 0123 $\n');
    await repository.write('wide.md', Buffer.from('one\n', 'utf16le'));
    await repository.write('up.md', 'ONE\n');
    await repository.commit();
    const stored = await storedIn(repository, 'eol.md', 'id.md', 'wide.md', 'up.md');
    expect(stored.map(({ text }) => text)).toEqual(['one\n', '$Id$\n', 'one\n', 'one\n']);
  });

  it('is the content that a pointer of Git LFS stands for', async () => {
    const repository = await temporaryRepository();
    const filter = join(await temporaryDirectory(), 'lfs');
    await writeFile(filter, '#!/bin/sh\ncat >/dev/null\necho "version https://git-lfs.github.com/spec/v1"\n');
    await chmod(filter, 0o755);
    await repository.write('.gitattributes', '*.md filter=lfs\n');
    await repository.git.text(['config', 'filter.lfs.clean', filter]);
    await repository.write('a.md', 'the document\n');
    await repository.commit();
    const [form] = await storedIn(repository, 'a.md');
    expect(form).toEqual({ text: 'the document\n', blob: await repository.git.text(['rev-parse', 'HEAD:a.md']) });
  });

  it('is hidden where a filter encrypts it', async () => {
    const repository = await temporaryRepository();
    await repository.write('.gitattributes', '*.md filter=crypt\n');
    await repository.git.text(['config', 'filter.crypt.clean', 'gzip -nc']);
    await repository.git.text(['config', 'filter.crypt.smudge', 'gzip -dc']);
    await repository.write('a.md', 'secret plans\n');
    await repository.commit();
    expect(await storedIn(repository, 'a.md')).toMatchObject([{ text: 'secret plans\n', isHidden: true }]);
  });

  it('leaves no object behind, and asks of all files at once', async () => {
    const repository = await temporaryRepository();
    await repository.git.text(['config', 'core.autocrlf', 'true']);
    const paths = Array.from({ length: 40 }, (_, index) => `${index}.md`);
    for (const path of paths) await repository.write(path, `${path}\r\n`);
    const forms = await storedIn(repository, ...paths);
    expect(forms.map(({ text }) => text)).toEqual(paths.map((path) => `${path}\n`));
    expect(await repository.git.text(['count-objects'])).toBe('0 objects, 0 kilobytes');
  });

  it('is written back as Git would check it out', async () => {
    const repository = await temporaryRepository();
    await repository.git.text(['config', 'core.autocrlf', 'true']);
    await repository.write('a.md', 'one\r\n');
    const opened = await openRepository(repository.directory);
    await opened.checkOut('a.md', Buffer.from('two\n'));
    expect(Buffer.from(await opened.read('a.md')).toString()).toBe('two\r\n');
    await opened.objects.close();
  });
});
