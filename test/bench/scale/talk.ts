/** People who write to the program in this process, one word after the other, and how long each took to be answered. */
import { startUs } from '../dialog/us.ts';
import { script } from '../../program/killing.ts';

export type Says = readonly (readonly [text: string, ends: RegExp])[];

/** Whoever is new registers; whoever is known looks at what is stored, and begins to change it. */
export const NEWCOMER: Says = script(0);
export const MEMBER: Says = [
  ['data saya', /Mau apa/],
  ['menu', /Mau apa hari ini/],
  ['ubah kapasitas', /Mau melengkapi/],
];
const LONGEST_MS = 20_000;

export type Talk = {
  /** Says it all, and gives the milliseconds of each turn; rejects where nothing that was expected came. */
  tell(person: number, says: Says): Promise<number[]>;
  stop(): Promise<void>;
};

export async function startTalk(file: string): Promise<Talk> {
  const waiting = new Map<number, { ends: RegExp; done: () => void; got: string[] }>();
  const up = await startUs({
    file,
    sync: 'FULL',
    heard: (person, text) => {
      const one = waiting.get(person);
      one?.got.push(text);
      if (one?.ends.test(text) !== true) return;
      waiting.delete(person);
      // Not from within the reply: the program is to be done with this turn first.
      setImmediate(one.done);
    },
  });
  async function turn(person: number, text: string, ends: RegExp): Promise<number> {
    const since = performance.now();
    const got: string[] = [];
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => {
        reject(new Error(`"${text}" was answered with ${JSON.stringify(got)}`));
      }, LONGEST_MS);
      const done = (): void => {
        clearTimeout(late);
        resolve();
      };
      waiting.set(person, { ends, done, got });
      up.say(person, text);
    });
    return performance.now() - since;
  }
  return {
    async tell(person, says) {
      const times: number[] = [];
      for (const [text, ends] of says) times.push(await turn(person, text, ends));
      return times;
    },
    stop: () => up.stop(),
  };
}
