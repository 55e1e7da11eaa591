/**
 * Who may import whom: folder of `src/` → the other folders it may import. Modules directly in `src/` are open to all.
 * The lint configuration, its test and ARCHITECTURE.md are made from this table.
 */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  prp: [],
  mediator: [],
  environments: [],
  observers: [],
  gates: ['prp', 'mediator', 'environments'],
  generate: ['prp', 'mediator', 'environments'],
  execute: ['prp', 'mediator', 'environments', 'gates', 'history'],
  history: ['prp'],
  report: ['prp', 'history'],
  commands: ['prp', 'gates', 'generate', 'execute', 'history', 'report'],
  github: ['history', 'report'],
  cli: ['history', 'observers', 'report'],
  action: ['github', 'history', 'observers', 'report'],
};

/** Packages with one owner: package → the only folder of `src/` that may import it. */
export const packageOwners: Readonly<Record<string, string>> = {
  commander: 'cli',
};
