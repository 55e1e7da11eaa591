import type { Config } from './config/config.ts';
import { detectEnvironment } from './environments/detect.ts';
import { cached } from './gates/cached.ts';
import { staticGates } from './gates/catalogue.ts';
import { commandComponent, type CommandGate } from './gates/command-gate.ts';
import { defaultSeverity, gateComponent, type SeverityOf, type StaticGate } from './gates/gate.ts';
import { loopComponent, loopKinds, type LoopOptions } from './gates/loop/component.ts';
import type { RemarkCache } from './gates/remark-cache.ts';
import { fullTemplateComponent, generatorComponent } from './generate/generator.ts';
import type { Component } from './mediator/component.ts';
import { createComponent, registerComponent } from './mediator/factory.ts';
import type { Mediator } from './mediator/mediator.ts';
import type { Repository } from './system/repository.ts';
import type { RunProcesses } from './system/run-processes.ts';
import { keptShells, type Shells } from './system/shells.ts';
import type { Tree } from './system/tree.ts';

/** A validator is a static gate, or what runs a command or the blocks of PRPs in a directory. */
type ValidatorOptions =
  | { readonly gate: StaticGate<string>; readonly severityOf: SeverityOf }
  | { readonly command: CommandGate; readonly shells: Shells }
  | LoopOptions;

registerComponent('validator', (options: ValidatorOptions) =>
  'gate' in options
    ? gateComponent(options.gate, options.severityOf)
    : 'loop' in options
      ? loopComponent(options)
      : commandComponent(options.command, options.shells),
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
export function registerComponents(
  mediator: Mediator,
  config: Config,
  { root }: Repository,
  processes: RunProcesses,
  remarks: RemarkCache | undefined,
): void {
  for (const built of staticGates({ maxTokens: maxTokensOf(config), processes })) {
    const gate = remarks ? cached(built, remarks) : built;
    const options: ValidatorOptions = { gate, severityOf: severityFor(gate.id, config, defaultSeverity) };
    mediator.register(createComponent('validator', options));
  }
  registerCommands(mediator, commandGates(config), { root }, processes);
  for (const loop of loopKinds) {
    const severityOf = severityFor('loop', config, defaultSeverity);
    const options: ValidatorOptions = { loop, root, processes, severityOf };
    mediator.register(createComponent('validator', options));
  }
  for (const kind of ['generator', 'template-builder', 'environment-adapter'] as const) {
    mediator.register(createComponent(kind, {}));
  }
}

/** Gives a mediator one colleague for each command; an earlier one for the same gate goes. */
export function registerCommands(
  mediator: Mediator,
  commands: readonly CommandGate[],
  { root }: Pick<Repository, 'root'>,
  processes: RunProcesses,
): void {
  const shells = keptShells(root, processes);
  for (const command of commands) {
    const options: ValidatorOptions = { command, shells };
    const component = createComponent('validator', options);
    mediator.unregister(component.name);
    mediator.register(component);
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

export function maxTokensOf({ gates }: Config): number {
  const budget = gates['budget'];
  return (typeof budget === 'object' ? budget['max-tokens'] : undefined) ?? defaultMaxTokens;
}

const weight = { off: 0, notice: 1, warning: 2, error: 3 } as const;

/** The severity that the configuration gives a rule, else its own, but no more than its gate may weigh. */
export function severityFor(gateId: string, { rules, gates }: Config, ownSeverity: SeverityOf): SeverityOf {
  const gate = gates[gateId];
  const most = typeof gate === 'object' ? gate.severity : undefined;
  return (rule) => {
    const own = ownSeverity(rule);
    return (Object.hasOwn(rules, rule) ? rules[rule] : undefined) ?? (most && weight[most] < weight[own] ? most : own);
  };
}
