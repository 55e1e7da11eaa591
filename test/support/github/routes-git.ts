import { inRepository, page, parameter, type RepositoryCall, type Routes } from './call.ts';
import { TreeError } from './fast-import.ts';
import { nullId, type Signature } from './git-store.ts';
import { gitCommitJson, treeUrl } from './json-commit.ts';
import { nodeId } from './json-people.ts';
import { repositoryUrl } from './json-repository.ts';
import { created, notFound, nothing, ok, Refused } from './reply.ts';
import { signatureOf } from './signature.ts';

/** `/git/…`: references and objects as Git has them. */
export const gitRoutes: Routes = {
  'GET /repos/{owner}/{repo}/git/ref/{ref}': inRepository('contents=read', async (call) => {
    await refuseEmpty(call);
    const name = `refs/${parameter(call, 'ref')}`;
    const id = await currentOf(call, name);
    if (id === undefined) throw notFound();
    return ok(refJson(call, name, id));
  }),

  'GET /repos/{owner}/{repo}/git/matching-refs/{ref}': inRepository('contents=read', async (call) => {
    const printed = await call.repository.store.git.text(['for-each-ref', '--format=%(objectname) %(refname)']);
    const refs = printed.split('\n').map((line) => ({ id: line.slice(0, 40), name: line.slice(41) }));
    const matching = refs.filter(({ name }) => name.startsWith(`refs/${parameter(call, 'ref')}`));
    return page(
      call,
      matching.map(({ id, name }) => refJson(call, name, id)),
    );
  }),

  'POST /repos/{owner}/{repo}/git/refs': inRepository('contents=write', async (call) => {
    // Its form is the contract's.
    const { ref, sha } = call.body as { ref: string; sha: string };
    if (!/^refs\/[^/]+\/./.test(ref))
      throw new Refused(422, 'Reference name must start with "refs/" and contain two slashes');
    if ((await call.repository.store.object(sha)) === undefined) throw new Refused(422, 'Object does not exist');
    if (!(await call.repository.store.updateRefs([[ref, sha, nullId]]))) {
      throw new Refused(
        422,
        (await currentOf(call, ref)) === undefined ? 'Reference name is invalid' : 'Reference already exists',
      );
    }
    return created(refJson(call, ref, sha));
  }),

  'PATCH /repos/{owner}/{repo}/git/refs/{ref}': inRepository('contents=write', async (call) => {
    // Its form is the contract's.
    const { sha, force = false } = call.body as { sha: string; force?: boolean };
    const { store } = call.repository;
    const name = `refs/${parameter(call, 'ref')}`;
    const old = await currentOf(call, name);
    if (old === undefined) throw new Refused(422, 'Reference does not exist');
    if ((await store.object(sha)) === undefined) throw new Refused(422, 'Object does not exist');
    const isForward = (await store.mergeBase(old, sha)) === old;
    // The second of two updates at once gets the same reply as a late one.
    const isMoved = (force || isForward) && (await store.updateRefs([[name, sha, old]]));
    if (!isMoved) throw new Refused(422, 'Update is not a fast forward');
    return ok(refJson(call, name, sha));
  }),

  'DELETE /repos/{owner}/{repo}/git/refs/{ref}': inRepository('contents=write', async (call) => {
    const name = `refs/${parameter(call, 'ref')}`;
    const old = await currentOf(call, name);
    if (old === undefined) throw new Refused(422, 'Reference does not exist');
    await call.repository.store.updateRefs([[name, nullId, old]]);
    return nothing;
  }),

  'POST /repos/{owner}/{repo}/git/blobs': inRepository('contents=write', async (call) => {
    // Its form is the contract's.
    const { content, encoding = 'utf-8' } = call.body as { content: string; encoding?: string };
    const bytes = Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8');
    if (bytes.length > 40 * 1024 * 1024) throw new Refused(422, 'Sorry, your input was too large to process.');
    const sha = await call.repository.store.writeBlob(bytes);
    return created({ sha, url: `${repositoryUrl(call.repository, call.addresses)}/git/blobs/${sha}` });
  }),

  'GET /repos/{owner}/{repo}/git/blobs/{file_sha}': inRepository('contents=read', async (call) => {
    const sha = parameter(call, 'file_sha');
    const blob = await objectOf(call, sha, 'blob');
    if (/\braw\b/.test(call.accept)) return ok(blob, { 'content-type': 'application/vnd.github.raw; charset=utf-8' });
    const content = `${blob.toString('base64').replaceAll(/.{60}/g, '$&\n')}\n`;
    const url = `${repositoryUrl(call.repository, call.addresses)}/git/blobs/${sha}`;
    return ok({ sha, node_id: nodeId('B', sha), size: blob.length, url, content, encoding: 'base64' });
  }),

  'POST /repos/{owner}/{repo}/git/trees': inRepository('contents=write', async (call) => {
    // Its form is the contract's.
    const { tree, base_tree: base } = call.body as { tree: readonly NewEntry[]; base_tree?: string };
    const { store } = call.repository;
    const start = base === undefined ? undefined : ((await store.commit(base))?.tree ?? base);
    if (start !== undefined && (await store.tree(start)) === undefined)
      throw new Refused(422, 'base_tree is not a valid tree oid');
    try {
      const made = await store.writeTree(start, {
        remove: tree.filter((entry) => entry.sha === null).map(({ path }) => path),
        write: tree
          .filter((entry) => entry.sha !== null)
          .map(({ path, mode, sha, content }) => ({
            path,
            ...(mode !== undefined && { mode }),
            content: typeof sha === 'string' ? { id: sha } : Buffer.from(content ?? ''),
          })),
      });
      return created(await treeJson(call, made, made, false));
    } catch (error) {
      if (error instanceof TreeError) throw new Refused(422, 'GitRPC::BadObjectState', { errors: [error.message] });
      throw error;
    }
  }),

  'GET /repos/{owner}/{repo}/git/trees/{tree_sha}': inRepository('contents=read', async (call) => {
    const { store } = call.repository;
    const name = parameter(call, 'tree_sha');
    const id = (await store.resolve(name)) ?? '';
    const tree = (await store.commit(id))?.tree ?? id;
    if ((await store.tree(tree)) === undefined) throw notFound();
    return ok(await treeJson(call, id, tree, call.query.has('recursive')));
  }),

  'POST /repos/{owner}/{repo}/git/commits': inRepository('contents=write', async (call) => {
    // Its form is the contract's.
    const body = call.body as NewCommit;
    const { store } = call.repository;
    if ((await store.tree(body.tree)) === undefined) throw new Refused(422, 'Tree SHA does not exist');
    for (const parent of body.parents ?? []) {
      if ((await store.commit(parent)) === undefined)
        throw new Refused(422, `Parent SHA does not exist or is not a commit object: ${parent}`);
    }
    const own = signatureOf(call.caller, call.world.now());
    const author = { ...own, ...body.author };
    const id = await store.writeCommit({
      tree: body.tree,
      parents: body.parents ?? [],
      author,
      committer: { ...author, ...body.committer },
      message: body.message,
    });
    // GitHub signs what a bot wrote, and only when it says nothing itself of who wrote it.
    if (call.caller.kind === 'app' && body.author === undefined && body.committer === undefined)
      call.repository.signed.add(id);
    return created(await commitJsonOf(call, id));
  }),

  'GET /repos/{owner}/{repo}/git/commits/{commit_sha}': inRepository('contents=read', async (call) =>
    ok(await commitJsonOf(call, parameter(call, 'commit_sha'))),
  ),
};

