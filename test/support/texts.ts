import fc from 'fast-check';

const pieces = [
  ...['\n', '\n', '\r', '\r\n', '\u0085', '\u2028', '\u2029', '\uFEFF', '\0', '\ud800', '\udc00', '\t', ' ', '    '],
  ...['# ', '## ', '#', '### Level 1: ', '---', '```', '```bash', '~~~~', '<!--', '-->', '> ', '| ', '|---|', '\\'],
  ...['- ', '1. ', '- [ ] ', '- [x] ', '- ✅ ', '`[wip]` ', 'Task 1: ', 'CREATE ', 'src/a.ts', ':10-20', '@a.md', '**', '`'],
  ...['- file: ', '  why: ', 'name: ', '**VALIDATE**: ', '**EXPECT**: ', 'Goal', 'Validation', 'Success Criteria', 'Context'],
  ...["'", '"', '$(', '<<EOF', 'EOF', 'rm -rf ', 'npm test', '&', '#L1', '(', ')', '[', ']', '{', '}', 'é', '🎯'],
];

/** Any text, with a liking for what Markdown, shells and decoders stumble over. Lone surrogates included. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 8 })), { maxLength: 80 }).map((parts) => parts.join('')),
);
