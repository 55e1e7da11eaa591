import { describe, expect, it } from 'vitest';
import { EndedTasks } from '../../src/mediator/ended-tasks.ts';

function endedTasks(...ids: readonly string[]): EndedTasks {
  const ended = new EndedTasks(3);
  for (const id of ids) ended.add(id, 'succeeded');
  return ended;
}

describe('EndedTasks', () => {
  it('remembers the latest tasks, as many as it has capacity for', () => {
    const ended = endedTasks('a', 'b', 'c', 'd');
    expect(['b', 'c', 'd'].map((id) => ended.statusOf(id))).toEqual(['succeeded', 'succeeded', 'succeeded']);
  });

  it('forgets what is older than twice its capacity', () => {
    expect(endedTasks('a', 'b', 'c', 'd', 'e', 'f').statusOf('a')).toBeUndefined();
  });

  it('knows the latest end of an id that was used again', () => {
    const ended = endedTasks('a', 'b', 'c');
    ended.add('a', 'failed');
    expect(ended.statusOf('a')).toBe('failed');
  });
});
