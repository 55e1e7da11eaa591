import { gitIn } from '../src/system/git.ts';
import { gitBranch } from '../src/history/branch/git-branch.ts';
import { History } from '../src/history/history.ts';
import { additionOf, branch } from './history-fixture.ts';

/** One of several writers: appends to the same PRP, as often as its argument says. */
const [directory = '.', count = '1'] = process.argv.slice(2);
const versions = gitBranch(gitIn(directory), branch);
const history = new History(versions);
for (let made = 0; made < Number(count); made += 1) await history.append([additionOf(process.pid * 1_000 + made)]);
await versions.close();
