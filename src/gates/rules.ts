import { maxPrp, prpLimits } from '../base/limits.ts';
import type { Severity } from '../prp/finding.ts';
import { safetyRules } from './safety-rules.ts';
import { outwardRules } from './outward-rules.ts';

export interface Rule {
  readonly gate: string;
  readonly severity: Severity;
  /** The title of its page: the finding in a few words. */
  readonly title: string;
  /** Why it matters. */
  readonly why: string;
  /** How to correct it. */
  readonly mend: string;
}

/** Every rule of the static gates. Ids are stable: configurations, baselines and links use them. */
export const rules = {
  PRP101: {
    gate: 'structure',
    severity: 'error',
    title: 'A required section is missing',
    why: 'Without a goal, tasks and checks in the document, an agent invents them.',
    mend: 'Add the section. If it exists under another name, add that name to `aliases` in the configuration.',
  },
  PRP102: {
    gate: 'structure',
    severity: 'warning',
    title: 'A recommended section is missing',
    why: 'Reviewers and agents miss success criteria and context more than any other section.',
    mend: 'Add the section, or set this rule to `off`.',
  },
  PRP103: {
    gate: 'structure',
    severity: 'warning',
    title: 'A section is empty',
    why: 'A heading promises content; an agent fills the gap with guesses.',
    mend: 'Write the section or delete its heading.',
  },
  PRP104: {
    gate: 'structure',
    severity: 'warning',
    title: 'A heading appears twice',
    why: 'Two sections with one name are read as one, and an edit to the first is easily undone by the second.',
    mend: 'Merge the sections or rename one.',
  },
  PRP105: {
    gate: 'structure',
    severity: 'warning',
    title: 'A heading is split over two lines',
    why: 'A line with only `#` renders as an empty heading; some formatters leave it behind.',
    mend: 'Join the `#` line with the heading below it.',
  },
  PRP106: {
    gate: 'structure',
    severity: 'warning',
    title: 'A code fence is never closed',
    why: 'Everything below it is code, headings and tasks included.',
    mend: 'Close the fence with as many ticks as opened it. To show a fence inside a fence, give the outer one more ticks.',
  },
  PRP107: {
    gate: 'structure',
    severity: 'error',
    title: 'The document is empty',
    why: 'There is nothing to execute.',
    mend: 'Write the PRP, or create one with `prp generate`.',
  },
  PRP108: {
    gate: 'structure',
    severity: 'error',
    title: 'The document is not UTF-8 text',
    why: 'It cannot be read, compared or executed.',
    mend: 'Save the file as UTF-8 text.',
  },
  PRP109: {
    gate: 'structure',
    severity: 'error',
    title: 'The document is too large',
    why: `No agent reads it whole, and no reviewer either: ${prpLimits}, and lists and quotes up to ${maxPrp.depth} deep.`,
    mend: 'Split it, and move long material into files that the PRP refers to.',
  },
  PRP110: {
    gate: 'structure',
    severity: 'error',
    title: 'The document is not a regular file',
    why: 'A symbolic link can lead to a private file, and a pipe or a device has no end, so none of them is read.',
    mend: 'Replace it with the document itself.',
  },
  PRP201: {
    gate: 'placeholders',
    severity: 'error',
    title: 'A bracketed placeholder was not filled in',
    why: 'The text comes from the template, not from the author.',
    mend: 'Replace the brackets with the real content, or delete the line.',
  },
  PRP202: {
    gate: 'placeholders',
    severity: 'warning',
    title: 'A template variable was not replaced',
    why: 'The program that should have replaced `{name}` did not run.',
    mend: 'Write the value, or put the text in back ticks if the braces are meant.',
  },
  PRP203: {
    gate: 'placeholders',
    severity: 'warning',
    title: 'An open question is left in the text',
    why: 'TODO and TBD mark an open decision; the agent will make it.',
    mend: 'Decide, or move the question to a section on open questions.',
  },
  PRP204: {
    gate: 'placeholders',
    severity: 'error',
    title: "The title is still the template's",
    why: 'Readers cannot find a PRP by the name of its template.',
    mend: 'Give it a title that names the feature.',
  },
  PRP301: {
    gate: 'references',
    severity: 'error',
    title: 'A referenced file does not exist',
    why: 'An agent that cannot open a cited file continues without it.',
    mend: 'Correct the path, or delete the reference.',
  },
  PRP302: {
    gate: 'references',
    severity: 'warning',
    title: 'A referenced line is beyond the end of the file',
    why: 'The file changed since the reference was written, so the cited lines have other content or are gone.',
    mend: 'Look up the lines again.',
  },
  PRP303: {
    gate: 'references',
    severity: 'error',
    title: 'A path exists on one machine only',
    why: 'An absolute or home path exists on the author’s machine only.',
    mend: 'Write the path relative to the root of the repository.',
  },
  PRP304: {
    gate: 'references',
    severity: 'error',
    title: 'A path leaves the repository',
    why: 'Files outside are not versioned with the PRP, and may be private.',
    mend: 'Copy the needed part into the repository, or link to it by URL.',
  },
  PRP305: {
    gate: 'references',
    severity: 'warning',
    title: 'A URL is malformed',
    why: 'Neither a reader nor an agent can open it.',
    mend: 'Correct the URL; it should start with https:// and contain no spaces.',
  },
  PRP306: {
    gate: 'references',
    severity: 'warning',
    title: 'A file to be modified does not exist',
    why: 'The task names a file that does not exist and that no other task creates.',
    mend: 'Correct the path, or say CREATE.',
  },
  PRP401: {
    gate: 'commands',
    severity: 'warning',
    title: 'Nothing in the validation loop can be run',
    why: 'Without a command that fails when the work is wrong, an agent cannot verify its work.',
    mend: 'Add a shell block with the commands that check the work, cheapest first.',
  },
  PRP402: {
    gate: 'commands',
    severity: 'warning',
    title: 'A validation command contains a placeholder',
    why: 'It cannot be run as it stands.',
    mend: 'Write the real value.',
  },
  PRP403: {
    gate: 'commands',
    severity: 'error',
    title: 'A validation command destroys or publishes',
    why: 'Checks run often and unattended. They must not delete, push, publish or deploy, and neither must the scripts of package.json that they run.',
    mend: 'Move the command out of the validation loop, or rehearse it (`--dry-run`).',
  },
  PRP404: {
    gate: 'commands',
    severity: 'notice',
    title: 'A validation command cannot fail',
    why: '`|| true` and `|| echo` turn every failure into success.',
    mend: 'Remove the part that hides the failure, or explain in a comment why the result does not matter.',
  },
  PRP405: {
    gate: 'commands',
    severity: 'notice',
    title: 'A validation block cannot run unattended',
    why: 'It needs a service, the network or a secret that an unattended run does not have.',
    mend: 'If a person runs it, no change is needed. Otherwise start the service inside the block.',
  },
  PRP406: {
    gate: 'loop',
    severity: 'error',
    title: 'A validation command failed',
    why: 'With `--run-loop` the checks of the PRP decide; this one shows that the work is not done.',
    mend: 'Read the end of its output, then fix the code, or the command if that is wrong.',
  },
  PRP407: {
    gate: 'loop',
    severity: 'warning',
    title: 'The output is not what the PRP expects',
    why: 'The commands succeeded, but did not print the text, number or JSON that the PRP expects.',
    mend: 'Fix the code, or the expectation if it is out of date.',
  },
  PRP408: {
    gate: 'loop',
    severity: 'notice',
    title: 'A validation block was refused',
    why: 'It would lose or publish work, end other processes, run with a placeholder, or start a program that only a variable names.',
    mend: 'Remove commands that do more than check from the block, fill in the placeholder, or set the variable to a fixed text in the block.',
  },
  PRP409: {
    gate: 'loop',
    severity: 'error',
    title: 'A validation block did not end in time',
    why: 'It waits for an answer, for a person, or for a server that stays in the foreground.',
    mend: 'Change the command to end by itself, or give it more time with `timeout` in the configuration.',
  },
  ...safetyRules,
  PRP801: {
    gate: 'budget',
    severity: 'warning',
    title: 'The document has more tokens than its budget',
    why: 'Agents lose the thread of long documents, and each token leaves less room for the code.',
    mend: 'Split the work, or move long material into files that the PRP refers to. The budget is `gates.budget.max-tokens`.',
  },
  PRP701: {
    gate: 'markdown',
    severity: 'notice',
    title: 'The Markdown is not rendered as intended',
    why: 'A heading without a space, a reversed link or a table stuck to text is shown as plain text, and a code block without a language is never run.',
    mend: 'Follow the rule of markdownlint that the message names.',
  },
  PRP702: {
    gate: 'markdown',
    severity: 'notice',
    title: 'The Markdown was not checked',
    why: 'The checker takes too long on very long or very deeply nested text.',
    mend: 'If the length is intended, no change is needed. Otherwise shorten the text.',
  },
  ...outwardRules,
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof rules;
