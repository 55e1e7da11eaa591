/** What carries a command out, apart from what reads the command line: so that it can be loaded meanwhile. */
export { reportText } from '../report/text.ts';
export { run } from '../run.ts';
export { createRuntime } from '../runtime.ts';
export { versionsBranch } from './versions-branch.ts';
