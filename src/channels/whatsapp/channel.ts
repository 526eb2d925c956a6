/** The WhatsApp channel over a linked device: encrypted both ways; the library's objects stop in this folder. */
import { setMaxListeners } from 'node:events';
import type { proto } from '@whiskeysockets/baileys';
import type { Logger } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';
import type { Alert, Blobs, Channel, Devices, Report } from '../../app/ports.ts';
import { createAllowance } from './allowance.ts';
import { createChores } from './chores.ts';
import { createKeeper } from './connection.ts';
import type { Keeper, Status, Timing } from './connection.ts';
import { describe } from './failures.ts';
import { digitsOf } from './identity.ts';
import { createIntake } from './intake.ts';
import type { Intake, Receive } from './intake.ts';
import { createJournal } from './journal.ts';
import type { Journal } from './journal.ts';
import { createLinking } from './linking.ts';
import { createLookUp } from './lookUp.ts';
import { createPace, PACE } from './pace.ts';
import type { PaceSettings } from './pace.ts';
import { DELAYS } from './policy.ts';
import { createReceipts } from './receipts.ts';
import { reloader } from './reload.ts';
import { createSender } from './send.ts';
import { silence } from './silence.ts';
import { connect } from './socket.ts';
import { createStrays } from './strays.ts';
import { establishTrust } from './trust.ts';
import type { TestServer } from './trust.ts';

const TIMING: Timing = {
  ...DELAYS,
  settledMs: 60_000,
  leaseMs: 60_000,
  ackMs: 20_000,
  finishMs: 4_000,
  reloadMs: 20_000,
};

/** A login takes a second or two. */
const LOGIN_MS = 15_000;

export type WhatsAppOptions = {
  devices: Devices;
  blobs: Blobs;
  log: Logger;
  now: () => Date;
  report: Report;
  alert: Alert;
  /** Digits of the office's number: a code to type instead of a QR to scan. */
  pairPhone?: string;
  /** Another server, which has to be on this machine. */
  test?: TestServer;
  pace?: Partial<PaceSettings>;
  timing?: Partial<Timing>;
  /** Where the QR is drawn when it is a terminal. */
  screen?: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;
};

export type WhatsAppChannel = Channel & { status(): Status };

/** Throws where `test` names a server elsewhere. Silences the encryption library and makes signatures count at once. */
export function createWhatsApp(how: WhatsAppOptions): WhatsAppChannel {
  silence(console);
  const trust = establishTrust(how.test);
  const { devices, blobs, log, now, alert, report } = how;
  const timing = { ...TIMING, ...how.timing };
  const settings = { ...PACE, ...how.pace };
  const stopping = new AbortController();
  // Every message that waits for its time listens for the stop: as many as are sent at once.
  setMaxListeners(0, stopping.signal);
  const linking = createLinking(log, how.screen ?? process.stderr);
  const chores = createChores({ devices, log, now });
  let intake: Intake | undefined;
  /** What the last run left is tried before the doors are open. */
  let soonUntil = Infinity;

  const me = (): string => keeper.session()?.creds.me?.id ?? '';
  const journal: Journal = createJournal({
    devices,
    log,
    now,
    me: () => keeper.session()?.creds.me,
    take: ({ row, jids, given }) => {
      strays.known(given.key);
      intake?.take({ jids, given, done: () => journal.done(row) });
    },
  });
  const strays = createStrays({ take: (arrived) => intake?.take(arrived), now });
  const sender = createSender({
    open: () => keeper.open(),
    soon: () =>
      soonUntil === Infinity ||
      (performance.now() < soonUntil && keeper.status().state !== 'stopped'),
    devices,
    blobs,
    pace: createPace(settings),
    settings,
    allowance: createAllowance({ devices, now, perDay: settings.proactivePerDay }),
    alert,
    log,
    now,
    stopped: stopping.signal,
    ackMs: timing.ackMs,
  });
  const receipts = createReceipts({ report, log, now, untaken: sender.untaken });
  const keeper: Keeper = createKeeper({
    devices,
    alert,
    log,
    now,
    timing,
    online: how.test === undefined,
    connect: (session, version) =>
      connect({
        session,
        journal,
        trust,
        linking,
        log,
        getMessage: sender.sent,
        heard: {
          opened: keeper.opened,
          upsert: strays.upsert,
          updates: receipts.take,
          calls: strays.calls,
        },
        ...(version ? { version } : {}),
        ...(timing.qrMs === undefined ? {} : { qrMs: timing.qrMs }),
        ...(how.pairPhone === undefined ? {} : { pairPhone: how.pairPhone }),
      }),
    async held() {
      await chores.prune();
      for (const { row, jids, given } of await journal.left()) {
        if (!strays.known(given.key)) continue;
        intake?.take({ jids, given, done: () => journal.done(row) });
      }
    },
    forgetting: async () => intake?.idle(),
  });

  /** People see that they were read; nobody waits for it. */
  function markRead(key: proto.IMessageKey): void {
    const reading = keeper.open()?.socket.readMessages([key]);
    reading?.catch((thrown: unknown) => {
      log.debug({ why: describe(thrown) }, 'a message is not marked as read');
    });
  }

  return {
    id: 'whatsapp',
    gathers: true,
    elsewhere: keeper.elsewhere,
    start(receive: Receive) {
      soonUntil = performance.now() + LOGIN_MS;
      intake = createIntake({
        account: () => digitsOf(me()),
        devices,
        blobs,
        trust,
        log,
        now,
        stopped: stopping.signal,
        lookUp: createLookUp(() => keeper.session()?.keys),
        receive,
        kept: ({ key }) => {
          markRead(key);
          void chores.prune();
        },
        again: reloader(() => keeper.open()?.socket, timing.reloadMs),
      });
      keeper.run();
      return Promise.resolve();
    },
    send: sender.send,
    status: keeper.status,
    async stop() {
      stopping.abort();
      const finished = Promise.all([intake?.idle(), sender.idle()]);
      await Promise.race([finished, pause(timing.finishMs, undefined, { ref: false })]);
      await keeper.stop();
      await receipts.idle();
    },
  };
}
