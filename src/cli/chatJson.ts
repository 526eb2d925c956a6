/** The chat for programs: each line is handled to its end before the next, so that a script always plays the same. */
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { once } from 'node:events';
import { databaseFile } from '../config.ts';
import type { Config } from '../config.ts';
import { createJsonChannel, fileOf, inputOf, Line, TickLine } from '../channels/terminal/json.ts';
import type { Program } from './assemble.ts';
import { assemble } from './assemble.ts';
import { createLog } from './log.ts';
import type { Clock } from './clock.ts';
import { createClock } from './clock.ts';
import { keepFile, saveAttachment } from './files.ts';
import { linesOf } from './lines.ts';
import type { StaffGiven } from './terminalAccount.ts';
import { grantRole, terminalAddress } from './terminalAccount.ts';

async function print(value: Record<string, unknown>): Promise<void> {
  // Raw in a JSON text these two are allowed, but many a reader takes them for the end of a line.
  const text = JSON.stringify(value).replace(/[\u2028\u2029]/g, (character) =>
    character === '\u2028' ? '\\u2028' : '\\u2029',
  );
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain');
}

/** Ends the program when nobody reads any more; what was not printed is printed at the next start. */
function readersGone(): void {
  process.stderr.write('Standard output was closed; what is left is printed at the next start.\n');
  process.exit(1);
}

/** Beside the database, or where data is kept. */
function folderOf(config: Config): string {
  const file = databaseFile(config);
  return file === undefined ? config.dataDir : dirname(file);
}

export async function chatInJson(config: Config, staff: readonly StaffGiven[]): Promise<void> {
  const log = createLog(config.logLevel ?? 'warn');
  process.stdout.on('error', readersGone);
  const folder = join(folderOf(config), 'attachments');
  const channel = createJsonChannel(print, (message) =>
    saveAttachment(program.blobs, message, folder),
  );
  const clock = createClock();
  const program: Program = await assemble(config, {
    channels: new Map([['terminal', channel]]),
    log,
    now: clock.now,
    byTicks: true,
  });
  const { store } = program;
  await clock.wind(store);
  for (const { name, role } of staff) {
    await grantRole(store, terminalAddress(config, name), role, 'command line', clock.now());
  }
  await program.fileWork.recover();
  await program.recover();
  for await (const raw of linesOf(process.stdin)) {
    if (raw.trim() === '') continue;
    await handleLine(raw, { program, config, clock });
  }
  await program.close();
}

type Session = { program: Program; config: Config; clock: Clock };

async function handleLine(raw: string, session: Session): Promise<void> {
  const parsed = parse(raw);
  if ('error' in parsed) {
    await print({ error: parsed.error, line: raw.slice(0, 1000) });
    return;
  }
  const { line } = parsed;
  if ('tick' in line && line.tick) {
    await tickOnce(line, session);
    await print({ done: line.id });
    return;
  }
  try {
    await say(line, session);
  } catch (err) {
    await print({
      error: err instanceof Error ? err.message : String(err),
      line: raw.slice(0, 1000),
    });
    return;
  }
  await print({ done: line.id });
}

function parse(raw: string): { line: Line | TickLine } | { error: string } {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    return { error: 'this is not JSON' };
  }
  const tick = TickLine.safeParse(value);
  const line = Line.safeParse(value);
  if (line.success) return { line: line.data };
  if (tick.success) return { line: tick.data };
  const isTick = (value as { tick?: unknown } | null)?.tick === true;
  const [issue] = (isTick ? tick.error : line.error).issues;
  const path = issue?.path.join('.') ?? '';
  return { error: `${path === '' ? '' : `${path}: `}${issue?.message ?? 'not understood'}` };
}

async function say(line: Line, session: Session): Promise<void> {
  const { program, config, clock } = session;
  const from = terminalAddress(config, line.from);
  const path = fileOf(line);
  const kept = path === undefined ? undefined : await keepFile(program.blobs, path, line.from);
  await clock.moveTo(line.at);
  const newest =
    line.choice === undefined || line.turn !== undefined ? 0 : await newestTurn(session, from);
  const input = inputOf(line, newest, kept);
  const { settled } = await program.handler.receive({ id: line.id, from, at: clock.now(), input });
  await settled;
  await program.delivery.flush();
}

async function newestTurn(
  { program }: Session,
  from: ReturnType<typeof terminalAddress>,
): Promise<number> {
  const opened = await program.store.open(await program.store.personAt(from));
  return opened.conversation.turn;
}

/** A tick that was told once does nothing when it is told again; one that was cut off goes on. */
async function tickOnce(line: Line | TickLine, session: Session): Promise<void> {
  const { store } = session.program;
  const from = 'from' in line ? line.from : '';
  const known = `tick ${createHash('sha256').update(`${from}\n${line.id}`).digest('base64url')}`;
  if ((await store.getSetting(known)) !== undefined) return;
  await tick(line.id, line.at, session);
  await store.putSetting(known, 'done');
}

/** Everything that is due by the tick's time happens, in order, each at its own time. */
async function tick(
  id: string,
  at: string | undefined,
  { program, clock }: Session,
): Promise<void> {
  const given = at === undefined ? undefined : new Date(at);
  const end = given && given > clock.now() ? given : clock.now();
  for (;;) {
    const next = await program.store.nextDue();
    if (!next || next > end) break;
    await clock.moveTo(next.toISOString());
    await fireAll(id, program, next);
    const after = await program.store.nextDue();
    // What could not be done stays due: it is tried again at the next tick.
    if (after && after <= next) break;
  }
  await clock.moveTo(at);
  await program.fileWork.work();
  await fireAll(id, program);
}

/** A job goes on as long as it gets something done: in a script there is no other time for it. */
async function fireAll(id: string, program: Program, until?: Date): Promise<void> {
  for (;;) {
    const more = await program.timers.fire(id, until);
    await program.delivery.flush();
    if (!more) return;
  }
}