interface NewEntry {
  readonly path: string;
  readonly mode?: string;
  readonly sha?: string | null;
  readonly content?: string;
}

interface NewCommit {
  readonly message: string;
  readonly tree: string;
  readonly parents?: readonly string[];
  readonly author?: Partial<Signature>;
  readonly committer?: Partial<Signature>;
}

async function refuseEmpty({ repository }: RepositoryCall): Promise<void> {
  const { stdout } = await repository.store.git.run(['for-each-ref', '--count=1']);
  if (stdout.length === 0) throw new Refused(409, 'Git Repository is empty.');
}

async function currentOf({ repository }: RepositoryCall, name: string): Promise<string | undefined> {
  return repository.store.resolve(name);
}

function refJson({ repository, addresses }: RepositoryCall, name: string, sha: string) {
  const api = repositoryUrl(repository, addresses);
  const object = { type: 'commit', sha, url: `${api}/git/commits/${sha}` };
  return { ref: name, node_id: nodeId('REF', `${repository.id}:${name}`), url: `${api}/git/${name}`, object };
}

async function objectOf({ repository }: RepositoryCall, id: string, type: string): Promise<Buffer> {
  const found = await repository.store.object(id);
  if (found === undefined || found.type !== type) throw notFound();
  return Buffer.from(found.bytes);
}

async function commitJsonOf(call: RepositoryCall, id: string) {
  const commit = await call.repository.store.commit(id);
  if (commit === undefined) throw notFound();
  return gitCommitJson(call.repository, commit, call.addresses);
}

async function treeJson(call: RepositoryCall, sha: string, tree: string, isRecursive: boolean) {
  const { store } = call.repository;
  const api = repositoryUrl(call.repository, call.addresses);
  const printed = await store.git.text([
    'ls-tree',
    '-z',
    '--long',
    '--full-tree',
    ...(isRecursive ? ['-r', '-t'] : []),
    tree,
  ]);
  const entries = printed.split('\0').filter((line) => line !== '');
  return {
    sha,
    url: treeUrl(call.repository, sha, call.addresses),
    truncated: entries.length > 100_000,
    tree: entries.map((line) => {
      const [, mode = '', type = '', id = '', size = '', path = ''] =
        /^(\d+) (\w+) (\w+) +(\S+)\t([^]*)$/.exec(line) ?? [];
      const url = `${api}/git/${type}s/${id}`;
      return { path, mode, type, sha: id, url, ...(type === 'blob' && { size: Number(size) }) };
    }),
  };
}
