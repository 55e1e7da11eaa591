/** What each gate of the product looks at, in a few words: for lists of gates and for the index of the rules. */
export const gateDescriptions: Readonly<Record<string, string>> = {
  structure: 'sections, headings and fences',
  placeholders: 'what a template left behind',
  references: 'files, lines and URLs that are cited',
  commands: 'the commands of the validation loop',
  secrets: 'keys, tokens and passwords',
  'hidden-text': 'text that a reader does not see',
  markdown: 'Markdown that reads otherwise than meant',
  budget: 'the length, in tokens',
  freshness: 'cited files that changed since the last version',
  scope: 'what the tasks are going to touch',
  integrity: 'the stored versions',
  loop: "the PRP's own validation loop, with --run-loop",
};
