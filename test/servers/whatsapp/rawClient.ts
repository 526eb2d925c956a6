/** The client library as it comes, with its session in memory, for tests of the server itself. */
import {
  BufferJSON,
  DEFAULT_CONNECTION_CONFIG,
  initAuthCreds,
  makeWASocket,
  type AuthenticationCreds,
  type AuthenticationState,
  type BaileysEventMap,
  type ConnectionState,
  type SignalDataSet,
  type SignalDataTypeMap,
  type UserFacingSocketConfig,
  type WAMessage,
  type WASocket,
} from '@whiskeysockets/baileys';
import { createChanges } from './waiting.ts';

export type Session = { auth: AuthenticationState; rows: Map<string, string> };

type Upsert = BaileysEventMap['messages.upsert'];
type Update = BaileysEventMap['messages.update'][number];

export type Client = {
  sock: WASocket;
  /** The texts for QR codes so far. */
  qrs: string[];
  upserts: { message: WAMessage; type: Upsert['type'] }[];
  updates: Update[];
  /** Resolves with the code a close came with. */
  closed(ms?: number): Promise<number>;
  until<T>(look: () => T | undefined, why: string, ms?: number): Promise<T>;
  opened(): Promise<void>;
  stop(): void;
};

const silent = (): void => undefined;
const logger = {
  level: 'silent',
  child: () => logger,
  trace: silent,
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
};

/** A session that has paired with nobody yet; rows are text, as in a database, and `stored` hears of every write. */
export function newSession(stored: () => void = () => undefined): Session {
  const rows = new Map<string, string>();
  const creds: AuthenticationCreds = initAuthCreds();
  const keys: AuthenticationState['keys'] = {
    get<T extends keyof SignalDataTypeMap>(type: T, ids: string[]) {
      const found: Record<string, SignalDataTypeMap[T]> = {};
      for (const id of ids) {
        const row = rows.get(`${type}/${id}`);
        if (row !== undefined) {
          found[id] = JSON.parse(row, BufferJSON.reviver) as SignalDataTypeMap[T];
        }
      }
      return found;
    },
    set(data: SignalDataSet) {
      for (const [type, values] of Object.entries(data)) {
        for (const [id, value] of Object.entries(values)) {
          if (value == null) rows.delete(`${type}/${id}`);
          else rows.set(`${type}/${id}`, JSON.stringify(value, BufferJSON.replacer));
        }
      }
      stored();
    },
  };
  return { auth: { creds, keys }, rows };
}

/** A copy that goes its own way from here, as a database file restored elsewhere. */
export function copyOf(session: Session): Session {
  const copy = newSession();
  const creds = JSON.parse(
    JSON.stringify(session.auth.creds, BufferJSON.replacer),
    BufferJSON.reviver,
  ) as AuthenticationCreds;
  Object.assign(copy.auth.creds, creds);
  for (const [id, row] of session.rows) copy.rows.set(id, row);
  return copy;
}

/** One socket; like every socket of the library it ends with its connection. */
export function connect(
  wsUrl: string,
  session: Session,
  more: Partial<UserFacingSocketConfig> = {},
): Client {
  const changes = createChanges();
  const sock = makeWASocket({
    ...DEFAULT_CONNECTION_CONFIG,
    auth: session.auth,
    waWebSocketUrl: wsUrl,
    logger,
    emitOwnEvents: false,
    markOnlineOnConnect: false,
    shouldIgnoreJid: (jid) => /@(g\.us|broadcast|newsletter)$/.test(jid),
    ...more,
  });
  let last: Partial<ConnectionState> = {};
  const qrs: string[] = [];
  const upserts: Client['upserts'] = [];
  const updates: Update[] = [];
  sock.ev.on('connection.update', (update) => {
    last = { ...last, ...update };
    if (update.qr !== undefined) qrs.push(update.qr);
    changes.tell();
  });
  sock.ev.on('messages.upsert', ({ messages, type }) => {
    for (const message of messages) upserts.push({ message, type });
    changes.tell();
  });
  sock.ev.on('messages.update', (some) => {
    updates.push(...some);
    changes.tell();
  });
  sock.ev.on('creds.update', () => changes.tell());
  const until = <T>(look: () => T | undefined, why: string, ms = 10_000): Promise<T> =>
    changes.until(look, ms, () => why);
  const closeCode = (): number | undefined => {
    if (last.connection !== 'close') return undefined;
    const error = last.lastDisconnect?.error as { output?: { statusCode?: number } } | undefined;
    return error?.output?.statusCode ?? 0;
  };
  return {
    sock,
    qrs,
    upserts,
    updates,
    until,
    closed: (ms) => until(closeCode, 'the socket is still open', ms),
    async opened() {
      await until(() => {
        const code = closeCode();
        if (code !== undefined) throw new Error(`closed with ${code}`);
        return last.connection === 'open' && last.receivedPendingNotifications ? true : undefined;
      }, 'the socket is not open');
    },
    stop: () => void sock.end(undefined),
  };
}
