/** Rows in which the provider fails: each call to each chat is struck or not by the seed, while many people talk. */
import { setTimeout as pause } from 'node:timers/promises';
import type { ArmedFault, BotApi, Fault, FaultKind } from '../servers/botApi/index.ts';
import { REGISTERS, talk } from './crowd.ts';
import type { Said, Talk } from './crowd.ts';
import { judge } from './judge.ts';
import type { Tally } from './judge.ts';
import { drawOf } from './row.ts';
import type { Playing, Row } from './row.ts';
import { settled } from './settled.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

/** Of the calls that could be struck, by one kind; with several kinds about half are struck, or the bot would be right to ask ever more seldom. */
const OFTEN = 0.35;
const OFTEN_EACH = 0.13;
/** Faults that one person meets on the way through a registration. */
const PER_PERSON = 4;
const FIRST_ID = 1_001;
const LOOK_MS = 200;

/** Arms a fault that strikes by the seed, `times` in all. */
function strike(
  { faults }: BotApi,
  { seed, times }: Playing,
  method: string,
  kind: FaultKind,
  often: number,
): ArmedFault {
  const calls = new Map<string, number>();
  const fault: Fault = {
    ...kind,
    method,
    times,
    when: ({ payload }) => {
      const chat = JSON.stringify(payload['chat_id']);
      const n = (calls.get(chat) ?? 0) + 1;
      calls.set(chat, n);
      return payload['text'] !== '✓' && drawOf(seed, kind.kind, chat, n) < often;
    },
  };
  return faults.add(fault);
}

/** Each fault begins the waiting anew: after several in a row the bot is right to try more seldom. */
async function untilAnswered(talking: Talk, struck: () => number): Promise<Said[]> {
  let before = 0;
  while (!talking.isOver()) {
    if (struck() > before) talking.disturbed();
    before = struck();
    await pause(LOOK_MS);
  }
  return talking.ended;
}

async function plays(
  playing: Playing,
  kinds: readonly { method: string; kind: FaultKind }[],
  how: { doubles: boolean; also?: (stage: Stage) => string[] },
): Promise<Tally> {
  const stage = await openStage(playing.programs);
  try {
    await stage.start();
    const count = Math.max(2, Math.ceil(playing.times / PER_PERSON));
    const ids = Array.from({ length: count }, (_, n) => FIRST_ID + n);
    const times = Math.ceil(playing.times / kinds.length);
    const often = kinds.length > 1 ? OFTEN_EACH : OFTEN;
    const armed = kinds.map(({ method, kind }) =>
      strike(stage.server, { ...playing, times }, method, kind, often),
    );
    const struck = (): number => armed.reduce((sum, { hits }) => sum + hits, 0);
    const people = await untilAnswered(talk(stage.server, ids, REGISTERS), struck);
    await settled(stage);
    const tried = struck();
    const done = { tried, mayDouble: how.doubles ? tried : 0 };
    const tally = judge(stage, people, playing.calm, done);
    return { ...tally, broken: [...tally.broken, ...(how.also?.(stage) ?? [])] };
  } finally {
    await stage.close();
  }
}

/** Calls that came to a chat sooner than the provider had said. */
function tooSoon(stage: Stage): string[] {
  const until = new Map<unknown, number>();
  let soon = 0;
  for (const { method, payload, at, fault } of stage.server.calls) {
    if (method !== 'sendMessage') continue;
    const chat = payload['chat_id'];
    if (at.getTime() < (until.get(chat) ?? 0)) soon += 1;
    if (fault === 'tooMany') until.set(chat, at.getTime() + RETRY_AFTER * 1000);
  }
  return soon === 0 ? [] : [`${soon} calls came before retry_after was over`];
}

const RETRY_AFTER = 2;
const sending = (kind: FaultKind) => [{ method: 'sendMessage', kind }];

export const providerRows: readonly Row[] = [
  {
    name: '429 storm',
    how: 'a third of all sendings is refused with retry_after 2',
    may: 'nothing: no call to that chat before the time is over',
    share: 16,
    most: 120,
    play: (playing) =>
      plays(playing, sending({ kind: 'tooMany', retryAfter: RETRY_AFTER }), {
        doubles: false,
        also: tooSoon,
      }),
  },
  {
    name: '5xx',
    how: 'a page of HTML with 502, and nothing was done',
    may: 'nothing',
    share: 14,
    most: 120,
    play: (playing) => plays(playing, sending({ kind: 'serverError' }), { doubles: false }),
  },
  {
    name: 'connection cut before the call',
    how: 'the socket is closed, and nothing was done',
    may: 'nothing',
    share: 10,
    most: 120,
    play: (playing) => plays(playing, sending({ kind: 'dropBefore' }), { doubles: false }),
  },
  {
    name: 'answer cut in the middle',
    how: 'the message is shown, half of the answer comes back',
    may: 'one message more each: the Bot API has no key by which a repeat is known',
    share: 10,
    most: 120,
    play: (playing) => plays(playing, sending({ kind: 'cut' }), { doubles: true }),
  },
  {
    name: 'answer lost',
    how: 'the message is shown, the socket is closed without an answer',
    may: 'one message more each',
    share: 12,
    most: 120,
    play: (playing) => plays(playing, sending({ kind: 'dropAfter' }), { doubles: true }),
  },
  {
    name: 'answer damaged',
    how: 'the message is shown, the answer is no JSON',
    may: 'one message more each',
    share: 4,
    most: 120,
    play: (playing) => plays(playing, sending({ kind: 'malformed' }), { doubles: true }),
  },
  {
    name: 'slow provider',
    how: 'the answer comes after four seconds',
    may: 'nothing',
    share: 5,
    most: 120,
    play: (playing) =>
      plays(playing, sending({ kind: 'delay', ms: 4_000, after: true }), { doubles: false }),
  },
  {
    name: 'polling fails',
    how: 'getUpdates is refused, cut, answered with 502 or with no JSON',
    may: 'nothing: what was handed out comes again',
    share: 3,
    most: 120,
    play: (playing) =>
      plays(
        playing,
        (
          [
            { kind: 'tooMany', retryAfter: 1 },
            { kind: 'serverError' },
            { kind: 'cut' },
            { kind: 'malformed' },
            { kind: 'dropAfter' },
          ] as const
        ).map((kind) => ({ method: 'getUpdates', kind })),
        { doubles: false },
      ),
  },
];
