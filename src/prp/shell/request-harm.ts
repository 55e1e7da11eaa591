import type { HarmKind } from './harm.ts';
import type { Call } from './harm-rule.ts';

const local =
  /^(?:\w+:\/\/)?(?:[^@/]*@)?(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\]|host\.docker\.internal|[\w-]+\.(?:localhost|local|test))(?:[:/?]|$)|^:\d|^\/|^:\//;
const address = /^\w+:\/\/|^[\w-]+(?:\.[\w-]+)+[:/?]|^[\w.-]+\.(?:com|org|net|io|dev|app|co|ai)$|^\$/;
const methodOption = /^(?:-[A-Za-z]{0,8}X|--request|--method)=?([A-Za-z]*)$/;
const dataOption = /^(?:-d|--data(?:-\w+)?|--json|-F|--form(?:-string)?|--post-data|--post-file|--body-data)(?:=|$)/;

/** What a request changes on another machine; requests to this one are the business of the service that it runs. */
export function harmOfRequest({ program, args, verbs }: Call): HarmKind | undefined {
  let method = '';
  let sends = false;
  let uploads = false;
  for (const [index, { text }] of args.entries()) {
    const named = methodOption.exec(text);
    if (named !== null) method = (named[1] || args[index + 1]?.text) ?? '';
    if (dataOption.test(text)) sends = true;
    if (/^(?:-T|--upload-file)$/.test(text) && program === 'curl') uploads = true;
    if (/^(?:-G|--get|-I|--head)$/.test(text) && program === 'curl') return undefined;
  }
  if (isHttpie(program)) {
    const first = verbs[0]?.text ?? '';
    method = /^[A-Z]{3,7}$/.test(first) ? first : verbs.some(({ text }) => /^\w+:?=/.test(text)) ? 'POST' : '';
  }
  const changes = uploads || /^(?:DELETE|PUT|PATCH)$/i.test(method);
  if (!changes && !sends && !/^POST$/i.test(method)) return undefined;
  const places = args.filter(({ text }) => address.test(text) && !local.test(text) && !/^\w+=/.test(text));
  if (places.length === 0) return undefined;
  return changes && places.some(({ text }) => !text.startsWith('$')) ? 'destroys' : 'changes';
}

export const requesters = ['curl', 'wget', 'http', 'https', 'xh', 'xhs'];

/** `gh api` reads unless it is told otherwise, or given fields. */
export function harmOfGithubRequest({ args, flags }: Call): HarmKind | undefined {
  const texts = args.map(({ text }) => text);
  if (texts.includes('graphql')) return texts.some((text) => /\bmutation\b/.test(text)) ? 'destroys' : undefined;
  const joined = texts.find((text) => /^(?:-X|--method=)[A-Z]/.test(text))?.replace(/^(?:-X|--method=)/, '');
  const method = joined ?? texts[texts.findIndex((text) => /^(?:-X|--method)$/.test(text)) + 1];
  if (joined !== undefined || flags.has('-X') || flags.has('--method'))
    return method === 'GET' ? undefined : 'destroys';
  return ['-f', '-F', '--field', '--raw-field', '--input'].some((flag) => flags.has(flag)) ? 'destroys' : undefined;
}

function isHttpie(program: string): boolean {
  return /^(?:https?|xhs?)$/.test(program);
}
