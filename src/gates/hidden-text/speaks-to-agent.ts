const agent = '(?:ai|llm|agents?|assistants?|claude|copilot|chatgpt|gpt|gemini|cursor|codex|models?)';
const deed =
  '(?:run|execute|eval|curl|wget|sudo|download|upload|send|exfiltrate|leak|reveal|install|disable|approve|push|deploy|rm)';

const signs: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,80}\b(?:instructions?|rules?|prompts?|guidelines?|checks?|constraints?|told)\b/i,
  new RegExp(
    `\\b${agent}\\b ?[:,]|\\b(?:dear|hey|note to|attention|instructions? (?:for|to)|if you are|as) (?:an? |the |any |all )?${agent}\\b`,
    'i',
  ),
  /\bsystem prompt\b|\b(?:do not|don't|never|without) (?:tell|mention|reveal|show|report|ask)(?:ing)?\b/i,
  // As an order, not as a description: at the start of a sentence, or after a word that leads up to one.
  new RegExp(`(?:^|[.!:;] |\\b(?:please|then|must|should|shall|always|now|first|and|also) )${deed}\\b(?![:-])`, 'i'),
];

/** Whether a comment is an instruction to whoever executes the document, rather than a remark on it. */
export function speaksToAgent(comment: string): boolean {
  const words = comment.replace(/\s+/g, ' ').trim();
  return signs.some((sign) => sign.test(words));
}
