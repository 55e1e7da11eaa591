import type { AskedIn } from './comment-reply.ts';
import type { SlashCommand, SlashProblem } from './parse-slash-command.ts';
import type { Report } from '../report/report.ts';

/** Who asks for what, and where. */
export interface SlashOrder extends AskedIn {
  readonly slash: SlashCommand | SlashProblem;
  readonly asker: { readonly login: string; readonly isBot: boolean };
}

export interface SlashAnswer {
  /** `failed`: it was carried out, and something is wrong; `refused`: nothing was done. */
  readonly outcome: 'passed' | 'failed' | 'refused';
  /** Stable. */
  readonly reason: string;
  readonly markdown: string;
  readonly reports: readonly Report[];
}
