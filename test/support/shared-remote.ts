import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { PrpEvent } from '../../src/event.ts';
import { type Git, gitIn } from '../../src/system/git.ts';
import type { GitBranch } from '../../src/history/branch/git-branch.ts';
import { History } from '../../src/history/history.ts';
import { remoteBranch, type RemoteBranchOptions } from '../../src/history/branch/remote-branch.ts';
import { initGitDirectory } from './init-git-directory.ts';
import { temporaryClone, temporaryDirectory, type TemporaryRepository } from './temporary-repository.ts';

export interface BareRemote {
  readonly directory: string;
  readonly git: Git;
  /** A clone of it, removed after the test. */
  clone(): Promise<TemporaryRepository>;
  /** Makes it refuse every push from now on. */
  refusePushes(): Promise<void>;
  allowPushes(): Promise<void>;
}

/** A bare repository, as a server has it, removed after the test. */
export async function bareRemote(objectFormat: 'sha1' | 'sha256' = 'sha1'): Promise<BareRemote> {
  const directory = await temporaryDirectory();
  const git = gitIn(directory);
  initGitDirectory(directory, { objectFormat, isBare: true });
  const hook = join(directory, 'hooks/pre-receive');
  return {
    directory,
    git,
    clone: () => temporaryClone({ directory }),
    async refusePushes() {
      await mkdir(join(directory, 'hooks'), { recursive: true });
      await writeFile(hook, '#!/bin/sh\nprintf "protected: ask the release team\\033[2J\\n" >&2\nexit 1\n');
      await chmod(hook, 0o755);
    },
    allowPushes: () => rm(hook),
  };
}

export interface SharedHistory {
  readonly branch: GitBranch;
  readonly history: History;
  readonly events: readonly PrpEvent[];
}

/** The versions of a clone, shared through its origin, which is asked each time. */
export function sharedIn(clone: TemporaryRepository, options: Partial<RemoteBranchOptions> = {}): SharedHistory {
  const events: PrpEvent[] = [];
  const announce = (event: PrpEvent) => void events.push(event);
  const branch = remoteBranch(gitIn(clone.directory), 'prp-versions', {
    remote: 'origin',
    freshForMs: 0,
    announce,
    ...options,
  });
  onTestFinished(() => branch.close());
  return { branch, history: new History(branch), events };
}
