import {
  archiveCleanup,
  featureRequest,
  ordersExport,
  prpFile,
  rateLimit,
  sampleFiles,
  searchNotes,
  userInvite,
} from './sample-prps.ts';
import { openStage, type Shown, type Stage } from './stage.ts';

/** The situations by name: each runs the built action, and returns the texts that GitHub then has. */
export const scenarios: Readonly<Record<string, () => Promise<readonly Shown[]>>> = {
  five,
  fine,
  'look-twice': lookTwice,
  generated,
  rollback,
  sixty,
  'not-committed': notCommitted,
  'no-prp': noPrp,
  fork,
  deleted,
  cited,
  commands,
  'could-not-run': couldNotRun,
  replies,
  verify,
  push,
};

/** A repository with four PRPs, each with versions that passed. */
async function withVersions(): Promise<Stage> {
  const stage = await openStage(sampleFiles);
  await stage.merge({
    write: {
      ...prpFile('orders-export', ordersExport),
      ...prpFile('rate-limit', { ...rateLimit, goal: 'Clients get a fair share.' }),
      ...prpFile('search-notes', { ...searchNotes, goal: 'Find a note within two seconds.' }),
      ...prpFile('archive-cleanup', archiveCleanup),
    },
  });
  await stage.merge({
    write: {
      ...prpFile('rate-limit', rateLimit),
      ...prpFile('search-notes', searchNotes),
    },
  });
  return stage;
}

const weakened = { ...rateLimit, check: 'npm test || true' };
const cleanedUp = {
  ...archiveCleanup,
  goal: 'Remove archived notes after a year, and say how many.',
  why: 'The archive grows by two gigabytes a month.',
};

async function five(): Promise<readonly Shown[]> {
  const stage = await withVersions();
  // The change of main makes a problem that counts for no pull request.
  await stage.push({ remove: ['docs/api.md'] });
  const pull = await stage.propose({
    write: {
      ...prpFile('orders-export', { ...ordersExport, file: 'src/nots.js' }),
      ...prpFile('user-invite', userInvite),
      ...prpFile('rate-limit', weakened),
      ...prpFile('search-notes', { ...searchNotes, criteria: ['A query finds words in any case'] }),
      ...prpFile('archive-cleanup', cleanedUp),
    },
  });
  const result = await stage.validate(pull);
  return everything(stage, result);
}

async function fine(): Promise<readonly Shown[]> {
  const stage = await withVersions();
  return everything(stage, await stage.validate(await stage.propose({ write: prpFile('archive-cleanup', cleanedUp) })));
}

async function lookTwice(): Promise<readonly Shown[]> {
  const stage = await withVersions();
  const [, ...criteria] = rateLimit.criteria ?? [];
  const looser = {
    ...weakened,
    criteria: ['Ten thousand requests take less than 500 ms', ...criteria],
    constraints: ['Do not block health checks'],
  };
  return everything(stage, await stage.validate(await stage.propose({ write: prpFile('rate-limit', looser) })));
}

const request = { 'features/webhook-retries.md': featureRequest };

async function generated(): Promise<readonly Shown[]> {
  const stage = await openStage(sampleFiles);
  return everything(stage, await stage.validate(await stage.propose({ write: request })));
}

async function notCommitted(): Promise<readonly Shown[]> {
  const stage = await openStage(sampleFiles);
  const pull = await stage.propose({ write: request });
  const message = 'Repository rule violations found: Changes must be made through a pull request.';
  stage.at.github.fail({
    match: { graphql: 'createCommitOnBranch' },
    with: { status: 200, body: { data: { createCommitOnBranch: null }, errors: [{ type: 'UNPROCESSABLE', message }] } },
  });
  return everything(stage, await stage.validate(pull));
}

/** The run of the fork's pull request, then the second workflow. */
async function fork(): Promise<readonly Shown[]> {
  const stage = await withVersions();
  const { github } = stage.at;
  const theirs = await github.fork(stage.repository, 'grace');
  await theirs.commit('topic', { write: prpFile('rate-limit', weakened) });
  const pull = await stage.repository.openPull({ head: 'topic', from: theirs });
  const first = await stage.validate(pull, { token: github.forkToken(stage.repository) });
  const second = await stage.run(await stage.events.workflowRun(pull));
  return [stage.summary(first, 'first'), ...everything(stage, second)];
}

async function deleted(): Promise<readonly Shown[]> {
  const stage = await withVersions();
  const change = { remove: ['PRPs/orders-export.md'], rename: { 'PRPs/rate-limit.md': 'PRPs/limits.md' } };
  return everything(stage, await stage.validate(await stage.propose(change)));
}

async function cited(): Promise<readonly Shown[]> {
  const stage = await withVersions();
  return everything(stage, await stage.validate(await stage.propose({ rename: { 'src/notes.js': 'src/note.js' } })));
}

