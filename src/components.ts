import type { Config } from './config.ts';
import { detectEnvironment } from './environments/detect.ts';
import { staticGates } from './gates/catalogue.ts';
import { commandComponent, type CommandGate } from './gates/command-gate.ts';
import { defaultSeverity, gateComponent, isRule, type SeverityOf, type StaticGate } from './gates/gate.ts';
import { fullTemplateComponent, generatorComponent } from './generate/generator.ts';
import type { Component } from './mediator/component.ts';
import { createComponent, registerComponent } from './mediator/factory.ts';
import type { Mediator } from './mediator/mediator.ts';
import type { Repository } from './repository.ts';
import type { Tree } from './tree.ts';

/** A validator is a static gate, or a command that is run in a directory. */
type ValidatorOptions =
  | { readonly gate: StaticGate<string>; readonly severityOf: SeverityOf }
  | { readonly command: CommandGate; readonly root: string };

registerComponent('validator', (options: ValidatorOptions) =>
  'gate' in options ? gateComponent(options.gate, options.severityOf) : commandComponent(options.command, options.root),
);
registerComponent('generator', generatorComponent);
registerComponent('template-builder', fullTemplateComponent);
registerComponent('environment-adapter', environmentComponent);

/** The command gates of a configuration, the general timeout and retries filled in. */
export function commandGates({ commands, timeout, retries }: Config): readonly CommandGate[] {
  return commands.map((command) => ({
    ...command,
    timeout: command.timeout ?? timeout,
    retries: command.retries ?? retries,
    retryTimeouts: command.retries !== undefined,
  }));
}

/** Gives a mediator the colleagues that the configuration asks for. */
export function registerComponents(mediator: Mediator, config: Config, { root }: Repository): void {
  for (const gate of staticGates({ maxTokens: maxTokensOf(config) })) {
    const options: ValidatorOptions = { gate, severityOf: severityFor(gate.id, config) };
    mediator.register(createComponent('validator', options));
  }
  for (const command of commandGates(config)) {
    const options: ValidatorOptions = { command, root };
    mediator.register(createComponent('validator', options));
  }
  for (const kind of ['generator', 'template-builder', 'environment-adapter'] as const) {
    mediator.register(createComponent(kind, {}));
  }
}

/** Finds the stack of a repository: operation `environment`. */
function environmentComponent(): Component {
  return {
    name: 'environments',
    kind: 'environment-adapter',
    provides: ['environment'],
    handle(task) {
      // Only the generator submits this operation.
      const { tree, env } = task.payload as { readonly tree: Tree; readonly env: string };
      return detectEnvironment(tree, env);
    },
  };
}

/** Tokens beyond which agents were seen to lose the thread of a document. */
const defaultMaxTokens = 12_000;

function maxTokensOf({ gates }: Config): number {
  const budget = gates['budget'];
  return (typeof budget === 'object' ? budget['max-tokens'] : undefined) ?? defaultMaxTokens;
}

const weight = { off: 0, notice: 1, warning: 2, error: 3 } as const;

/** The severity that the configuration gives a rule, else its own, but no more than its gate may weigh. */
function severityFor(gateId: string, { rules, gates }: Config): SeverityOf {
  const gate = gates[gateId];
  const most = typeof gate === 'object' ? gate.severity : undefined;
  return (rule) => {
    const own = defaultSeverity(rule);
    return (isRule(rule) ? rules[rule] : undefined) ?? (most && weight[most] < weight[own] ? most : own);
  };
}
