import type { Config } from './config/config.ts';
import type { Announce } from './event.ts';
import { detectEnvironment } from './environments/detect-environment.ts';
import { cached, type FindingCache } from './gates/finding-cache.ts';
import { staticGates } from './gates/static-gates.ts';
import { commandComponent, type CommandGate } from './gates/configured-command-gate.ts';
import { defaultSeverity, gateComponent, type SeverityOf, type StaticGate } from './gates/gate.ts';
import { loopComponent, loopKinds, type LoopOptions } from './gates/loop/loop-component.ts';
import { fullTemplateComponent, generatorComponent } from './generate/generator.ts';
import { severityWeight } from './gates/verdict.ts';
import type { Component, ComponentKind } from './mediator/component.ts';
import type { Mediator } from './mediator/mediator.ts';
import type { Repository } from './system/repository.ts';
import type { RunProcesses } from './system/run-processes.ts';
import { persistentShells, type Shells } from './system/shells.ts';
import type { Tree } from './system/tree.ts';

/** A validator runs a static gate, a command gate, or the blocks of validation loops. */
type ValidatorOptions =
  | { readonly gate: StaticGate<string>; readonly severityOf: SeverityOf }
  | { readonly command: CommandGate; readonly shells: Shells; readonly reportCount?: (count: string) => void }
  | LoopOptions;

/** The options of each kind of component. */
export interface ComponentOptions {
  readonly validator: ValidatorOptions;
  readonly generator: NoOptions;
  readonly 'template-builder': NoOptions;
  readonly 'environment-adapter': NoOptions;
}

type NoOptions = Readonly<Record<string, never>>;

/** A registry: the factory of each kind. */
export type ComponentFactories = { [Kind in ComponentKind]: (options: ComponentOptions[Kind]) => Component };

/** A new registry with the factories of this package. */
export function componentFactories(): ComponentFactories {
  return {
    validator: validatorComponent,
    generator: generatorComponent,
    'template-builder': fullTemplateComponent,
    'environment-adapter': environmentComponent,
  };
}

/** Replaces the factory of one kind in a registry. */
export function registerComponent<Kind extends ComponentKind>(
  kind: Kind,
  factory: ComponentFactories[Kind],
  factories: ComponentFactories,
): void {
  factories[kind] = factory;
}

/** Makes a component with the factory that a registry has for its kind; by default with the one of this package. */
export function createComponent<Kind extends ComponentKind>(
  kind: Kind,
  options: ComponentOptions[Kind],
  factories: ComponentFactories = componentFactories(),
): Component {
  return factories[kind](options);
}

function validatorComponent(options: ValidatorOptions): Component {
  if ('gate' in options) return gateComponent(options.gate, options.severityOf);
  return 'loop' in options
    ? loopComponent(options)
    : commandComponent(options.command, options.shells, options.reportCount);
}

/** The dependencies of components, all of which a `Runtime` has. */
export interface ComponentHost {
  readonly mediator: Mediator;
  readonly factories: ComponentFactories;
  readonly processes: RunProcesses;
  readonly announce: Announce;
  /** Its root is the working directory of commands. */
  readonly repository: Pick<Repository, 'root'>;
}

/** The command gates of a configuration, with its general timeout and retries as defaults. */
export function commandGates({ commands, timeout, retries }: Config): readonly CommandGate[] {
  return commands.map((command) => ({
    ...command,
    timeout: command.timeout ?? timeout,
    retries: command.retries ?? retries,
    retryTimeouts: command.retries !== undefined,
  }));
}

/** Registers the components that a configuration asks for; those of plugins come later, by `registerPlugins`. */
export function registerComponents(host: ComponentHost, config: Config, findingCache: FindingCache | undefined): void {
  const { mediator, factories, processes, repository } = host;
  for (const uncached of staticGates({ maxTokens: maxTokensOf(config), processes })) {
    const gate = findingCache ? cached(uncached, findingCache) : uncached;
    const severityOf = severityFor(gate.id, config, defaultSeverity);
    mediator.register(createComponent('validator', { gate, severityOf }, factories));
  }
  registerCommands(host, commandGates(config));
  for (const loop of loopKinds) {
    const severityOf = severityFor('loop', config, defaultSeverity);
    mediator.register(createComponent('validator', { loop, root: repository.root, processes, severityOf }, factories));
  }
  for (const kind of ['generator', 'template-builder', 'environment-adapter'] as const) {
    mediator.register(createComponent(kind, {}, factories));
  }
}

/** Registers one component for each command gate, in place of an earlier one with the same id. */
export function registerCommands(host: ComponentHost, commands: readonly CommandGate[]): void {
  const { mediator, factories, processes, repository, announce } = host;
  const shells = persistentShells(repository.root, processes);
  for (const command of commands) {
    const reportCount = (count: string) => announce({ type: 'command-counted', gate: command.id, count });
    const component = createComponent('validator', { command, shells, reportCount }, factories);
    mediator.unregister(component.name);
    mediator.register(component);
  }
}

/** Detects the environment of a repository: operation `environment`. */
function environmentComponent(): Component {
  return {
    name: 'environments',
    kind: 'environment-adapter',
    provides: ['environment'],
    handle(task) {
      // `generatorComponent` and `environmentGates` submit this operation with such a payload.
      const { tree, env } = task.payload as { readonly tree: Tree; readonly env: string };
      return detectEnvironment(tree, env);
    },
  };
}

/** Agents lose the thread of longer documents. */
const defaultMaxTokens = 12_000;

export function maxTokensOf({ gates }: Config): number {
  const budget = gates['budget'];
  return (typeof budget === 'object' ? budget['max-tokens'] : undefined) ?? defaultMaxTokens;
}

/** The configured severity of a rule, else its default, capped at the severity of its gate. */
export function severityFor(gateId: string, { rules, gates }: Config, ownSeverity: SeverityOf): SeverityOf {
  const gate = gates[gateId];
  const most = typeof gate === 'object' ? gate.severity : undefined;
  return (rule) => {
    const own = ownSeverity(rule);
    return (
      (Object.hasOwn(rules, rule) ? rules[rule] : undefined) ??
      (most && severityWeight[most] < severityWeight[own] ? most : own)
    );
  };
}
