import { describe, expect, it } from 'vitest';
import { contract } from './contract.ts';
import slice from './openapi-slice.json' with { type: 'json' };
import { routes } from './routes.ts';

describe('the contract with GitHub', () => {
  const { find, requestProblems, replyProblems } = contract();
  const problems = (method: string, path: string, query: string, body?: unknown) => {
    const found = find(method, path);
    return found === undefined ? ['unknown'] : requestProblems(found, new URLSearchParams(query), body);
  };

  it.each([
    ['/repos/a/b/git/ref/heads/feature/x', 'GET /repos/{owner}/{repo}/git/ref/{ref}', { ref: 'heads/feature/x' }],
    ['/repos/a/b/git/ref/heads%2Fx', 'GET /repos/{owner}/{repo}/git/ref/{ref}', { ref: 'heads/x' }],
    ['/repos/a/b/contents/d/%23.md', 'GET /repos/{owner}/{repo}/contents/{path}', { path: 'd/#.md' }],
    ['/repos/a/b/compare/x/y...z', 'GET /repos/{owner}/{repo}/compare/{basehead}', { basehead: 'x/y...z' }],
    ['/repos/a/b/commits/x/y/check-runs', 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs', { ref: 'x/y' }],
    ['/repos/a/b/commits/abc/pulls', 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', { commit_sha: 'abc' }],
    ['/repos/a/b/commits/x/y', 'GET /repos/{owner}/{repo}/commits/{ref}', { ref: 'x/y' }],
    ['/repos/a/b/branches/x/y', 'GET /repos/{owner}/{repo}/branches/{branch}', { branch: 'x/y' }],
  ])('knows what %s is', (path, name, parameters) => {
    expect(find('GET', path)).toMatchObject({ name, parameters });
  });

  it('finds answers that GitHub would not give', () => {
    const found = find('GET', '/repos/a/b/branches');
    const answer = (status: number, body: unknown) => (found === undefined ? [] : replyProblems(found, status, body));
    const branch = { name: 'main', commit: { sha: 'a', url: 'http://x/y' }, protected: false };
    expect(answer(200, [branch])).toEqual([]);
    expect(answer(200, [{ ...branch, protected: 'no' }])).toEqual([
      expect.stringContaining('/0/protected must be boolean'),
    ]);
    expect(answer(200, [{ name: 'main' }])).toEqual([expect.stringContaining('commit')]);
    expect(answer(201, [branch])).toEqual([expect.stringContaining('never answers 201')]);
    expect(answer(403, {})).toEqual([]);
  });

  it('leaves to GitHub to refuse what is only too much', () => {
    const output = { title: 't', summary: 'x'.repeat(70_000) };
    expect(problems('POST', '/repos/a/b/check-runs', '', { name: 'n', head_sha: 'a', output })).toEqual([]);
  });

  it('finds fields that there are not, wherever they are', () => {
    const annotation = {
      path: 'a',
      start_line: 1,
      end_line: 1,
      annotation_level: 'notice',
      message: 'm',
      colour: 'red',
    };
    const output = { title: 't', summary: 's', annotations: [annotation] };
    const told = problems('POST', '/repos/a/b/check-runs', '', { name: 'n', head_sha: 'a', output });
    expect(told.join()).toContain('colour');
  });

  it('has an answer of the stand-in for each of its operations', () => {
    const { paths } = slice;
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(Object.keys(routes).toSorted()).toEqual(operations.toSorted());
  });
});
