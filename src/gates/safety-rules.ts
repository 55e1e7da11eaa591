/** Rules on content that no document may have: secrets, and text that only a model reads. */
export const safetyRules = {
  PRP501: {
    gate: 'secrets',
    severity: 'error',
    title: 'A key or token stands in the text',
    why: 'Whoever can read the repository can use it, and Git never forgets. No version is made of such a document.',
    mend: 'Delete it and revoke it: it is known by now. Name the environment variable instead. If it is no secret, set this rule to `off`.',
  },
  PRP502: {
    gate: 'secrets',
    severity: 'error',
    title: 'A password stands in a URL',
    why: 'It opens what the URL points at to everybody who reads it. No version is made of such a document.',
    mend: 'Take the password out of the URL and change it. If it is no secret, set this rule to `off`.',
  },
  PRP601: {
    gate: 'hidden-text',
    severity: 'error',
    title: 'Characters that turn the text around',
    why: 'A reviewer sees the text in another order than the agent that executes it.',
    mend: 'Delete the character. Right-to-left scripts need none of these: they are written without.',
  },
  PRP602: {
    gate: 'hidden-text',
    severity: 'error',
    title: 'Text in characters that nobody sees',
    why: 'Tag characters and variation selectors can carry whole sentences that only a model reads.',
    mend: 'Delete the characters.',
  },
  PRP603: {
    gate: 'hidden-text',
    severity: 'warning',
    title: 'An invisible character',
    why: 'It breaks a name, path or command in two without a trace: what looks equal is not.',
    mend: 'Delete the character.',
  },
  PRP604: {
    gate: 'hidden-text',
    severity: 'warning',
    title: 'A comment that speaks to an agent',
    why: 'It is not shown where the document is reviewed, and read where it is executed.',
    mend: 'Write the instruction where a reviewer sees it, or delete the comment.',
  },
  PRP605: {
    gate: 'hidden-text',
    severity: 'warning',
    title: 'Text that is styled to be invisible',
    why: 'It is not shown where the document is reviewed, and read where it is executed.',
    mend: 'Show the text or delete it.',
  },
} as const;
