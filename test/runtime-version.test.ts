import { describe, expect, it } from 'vitest';

describe('the Node that runs the tests', () => {
  it('is the one the product is made for', () => {
    expect(process.versions.node).toMatch(/^24\./);
  });
});
