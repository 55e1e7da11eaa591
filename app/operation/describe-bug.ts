/** The class of an error and its place in the code, without its text: that may quote content. */
export function describeBug(error: unknown): string {
  if (!(error instanceof Error)) return 'A value was thrown that is no error.';
  const place = /^ {4}at .*?\(?([^\s()]+:\d+:\d+)\)?$/m.exec(callsOf(error))?.[1] ?? 'an unknown place';
  return `${/^\w{1,60}$/.test(error.name) ? error.name : 'Error'} at ${place}`;
}

/** The stack without the text that it begins with. Empty when that is not the text of the error: it was changed. */
function callsOf({ message, stack = '' }: Error): string {
  const [head = ''] = /^\w+(?: \[\w+\])?/.exec(stack) ?? [];
  // Without a text the colon is there or not.
  const text = [`${head}: ${message}`, ...(message === '' ? [head] : [])].find((one) => stack.startsWith(`${one}\n`));
  return text === undefined ? '' : stack.slice(text.length);
}
