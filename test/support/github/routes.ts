import type { Routes } from './call.ts';
import { appRoutes } from './routes-apps.ts';
import { checkRoutes } from './routes-checks.ts';
import { contentsRoutes } from './routes-contents.ts';
import { gitRoutes } from './routes-git.ts';
import { issueRoutes } from './routes-issues.ts';
import { peopleRoutes } from './routes-people.ts';
import { pullRoutes } from './routes-pulls.ts';
import { repositoryRoutes } from './routes-repository.ts';
import { reviewRoutes } from './routes-reviews.ts';
import { statusRoutes } from './routes-statuses.ts';

/** Operation, as the contract names it → who answers. */
export const routes: Routes = {
  ...repositoryRoutes,
  ...contentsRoutes,
  ...gitRoutes,
  ...pullRoutes,
  ...reviewRoutes,
  ...issueRoutes,
  ...checkRoutes,
  ...statusRoutes,
  ...peopleRoutes,
  ...appRoutes,
};
