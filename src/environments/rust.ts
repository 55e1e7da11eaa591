import type { Environment } from './environment.ts';

/** The tools come with Rust, and their settings with them. */
export const rust: Environment = {
  id: 'rust',
  title: 'Rust',
  language: 'rust',
  marks: [{ file: 'Cargo.toml' }],
  words: {},
  commands: [
    { id: 'format', level: 1, run: 'cargo fmt --all --check' },
    { id: 'lint', level: 1, run: 'cargo clippy --all-targets -- -D warnings' },
    { id: 'test', level: 2, run: 'cargo test' },
    { id: 'build', level: 3, run: 'cargo build' },
  ],
};
