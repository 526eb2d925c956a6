/** A fresh server for every test of a file, trusted by the library, its clients ended afterwards; nothing may be left unexplained. */
import { WA_CERT_DETAILS } from '@whiskeysockets/baileys';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { startWhatsApp, type WhatsAppServer } from './index.ts';
import { connect, type Client, type Session } from './rawClient.ts';

type Config = Parameters<typeof connect>[2];

export type Rig = {
  readonly whatsapp: WhatsAppServer;
  open(session: Session, more?: Config): Client;
  pairByQr(session: Session): Promise<void>;
  /** A client that is logged in; pairs before when the session is new. */
  loggedIn(session: Session, more?: Config): Promise<Client>;
  /** What a test may leave behind; reset after each. */
  expects: { violations: RegExp[]; unhandled: string[]; unreadable: number };
};

/** Sets the hooks of a test file. */
export function useWhatsApp(): Rig {
  const trusted = WA_CERT_DETAILS.PUBLIC_KEY;
  const nothing = (): Rig['expects'] => ({ violations: [], unhandled: [], unreadable: 0 });
  const expects = nothing();
  let whatsapp: WhatsAppServer;
  let clients: Client[] = [];
  beforeAll(() => {
    // The library's Signal part talks to the console by itself, keys included.
    for (const method of ['log', 'info', 'warn', 'error'] as const) {
      vi.spyOn(console, method).mockImplementation(() => undefined);
    }
  });
  beforeEach(async () => {
    whatsapp = await startWhatsApp();
    WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(whatsapp.rootPublicKeyHex, 'hex');
  });
  afterEach(async () => {
    for (const client of clients) client.stop();
    clients = [];
    await whatsapp.close();
    const { unhandled, unreadable, violations } = whatsapp;
    const wrong = violations.filter((each) => !expects.violations.some((one) => one.test(each)));
    const found = { unhandled, wrong, unreadable: unreadable.length };
    expect(found).toEqual({ ...expects, violations: undefined, wrong: [] });
    Object.assign(expects, nothing());
  });
  afterAll(() => {
    vi.restoreAllMocks();
    WA_CERT_DETAILS.PUBLIC_KEY = trusted;
  });
  const open: Rig['open'] = (session, more) => {
    const client = connect(whatsapp.wsUrl, session, more);
    clients.push(client);
    return client;
  };
  const pairByQr: Rig['pairByQr'] = async (session) => {
    const client = open(session);
    await whatsapp.scan(await client.until(() => client.qrs[0], 'no QR text'));
    expect(await client.closed()).toBe(515);
  };
  return {
    get whatsapp() {
      return whatsapp;
    },
    expects,
    open,
    pairByQr,
    async loggedIn(session, more) {
      if (!session.auth.creds.account) await pairByQr(session);
      const client = open(session, more);
      await client.opened();
      await whatsapp.connected();
      return client;
    },
  };
}

/** The upsert of a message, once it has come with content. */
export function arrival(client: Client, id: string): Promise<Client['upserts'][number]> {
  const look = () => client.upserts.find(({ message }) => message.key.id === id && message.message);
  return client.until(look, `message ${id} has not come`);
}
