import { describe, expect, it } from 'vitest';
import type { Component } from '../../src/mediator/component.ts';
import { Mediator } from '../../src/mediator/mediator.ts';
import { arrangeMediator } from '../support/arranged-mediator.ts';
import { quiet, scriptedComponent } from '../support/scripted-component.ts';
import { task } from '../support/task.ts';

/** A component with resources, and the calls that it got, in order. */
function closing(component: Component, close: () => Promise<void> = () => Promise.resolve()) {
  const heard: string[] = [];
  const closed: Component = {
    ...component,
    handle: (one, context) => {
      context.signal.addEventListener('abort', () => heard.push('stop'));
      return component.handle(one, context);
    },
    close: () => {
      heard.push('close');
      return close();
    },
  };
  return { component: closed, heard };
}

function mediatorOf(...components: readonly Component[]): Mediator {
  const { mediator } = arrangeMediator([]);
  for (const component of components) mediator.register(component);
  return mediator;
}

describe('a component with resources', () => {
  it('is closed with the mediator, after its last attempt has ended', async () => {
    const { component, heard } = closing(scriptedComponent());
    const mediator = mediatorOf(component);
    const outcome = mediator.submit(task('a'));
    await quiet();
    await mediator.close();
    expect((await outcome).status).toBe('cancelled');
    expect(heard).toEqual(['stop', 'close']);
  });

  it('delays the close of the mediator', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const mediator = mediatorOf(closing(scriptedComponent(), () => promise).component);
    let isClosed = false;
    const closed = mediator.close().then(() => (isClosed = true));
    await quiet();
    expect(isClosed).toBe(false);
    resolve();
    await closed;
  });

  it('is closed when it is unregistered, and finishes its tasks', async () => {
    const script = scriptedComponent();
    const { component, heard } = closing(script);
    const mediator = mediatorOf(component);
    const outcome = mediator.submit(task('a'));
    const attempt = await script.next();
    mediator.unregister(component.name);
    await quiet();
    expect(heard).toEqual(['close']);
    attempt.succeed();
    expect((await outcome).status).toBe('succeeded');
  });

  it('is closed once, however often the mediator is closed', async () => {
    const { component, heard } = closing(scriptedComponent());
    const mediator = mediatorOf(component);
    mediator.unregister(component.name);
    await Promise.all([mediator.close(), mediator.close()]);
    expect(heard).toEqual(['close']);
  });

  it('does not keep the mediator open when its close fails', async () => {
    const first = closing(scriptedComponent({ name: 'first' }), () => Promise.reject(new Error('stuck')));
    const second = closing(scriptedComponent({ name: 'second' }), () => {
      throw new Error('stuck, too');
    });
    const third = closing(scriptedComponent({ name: 'third' }));
    await mediatorOf(first.component, second.component, third.component).close();
    expect(third.heard).toEqual(['close']);
  });
});
