/** The whole program in this process with the real WhatsApp channel on the real store, and an admin at the terminal. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import type { Channel, ChannelId, Outbound } from '../../src/app/ports.ts';
import { createWhatsApp } from '../../src/channels/whatsapp/channel.ts';
import type { PaceSettings } from '../../src/channels/whatsapp/pace.ts';
import { assemble } from '../../src/cli/assemble.ts';
import type { Program } from '../../src/cli/assemble.ts';
import { grantRole, terminalAddress } from '../../src/cli/terminalAccount.ts';
import { readConfig } from '../../src/config.ts';
import { startWhatsApp } from '../servers/whatsapp/index.ts';
import type { Phone, WhatsAppServer } from '../servers/whatsapp/index.ts';

export type OnWhatsApp = {
  program: Program;
  server: WhatsAppServer;
  /** What the admin at the terminal is told. */
  told: Outbound[];
  /** Puts words in line for somebody, as one turn would; the person has to have written before. */
  queue(phone: Phone, texts: readonly string[], proactive?: boolean): Promise<void>;
  moveClock(ms: number): void;
  until(look: () => boolean | Promise<boolean>, what: string, ms?: number): Promise<void>;
  close(): Promise<void>;
};

const LOOK_MS = 20;

/** It begins in the morning of a day, so that no test runs over its end. */
const MORNING = Date.parse('2026-11-23T02:00:00Z');

async function until(
  look: () => boolean | Promise<boolean>,
  what: string,
  ms = 20_000,
): Promise<void> {
  const end = performance.now() + ms;
  while (!(await look())) {
    if (performance.now() > end) throw new Error(`after ${ms} ms not: ${what}`);
    await pause(LOOK_MS);
  }
}

export async function startOnWhatsApp(pace: Partial<PaceSettings>): Promise<OnWhatsApp> {
  const server = await startWhatsApp();
  const folder = mkdtempSync(join(tmpdir(), 'on-whatsapp-'));
  const config = readConfig({
    BOT_DATA_DIR: folder,
    BOT_DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
  });
  let qr = '';
  const log = pino(
    { level: 'info' },
    { write: (line: string) => void (qr = /"qr":"([^"]+)"/.exec(line)?.[1] ?? qr) },
  );
  const started = performance.now();
  let moved = 0;
  const now = (): Date => new Date(MORNING + moved + performance.now() - started);
  const told: Outbound[] = [];
  const terminal: Channel = {
    id: 'terminal',
    gathers: false,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send(message) {
      told.push(message);
      return Promise.resolve({ ok: true, providerId: message.id });
    },
  };
  const channels = new Map<ChannelId, Channel>([['terminal', terminal]]);
  const program = await assemble(config, { channels, log, now });
  await grantRole(program.store, terminalAddress(config, 'ani'), 'admin', 'test', now());
  const whatsapp = createWhatsApp({
    devices: program.devices,
    blobs: program.blobs,
    log,
    now,
    report: program.reports.of('whatsapp'),
    alert: program.alert,
    pace: { typingMs: [0, 10], ...pace },
    test: server,
    screen: { isTTY: false, write: () => true },
  });
  channels.set('whatsapp', whatsapp);
  await whatsapp.start(async (message) => {
    await program.handler.receive(message);
  });
  program.timers.start();
  await until(() => qr !== '', 'a QR code');
  await server.scan(qr);
  await until(() => whatsapp.status().state === 'open', 'an open channel');

  let count = 0;
  return {
    program,
    server,
    told,
    until,
    async queue(phone, texts, proactive = false) {
      const from = { channel: 'whatsapp', account: server.account.pn, id: `${phone.lid}@lid` };
      const { store } = program;
      const { personId } = await store.receive({
        id: `queued-${count++}`,
        from: { ...from, channel: 'whatsapp' },
        at: now(),
        input: { kind: 'text', text: '.' },
      });
      const [inbound] = await store.inboundOf(personId, now());
      if (!inbound) throw new Error('nothing came in');
      const { conversation, version } = await store.open(personId);
      const message = (text: string) => ({ text, position: 'menu/welcome' });
      const [kept] = await store.commitMany([
        {
          inboundIds: [inbound.id],
          personId,
          conversation: { ...conversation, turn: conversation.turn + 1 },
          version,
          writes: [],
          told: [],
          outbound: texts.map((text) => ({
            addressId: inbound.addressId,
            message: message(text),
            proactive,
          })),
          cause: inbound.cause,
          at: now(),
        },
      ]);
      if (kept !== true) throw new Error('the turn was not kept');
      program.delivery.wake();
    },
    moveClock(ms) {
      moved += ms;
    },
    async close() {
      await whatsapp.stop();
      await program.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
