/**
 * A broadcast of the built program over a Bot API server with Telegram's flood limits, while other people chat: how much of the
 * rate is used, what is refused, how long answers take, and that everybody gets it once. Time is scaled: the server allows `times`
 * as many calls a second as Telegram does, and the program is told so by the setting that an office has which pays for more.
 */
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from './builtProgram.ts';
import { openStage } from './castStage.ts';
import type { CastStage } from './castStage.ts';
import { at, rounded } from './measure.ts';
import type { Bench, BenchRow } from './measure.ts';
import { startTalking } from './talkers.ts';
import { APPROVER, AUTHOR, settle } from './town.ts';

const PEOPLE = 100_000;
const TIMES = 8;
const TEXT = 'Halo {{nama}} dari {{usaha}}, ada bazar UMKM 5 Desember di {{kecamatan}}.';
/** Of the allowed rate, what people say who chat meanwhile. */
const CHATTING = 0.05;
const PATIENCE_MS = 10_000;
const LOOK_MS = 500;
/** Of the recipients, after how many it is paused, and after how many the program is killed. */
const PAUSED_AT = 0.4;
const KILLED_AT = [0.2, 0.6, 0.8];
const PAUSE_MS = 3_000;

/** Written by one of the staff and approved by the other, in their own words. */
async function order(stage: CastStage): Promise<void> {
  const written = [
    ['/siaran baru', 'untuk siapa'],
    ['pemilik UMK', 'disaring'],
    ['sudah', 'bisa dikirimi'],
    ['ya', 'Apa pesannya'],
    [TEXT, 'Bahasa Inggris'],
    ['lewati', 'Kapan dikirim'],
    ['sekarang', 'Kirim?'],
    ['kirim', 'menunggu persetujuan'],
  ] as const;
  for (const [text, answer] of written) await stage.say(AUTHOR, text, answer);
  await stage.say(APPROVER, '/siaran 1', 'Mau apa?');
  await stage.say(APPROVER, 'setujui', 'Disetujui');
}

/** Resolves when the broadcast is over, with the seconds from its beginning until all its recipients were stored. */
async function over(dataDir: string): Promise<{ stored_s: number }> {
  const database = new Database(join(dataDir, 'bot.db'), { readonly: true });
  const found = database.prepare(
    'SELECT "state", "startedAt", "chosenAt" FROM "Broadcast" WHERE "id" = 1',
  );
  const look = () => found.get() as { state: string; startedAt: string; chosenAt: string };
  while (look().state !== 'done') await pause(LOOK_MS);
  const { startedAt, chosenAt } = look();
  database.close();
  return { stored_s: rounded((Date.parse(chosenAt) - Date.parse(startedAt)) / 1000) };
}

/** Pauses it once and kills the program as often as is said, each where it has come so far. */
async function disturb(stage: CastStage, people: number): Promise<void> {
  const events = [
    ...KILLED_AT.map((share) => ({ share, act: () => stage.kill() })),
    {
      share: PAUSED_AT,
      act: async () => {
        await stage.say(AUTHOR, '/siaran 1', 'Mau apa?');
        await stage.say(AUTHOR, 'jeda', 'Dijeda');
        await pause(PAUSE_MS);
        await stage.say(AUTHOR, '/siaran 1', 'Mau apa?');
        await stage.say(AUTHOR, 'lanjutkan kirim', 'Dilanjutkan');
      },
    },
  ].sort((a, b) => a.share - b.share);
  for (const { share, act } of events) {
    await stage.reached(Math.floor(people * share));
    await act();
  }
}

type Play = { people: number; times: number; disturbed: boolean };

async function play(built: string, { people, times, disturbed }: Play): Promise<BenchRow> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-broadcast-'));
  let stage: CastStage | undefined;
  try {
    await settle(dataDir, people);
    stage = await openStage(built, dataDir, times);
    const { counts, allowed } = stage;
    await stage.start();
    await order(stage);
    await stage.reached(1);
    const talkers = disturbed ? undefined : startTalking(stage.port, allowed * CHATTING);
    stage.onSent((chatId, text) => talkers?.heard(chatId, text));
    if (disturbed) await disturb(stage, people);
    await stage.reached(people);
    const talked = await talkers?.end(PATIENCE_MS);
    const { stored_s } = await over(dataDir);
    const { seconds, calls } = counts.span();
    const repeated = [...counts.got.values()].filter((count) => count > 1);
    const row = {
      name: disturbed ? `paused once, killed ${KILLED_AT.length} times` : 'undisturbed',
      people,
      stored_s,
      seconds: rounded(seconds),
      'calls/s': rounded(calls / seconds),
      rate_percent: rounded((calls / seconds / allowed) * 100),
      refused_percent: Math.round((counts.refused / (counts.allowed + counts.refused)) * 1e5) / 1e3,
      most_a_second: counts.most,
      answers: talked?.times.length ?? 0,
      p50_ms: rounded(at(talked?.times ?? [], 0.5)),
      p99_ms: rounded(at(talked?.times ?? [], 0.99)),
      unanswered: talked?.unanswered ?? 0,
      cpu_us: Math.round((stage.cpuMs() * 1000) / counts.allowed),
      skipped: people - counts.got.size,
      repeated: repeated.length,
      most_times: Math.max(...counts.got.values()),
    };
    await stage.close();
    return { ...row, peak_mb: stage.memoryMb() };
  } finally {
    await stage?.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** `times`: how much faster than in Telegram time passes; a tenth of the people get the broadcast that is disturbed. */
export async function benchBroadcast({
  people = PEOPLE,
  times = TIMES,
}: {
  people?: number;
  times?: number;
}): Promise<Bench> {
  const built = await build();
  try {
    const undisturbed = await play(built, { people, times, disturbed: false });
    const few = Math.max(1_000, Math.floor(people / 10));
    const disturbed = await play(built, { people: few, times, disturbed: true });
    const [load = 0] = loadavg();
    return {
      bench: 'broadcast',
      node: process.version,
      notes: [
        `× ${times}: ${30 * times} calls a second allowed in all and ${times} to a chat, each answered after ${rounded(100 / times)} ms; most_a_second is of a scaled second, of which 30 are allowed.`,
        `${rounded(30 * times * CHATTING)} messages a second of people who register meanwhile; p50 and p99 are real ms, from the update to the call with its answer.`,
        'A need is open, so that matching holds all businesses of the town in memory.',
        `cpu_us: of the program, for each call, with its start and the storing. ${availableParallelism()} cores for program and server, load at the end ${rounded(load)}.`,
      ],
      rows: [undisturbed, disturbed],
    };
  } finally {
    rmSync(built, { recursive: true, force: true });
  }
}
