import type { DetectedEnvironment } from '../environments/detect-environment.ts';
import { PrpError } from '../base/errors.ts';
import type { Component } from '../mediator/component.ts';
import type { Outcome } from '../mediator/task.ts';
import type { Tree } from '../system/tree.ts';
import { type Facts, factsOf } from './facts.ts';
import { fullTemplate } from './full-template.ts';
import type { FeatureRequest } from './feature-request.ts';
import { survey } from './survey.ts';

export const generateOperation = 'generate';

/** Payload of the operation `generate`. */
export interface GenerateTask {
  readonly id: string;
  readonly request: FeatureRequest;
  readonly tree: Tree;
  /** An environment's id, or `auto`. */
  readonly env: string;
}

export interface PrpDraft {
  readonly text: string;
  readonly facts: Facts;
}

/** Turns a request into a PRP. The environment and the filled template come from other components, as sub-tasks. */
export function generatorComponent(): Component {
  return {
    name: 'generator',
    kind: 'generator',
    provides: [generateOperation],
    async handle(task, context): Promise<PrpDraft> {
      // Only the generate command submits this operation.
      const { id, request, tree, env } = task.payload as GenerateTask;
      // The value of the environment adapter.
      const environment = valueOf(
        await context.submit({ id: `${id}: environment`, operation: 'environment', payload: { tree, env } }),
      ) as DetectedEnvironment | undefined;
      if (!environment) {
        throw new PrpError('E_USAGE', `There is no environment ${env}.`, { hint: 'Omit --env to detect it.' });
      }
      const facts = factsOf(request, environment, await survey(request, tree));
      const text = valueOf(await context.submit({ id: `${id}: template`, operation: 'template:full', payload: facts }));
      return { text: String(text), facts };
    },
  };
}

/** A component that fills in the complete template: operation `template:full`, payload `Facts`. */
export function fullTemplateComponent(): Component {
  return {
    name: 'template full',
    kind: 'template-builder',
    provides: ['template:full'],
    // Only the generator submits this operation.
    handle: (task) => Promise.resolve(fullTemplate(task.payload as Facts)),
  };
}

function valueOf(outcome: Outcome): unknown {
  if (outcome.status === 'succeeded') return outcome.value;
  throw outcome.error ?? new Error(`Internal error: ${outcome.id} ended as ${outcome.status}`);
}
