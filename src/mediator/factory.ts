import type { Component, ComponentKind } from './component.ts';

export type ComponentFactory<Options> = (options: Options) => Component;

/**
 * What the factory of each kind takes. Whoever owns a kind says so, and from then on every use of it is checked:
 *
 *     declare module '../mediator/factory.ts' {
 *       interface ComponentOptions { validator: ValidatorOptions }
 *     }
 *
 * The options of a kind nobody has declared are not checked.
 */
export interface ComponentOptions {}

const factories = new Map<ComponentKind, ComponentFactory<never>>();

/** From now on components of this kind are made by `factory`; an earlier one is replaced. */
export function registerComponent<Kind extends ComponentKind>(
  kind: Kind,
  factory: ComponentFactory<Kind extends keyof ComponentOptions ? ComponentOptions[Kind] : never>,
): void {
  factories.set(kind, factory);
}

/** A new component of a kind that has been registered. */
export function createComponent<Kind extends ComponentKind>(
  kind: Kind,
  options: Kind extends keyof ComponentOptions ? ComponentOptions[Kind] : unknown,
): Component {
  const factory = factories.get(kind);
  if (factory === undefined) throw new Error(`Internal error: no factory for components of the kind ${kind}`);
  // The table holds, under each kind, a factory for that kind's options: both functions' signatures say so.
  return factory(options as never);
}
