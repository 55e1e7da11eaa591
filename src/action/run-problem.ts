import { PrpError } from '../base/errors.ts';
import { errorData } from '../report/envelope.ts';
import { withExcerpts } from '../report/excerpt.ts';
import type { ConfigPlace, RunProblem } from '../report/not-checked-report.ts';
import type { StepRequest } from './read-request.ts';

/** The lines of the configuration that an error names; none for any other error. */
export function configPlaces(error: unknown): readonly ConfigPlace[] {
  if (!(error instanceof PrpError) || error.code !== 'E_CONFIG') return [];
  return error.message.split('\n').flatMap((text) => {
    const [, file, line, column, message] = /^(?:\.\/)?(.+?):(\d+):(\d+): (.*)$/.exec(text) ?? [];
    if (file === undefined || message === undefined) return [];
    return [{ file, line: Number(line), column: Number(column), message }];
  });
}

/** The error of a run, for a reader of the pull request. `isOfInputs`: the inputs could not be read. */
export function problemOf(
  error: unknown,
  { trigger }: Pick<StepRequest, 'trigger'>,
  { isOfInputs, env }: { readonly isOfInputs: boolean; readonly env: NodeJS.ProcessEnv },
): RunProblem {
  const { code, message, hint } = errorData(error, 'the log of the run');
  const fromCheckout = trigger.rights.configFrom === 'checkout';
  const kind = isOfInputs ? 'inputs' : (kinds[code] ?? 'other');
  const configCommit = fromCheckout && trigger.head !== null ? trigger.head : 'HEAD';
  return {
    kind,
    message: withoutRunner(message, env),
    hint: withoutRunner(hint, env),
    places: configPlaces(error),
    excerpt: excerptOf(error),
    configCommit,
  };
}

/** A reader of a pull request does not know the folders of the runner. */
function withoutRunner(text: string, { GITHUB_WORKSPACE, RUNNER_TEMP, HOME }: NodeJS.ProcessEnv): string {
  const folders = [
    [GITHUB_WORKSPACE, 'the checkout'],
    [RUNNER_TEMP, 'the temporary folder'],
    [HOME, 'the home folder'],
  ] as const;
  return folders.reduce((left, [folder, name]) => {
    if (!folder || folder === '/') return left;
    const isCheckout = folder === GITHUB_WORKSPACE;
    return (isCheckout ? left.replaceAll(`${folder}/`, '') : left).replaceAll(folder, name);
  }, text);
}

function excerptOf(error: unknown): string {
  if (!(error instanceof PrpError) || error.excerpts.length === 0) return '';
  return withExcerpts(error.message, error.excerpts, (_style, text) => text);
}

const kinds: Readonly<Partial<Record<ReturnType<typeof errorData>['code'], RunProblem['kind']>>> = {
  E_CONFIG: 'config',
  E_GITHUB: 'refused',
  E_FORBIDDEN: 'refused',
  E_INTERNAL: 'bug',
};
