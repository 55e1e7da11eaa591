import type { Component, ComponentKind } from './component.ts';

export type ComponentFactory<Options> = (options: Options) => Component;

const factories = new Map<ComponentKind, ComponentFactory<never>>();

/** From now on components of this kind are made by `factory`; an earlier one is replaced. */
export function registerComponent<Options>(kind: ComponentKind, factory: ComponentFactory<Options>): void {
  factories.set(kind, factory);
}

/** A new component of a kind that has been registered; `options` are what the factory of that kind takes. */
export function createComponent(kind: ComponentKind, options: unknown): Component {
  const factory = factories.get(kind);
  if (factory === undefined) throw new Error(`Internal error: no factory for components of the kind ${kind}`);
  // Which options a kind takes is between those who register and those who create.
  return factory(options as never);
}
