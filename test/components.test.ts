import { describe, expect, it } from 'vitest';
import { componentFactories, createComponent, registerComponent } from '../src/components.ts';
import { scriptedComponent } from './support/scripted-component.ts';

describe('createComponent', () => {
  it('makes a component of each kind', () => {
    expect(createComponent('generator', {})).toMatchObject({ name: 'generator', kind: 'generator' });
    expect(createComponent('template-builder', {}).kind).toBe('template-builder');
    expect(createComponent('environment-adapter', {}).kind).toBe('environment-adapter');
    const gate = { id: 'house', check: () => [] };
    const validator = createComponent('validator', { gate, severityOf: () => 'warning' });
    expect(validator).toMatchObject({ name: 'gate house', kind: 'validator', provides: ['gate:house'] });
  });

  it('uses the factory that was registered last', () => {
    const factories = componentFactories();
    registerComponent('generator', () => scriptedComponent({ name: 'first', kind: 'generator' }), factories);
    registerComponent('generator', () => scriptedComponent({ name: 'second', kind: 'generator' }), factories);
    expect(createComponent('generator', {}, factories).name).toBe('second');
  });

  it('keeps registries apart', () => {
    registerComponent('generator', () => scriptedComponent({ name: 'mine' }), componentFactories());
    expect(createComponent('generator', {}).name).toBe('generator');
    expect(createComponent('generator', {}, componentFactories()).name).toBe('generator');
  });
});
