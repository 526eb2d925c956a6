/** A row of the table of faults: what goes wrong, and what may become of it. */
import type { Calm, Tally } from './judge.ts';

export type Playing = {
  /** Where the built programs lie. */
  programs: string;
  seed: number;
  /** How many faults this part of the row is to try, and which part it is. */
  times: number;
  part: number;
  calm: Calm;
  /** A new, empty database on a PostgreSQL server; undefined where there is no server. */
  postgres: () => Promise<string | undefined>;
};

export type Row = {
  name: string;
  /** How the fault is provoked. */
  how: string;
  /** What may happen, beside its being late. */
  may: string;
  /** Of a hundred faults, about how many are this one. */
  share: number;
  /** A row of more faults than this is played in parts, some side by side. */
  most: number;
  /** Undefined where this machine cannot play it, which is told. */
  play(playing: Playing): Promise<Tally | undefined>;
};

/** Numbers below 1 that are the same for the same seed and names. */
export function drawOf(seed: number, ...names: (string | number)[]): number {
  let hash = 2_166_136_261 ^ seed;
  for (const char of names.join('/')) hash = Math.imul(hash ^ char.charCodeAt(0), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507);
  hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
