/** Rows in which the process is killed: at each step in turn while one person talks, and at any moment while several do. */
import { setTimeout as pause } from 'node:timers/promises';
import { REGISTERS, talk } from './crowd.ts';
import type { Said, Talk } from './crowd.ts';
import { judge, unrecorded } from './judge.ts';
import type { Tally } from './judge.ts';
import { drawOf } from './row.ts';
import type { Playing, Row } from './row.ts';
import { settled } from './settled.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';
import { DELIVERY_STEPS, TURN_STEPS } from './steps.ts';
import type { Step } from './steps.ts';

const FIRST_ID = 1_001;
const MOST_SKIPPED = 1;
/** Every so many kills the next one is ordered before the start, so that it falls into what the one before left. */
const AT_THE_START = 3;
const LOOK_MS = 20;
/** A step that nothing leads to is not waited for. */
const LONGEST_MS = 20_000;

/** Kills the bot at `step`, whenever it comes there, and starts it again; false where it did not come there, or the talk is over. */
async function killAt(stage: Stage, step: Step, skip: number, talking: Talk): Promise<boolean> {
  const victim = stage.bot();
  await victim.order({ die: step.name, skip });
  const until = Date.now() + LONGEST_MS;
  while (!victim.hasEnded() && !talking.isOver() && Date.now() < until) await pause(LOOK_MS);
  if (victim.hasEnded()) return victim.diedAt() === step.name;
  await victim.order({ die: '', skip: 0 });
  // It may have come there at the last moment.
  return victim.hasEnded() && victim.diedAt() === step.name;
}

type Plan = { steps: readonly Step[]; playing: Playing };

/** One person after another registers, and the bot dies at one step after the other. */
async function killed(
  stage: Stage,
  { steps, playing }: Plan,
): Promise<Pick<Tally, 'tried' | 'mayDouble' | 'broken' | 'hits'> & { people: Said[] }> {
  const { seed, times } = playing;
  const hits = new Map(steps.map(({ name }) => [name, 0]));
  const people: Said[] = [];
  const broken: string[] = [];
  const open = new Set<string>();
  let tried = 0;
  let mayDouble = 0;
  // Parts of a row begin at different steps.
  let planned = playing.part * times;
  const last = planned + times * 3;
  const next = (): { step: Step; skip: number } => {
    const step = steps[planned % steps.length] ?? steps[0];
    if (!step) throw new Error('no steps');
    const skip = Math.floor(drawOf(seed, 'skip', planned) * (MOST_SKIPPED + 1));
    planned += 1;
    return { step, skip };
  };
  const died = (step: Step): void => {
    tried += 1;
    hits.set(step.name, (hits.get(step.name) ?? 0) + 1);
    // One person talks, so that one message at most is on its way.
    const taken = [...unrecorded(stage)].filter((id) => !open.has(id));
    for (const id of taken) open.add(id);
    mayDouble += Math.min(1, taken.length);
    if (step.betweenSendAndRecord && taken.length === 0)
      broken.push(`killed where ${step.name}, and nothing had been taken`);
  };
  await stage.start();
  for (let id = FIRST_ID; tried < times && planned < last; id++) {
    const talking = talk(stage.server, [id], REGISTERS);
    while (!talking.isOver() && tried < times) {
      const { step, skip } = next();
      if (await killAt(stage, step, skip, talking)) died(step);
      else if (stage.bot().hasEnded())
        broken.push(`it ended by itself: ${stage.bot().log().slice(-500)}`);
      if (!stage.bot().hasEnded()) continue;
      if (tried % AT_THE_START === 0 && tried < times) {
        const again = next();
        await stage.start({ die: again.step.name, skip: 0 });
        if (stage.bot().hasEnded()) {
          if (stage.bot().diedAt() === again.step.name) died(again.step);
          await stage.start();
        }
      } else await stage.start();
      talking.disturbed();
    }
    people.push(...(await talking.ended));
  }
  return { tried, mayDouble, people, broken, hits };
}

async function playSteps(playing: Playing, steps: readonly Step[]): Promise<Tally> {
  const stage = await openStage(playing.programs);
  try {
    const { people, broken, hits, ...done } = await killed(stage, { steps, playing });
    await settled(stage);
    const tally = judge(stage, people, playing.calm, done);
    return { ...tally, ...(hits ? { hits } : {}), broken: [...broken, ...tally.broken] };
  } finally {
    await stage.close();
  }
}

const LONGEST_LIFE_MS = 900;
const TOGETHER = 6;

/** Several people talk at once, and the bot lives for up to a second each time: what was taken and not recorded at a kill may come twice. */
async function playMoments(playing: Playing): Promise<Tally> {
  const stage = await openStage(playing.programs);
  try {
    const mayDouble = new Set<string>();
    const people: Said[] = [];
    let tried = 0;
    let nextId = FIRST_ID;
    await stage.start();
    while (tried < playing.times) {
      const ids = Array.from({ length: TOGETHER }, () => nextId++);
      const talking = talk(stage.server, ids, REGISTERS);
      while (tried < playing.times && !talking.isOver()) {
        await pause(drawOf(playing.seed, 'moment', tried) * LONGEST_LIFE_MS);
        await stage.bot().kill();
        tried += 1;
        for (const id of unrecorded(stage)) mayDouble.add(id);
        await stage.start();
        talking.disturbed();
      }
      people.push(...(await talking.ended));
    }
    await settled(stage);
    return judge(stage, people, playing.calm, { tried, mayDouble: mayDouble.size });
  } finally {
    await stage.close();
  }
}

export const killRows: readonly Row[] = [
  {
    name: 'kill -9 in a turn',
    how: 'before and after the commit of a message that came, and of its turn',
    may: 'nothing',
    share: 4,
    most: 16,
    play: (playing) => playSteps(playing, TURN_STEPS),
  },
  {
    name: 'kill -9 in the delivery',
    how: 'before and after a message is claimed, leaves, is taken, is recorded',
    may: 'one message more for each kill after it was taken and before that was recorded',
    share: 6,
    most: 16,
    play: (playing) => playSteps(playing, DELIVERY_STEPS),
  },
  {
    name: 'kill -9 at any moment',
    how: 'six people talk at once, the bot lives for less than a second each time',
    may: 'one message more for each that was taken and not recorded when it died',
    share: 2,
    most: 16,
    play: playMoments,
  },
];
