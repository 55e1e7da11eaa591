import { type ErrorCode, exitCodeOf, PrpError } from '../src/base/errors.ts';

interface ErrorNote {
  readonly cause: string;
  readonly next: string;
}

/** Every code, for people: the compiler refuses a list that misses one. */
const errorNotes: Readonly<Record<ErrorCode, ErrorNote>> = {
  E_USAGE: {
    cause: 'An unknown command, option or value.',
    next: 'Read `prp COMMAND --help`.',
  },
  E_CONFIG: {
    cause: 'An error in the configuration file. The message names the line, the value and the allowed values.',
    next: 'Correct the line. [config.md](config.md) describes every key.',
  },
  E_REQUEST: {
    cause: 'A feature request without a FEATURE heading, without text below it, or with the text of the template.',
    next: 'Write the request as [feature-requests.md](feature-requests.md) shows.',
  },
  E_NOT_FOUND: {
    cause: 'No such file, PRP, version or tag, or a short name that fits several.',
    next: 'Run `prp list` for the PRPs and `prp list PRP` for the versions of one.',
  },
  E_OUTSIDE_REPOSITORY: {
    cause: 'A path that leads out of the repository.',
    next: 'Name a file of the repository, or select another repository with `-C DIR`.',
  },
  E_NOT_A_FILE: {
    cause: 'A link, a directory or a pipe in the place of a file. prp does not follow links.',
    next: 'Name the file itself, or replace the link with the file.',
  },
  E_NOT_TEXT: {
    cause: 'A document that is not UTF-8 text, or a Git LFS pointer without its content.',
    next: 'Save the document as UTF-8, or run `git lfs pull`.',
  },
  E_TOO_LARGE: {
    cause: 'A document or a commit above the size limit. The message names the limit.',
    next: 'Split the document, or move long material into files that it refers to.',
  },
  E_SECRET: {
    cause: 'A key, a token or a password in a text that would be stored.',
    next: 'Remove and revoke it. An example value can be marked: see [PRP501](rules/PRP501.md).',
  },
  E_CONFLICT: {
    cause: 'The file or the branch is not in the state that the command expects, such as an edited PRP.',
    next: 'Follow the hint. For an edited PRP: save it with `prp save`, then use `--force`.',
  },
  E_NOT_A_REPOSITORY: {
    cause: 'The directory is not in a Git repository, or Git does not trust its owner.',
    next: 'Run `git init`, use `-C DIR`, or follow the hint. In a workflow: run actions/checkout first.',
  },
  E_GIT: {
    cause: 'Git is missing, too old or without an answer, or it refused an operation, such as a push.',
    next: "Read Git's message in the error. See [troubleshooting.md](troubleshooting.md#git).",
  },
  E_GITHUB: {
    cause: 'GitHub does not answer, or refused a request.',
    next: 'Run the job again. If the error stays, read GitHub’s message: a rule of the repository may be the cause.',
  },
  E_FORBIDDEN: {
    cause: 'The token lacks a permission. The hint names it.',
    next: 'Add the permission to the workflow: see [action.md](action.md#permissions).',
  },
  E_STALE_HEAD: {
    cause: 'Another writer moved the branch during the command. Nothing was changed.',
    next: 'Run the command again.',
  },
  E_INTEGRITY: {
    cause: 'A stored version differs from its checksum, or its file is damaged.',
    next: 'Run `prp verify`, which names the commit. See [troubleshooting.md](troubleshooting.md#tampered-or-damaged-versions).',
  },
  E_LOCKED: {
    cause: 'An encrypted version, and no key on this machine that decrypts it.',
    next: 'Set `PRP_AGE_IDENTITY_FILE` to the file with your age secret key.',
  },
  E_FORMAT: {
    cause: 'A newer prp stored the version, in a format that this one does not know.',
    next: 'Update prp.',
  },
  E_OVERLOADED: {
    cause: 'A program that uses the library submits tasks faster than they run.',
    next: 'Submit the task again later, or raise `maxQueued`.',
  },
  E_IO: {
    cause: 'The file system refused to read or write.',
    next: 'Check permissions and free space.',
  },
};

export function errorCodesTable(): string {
  const rows = Object.entries(errorNotes).map(([code, { cause, next }]) => {
    // The keys of the list are the codes.
    const exit = exitCodeOf(new PrpError(code as ErrorCode, '', { hint: '' }));
    return `| \`${code}\` | ${exit} | ${cause} | ${next} |`;
  });
  return [
    '| code | exit code | cause | what to do |',
    '| --- | --- | --- | --- |',
    ...rows,
    '| `E_INTERNAL` | 3 | A bug in prp. | Report it with the output of the same command with `--debug`. |',
  ].join('\n');
}
