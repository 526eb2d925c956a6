/** Rows in which the provider hands out what it should not: the same again, in another order, or from long ago. */
import type { Update } from '@grammyjs/types';
import { REGISTERS, talk } from './crowd.ts';
import { judge } from './judge.ts';
import type { Tally } from './judge.ts';
import { drawOf } from './row.ts';
import type { Playing, Row } from './row.ts';
import { settled } from './settled.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

const FIRST_ID = 1_001;
const DAY_S = 86_400;
/** Longer ago than anybody is reminded of what they left in the middle. */
const OLD_DAYS = 40;

/** Says one line of somebody, in a way of its own; true where that was a fault. */
type Way = (stage: Stage, id: number, text: string, draw: () => number) => boolean;

function newest(stage: Stage): Update | undefined {
  return [...stage.server.updates.values()].at(-1);
}

/** Once more at once, and once more much later. */
const twice: Way = (stage, id, text, draw) => {
  stage.server.user(id).sendText(text);
  const update = newest(stage);
  if (!update) return false;
  stage.server.redeliver(update.update_id);
  setTimeout(() => stage.server.redeliver(update.update_id), draw() * 3_000).unref();
  return true;
};

/** Others' newer updates, which were handed out before, come once more behind it, in falling order. */
const reordered: Way = (stage, id, text, draw) => {
  const before = [...stage.server.updates.keys()].slice(-3);
  for (const update of before.reverse()) stage.server.redeliver(update);
  if (draw() < 0.5) {
    stage.server.user(id).sendText(text);
    return before.length > 0;
  }
  // Handed out with a number far behind the newest.
  stage.server.inject(made(stage, id, text, 0, -Math.floor(draw() * 1_000)));
  return true;
};

/** Written weeks ago, when the bot could not be reached. */
const old: Way = (stage, id, text, draw) => {
  stage.server.inject(made(stage, id, text, OLD_DAYS, Math.floor(draw() * 3)));
  return true;
};

let count = 0;

/** An update that the server did not make itself; its number is that of the newest, and as many beside. */
function made(stage: Stage, id: number, text: string, days: number, beside: number): Update {
  count += 1;
  const { user } = stage.server.user(id);
  const chat = { id, type: 'private' as const, first_name: user.first_name };
  const message = {
    ...{ message_id: 5_000_000 + count, chat, from: user, text },
    date: Math.floor(stage.now().getTime() / 1000) - days * DAY_S,
  };
  const update_id = (newest(stage)?.update_id ?? 412_000_000) - 100_000 + count * 10 + beside;
  return { update_id, message };
}

async function play(playing: Playing, way: Way, perPerson: number): Promise<Tally> {
  const stage = await openStage(playing.programs);
  try {
    await stage.start();
    let tried = 0;
    let said = 0;
    const people = Math.max(2, Math.ceil(playing.times / perPerson));
    const ids = Array.from({ length: people }, (_, n) => FIRST_ID + n);
    const says = (id: number, text: string): void => {
      const n = said++;
      let drawn = 0;
      const draw = (): number => drawOf(playing.seed, n, drawn++);
      // The chat is open once somebody has written in it.
      if (text !== REGISTERS[0]?.[0] && tried < playing.times && way(stage, id, text, draw)) {
        tried += 1;
      } else stage.server.user(id).sendText(text);
    };
    const answered = await talk(stage.server, ids, REGISTERS, says).ended;
    await settled(stage);
    return judge(stage, answered, playing.calm, { tried, mayDouble: 0 });
  } finally {
    await stage.close();
  }
}

export const updateRows: readonly Row[] = [
  {
    name: 'duplicated updates',
    how: 'each comes again at once, and again up to three seconds later',
    may: 'nothing',
    ...{ share: 10, most: 200 },
    play: (playing) => play(playing, twice, 9),
  },
  {
    name: 'reordered updates',
    how: 'older ones come once more in falling order, new ones with numbers from before',
    may: 'nothing',
    ...{ share: 5, most: 200 },
    play: (playing) => play(playing, reordered, 9),
  },
  {
    name: 'very old updates',
    how: 'handed out forty days after they were written',
    may: 'nothing',
    ...{ share: 5, most: 200 },
    play: (playing) => play(playing, old, 9),
  },
];
