/** What a person hears and leaves behind whom nothing happens to: what all others are compared with. */
import { heard, REGISTERS, talk } from './crowd.ts';
import { countMade } from './judge.ts';
import type { Calm } from './judge.ts';
import { settled } from './settled.ts';
import { openStage } from './stage.ts';

const ID = 999;

export async function calmOne(programs: string): Promise<Calm> {
  const stage = await openStage(programs);
  try {
    await stage.start();
    const [said] = await talk(stage.server, [ID], REGISTERS).ended;
    await settled(stage);
    if (said?.answered !== REGISTERS.length)
      throw new Error(`nothing went wrong, and yet nobody was answered: ${stage.bot().log()}`);
    return { words: heard(stage.server, ID), rows: countMade(stage) };
  } finally {
    await stage.close();
  }
}
