/** Keeps a connection while the lease is ours and the policy says so; there is never more than one. */
import { fetchLatestWaWebVersion } from '@whiskeysockets/baileys';
import type { WASocket, WAVersion } from '@whiskeysockets/baileys';
import type { Logger } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';
import { FencedError } from '../../app/ports.ts';
import type { Alert, Devices } from '../../app/ports.ts';
import { describe } from './failures.ts';
import { DEVICE, digitsOf } from './identity.ts';
import { createLease } from './lease.ts';
import { policyOf } from './policy.ts';
import type { Before, Decision, Delays, Disconnect, Trouble } from './policy.ts';
import type { Open } from './send.ts';
import { openSession } from './session.ts';
import type { Session } from './session.ts';
import type { Connection } from './socket.ts';

const VERSION_MS = 10_000;
const CLOSE_MS = 1_500;

export type Timing = Delays & {
  /** A connection that lasted so long was a good one: the pauses start small again. */
  settledMs: number;
  leaseMs: number;
  /** How long WhatsApp may take to say that it has a message. */
  ackMs: number;
  /** At the stop, what is under way is waited for no longer: it is journalled, or goes again under its id. */
  finishMs: number;
  /** How long a phone may take to put a file on the server again; it may be switched off. */
  reloadMs: number;
  /** How long each QR is shown; undefined: as long as the library thinks. */
  qrMs?: number;
};

export type Status = {
  state: 'linking' | 'connecting' | 'open' | 'stopped';
  why?: Trouble;
  /** The digits of our number, once linked. */
  number?: string;
};

export type Keeper = {
  run(): void;
  /** To be called when a connection is open. */
  opened(socket: WASocket): void;
  open(): Open | undefined;
  session(): Session | undefined;
  /** Whether another process has the session. */
  elsewhere(): boolean;
  status(): Status;
  stop(): Promise<void>;
};

