/** What `prp init` writes, path by path. */
export const scaffold: ReadonlyMap<string, string> = new Map([
  [
    '.github/prp.yml',
    `# Configuration of prp-action. Every key is optional; what is commented out shows the default or an example.

# prps: ["PRPs/**/*.md", ".claude/PRPs/**/*.md"]   # which files are PRPs
# features: ["features/**/*.md", "INITIAL.md"]     # which files are feature requests
# fail-on: error                                   # error, warning or never
# rules: { PRP203: off }                           # the severity of single rules

# Commands that must pass whenever a PRP changes; they run in parallel, once per run.
# commands:
#   - { id: lint, run: npm run lint }
#   - { id: test, run: npm test, needs: [lint], timeout: 300 }
`,
  ],
  [
    '.github/workflows/prp.yml',
    `name: PRPs
on:
  pull_request:
    paths: ["PRPs/**", ".claude/PRPs/**", ".github/prp.yml"]

permissions:
  contents: read

jobs:
  validate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          repository: prp-action/prp-action
          path: .prp-action
          persist-credentials: false
      - uses: actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0
        with:
          node-version: 24
      - run: node .prp-action/dist/cli/index.js validate --base "origin/$BASE" --no-versioning
        env:
          BASE: \${{ github.base_ref }}
`,
  ],
  [
    'features/example.md',
    `# Feature request

## FEATURE:

Say what should be built, for whom, and what must be true when it is done.

- One outcome per line: these become the success criteria.

## EXAMPLES:

Files of this repository to follow, for example \`src/\`.

## DOCUMENTATION:

Links that explain what an agent cannot know.

## OTHER CONSIDERATIONS:

Traps, limits, things that went wrong before.
`,
  ],
]);
