import { describe, expect, it } from 'vitest';
import { createComponent, registerComponent } from '../../src/mediator/factory.ts';
import { scriptedComponent } from '../support/scripted-component.ts';

const generator = ({ name }: { readonly name: string }) => scriptedComponent({ name, kind: 'generator' });

describe('createComponent', () => {
  it('makes a component with the factory of its kind', () => {
    registerComponent('generator', generator);
    registerComponent('executor', () => scriptedComponent({ name: 'agent', kind: 'executor' }));
    expect(createComponent('generator', { name: 'drafts' })).toMatchObject({ name: 'drafts', kind: 'generator' });
    expect(createComponent('executor', {})).toMatchObject({ name: 'agent', kind: 'executor' });
  });

  it('uses the factory that was registered last', () => {
    registerComponent('generator', generator);
    registerComponent('generator', ({ name }: { readonly name: string }) => generator({ name: `${name} again` }));
    expect(createComponent('generator', { name: 'drafts' }).name).toBe('drafts again');
  });

  it('refuses a kind that has no factory', () => {
    expect(() => createComponent('template-builder', {})).toThrow(
      'Internal error: no factory for components of the kind template-builder',
    );
  });
});
