/** The class of an error and its place in the code, without its text: that may quote content. */
export function describeBug(error: unknown): string {
  if (!(error instanceof Error)) return 'A value was thrown that is no error.';
  const { name, message, stack = '' } = error;
  // The stack begins with the text.
  const calls = stack.slice(stack.indexOf(message) + message.length);
  const place = /^ {4}at .*?\(?([^\s()]+:\d+:\d+)\)?$/m.exec(calls)?.[1] ?? 'an unknown place';
  return `${/^\w{1,60}$/.test(name) ? name : 'Error'} at ${place}`;
}
