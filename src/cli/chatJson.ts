/** The chat for programs: each line is handled to its end before the next, so that a script always plays the same. */
import { createInterface } from 'node:readline';
import { dirname, join } from 'node:path';
import { once } from 'node:events';
import type { Config } from '../config.ts';
import { createJsonChannel, fileOf, inputOf, Line, TickLine } from '../channels/terminal/json.ts';
import type { Program } from './assemble.ts';
import { assemble, createLog } from './assemble.ts';
import { keepFile, saveAttachment } from './files.ts';
import type { StaffGiven } from './terminalAccount.ts';
import { grantRole, terminalAddress } from './terminalAccount.ts';

/** The clock of the script: it stands still between the times given, and never goes back. */
export function stickyClock(stored: Date | undefined): {
  now: () => Date;
  moveTo: (at: Date) => boolean;
} {
  let at = stored;
  return {
    now: () => at ?? new Date(),
    moveTo(next) {
      if (at && next <= at) return false;
      at = next;
      return true;
    },
  };
}

async function print(value: Record<string, unknown>): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, 'drain');
}

export async function chatInJson(config: Config, staff: readonly StaffGiven[]): Promise<void> {
  const log = createLog(config.logLevel ?? 'warn');
  const folder = join(dirname(config.databaseUrl.replace(/^file:/, '')), 'attachments');
  let program: Program | undefined;
  const channel = createJsonChannel(print, async (message) =>
    program ? saveAttachment(program.blobs, message, folder) : undefined,
  );
  let clock = stickyClock(undefined);
  program = await assemble(config, {
    channels: new Map([['terminal', channel]]),
    log,
    now: () => clock.now(),
  });
  const { store } = program;
  const stored = await store.getSetting('clock');
  clock = stickyClock(stored === undefined ? undefined : new Date(stored));
  for (const { name, role } of staff) {
    await grantRole(store, terminalAddress(config, name), role, 'command line', clock.now());
  }
  await program.recover();
  for await (const raw of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (raw.trim() === '') continue;
    await handleLine(raw, { program, config, clock });
  }
  await program.close();
}

type Session = { program: Program; config: Config; clock: ReturnType<typeof stickyClock> };

async function handleLine(raw: string, session: Session): Promise<void> {
  const parsed = parse(raw);
  if ('error' in parsed) {
    await print({ error: parsed.error, line: raw.slice(0, 1000) });
    return;
  }
  const { line } = parsed;
  if ('tick' in line && line.tick) {
    await tick(line.id, line.at, session);
    await print({ done: line.id });
    return;
  }
  try {
    await say(line as Line, session);
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
  const [issue] = line.error.issues;
  const path = issue?.path.join('.') ?? '';
  return { error: `${path === '' ? '' : `${path}: `}${issue?.message ?? 'not understood'}` };
}

async function moveClock(at: string | undefined, { program, clock }: Session): Promise<void> {
  if (at === undefined || !clock.moveTo(new Date(at))) return;
  await program.store.putSetting('clock', clock.now().toISOString());
}

async function say(line: Line, session: Session): Promise<void> {
  const { program, config, clock } = session;
  const from = terminalAddress(config, line.from);
  const path = fileOf(line);
  const kept = path === undefined ? undefined : await keepFile(program.blobs, path, line.from);
  await moveClock(line.at, session);
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

/** Everything that is due by the tick's time happens, in order, each at its own time. */
async function tick(id: string, at: string | undefined, session: Session): Promise<void> {
  const { program, clock } = session;
  const end = at === undefined ? clock.now() : new Date(at);
  for (;;) {
    const next = await program.store.nextDue();
    if (!next || next > end) break;
    clock.moveTo(next);
    await program.timers.fire(id);
    await program.delivery.flush();
    const after = await program.store.nextDue();
    if (after && after.getTime() === next.getTime() && after <= clock.now()) break;
  }
  await moveClock(end.toISOString(), session);
  await program.timers.fire(id);
  await program.delivery.flush();
}
