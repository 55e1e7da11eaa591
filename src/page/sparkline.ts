import type { Verdict } from '../prp/gate-result.ts';
import { html, type Html } from './html.ts';

/** Validations that a sparkline shows. */
export const sparkBars = 20;

/**
 * One bar for each of the newest validations: up is passed, down is failed, which reads without colour. `id` is one of the
 * page.
 */
export function sparkline(validations: readonly { readonly verdict: Verdict }[], id: string): Html {
  const shown = validations.slice(0, sparkBars).toReversed();
  const passed = shown.filter(({ verdict }) => verdict === 'passed').length;
  const last = shown.at(-1)?.verdict;
  const title =
    last === undefined
      ? 'No validation yet'
      : `Validations: ${passed} of ${shown.length} passed, the last ${last === 'passed' ? 'passed' : 'failed'}`;
  const bars = shown.map(({ verdict }, at) => {
    const x = 5 * (sparkBars - shown.length + at);
    return verdict === 'passed'
      ? html`<rect class="f-pass" x="${x}" y="2" width="3.5" height="8" />`
      : html`<rect class="f-fail" x="${x}" y="11" width="3.5" height="8" />`;
  });
  return html`<svg class="spark" role="img" aria-labelledby="${id}" viewBox="0 0 100 20">
    <title id="${id}">${title}</title>
    <line class="base" x1="0" x2="100" y1="10.5" y2="10.5" />
    ${bars}
  </svg>`;
}
