import type { Inbox } from '../inbox/inbox.ts';

const listed = 1000;

/** Prints the deliveries that failed too often, newest first: a table, or one JSON object per line. */
export async function listDead(inbox: Inbox, asJson: boolean): Promise<string> {
  const dead = await inbox.dead(listed);
  const rows = dead.map(({ receivedAt, ...row }) => ({ ...row, receivedAt: new Date(receivedAt).toISOString() }));
  if (asJson) return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  if (rows.length === 0) return 'No delivery failed too often.\n';
  const lines = rows.flatMap(({ id, event, lane, receivedAt, attempts, error }) => [
    `${id}  ${event}  ${lane}  received ${receivedAt}, ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`,
    // It may quote a repository: one line, without control characters.
    `    ${JSON.stringify(error.slice(0, 500)).slice(1, -1)}`,
  ]);
  return `${lines.join('\n')}\n\nTo handle one again: replay <delivery>. To handle all again: replay --all.\n`;
}

/** Makes dead deliveries wait again, one or all of them. A running app takes them within a second. */
export async function replayDead(
  inbox: Inbox,
  which: string,
): Promise<{ readonly text: string; readonly ok: boolean }> {
  if (which !== '--all') {
    const ok = await inbox.replay(which);
    return { ok, text: ok ? `${which} is handled again.\n` : `No such delivery failed too often.\n` };
  }
  let replayed = 0;
  // The oldest first, in the order in which they arrived.
  for (const { id } of (await inbox.dead(listed)).toReversed()) if (await inbox.replay(id)) replayed += 1;
  return { ok: true, text: `${replayed} ${replayed === 1 ? 'delivery is' : 'deliveries are'} handled again.\n` };
}
