import { plain } from '../report/paint.ts';

/** A line that the runner shows as an annotation of the step. A text of several lines stays one annotation. */
export function workflowCommand(level: 'notice' | 'warning' | 'error', text: string): string {
  const lines = text.split('\n').map((line) => plain(line).replaceAll('%', '%25'));
  return `::${level}::${lines.join('%0A')}\n`;
}
