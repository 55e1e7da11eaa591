/** Keeps the end of what is added, at most `limit` bytes; what comes first goes first when there is more. */
export function tail(limit = 65_536) {
  let chunks: Buffer[] = [];
  let size = 0;
  let dropped = false;
  const add = (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size > 2 * limit) shorten();
  };
  const shorten = () => {
    const all = Buffer.concat(chunks);
    dropped ||= all.length > limit;
    chunks = [all.subarray(-limit)];
    size = chunks[0]?.length ?? 0;
  };
  const text = () => {
    shorten();
    return (dropped ? '…\n' : '') + Buffer.concat(chunks).toString();
  };
  return { add, text };
}
