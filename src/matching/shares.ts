/** Who of a group delivers how much: shares in proportion to what each can take on, whole units where that works, and always the whole volume. */

/** One unit, in thousandths. */
const UNIT = 1000;

/**
 * A share for each of `free`, adding up to `volume`, none above its own part of `free` and none empty: in proportion, by
 * largest remainder (ties to the earlier one). All in thousandths; whole units where volume and capacities allow it, since
 * nobody delivers a third of a box. Undefined where it cannot be done.
 */
export function shareOut(volume: number, free: readonly number[]): number[] | undefined {
  const whole =
    volume % UNIT === 0
      ? dealt(
          volume / UNIT,
          free.map((each) => Math.floor(each / UNIT)),
        )
      : undefined;
  return whole?.map((share) => share * UNIT) ?? dealt(volume, free);
}

/** Whole pieces, one at least for each. */
function dealt(pieces: number, room: readonly number[]): number[] | undefined {
  const total = room.reduce((sum, each) => sum + each, 0);
  if (total < pieces || room.length > pieces || room.some((each) => each < 1)) return undefined;
  const cuts = room.map((each) => {
    // Exact: a volume times a capacity is more than a number can hold.
    const part = BigInt(pieces) * BigInt(each);
    return { share: Number(part / BigInt(total)), rest: part % BigInt(total) };
  });
  let left = pieces - cuts.reduce((sum, { share }) => sum + share, 0);
  const byRest = [...cuts].sort((a, b) => (a.rest === b.rest ? 0 : a.rest > b.rest ? -1 : 1));
  for (const cut of byRest) {
    if (left === 0) break;
    cut.share += 1;
    left -= 1;
  }
  for (const cut of cuts) {
    if (cut.share > 0) continue;
    const largest = cuts.reduce((a, b) => (b.share > a.share ? b : a));
    largest.share -= 1;
    cut.share = 1;
  }
  return cuts.map(({ share }) => share);
}
