/** Counts what each token asks, and tells it on every answer. */
export function rateLimits(hourlyLimit: number) {
  const used = new Map<string, number>();
  const reset = Math.floor(Date.now() / 1000) + 3600;
  return {
    /** The headers, after one more request; what did not change costs nothing. */
    count(token: string, resource: 'core' | 'graphql', isFree: boolean): Readonly<Record<string, string>> {
      const key = `${resource} ${token}`;
      const now = (used.get(key) ?? 0) + (isFree ? 0 : 1);
      used.set(key, now);
      return {
        'x-ratelimit-limit': String(hourlyLimit),
        'x-ratelimit-remaining': String(Math.max(hourlyLimit - now, 0)),
        'x-ratelimit-used': String(now),
        'x-ratelimit-reset': String(reset),
        'x-ratelimit-resource': resource,
      };
    },
    isSpent: (token: string, resource: 'core' | 'graphql') => (used.get(`${resource} ${token}`) ?? 0) >= hourlyLimit,
  };
}
