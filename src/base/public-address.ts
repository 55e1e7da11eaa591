/**
 * A repository's address in a form that may be stored and shown: scheme, host and path, in any of Git's forms. User,
 * password, query and fragment are removed. An address on GitHub becomes `owner/name`; a directory of this machine
 * becomes its last name. Empty for an address without a place, such as a command (`ext::…`).
 */
export function publicAddress(address: string): string {
  const typed = address.trim();
  const [, helper = '', behind = ''] = /^([A-Za-z0-9][\w+.-]*)::(.*)$/s.exec(typed) ?? [];
  if (helper !== '') {
    const place = /^(?:ext|fd)$/i.test(helper) ? '' : publicAddress(behind);
    return place === '' ? '' : `${helper.toLowerCase()}::${place}`;
  }
  const [, scheme = '', rest = ''] = /^([A-Za-z][\w+.-]*):\/\/(.*)$/s.exec(typed) ?? [];
  if (scheme !== '') {
    const place = placeOfUrl(rest);
    if (scheme.toLowerCase() === 'file') return directoryName(place);
    return place === '' ? '' : shortened(`${scheme.toLowerCase()}://`, place);
  }
  return isLocal(typed) ? directoryName(typed) : shortened('', placeOfScp(typed));
}

/** Cuts all addresses in a text, such as a message of Git's, to scheme, host and path. */
export function withPublicAddresses(text: string): string {
  return text
    .replace(/([A-Za-z][\w+.-]*:\/\/)([^\s'"<>`]+)/g, (_address, scheme: string, rest: string) => {
      const [ending = ''] = /[).,;:\]]*$/.exec(rest) ?? [];
      return scheme + placeOfUrl(rest.slice(0, rest.length - ending.length)) + ending;
    })
    .replace(/(?<![^\s'"<>`])(?:[^\s'"<>`/@:]+@)?[^\s'"<>`/@:]+:[^\s'"<>`@]+@(?=[\w.-]+:)/g, '');
}

const host = /^(?:\[[^\]]*\]|[^:@]*)(?::\d{0,5})?$/;
const at = /@|%40/i;

/** The part after `scheme://`, without user and query. */
function placeOfUrl(rest: string): string {
  const [authority = ''] = /^[^/?#\\]*/.exec(rest) ?? [];
  const [user = ''] = /^.*(?:@|%40)/is.exec(authority) ?? [];
  const place = rest.slice(user.length);
  const name = authority.slice(user.length);
  // A password may contain `/`, `?` or `#`: then the first host-like part is none, and the host comes later. `a:1/b@h`
  // may be both.
  const isHost = host.test(name) && !(/^[^.[]+:\d/.test(name) && /[^/@]@/.test(withoutQuery(place)));
  if (isHost) return withoutQuery(place);
  const next = at.exec(place);
  return next === null ? '' : placeOfUrl(place.slice(next.index + next[0].length));
}

/** `user@host:path` without the user. The path may begin with an `@`. */
function placeOfScp(typed: string): string {
  const [, place = ''] = /^(?:[^/]*[^/:](?:@|%40))?(.*)$/is.exec(typed) ?? [];
  const next = /^[^@]*[^/@:]@(?=[^/@]*:)/.exec(place);
  return next === null ? withoutQuery(place) : placeOfScp(place.slice(next[0].length));
}

function withoutQuery(place: string): string {
  return place.replace(/(?:[?#]|%3f|%23).*$/is, '');
}

function shortened(scheme: string, place: string): string {
  const [, name] = /^(?:www\.|ssh\.)?github\.com(?::\d+(?=\/))?[/:]\/*(.+?)(?:\.git)?\/*$/i.exec(place) ?? [];
  const isKnown = /^(?:(?:https?|ssh|git|git\+ssh|ssh\+git):\/\/)?$/.test(scheme);
  return isKnown && name !== undefined ? name : scheme + place;
}

/**
 * Same rule as Git's for a directory against `host:path`: a slash comes first, or there is no colon. Also the forms of
 * Windows.
 */
function isLocal(typed: string): boolean {
  if (/^[A-Za-z]:(?:[\\/]|$)|^\\\\/.test(typed)) return true;
  if (/^(?:[^/]*@)?\[/.test(typed)) return false;
  const colon = typed.indexOf(':');
  const slash = typed.indexOf('/');
  return colon < 0 || (slash >= 0 && slash < colon);
}

function directoryName(path: string): string {
  return (
    withoutQuery(path)
      .split(/[\\/]/)
      .findLast((name) => name !== '' && name !== '.git') ?? ''
  );
}
