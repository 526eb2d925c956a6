/** The short form of the suite of faults: the real process dies at each step of a turn, is told to wait, and loses answers. */
import { inject, expect, it } from 'vitest';
import { calmOne } from './calm.ts';
import { isBroken } from './judge.ts';
import { TURN_STEPS } from './steps.ts';
import { ROWS } from './table.ts';

const SEED = 20_261_122;
/** A kill at each step of a turn, which come one after another, and some faults of the provider meanwhile. */
const SHORT: readonly (readonly [name: string, times: number])[] = [
  ['kill -9 in a turn', TURN_STEPS.length],
  ['429 storm', 6],
  ['answer lost', 6],
];

it(
  'loses and doubles nothing where the process dies, is told to wait, and answers are lost',
  { timeout: 240_000 },
  async () => {
    const programs = inject('programs');
    const calm = await calmOne(programs);
    const played = SHORT.map(async ([name, times]) => {
      const row = ROWS.find((one) => one.name === name);
      const how = { programs, seed: SEED, part: 0, times, calm };
      const tally = await row?.play({ ...how, postgres: () => Promise.resolve(undefined) });
      return { name, tally };
    });
    for (const { name, tally } of await Promise.all(played)) {
      expect([name, tally && isBroken(tally), tally?.broken]).toEqual([name, false, []]);
      expect(tally?.tried).toBeGreaterThan(0);
      for (const [step, count] of tally?.hits ?? [])
        expect([step, count > 0]).toEqual([step, true]);
    }
  },
);
