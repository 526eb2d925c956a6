/** The whole program in this process, on a temporary database, with a channel that remembers what it was given to send. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Channel, Outbound } from '../../src/app/ports.ts';
import { assemble } from '../../src/cli/assemble.ts';
import type { Program } from '../../src/cli/assemble.ts';
import { grantRole, terminalAddress } from '../../src/cli/terminalAccount.ts';
import { readConfig } from '../../src/config.ts';
import { typed } from '../../src/conversation/input.ts';
import type { Role } from '../../src/domain/person.ts';

export type Running = {
  program: Program;
  sent: Outbound[];
  /** Who blocked us: what is sent to them is refused, and is not in `sent`. */
  blockers: Set<string>;
  /** The database file, for a look from outside. */
  database: string;
  /** Says something as somebody, now or when it is said, and gives what they hear because of it. */
  say(from: string, text: string, at?: Date): Promise<Outbound[]>;
  /** Answers by position until there is no answer for the position; each answer is used once. */
  answer(from: string, answers: Record<string, string>): Promise<string>;
  position(from: string): string;
  grant(from: string, role: Role): Promise<void>;
  moveClock(to: Date): void;
  now(): Date;
  /** Stops the program and starts it again on the same database. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

const MOST_ANSWERS = 60;

export async function startProgram(
  now = new Date('2026-11-23T02:00:00Z'),
  env: NodeJS.ProcessEnv = {},
): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'program-'));
  const config = readConfig({
    BOT_DATA_DIR: folder,
    BOT_DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
    ...env,
  });
  const sent: Outbound[] = [];
  const blockers = new Set<string>();
  let clock = now;
  const channel: Channel = {
    id: 'terminal',
    gathers: false,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send(message) {
      if (blockers.has(message.address.id)) return Promise.resolve({ ok: false, why: 'blocked' });
      sent.push(message);
      return Promise.resolve({ ok: true, providerId: message.id });
    },
  };
  const start = () =>
    assemble(config, {
      channels: new Map([['terminal', channel]]),
      log: pino({ level: 'silent' }),
      now: () => clock,
    });
  let program = await start();
  let count = 0;
  const heardBy = (from: string): Outbound[] =>
    sent.filter((message) => message.address.id === from);
  const position = (from: string): string => heardBy(from).at(-1)?.message.position ?? '';
  async function say(from: string, text: string, at = clock): Promise<Outbound[]> {
    const before = heardBy(from).length;
    const { settled } = await program.handler.receive({
      id: String(count++),
      from: terminalAddress(config, from),
      at,
      input: typed(text),
    });
    await settled;
    await program.delivery.flush();
    return heardBy(from).slice(before);
  }
  return {
    get program() {
      return program;
    },
    sent,
    blockers,
    database: join(folder, 'bot.db'),
    say,
    position,
    async answer(from, answers) {
      const left = { ...answers };
      for (let tries = 0; tries < MOST_ANSWERS; tries++) {
        const text = left[position(from)];
        if (text === undefined) return position(from);
        delete left[position(from)];
        await say(from, text);
      }
      throw new Error(`${from} never got anywhere: ${position(from)}`);
    },
    grant: (from, role) =>
      grantRole(program.store, terminalAddress(config, from), role, 'test', clock),
    now: () => clock,
    moveClock(to) {
      clock = to;
    },
    async restart() {
      await program.close();
      program = await start();
      await program.fileWork.recover();
      await program.recover();
    },
    async close() {
      await program.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
