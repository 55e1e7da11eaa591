import * as fc from 'fast-check';

const lineBreaks = ['\n', '\n', '\r', '\r\n', '\u0085', '\u2028', '\u2029'];
const oddities = ['\uFEFF', '\0', '\ud800', '\udc00', '\t', ' ', '    ', 'é', '🎯', '\\'];
const blocks = '# |## |#|### Level 1: |---|```|```bash|~~~~|<!--|-->|> |- |1. |- [ ] |- [x] |- ✅ |`[wip]` |**|`'.split(
  '|',
);
const tables = ['| ', '|---|', '| File | Action |'];
const words = 'Task 1: ;CREATE ;src/a.ts;:10-20;@a.md;- file: ;  why: ;name: ;**VALIDATE**: ;**EXPECT**: ;#L1'.split(
  ';',
);
const headings = ['Goal', 'Validation', 'Success Criteria', 'Context', 'Tasks', 'Files to change'];
const shell = ["'", '"', '$(', '<<EOF', 'EOF', 'rm -rf ', 'npm test', '&', '(', ')', '[', ']', '{', '}', '$ '];
const pieces = [lineBreaks, oddities, blocks, tables, words, headings, shell].flat();

/** Any text, with a liking for what Markdown, shells and decoders stumble over. Lone surrogates included. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join('')),
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 8 })), { maxLength: 80 })
    .map((parts) => parts.join('')),
);