/** Long enough to be drawn. */
async function commands(): Promise<readonly Shown[]> {
  const run = ['test, run: sleep 12', 'types, run: sleep 11', 'lint, run: sleep 1'].map(
    (line) => `  - { id: ${line} }\n`,
  );
  const stage = await openStage({ ...sampleFiles, '.github/prp.yml': `commands:\n${run.join('')}` });
  const result = await stage.validate(await stage.propose({ write: prpFile('rate-limit', rateLimit) }));
  return [stage.summary(result)];
}

async function rollback(): Promise<readonly Shown[]> {
  const stage = await withVersions();
  const pull = await stage.propose({ write: prpFile('rate-limit', weakened) });
  await stage.validate(pull);
  await stage.say(pull, '/prp rollback rate-limit v2');
  const asked = stage.lastComment('asked');
  const result = await stage.say(pull, stage.pasted('/prp rollback'));
  return [asked, stage.lastComment('done'), stage.lastCheck('done'), stage.summary(result, 'done')];
}

const folders = ['billing', 'search', 'mobile', 'platform'] as const;

async function sixty(): Promise<readonly Shown[]> {
  const names = folders.flatMap((folder) => Array.from({ length: 15 }, (_, index) => `${folder}/part-${index + 1}`));
  const all = (change: (name: string, index: number) => object) =>
    Object.assign(
      {},
      ...names.map((name, index) => prpFile(name, { ...rateLimit, title: name, ...change(name, index) })),
    ) as Readonly<Record<string, string>>;
  const stage = await openStage({ ...sampleFiles, ...all(() => ({})) });
  const pull = await stage.propose({
    write: all((name, index) => {
      const goal = `${name} gets a fair share.`;
      if (index < 9) return { goal, file: 'src/nots.js' };
      if (index > 14 && index < 17) return { goal: '[Describe the goal here]' };
      if (index % 12 === 11) return { goal, check: 'npm test || true' };
      return { goal };
    }),
  });
  return everything(stage, await stage.validate(pull));
}

async function noPrp(): Promise<readonly Shown[]> {
  const stage = await withVersions();
  const before = (await stage.repository.read('PRPs/orders-export.md')) ?? '';
  const pull = await stage.propose({ write: prpFile('orders-export', { ...ordersExport, file: 'src/nots.js' }) });
  await stage.validate(pull);
  await stage.repository.commit('topic', {
    write: { 'PRPs/orders-export.md': before, 'src/notes.js': 'export {};\n' },
  });
  return everything(stage, await stage.validate(pull));
}

async function couldNotRun(): Promise<readonly Shown[]> {
  const stage = await openStage(sampleFiles);
  const config = 'workers: 4\nfail-on: warnings\n';
  const pull = await stage.propose({ write: { ...prpFile('orders-export', ordersExport), '.github/prp.yml': config } });
  return everything(stage, await stage.validate(pull));
}

const said = {
  help: '/prp help',
  'list-all': '/prp list',
  list: '/prp list rate-limit',
  status: '/prp status',
  diff: '/prp diff rate-limit v1 v2',
  validate: '/prp validate',
  generate: '/prp generate features/webhook-retries.md',
  unknown: '/prp rolback rate-limit v1',
  missing: '/prp list rate-limits',
} as const;

async function replies(): Promise<readonly Shown[]> {
  const stage = await withVersions();
  const pull = await stage.propose({ write: { ...prpFile('rate-limit', weakened), ...request } });
  const shown: Shown[] = [];
  for (const [name, text] of Object.entries(said)) {
    await stage.say(pull, text);
    shown.push(stage.lastComment(name));
  }
  return shown;
}

async function verify(): Promise<readonly Shown[]> {
  const stage = await withVersions();
  const calm = await stage.run(await stage.events.schedule());
  const path = (await versionFiles(stage)).find((file) => file.startsWith('PRPs/rate-limit.md/'));
  await stage.repository.commit('prp-versions', { remove: [path ?? ''], message: 'Tidy up', author: 'mallory' });
  const alarm = await stage.run(await stage.events.schedule());
  return [stage.summary(calm, 'calm'), stage.summary(alarm, 'alarm')];
}

async function versionFiles({ repository }: Stage): Promise<readonly string[]> {
  const listed = await repository.store.git.text(['ls-tree', '-r', '--name-only', 'refs/heads/prp-versions']);
  return listed.split('\n').filter((file) => file.endsWith('/prp.md'));
}

async function push(): Promise<readonly Shown[]> {
  const stage = await withVersions();
  const result = await stage.push({
    write: { ...prpFile('archive-cleanup', cleanedUp), ...prpFile('user-invite', userInvite) },
  });
  return [stage.summary(result)];
}

function everything(stage: Stage, result: Parameters<Stage['summary']>[0]): readonly Shown[] {
  return [stage.lastComment(), stage.lastCheck(), stage.summary(result)];
}