export function createKeeper(how: {
  devices: Devices;
  connect: (session: Session, version: WAVersion | undefined) => Connection;
  /** Called with the lease and the session in hand, before connecting. */
  held: () => Promise<void>;
  /** Called before everything of the session is forgotten. */
  forgetting: () => Promise<void>;
  alert: Alert;
  log: Logger;
  now: () => Date;
  timing: Timing;
  /** Whether the newest version may be looked up on the internet. */
  online: boolean;
}): Keeper {
  const { log, timing } = how;
  const stopping = new AbortController();
  const { signal } = stopping;
  let session: Session | undefined;
  let connection: Connection | undefined;
  let openSocket: WASocket | undefined;
  let version: WAVersion | undefined;
  let running: Promise<void> = Promise.resolve();
  let told: Trouble | undefined;
  let before: Omit<Before, 'paired'> = { failures: 0, refreshed: false };
  let stoppedFor: Trouble | undefined;
  let ended = true;
  const lease = createLease({ ...how, lengthMs: timing.leaseMs, lost });

  function lost(): void {
    log.warn('the WhatsApp session is with another process now');
    openSocket = undefined;
    void connection?.socket.end(new Error('the lease was lost'));
  }

  /** Once until a connection has lasted. */
  async function tell(what: Trouble): Promise<void> {
    if (told === what) return;
    told = what;
    try {
      await how.alert({ channel: 'whatsapp', what });
    } catch (thrown) {
      told = undefined;
      log.error({ why: describe(thrown), what }, 'staff were not told of trouble with WhatsApp');
    }
  }

  async function loop(): Promise<void> {
    while (await lease.take(signal)) {
      try {
        if (await act(await once())) return;
      } catch (thrown) {
        // The database, as a rule; what WhatsApp does never throws.
        log.error({ why: describe(thrown) }, 'no connection to WhatsApp');
        await act(next({ code: 500, message: '' }, true));
      }
      if (signal.aborted) return;
    }
  }

  async function once(): Promise<Decision> {
    await keepLast();
    const current = await openSession({ devices: lease.devices(), now: how.now });
    session = current;
    await how.held();
    if (signal.aborted) return { act: 'stop', delayMs: 0 };
    connection = how.connect(current, version);
    const settle = setTimeout(() => {
      if (openSocket) settled();
    }, timing.settledMs);
    const disconnect = await connection.ended;
    clearTimeout(settle);
    connection = undefined;
    openSocket = undefined;
    return decide(disconnect, current);
  }

  function settled(): void {
    before = { failures: 0, refreshed: false };
    told = undefined;
  }

  /**
   * Credentials that were not kept must not be forgotten: without them nothing that follows can be read. Those of a session
   * that another process has gone on with are old.
   */
  async function keepLast(): Promise<void> {
    const last = session;
    await last?.saved().catch((thrown: unknown) => {
      if (thrown instanceof FencedError) return undefined;
      last.save();
      return last.saved();
    });
  }

  function decide(disconnect: Disconnect, current: Session): Decision {
    if (signal.aborted) return { act: 'stop', delayMs: 0 };
    const decision = next(disconnect, current.paired());
    log.info({ ...disconnect, act: decision.act }, 'the connection to WhatsApp ended');
    return decision;
  }

  function next(disconnect: Disconnect, paired: boolean): Decision {
    const decision = policyOf(disconnect, { ...before, paired }, Math.random(), timing);
    before.failures += decision.act === 'again' && decision.delayMs === 0 ? 0 : 1;
    return decision;
  }

  /** True where the loop is over. */
  async function act({ act: what, delayMs, trouble }: Decision): Promise<boolean> {
    if (what === 'relink') await forget();
    if (what === 'refresh') await refresh();
    if (what === 'yield' || what === 'stop') await lease.drop();
    if (what === 'stop') {
      stoppedFor = trouble;
      ended = true;
    }
    if (trouble) await tell(trouble);
    if (what === 'stop') return true;
    await pause(delayMs, undefined, { signal }).catch(() => undefined);
    return signal.aborted;
  }

  async function forget(): Promise<void> {
    await how.forgetting();
    await session?.saved().catch(() => undefined);
    await lease.devices().wipe(DEVICE);
    session = undefined;
  }

  async function refresh(): Promise<void> {
    before.refreshed = true;
    if (!how.online) return;
    const newest = await fetchLatestWaWebVersion({ signal: AbortSignal.timeout(VERSION_MS) });
    if (newest.isLatest) version = newest.version;
  }

  function status(): Status {
    const me = session?.paired() ? session.creds.me?.id : undefined;
    const number = me === undefined ? {} : { number: digitsOf(me) };
    if (ended) return { state: 'stopped', ...(stoppedFor ? { why: stoppedFor } : {}), ...number };
    if (openSocket) return { state: 'open', ...number };
    return { state: session && !session.paired() ? 'linking' : 'connecting', ...number };
  }

  return {
    run() {
      ended = false;
      running = loop()
        .catch((err: unknown) => log.error({ err }, 'the WhatsApp channel stopped'))
        .finally(() => (ended = true));
    },
    opened(socket: WASocket) {
      openSocket = socket;
    },
    open() {
      const me = session?.creds.me?.id;
      if (!openSocket || !session || me === undefined) return undefined;
      return { socket: openSocket, identity: session.creds.signedIdentityKey.public, me };
    },
    session: () => session,
    elsewhere: () => !ended && !lease.held(),
    status,
    async stop() {
      stopping.abort();
      openSocket = undefined;
      // A server that does not answer must not hold up the stop.
      await Promise.race([connection?.socket.end(undefined), pause(CLOSE_MS)]);
      await Promise.race([running, pause(CLOSE_MS)]);
      await keepLast().catch((thrown: unknown) => {
        log.error({ why: describe(thrown) }, 'the last keys of the WhatsApp session are not kept');
      });
      await lease.drop();
    },
  };
}
