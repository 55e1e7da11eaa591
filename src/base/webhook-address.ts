const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Why an address is refused for notifications; `undefined` when it is accepted. */
export function addressProblem(address: string): string | undefined {
  const url = URL.parse(address);
  if (url === null) return 'expected an address, such as https://hooks.example.com/prp';
  if (url.username !== '' || url.password !== '') {
    return 'an address must not contain a name or a password: the signature identifies the sender';
  }
  if (url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname))) return undefined;
  return 'expected an https address; http is for this machine only (localhost, 127.0.0.1, [::1])';
}
