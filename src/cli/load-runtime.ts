/** What carries a command out, apart from what reads the command line: so that it can be loaded meanwhile. */
export { gateCache } from '../gate-cache.ts';
export { checkBranch } from '../history/branch/owned-branch.ts';
export { run } from '../run.ts';
export { createRuntime, useRuntime } from '../runtime.ts';
export { observersFor } from './observers-for.ts';
export { isExact, reportOutput } from './report-output.ts';
export { versionsBranch } from './versions-branch.ts';
