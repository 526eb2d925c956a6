/** Rows in which the bot's clock jumps while people talk; the provider's goes on as ever. */
import { setTimeout as pause } from 'node:timers/promises';
import { REGISTERS, talk } from './crowd.ts';
import { judge, unrecorded } from './judge.ts';
import type { Tally } from './judge.ts';
import { drawOf } from './row.ts';
import type { Playing, Row } from './row.ts';
import { settled } from './settled.ts';
import { openStage } from './stage.ts';

const FIRST_ID = 1_001;
const TOGETHER = 8;
/** From one end to the other below a day: whoever is in the middle of something would be reminded of it. */
const FURTHEST_MS = 11 * 3_600_000;
const HELD_MS = 900;
const SLOW_MS = -2 * 3_600_000;

/** Of so many jumps one is made while the bot is away. */
const AWAY = 5;

/** Jumps back and forth while some talk; the last ones talk to a bot whose clock is slow by two hours all the time. */
async function jumping(playing: Playing): Promise<Tally> {
  const stage = await openStage(playing.programs);
  try {
    await stage.start();
    const people = [];
    const mayDouble = new Set<string>();
    let tried = 0;
    let nextId = FIRST_ID;
    const some = (): number[] => Array.from({ length: TOGETHER }, () => nextId++);
    while (tried < playing.times - 1) {
      const talking = talk(stage.server, some(), REGISTERS);
      while (!talking.isOver() && tried < playing.times - 1) {
        const far = (drawOf(playing.seed, tried) * 2 - 1) * FURTHEST_MS;
        const away = tried % AWAY === AWAY - 1;
        if (away) await stage.bot().kill();
        if (away) for (const id of unrecorded(stage)) mayDouble.add(id);
        await stage.moveClock(Math.round(far));
        if (away) await stage.start();
        tried += 1;
        await pause(HELD_MS);
      }
      await stage.moveClock(0);
      talking.disturbed();
      people.push(...(await talking.ended));
    }
    await stage.moveClock(SLOW_MS);
    tried += 1;
    people.push(...(await talk(stage.server, some(), REGISTERS).ended));
    await stage.moveClock(0);
    await settled(stage);
    return judge(stage, people, playing.calm, { tried, mayDouble: mayDouble.size });
  } finally {
    await stage.close();
  }
}

export const clockRows: readonly Row[] = [
  {
    name: 'clock forwards and back',
    how: 'by up to 22 hours, also while it was killed, and slow by two hours from then on',
    may: 'one message more for each that was taken and not recorded when it was killed',
    ...{ share: 2, most: 25 },
    play: jumping,
  },
];
