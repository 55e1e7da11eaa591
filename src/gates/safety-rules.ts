/** Rules on content that no document may have: secrets, and text that only a model reads. */
export const safetyRules = {
  PRP501: {
    gate: 'secrets',
    severity: 'error',
    title: 'The text contains a key or token',
    why: 'Every reader of the repository can use it, and Git never forgets. Such a document is never stored as a version.',
    mend: 'Delete it and revoke it, because it is public now. Name the environment variable instead. If it is not a secret, set this rule to `off`.',
  },
  PRP502: {
    gate: 'secrets',
    severity: 'error',
    title: 'A URL contains a password',
    why: 'It gives every reader access to the target of the URL. Such a document is never stored as a version.',
    mend: 'Remove the password from the URL and change it. If it is not a secret, set this rule to `off`.',
  },
  PRP601: {
    gate: 'hidden-text',
    severity: 'error',
    title: 'Characters that reverse the text',
    why: 'A reviewer sees the text in another order than the agent that executes it.',
    mend: 'Delete the character. Right-to-left scripts do not need it.',
  },
  PRP602: {
    gate: 'hidden-text',
    severity: 'error',
    title: 'Text in invisible characters',
    why: 'Tag characters and variation selectors can carry whole sentences that only a model reads.',
    mend: 'Delete the characters.',
  },
  PRP603: {
    gate: 'hidden-text',
    severity: 'warning',
    title: 'An invisible character',
    why: 'It splits a name, path or command invisibly, so texts that look equal differ.',
    mend: 'Delete the character.',
  },
  PRP604: {
    gate: 'hidden-text',
    severity: 'warning',
    title: 'A comment addresses an agent',
    why: 'A reviewer does not see it, and the executing agent reads it.',
    mend: 'Write the instruction as visible text, or delete the comment.',
  },
  PRP605: {
    gate: 'hidden-text',
    severity: 'warning',
    title: 'Text that is styled to be invisible',
    why: 'A reviewer does not see it, and the executing agent reads it.',
    mend: 'Show the text or delete it.',
  },
} as const;
