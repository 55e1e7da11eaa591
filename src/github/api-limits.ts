/**
 * What GitHub takes, in bytes: it counts characters for comments and checks, and no character is less than a byte. A
 * longer comment or check is refused; a longer summary is dropped as a whole.
 */
export const apiLimits = {
  comment: 65_536,
  /** Each of the summary and the text of a check run. */
  checkText: 65_535,
  /** Of one step. https://github.com/actions/runner/blob/main/src/Runner.Worker/FileCommandManager.cs */
  jobSummary: 1_048_576,
} as const;
