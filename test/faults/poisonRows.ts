/** Rows in which what is stored of one person cannot be read: everybody else is served, and what was spoilt is kept for the staff. */
import Database from 'better-sqlite3';
import { REGISTERS, talk } from './crowd.ts';
import { count, judge } from './judge.ts';
import type { Tally } from './judge.ts';
import type { Playing, Row } from './row.ts';
import { settled } from './settled.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

/** What is overwritten; `dies`: the bot does, just before, at this step, so that there is something to overwrite. */
type Harm = { table: string; column: string; dies: string; keptForStaff: boolean };

const HARMS: readonly Harm[] = [
  {
    ...{ table: 'Conversation', column: 'state', keptForStaff: false },
    dies: 'a message is made durable, after its commit',
  },
  {
    ...{ table: 'Inbound', column: 'body', keptForStaff: true },
    dies: 'a message is made durable, after its commit',
  },
  {
    ...{ table: 'Outbound', column: 'body', keptForStaff: true },
    dies: 'a turn is written, after its commit',
  },
];
const ID = 1_001;
const OTHERS = [1_002, 1_003, 1_004];
/** What the one whose rows are spoilt says before. */
const BEFORE = 2;

/** Overwrites what is there of the one person and gives how to restore it; it throws where there is nothing. */
function spoil({ database }: Stage, { table, column }: Harm): () => void {
  const open = new Database(database, { timeout: 5_000 });
  const kept = open
    .prepare<[], { row: number; value: string }>(
      `SELECT rowid AS row, "${column}" AS value FROM "${table}" WHERE "${column}" IS NOT NULL`,
    )
    .all();
  open.prepare(`UPDATE "${table}" SET "${column}" = 'spoilt' WHERE "${column}" IS NOT NULL`).run();
  open.close();
  if (kept.length === 0) throw new Error(`nothing of ${table} to spoil`);
  return () => {
    const again = new Database(database, { timeout: 5_000 });
    const restore = again.prepare(`UPDATE "${table}" SET "${column}" = ? WHERE rowid = ?`);
    for (const { row, value } of kept) restore.run(value, row);
    again.close();
  };
}

/** What was given up must be one message, with the staff; the one whose it was says it again, or goes on. */
function forStaff(stage: Stage, tally: Tally): Tally {
  const given = count(stage, '"GivenUp"');
  if (given !== 1) return { ...tally, broken: [...tally.broken, `${given} given up, not 1`] };
  const [inbound, outbound] = [
    count(stage, '"Inbound" WHERE "parked" IS NOT NULL'),
    count(stage, `"Sent" WHERE "state" = 'failed'`),
  ];
  // Given up, and what they would have heard: the answer to it.
  const outboundLost = tally.outboundLost - 2 * outbound;
  return { ...tally, inboundLost: tally.inboundLost - inbound, outboundLost };
}

async function play(playing: Playing, harm: Harm): Promise<Tally> {
  const stage = await openStage(playing.programs);
  try {
    const broken: string[] = [];
    await stage.start();
    await talk(stage.server, [ID], REGISTERS.slice(0, BEFORE)).ended;
    await settled(stage);
    await stage.bot().order({ die: harm.dies, skip: 0 });
    stage.server.user(ID).sendText(REGISTERS[BEFORE]?.[0] ?? '');
    await stage.bot().ended;
    const restore = spoil(stage, harm);
    await stage.start();
    if (stage.bot().hasEnded()) broken.push('the bot does not start');
    if (stage.bot().hasEnded()) restore();
    if (stage.bot().hasEnded()) await stage.start();
    const others = await talk(stage.server, OTHERS, REGISTERS).ended;
    if (harm.table === 'Conversation') {
      restore();
      await stage.bot().stop();
      await stage.start();
    }
    await settled(stage);
    // Whose words were spoilt says them again; whose answer was, goes on without it.
    const from = BEFORE + (harm.table === 'Inbound' ? 0 : 1);
    const [rest] = await talk(stage.server, [ID], REGISTERS.slice(from)).ended;
    await settled(stage);
    const spoilt = { id: ID, lines: REGISTERS, answered: from + (rest?.answered ?? 0) };
    const done = { tried: 1, mayDouble: 0 };
    const tally = judge(stage, [...others, spoilt], playing.calm, done);
    const fair = harm.keptForStaff ? forStaff(stage, tally) : tally;
    return { ...fair, broken: [...broken, ...fair.broken] };
  } finally {
    await stage.close();
  }
}

export const poisonRows: readonly Row[] = HARMS.map((harm) => ({
  name: `poison: a spoilt ${harm.table}`,
  how: 'its words are overwritten while the bot is away',
  may: harm.keptForStaff
    ? 'that one message is given up and kept for the staff'
    : 'that person waits until it is restored',
  share: 0.1,
  most: 1,
  play: (playing) => play(playing, harm),
}));
