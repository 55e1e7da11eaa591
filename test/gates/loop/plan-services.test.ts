import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { wholeCommands } from '../../../src/gates/loop/whole-commands.ts';
import { answers } from '../../../src/gates/loop/run-script.ts';
import { planServices } from '../../../src/gates/loop/plan-services.ts';
import { isAlive } from '../../support/is-alive.ts';
import { freePort, ranBlock } from '../../support/loop.ts';
import { temporaryDirectory } from '../../support/temporary-repository.ts';

/** A server that listens after a moment, with a child process that would outlive it. */
const server = `
const { spawn } = require('node:child_process');
const { writeFileSync } = require('node:fs');
const child = spawn('sleep', ['300']);
writeFileSync('pids', process.pid + ' ' + child.pid);
const up = require('node:http').createServer((asked, answer) => answer.end('up'));
setTimeout(() => up.listen(+process.argv[2], '127.0.0.1'), 150);
`;

/** A directory with the server, and a port for it. */
async function arrange() {
  const directory = await temporaryDirectory();
  await writeFile(join(directory, 'server.js'), server);
  const port = await freePort();
  const ask = `node -e "fetch('http://localhost:${port}/').then((from) => from.text()).then(console.log)"`;
  const alive = async () => (await readFile(join(directory, 'pids'), 'utf8')).split(' ').filter(isAlive);
  return { directory, port, ask, alive };
}

describe('a block that starts a service', () => {
  it('continues when the service answers, and leaves no process running', async () => {
    const { directory, port, ask, alive } = await arrange();
    const { said } = await ranBlock([`node server.js ${port} &`, 'export PAGE=/', `${ask} | grep up`], { directory });
    expect(said).toEqual(['loop-1.1 passed']);
    expect(await answers(port)).toBe(false);
    expect(await alive()).toEqual([]);
  });

  it('leaves no process running when a later command fails', async () => {
    const { directory, port, ask, alive } = await arrange();
    const { found } = await ranBlock([`node server.js ${port} &`, `${ask} | grep down`], { directory });
    expect(found).toEqual([`PRP406 9 \`${`${ask} | grep down`.slice(0, 79)}…\` ended with exit code 1.`]);
    expect(await alive()).toEqual([]);
  });

  it('runs a blocking server in the background', async () => {
    const { directory, port, ask } = await arrange();
    const scripts = { scripts: { dev: `node server.js ${port}` } };
    await writeFile(join(directory, 'package.json'), JSON.stringify(scripts));
    const { said } = await ranBlock(['npm run dev', `${ask} | grep up`], { directory });
    expect(said).toEqual(['loop-1.1 passed']);
    expect(await answers(port)).toBe(false);
  });

  it('passes when its only command starts a service that answers', async () => {
    const { directory, port } = await arrange();
    expect((await ranBlock([`PORT=${port} node server.js ${port} &`], { directory })).said).toEqual([
      'loop-1.1 passed',
    ]);
  });

  it('fails at the service when that ends before it answers', async () => {
    const { port, ask } = await arrange();
    const { found, gates } = await ranBlock(['node no-server.js &', ask]);
    expect(found).toEqual(['PRP406 8 `node no-server.js &` ended before it answered.']);
    expect(gates[0]?.output).toContain(`The service ended before port ${port} answered.`);
  });

  it('times out when the service never answers', async () => {
    const { ask } = await arrange();
    const { said, found } = await ranBlock(['sleep 300 &', ask], { timeout: 1 });
    expect(said).toEqual(['loop-1.1 timed-out']);
    expect(found).toEqual(['PRP409 8 The block did not end within 1 s; `sleep 300 &` was running.']);
  });

  it('does not mistake another service for its own', async () => {
    const { directory, port, ask } = await arrange();
    const others = createServer().listen(port, '127.0.0.1');
    onTestFinished(() => void others.close());
    await once(others, 'listening');
    const { gates } = await ranBlock([`node server.js ${port} &`, ask], { directory });
    expect(gates).toMatchObject([
      {
        status: 'skipped',
        reason: `Another process answers on port ${port} already: stop it, and run the loop again.`,
      },
    ]);
  });
});

describe('the services of a block', () => {
  const planOf = (...lines: readonly string[]) => {
    const plan = planServices(wholeCommands(lines.map((text, index) => ({ text, line: index + 1 }))));
    return 'reason' in plan ? plan.reason : { toBackground: [...plan.toBackground], waits: plan.waits };
  };

  it('are planned with their ports and the commands that wait for them', () => {
    const lines = ['cd web && npm run dev', 'curl localhost:3000', 'curl http://127.0.0.1:3000/a http://[::1]:9229/'];
    expect(planOf('npm run build', ...lines)).toEqual({
      toBackground: [1],
      waits: [
        { port: 3000, start: 1, before: 2 },
        { port: 9229, start: 1, before: 3 },
      ],
    });
  });

  it.each([
    ['uvicorn main:app --port 8000 &', 8000],
    ['python -m http.server 8080 > server.log 2>&1 &', 8080],
    ['PORT=4000 npm run dev', 4000],
    ['python manage.py runserver 0.0.0.0:8001 &', 8001],
  ])('reads the port of %s', (start, port) => {
    expect(planOf(start, 'npm test')).toMatchObject({ waits: [{ port, start: 0, before: 1 }] });
  });

  it.each([
    ['curl http://localhost:3000', 'relies on a service that it does not start'],
    ['curl http://localhost:3000\nnpm run dev', 'relies on a service that it does not start'],
    ['docker compose up -d\ncurl http://localhost:3000', 'relies on a service that it does not start'],
    ['npm run dev &\npsql -c "select 1"', 'relies on a service that it does not start'],
    ['npm run dev', 'starts a service and names no port'],
    ['npm run dev &\nnpm test', 'starts a service and names no port'],
    ['npm run dev & sleep 5; curl http://localhost:3000', 'starts a service and does more in one command'],
    ['npm run dev &\ncurl http://localhost:$PORT', 'names a port that is not a number'],
    ['npm run dev &\ncurl http://localhost:99999', 'names a port that is not a number'],
    ['npm run dev &\ncurl http://localhost:3000 https://example.com', 'needs the network'],
    ['npm run dev &\ncurl http://localhost:3000\ncurl https://example.com', 'needs more than a shell (needs-network)'],
    [
      `npm run dev &\ncurl${Array.from({ length: 9 }, (_, n) => ` localhost:${3000 + n}`).join('')}`,
      'names more than 8',
    ],
    ['npm run dev &\nopen_page("http://localhost:3000")', 'is not a shell script'],
  ])('reads no port in %j', (script, reason) => {
    expect(planOf(...script.split('\n'))).toContain(reason);
  });
});
