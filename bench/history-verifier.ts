import { gitIn } from '../src/system/git.ts';
import { verify } from './history-verify.ts';

/** Verifies a repository in a separate process and prints the most memory that it ever had, in kB. */
await verify({ git: gitIn(process.argv[2] ?? '.') });
console.log(process.resourceUsage().maxRSS);
