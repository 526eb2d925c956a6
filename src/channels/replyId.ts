/** The id of a button or a list row: what comes back always leads to the option that it showed, or to none. */

export function replyId(turn: number, option: string): string {
  return `${turn}:${option}`;
}

/** The option that an id means; undefined for an id that we never made. */
export function readReplyId(id: string): { option: string; turn: number } | undefined {
  const found = /^(\d{1,15}):([\s\S]+)$/.exec(id);
  return found ? { turn: Number(found[1]), option: found[2] ?? '' } : undefined;
}
