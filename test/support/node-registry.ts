import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';

/** A registry on this machine that has the packages of Node for every platform, and nothing else. */
export interface NodeRegistry {
  readonly address: string;
  /** The packages that npm fetched, beyond reading about them. */
  readonly downloads: readonly string[];
  close(): void;
}

/**
 * Serves `packages`, name → version. All have the content of the one that is installed in `node_modules`. Works in
 * `directory`.
 */
export async function nodeRegistry(
  packages: Readonly<Record<string, string>>,
  directory: string,
): Promise<NodeRegistry> {
  const downloads: string[] = [];
  const served = join(directory, 'served');
  await mkdir(served);
  const installed = Object.keys(packages).find((name) => existsSync(join('node_modules', name)));
  if (installed !== undefined) await symlink(resolve('node_modules', installed), join(served, 'package'));

  const server = createServer(({ url = '' }, response) => {
    const name = url.split('/').at(-1) ?? '';
    const version = packages[name];
    if (version === undefined) {
      response.writeHead(404).end('{}');
      return;
    }
    if (url.startsWith('/tarballs/')) {
      downloads.push(name);
      spawn('tar', ['-chf', '-', '-C', served, 'package'], { stdio: 'pipe' }).stdout.pipe(response);
      return;
    }
    const [, platform = '', processor = ''] = /^node-(?:bin-)?(\w+)-(\w+)$/.exec(name) ?? [];
    const about = {
      name,
      version,
      os: [platform === 'win' ? 'win32' : platform],
      cpu: [processor],
      bin: { node: 'bin/node' },
      dist: { tarball: `${address}/tarballs/${name}` },
    };
    response.end(JSON.stringify({ name, versions: { [version]: about } }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    address,
    downloads,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
