/** One connection to WhatsApp from its beginning to its end; it is single use, and what follows is decided elsewhere. */
import {
  DEFAULT_CONNECTION_CONFIG,
  isJidBot,
  isJidBroadcast,
  isJidGroup,
  isJidMetaAI,
  isJidNewsletter,
  isJidStatusBroadcast,
  makeWASocket,
  proto,
} from '@whiskeysockets/baileys';
import type { BaileysEventMap, WASocket, WAVersion } from '@whiskeysockets/baileys';
import type { Logger } from 'pino';
import { describe, statusOf } from './failures.ts';
import type { Journal } from './journal.ts';
import type { Linking } from './linking.ts';
import type { Disconnect } from './policy.ts';
import { plain, quietLogger } from './quiet.ts';
import type { Session } from './session.ts';
import type { Trust } from './trust.ts';

/** Of the history only what brings the two names of people together; chats of the past are not ours to read. */
const { INITIAL_BOOTSTRAP } = proto.HistorySync.HistorySyncType;

export type Heard = {
  opened: (socket: WASocket) => void;
  upsert: (event: BaileysEventMap['messages.upsert']) => void;
  updates: (event: BaileysEventMap['messages.update']) => void;
  calls: (event: BaileysEventMap['call']) => void;
};

export type Connection = {
  socket: WASocket;
  /** How it ended; always resolves, and only after the last credentials were handed to the session. */
  ended: Promise<Disconnect>;
};

export function connect(how: {
  session: Session;
  journal: Journal;
  trust: Trust;
  linking: Linking;
  pairPhone?: string;
  version?: WAVersion;
  qrMs?: number;
  getMessage: (id: string) => Promise<proto.IMessage | undefined>;
  heard: Heard;
  log: Logger;
}): Connection {
  const { session, journal, trust, heard, log } = how;
  const socket = makeWASocket({
    auth: { creds: session.creds, keys: session.keys },
    logger: quietLogger(log),
    markOnlineOnConnect: false,
    emitOwnEvents: false,
    syncFullHistory: false,
    shouldSyncHistoryMessage: ({ syncType }) => Number(syncType) === Number(INITIAL_BOOTSTRAP),
    shouldIgnoreJid: isNobody,
    getMessage: async ({ id }) => (id ? how.getMessage(id) : undefined),
    makeSignalRepository: journal.wrap(DEFAULT_CONNECTION_CONFIG.makeSignalRepository),
    ...(how.version ? { version: how.version } : {}),
    ...(how.qrMs === undefined ? {} : { qrTimeout: how.qrMs }),
    ...(trust.wsUrl === undefined ? {} : { waWebSocketUrl: trust.wsUrl }),
    ...(trust.agent ? { fetchAgent: trust.agent } : {}),
    ...(trust.agent && trust.wsUrl?.startsWith('wss:') ? { agent: trust.agent } : {}),
  });
  journal.watch(socket);
  socket.ev.on('creds.update', () => session.save());
  socket.ev.on('messages.upsert', heard.upsert);
  socket.ev.on('messages.update', heard.updates);
  socket.ev.on('call', heard.calls);
  let asked = false;
  const ended = new Promise<Disconnect>((resolve) => {
    socket.ev.on('connection.update', ({ connection, lastDisconnect, qr }) => {
      if (qr !== undefined) {
        void show(qr, asked).catch((thrown: unknown) => {
          log.warn({ why: describe(thrown) }, 'the code for linking cannot be shown');
        });
        asked = true;
      }
      if (connection === 'open') heard.opened(socket);
      if (connection === 'close') resolve(disconnectOf(lastDisconnect?.error));
    });
  });

  /** A pairing code is asked for once per connection, when the first QR shows that WhatsApp is ready for it. */
  async function show(qr: string, again: boolean): Promise<void> {
    if (how.pairPhone === undefined) return how.linking.showQr(qr);
    if (!again) how.linking.showCode(await socket.requestPairingCode(how.pairPhone));
  }

  return { socket, ended };
}

/** Not somebody whom we talk to: groups, channels, status, lists, robots. */
export function isNobody(jid: string): boolean {
  return Boolean(
    isJidGroup(jid) ||
    isJidStatusBroadcast(jid) ||
    isJidBroadcast(jid) ||
    isJidNewsletter(jid) ||
    isJidMetaAI(jid) ||
    isJidBot(jid),
  );
}

function disconnectOf(error: Error | undefined): Disconnect {
  return { code: statusOf(error) ?? 428, message: plain(error?.message ?? 'closed') };
}
