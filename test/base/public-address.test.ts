import { describe, expect, it } from 'vitest';
import { publicAddress, withPublicAddresses } from '../../src/base/public-address.ts';

const token = ['s3cr', 'et', 'TOK'].join('');

describe('a public address', () => {
  it.each([
    ['https://github.com/acme/shop.git', 'acme/shop'],
    ['https://github.com/acme/shop', 'acme/shop'],
    [`https://${token}@github.com/acme/shop.git`, 'acme/shop'],
    [`https://x-access-token:${token}@GitHub.com/acme/shop.git?a=${token}`, 'acme/shop'],
    ['git@github.com:acme/shop.git', 'acme/shop'],
    ['ssh://git@ssh.github.com:443/acme/shop.git', 'acme/shop'],
    ['git://github.com/acme/shop', 'acme/shop'],
    ['https://git.acme.dev/a/b.git', 'https://git.acme.dev/a/b.git'],
    ['https://git.acme.dev:8443/a/@scope/b', 'https://git.acme.dev:8443/a/@scope/b'],
    [`https://user:${token}@git.acme.dev/p?private_token=${token}#${token}`, 'https://git.acme.dev/p'],
    [`https://git.acme.dev/p?private_token=${token}`, 'https://git.acme.dev/p'],
    [`https://git.acme.dev/p#${token}`, 'https://git.acme.dev/p'],
    [`https://git.acme.dev/p%3Fprivate_token=${token}`, 'https://git.acme.dev/p'],
    [`https://git.acme.dev?private_token=${token}`, 'https://git.acme.dev'],
    [`https://a@b:${token}@git.acme.dev/p`, 'https://git.acme.dev/p'],
    [`https://a%40b:${token}@git.acme.dev/p`, 'https://git.acme.dev/p'],
    [`https://user%3A${token}%40git.acme.dev/p`, 'https://git.acme.dev/p'],
    [`https://user:${token}/x@git.acme.dev/p`, 'https://git.acme.dev/p'],
    [`https://user:${token}?x@git.acme.dev/p`, 'https://git.acme.dev/p'],
    [`https://user:${token}#x@git.acme.dev/p`, 'https://git.acme.dev/p'],
    [`https://user:12/${token}@git.acme.dev/p`, 'https://git.acme.dev/p'],
    [`https://a@b:${token}/x@git.acme.dev/p`, 'https://git.acme.dev/p'],
    [`https://user:${token}/x`, ''],
    [`HTTPS://USER:${token}@GIT.ACME.DEV/P`, 'https://GIT.ACME.DEV/P'],
    [`ssh://git:${token}@git.acme.dev:22/p`, 'ssh://git.acme.dev:22/p'],
    [`ssh://git:${token}@[2001:db8::1]:22/p`, 'ssh://[2001:db8::1]:22/p'],
    [`ftp://user:${token}@git.acme.dev/p`, 'ftp://git.acme.dev/p'],
    ['git@git.acme.dev:a/b.git', 'git.acme.dev:a/b.git'],
    ['git@git.acme.dev:@scope/b', 'git.acme.dev:@scope/b'],
    [`user:${token}@git.acme.dev:p`, 'git.acme.dev:p'],
    [`a@b:${token}@git.acme.dev:p`, 'git.acme.dev:p'],
    [`user:${token}/x@git.acme.dev:p`, 'git.acme.dev:p'],
    ['git.acme.dev:a/b@v2', 'git.acme.dev:a/b@v2'],
    ['git@[2001:db8::1]:p', '[2001:db8::1]:p'],
    ['git.acme.dev:p', 'git.acme.dev:p'],
    [`git.acme.dev:p?private_token=${token}`, 'git.acme.dev:p'],
    [`codecommit::us-east-1://${token}@repo`, 'codecommit::us-east-1://repo'],
    [`ext::ssh -o pw=${token} host %S`, ''],
    ['fd::17', ''],
    ['/home/jane/work/shop.git', 'shop.git'],
    ['/home/jane/work/shop/.git', 'shop'],
    ['../shop', 'shop'],
    ['./a:b', 'a:b'],
    ['file:///home/jane/shop.git', 'shop.git'],
    [`file://user:${token}@host/srv/shop.git`, 'shop.git'],
    ['C:\\Users\\jane\\shop', 'shop'],
    ['C:/Users/jane/shop', 'shop'],
    ['\\\\server\\share\\shop', 'shop'],
    ['', ''],
    ['  ', ''],
  ])('of %s is %j', (address, shown) => {
    expect(publicAddress(address)).toBe(shown);
    expect(publicAddress(address)).not.toContain(token);
  });

  it('is found within a text', () => {
    const said = [
      `fatal: unable to access 'https://user:${token}@git.acme.dev/p?private_token=${token}': refused (see https://acme.dev).`,
      `error: failed to push some refs to 'a@b:${token}@git.acme.dev:p', user:${token}@git.acme.dev:p`,
    ].join('\n');
    expect(withPublicAddresses(said)).toBe(
      [
        "fatal: unable to access 'https://git.acme.dev/p': refused (see https://acme.dev).",
        "error: failed to push some refs to 'git.acme.dev:p', git.acme.dev:p",
      ].join('\n'),
    );
  });

  it('is found in long texts in time', () => {
    for (const piece of ['a@', 'a:', 'https://', 'a:b@', '@', '%40', '?']) {
      const text = piece.repeat(20_000);
      expect(withPublicAddresses(text).length).toBeLessThanOrEqual(text.length);
      expect(publicAddress(text.slice(0, 20_000)).length).toBeLessThanOrEqual(20_000);
    }
  });
});
