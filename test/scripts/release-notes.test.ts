import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { releaseNotes } from '../../scripts/release-notes.ts';
import { version } from '../../src/base/version.ts';

const changelog = `# Changelog

## [0.2.0] - 2026-11-28

### Added

- One.

## [0.1.0] - 2026-11-22

- Two.

[0.2.0]: https://example.com
`;

describe('the text of a release', () => {
  it('is the part of the changelog about its version', () => {
    expect(releaseNotes('v0.2.0', '0.2.0', changelog)).toBe('### Added\n\n- One.\n');
    expect(releaseNotes('v0.1.0', '0.1.0', changelog)).toBe('- Two.\n');
  });

  it('is refused for a tag of another version, and for a version that the changelog does not have', () => {
    expect(() => releaseNotes('v0.2.1', '0.2.0', changelog)).toThrow('v0.2.1');
    expect(() => releaseNotes('v0.3.0', '0.3.0', changelog)).toThrow('[0.3.0]');
  });

  it('is there for the version of the package', () => {
    expect(releaseNotes(`v${version}`, version, readFileSync('CHANGELOG.md', 'utf8'))).toContain('### Added');
  });
});
