/** Waiting until the bot has nothing left to do, so that what is counted then is final. */
import { setTimeout as pause } from 'node:timers/promises';
import { isQuiet } from './judge.ts';
import type { Stage } from './stage.ts';

const LONGEST_MS = 60_000;
const LOOK_MS = 200;
/** A repeat that somebody decided on before would come by then. */
const AFTER_MS = 600;

/** Resolves when everything is handled and sent, or after a minute: what is left by then is counted as lost. */
export async function settled(stage: Stage, longestMs = LONGEST_MS): Promise<void> {
  const until = Date.now() + longestMs;
  while (!isQuiet(stage) && Date.now() < until) await pause(LOOK_MS);
  await pause(AFTER_MS);
}
