import { githubActions, type User } from './caller.ts';

/** The accounts of a GitHub, and its next numbers. */
export interface Registry {
  /** By login; makes the account when there is none. */
  user(login: string, type?: User['type']): User;
  /** `undefined` when no account has the login. */
  findUser(login: string): User | undefined;
  nextId(): number;
  /** ISO 8601, to the second, UTC. */
  now(): string;
}

export function createRegistry(now = () => new Date()): Registry {
  const users = new Map<string, User>([[githubActions.bot.login, githubActions.bot]]);
  let lastId = 1000;
  const nextId = () => (lastId += 1);
  return {
    nextId,
    user(login, type = login.endsWith('[bot]') ? 'Bot' : 'User') {
      const known = users.get(login.toLowerCase());
      if (known !== undefined) return known;
      const user = { login, id: nextId(), type };
      users.set(login.toLowerCase(), user);
      return user;
    },
    findUser: (login) => users.get(login.toLowerCase()),
    now: () =>
      now()
        .toISOString()
        .replace(/\.\d+Z$/, 'Z'),
  };
}
