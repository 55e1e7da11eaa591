import type { ApiResponse } from './api-response.ts';

interface Known {
  readonly etag: string;
  readonly answer: ApiResponse;
}

export interface EtagCache {
  find(url: string, accept: string): Known | undefined;
  /** Forgets the oldest when it has too many. */
  keep(url: string, accept: string, answer: ApiResponse): void;
}

const limit = 200;

/** Answers that GitHub may say are still the same. */
export function etagCache(): EtagCache {
  const kept = new Map<string, Known>();
  return {
    find: (url, accept) => kept.get(`${accept} ${url}`),
    keep(url, accept, answer) {
      const key = `${accept} ${url}`;
      const etag = answer.header('etag');
      kept.delete(key);
      if (etag === undefined || answer.status !== 200) return;
      kept.set(key, { etag, answer });
      const [oldest] = kept.keys();
      if (kept.size > limit && oldest !== undefined) kept.delete(oldest);
    },
  };
}
