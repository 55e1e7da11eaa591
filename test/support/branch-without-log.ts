import type { Branch } from '../../src/history/branch/branch.ts';

/** The same branch without a log that can be read: problems are found in the files alone. */
export function withoutLog(branch: Branch): Branch {
  return {
    head: () => branch.head(),
    read: (head, paths) => branch.read(head, paths),
    list: (head, directory) => branch.list(head, directory),
    commit: (change, message, head) => branch.commit(change, message, head),
  };
}
