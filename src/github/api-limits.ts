/**
 * GitHub's limits, in bytes. GitHub counts characters in comments and checks, and no character is shorter than a byte.
 * It refuses a longer comment or check, and drops a longer summary as a whole.
 */
export const apiLimits = {
  comment: 65_536,
  /** Each of the summary and the text of a check run. */
  checkText: 65_535,
  /** Of one step. https://github.com/actions/runner/blob/main/src/Runner.Worker/FileCommandManager.cs */
  jobSummary: 1_048_576,
} as const;
