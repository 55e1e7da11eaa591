import { styleText } from 'node:util';
import type { Paint } from '../report/paint.ts';

/** Colour on a terminal that wants it (NO_COLOR and FORCE_COLOR are heard), plain text everywhere else. */
export function paintFor(stream: NodeJS.WriteStream, color = true): Paint {
  if (!color) return (_style, text) => text;
  return (style, text) => styleText(style, text, { stream, validateStream: true });
}
