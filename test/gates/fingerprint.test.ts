import { describe, expect, it } from 'vitest';
import { fingerprints, topicOf } from '../../src/gates/fingerprint.ts';
import { prpOf } from '../support/prp-text.ts';

const lines = prpOf('# A', '', 'Password: hunter2 and again hunter2').lines;
const marked = (startColumn: number, endColumn: number, message = 'A password.') => ({
  rule: 'PRP501',
  message,
  startLine: 3,
  startColumn,
  endColumn,
});

describe('a fingerprint', () => {
  it('has 16 hexadecimal digits of the topic, and the number of the finding within it', () => {
    const nameOf = fingerprints(lines, false);
    const [first, second] = [nameOf(marked(11, 17)), nameOf(marked(29, 35))];
    expect(first).toMatch(/^[0-9a-f]{16}:1$/);
    expect(second).toBe(first?.replace(/1$/, '2'));
  });

  it('differs for different marked texts', () => {
    const nameOf = fingerprints(lines, false);
    expect(nameOf(marked(1, 8)).slice(0, 16)).not.toBe(nameOf(marked(11, 17)).slice(0, 16));
  });

  it('does not depend on the marked text of a secret', () => {
    const other = prpOf('# A', '', 'Password: letmein').lines;
    expect(fingerprints(lines, true)(marked(11, 17))).toBe(fingerprints(other, true)(marked(11, 17)));
  });
});

describe('the topic of a finding without columns', () => {
  const topic = (message: string) => topicOf({ rule: 'PRP104', message, startLine: 1 }, lines);

  it('is its message without numbers', () => {
    expect(topic('"Notes" is already a heading in line 12.')).toBe(topic('"Notes" is already a heading in line 4.'));
    expect(topic('About 14,200 tokens.')).toBe(topic('About 13,950 tokens.'));
  });

  it('is its message when it marks only a position', () => {
    const at = (message: string, startColumn: number) =>
      topicOf({ rule: 'PRP701', message, startLine: 3, startColumn }, lines);
    expect(at('MD018: no space.', 1)).toBe(at('MD018: no space.', 5));
    expect(at('MD018: no space.', 1)).not.toBe(at('MD011: reversed link.', 1));
  });

  it('differs when the numbers are quoted text', () => {
    expect(topic('`sleep 1` cannot fail.')).not.toBe(topic('`sleep 2` cannot fail.'));
  });

  it('is found in linear time', () => {
    expect(topic('"`'.repeat(200_000))).toContain('PRP104');
  });
});
