import type { App, User } from './caller.ts';

export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly author: User;
  readonly createdAt: string;
}

export interface Reaction {
  readonly id: number;
  readonly content: string;
  readonly user: User;
  readonly createdAt: string;
}

export interface Comment {
  readonly id: number;
  /** Of the issue or the pull request. */
  readonly number: number;
  body: string;
  readonly author: User;
  readonly app: App | undefined;
  readonly createdAt: string;
  updatedAt: string;
  reactions: Reaction[];
}
