/** Whether a text names something as a word of its own: `ruff` is in `"ruff>=0.5"` and `[tool.ruff]`, not in `scruff`. */
export function mentions(text: string, word: string, path: string): boolean {
  const said = /\.(?:json|xml)$/.test(path) ? text : withoutComments(text);
  for (let at = said.indexOf(word); at !== -1; at = said.indexOf(word, at + word.length)) {
    if (!isPartOfWord(said[at - 1]) && !isPartOfWord(said[at + word.length])) return true;
  }
  return false;
}

function isPartOfWord(character: string | undefined): boolean {
  return character !== undefined && /[\w-]/.test(character);
}

function withoutComments(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/(?:^|\s)#.*$/, ''))
    .join('\n');
}

/** The targets of a Makefile, or the recipes of a justfile. */
export function targetsOf(text: string, path: string): ReadonlySet<string> {
  const targets = new Set<string>();
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    // An indented line belongs to the target above; with an equals sign it is an assignment.
    if (colon < 1 || /^[\s#]/.test(line) || line[colon + 1] === '=') continue;
    const words = line.slice(0, colon).trim().split(/\s+/);
    // What follows the name of a recipe is its parameters.
    for (const word of /justfile$/i.test(path) ? words.slice(0, 1) : words) targets.add(word.replace(/^@/, ''));
  }
  return targets;
}
