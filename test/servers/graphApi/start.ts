// Puts a server together and gives its handle to a test; stop() leaves no socket and no timer behind.
import type { AddressInfo } from 'node:net';
import { createWaiting } from '../botApi/waiting.ts';
import { refusal, titleOf } from './errors.ts';
import { createFaults } from './faults.ts';
import type { FaultList } from './faults.ts';
import { createPerson } from './people.ts';
import type { GraphPerson } from './people.ts';
import { createGraphServer, DOWNLOAD_PATH } from './server.ts';
import type { Call, CallKind, GraphApiOptions, Heard, PersonState, StoredMedia } from './types.ts';
import { kindOf, seen } from './validate.ts';
import { createWebhooks } from './webhooks.ts';
import type { Webhooks } from './webhooks.ts';

type Json = Record<string, unknown>;

export interface GraphApi {
  /** For CLOUD_API_ROOT; without a slash at the end. */
  url: string;
  token: string;
  phoneNumberId: string;
  displayPhoneNumber: string;
  appSecret: string;
  verifyToken: string;
  /** Somebody with WhatsApp; made on first use, later calls return the same one. */
  person: (
    waId: string,
    profile?: { name?: string; userId?: string; hidesNumber?: boolean },
  ) => GraphPerson;
  /** Every call in order of arrival. */
  readonly calls: readonly Call[];
  callsOf: (what: CallKind) => Call[];
  faults: FaultList;
  webhooks: Webhooks;
  /** A webhook with any `value` for our number; `change` replaces parts of the whole. */
  tell: (value: Json, change?: { phoneNumberId?: string; field?: string }) => void;
  /** Meta paused this template for its quality. */
  pauseTemplate: (name: string) => void;
  /** Meta lets us begin to write to more people a day, and says so. */
  allow: (people: keyof typeof PEOPLE_A_DAY) => void;
  /** Files that people sent cannot be fetched any more. */
  expireMedia: () => void;
  /** Addresses of files lead elsewhere. */
  misleadMedia: (url: string) => void;
  /** Resolves with the first truthy value of the predicate. */
  waitFor: <T>(predicate: () => T | undefined | false | null, timeoutMs?: number) => Promise<T>;
  stop: () => Promise<void>;
}

const VERSION = 'v23.0';
const WINDOW_MS = 24 * 60 * 60_000;
const ACCOUNT = '102290129340398';
const TIMEOUT_MS = 5_000;
const PEOPLE_A_DAY = { '250': 250, '2K': 2_000, UNLIMITED: Infinity };

/** A Graph API server on a loopback port. */
export async function startGraphApi(options: GraphApiOptions = {}): Promise<GraphApi> {
  const {
    phoneNumberId = '106540352242922',
    displayPhoneNumber = '+62 21-5550-0123',
    token = 'EAAG-loopback-test-token',
    appSecret = '0123456789abcdef0123456789abcdef',
    verifyToken = 'kata-sandi-webhook',
    templates = [],
    now = () => new Date(),
    webhookRetryMs = 20,
    statuses = true,
    windowIsToldBy = 'answer',
    peopleADay: firstLimit = '250',
  } = options;
  const waiting = createWaiting();
  const faults = createFaults();
  const calls: Call[] = [];
  const media = new Map<string, StoredMedia>();
  const paused = new Set<string>();
  const begun = new Map<string, number>();
  let peopleADay = firstLimit;
  const people = new Map<string, { state: PersonState; person: GraphPerson }>();
  let count = 0;
  let misled: string | undefined;
  let root = '';
  const webhooks = createWebhooks({
    appSecret,
    verifyToken,
    retryMs: webhookRetryMs,
    changed: waiting.changed,
  });

  const newId = (): string => `wamid.HBgN${Buffer.from(`graph-api-${++count}`).toString('base64')}`;

  function tell(value: Json, change: { phoneNumberId?: string; field?: string } = {}): void {
    webhooks.push({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: ACCOUNT,
          changes: [
            {
              value: {
                messaging_product: 'whatsapp',
                metadata: {
                  display_phone_number: displayPhoneNumber.replace(/\D/g, ''),
                  phone_number_id: change.phoneNumberId ?? phoneNumberId,
                },
                ...value,
              },
              field: change.field ?? 'messages',
            },
          ],
        },
      ],
    });
  }

  function addMedia(file: {
    bytes: Uint8Array;
    mime: string;
    name?: string;
    declaredSize?: number;
  }): StoredMedia {
    const id = String(1_000_000_000_000_000 + ++count);
    const stored = { ...file, id, declaredSize: file.declaredSize ?? file.bytes.length };
    media.set(id, stored);
    return stored;
  }

  function recipientOf(payload: Json): { state: PersonState; person: GraphPerson } {
    const { to, recipient } = payload;
    const key = to ?? recipient;
    if (typeof key !== 'string' || key === '') throw refusal(100, 'The parameter to is required.');
    const found =
      people.get(key.replace(/^\+/, '')) ??
      [...people.values()].find(({ state }) => state.userId === key);
    if (!found) throw refusal(131026, 'The recipient is no WhatsApp user');
    if (found.state.refusesWith !== undefined) throw refusal(found.state.refusesWith);
    return found;
  }

  /** Counts somebody whom we write to outside of the 24 hours; too many of them are refused. */
  function begin(waId: string): void {
    const at = now().getTime();
    const lately = [...begun].filter(([id, when]) => id !== waId && when > at - WINDOW_MS);
    if (lately.length >= PEOPLE_A_DAY[peopleADay]) throw refusal(131048);
    begun.set(waId, at);
  }

  /** Delivers a valid message to its person; answers as Meta does. */
  function send(payload: Json): object {
    const looks = seen(payload, { media, templates, paused });
    const { state, person } = recipientOf(payload);
    const id = newId();
    const type = kindOf(payload);
    const open = state.wroteAt !== undefined && now().getTime() - state.wroteAt < WINDOW_MS;
    if (!open && type !== 'template' && windowIsToldBy === 'answer') {
      throw refusal(
        131047,
        'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
      );
    }
    if (!open && type === 'template') begin(state.waId);
    const mark = payload['biz_opaque_callback_data'];
    const heard: Heard = {
      id,
      type,
      payload,
      ...looks,
      ...(typeof mark === 'string' ? { mark } : {}),
    };
    if (!open && type !== 'template') person.status('failed', { id, code: 131047 });
    else {
      state.heard.push(heard);
      if (statuses) for (const name of ['sent', 'delivered']) person.status(name, { id });
    }
    return {
      messaging_product: 'whatsapp',
      contacts: [{ input: payload['to'] ?? payload['recipient'], wa_id: state.waId }],
      messages: [{ id, ...(type === 'template' ? { message_status: 'accepted' } : {}) }],
    };
  }

  function read(payload: Json): object {
    const { status, message_id: id, typing_indicator: typing } = payload;
    if (status !== 'read' || typeof id !== 'string') throw refusal(100, 'message_id');
    const owner = [...people.values()].find(({ state }) => sentBy.get(id) === state.waId);
    if (!owner) throw refusal(131009, 'message_id');
    owner.state.readByBot.push(id);
    if (typing !== undefined) {
      if ((typing as Json)['type'] !== 'text') throw refusal(100, 'typing_indicator');
      owner.state.typed.push(id);
    }
    return { success: true };
  }
  const sentBy = new Map<string, string>();

  async function upload(form: FormData): Promise<object> {
    if (form.get('messaging_product') !== 'whatsapp') throw refusal(100, 'messaging_product');
    const file = form.get('file');
    const mime = form.get('type');
    if (!(file instanceof File)) throw refusal(131008, 'file');
    if (typeof mime !== 'string' || file.type !== mime)
      throw refusal(131053, `the file is ${file.type}`);
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (bytes.length === 0) throw refusal(131053, 'an empty file');
    return { id: addMedia({ bytes, mime, name: file.name }).id };
  }

  function mediaAt(id: string): object | undefined {
    const found = media.get(id);
    if (!found) return undefined;
    return {
      messaging_product: 'whatsapp',
      url: misled ?? `${root}/${DOWNLOAD_PATH}?mid=${id}&ext=1795309200&hash=ATt`,
      mime_type: found.mime,
      sha256: 'a'.repeat(64),
      file_size: found.declaredSize,
      id,
    };
  }

  function personOf(
    waId: string,
    profile: { name?: string; userId?: string; hidesNumber?: boolean } = {},
  ): GraphPerson {
    const known = people.get(waId);
    if (known) return known.person;
    const state: PersonState = {
      waId,
      name: profile.name ?? 'Siti',
      ...(profile.userId === undefined ? {} : { userId: profile.userId }),
      hidesNumber: profile.hidesNumber ?? false,
      wroteAt: undefined,
      heard: [],
      readByBot: [],
      typed: [],
    };
    const person = createPerson(state, {
      now,
      addMedia,
      tell,
      titleOf,
      newId: () => {
        const id = newId();
        sentBy.set(id, waId);
        return id;
      },
      until: (look, timeoutMs, explain) => waiting.until(look, timeoutMs, explain),
    });
    people.set(waId, { state, person });
    return person;
  }

  const server = createGraphServer({
    token,
    version: VERSION,
    phoneNumberId,
    faults,
    calls,
    number: () => ({
      display_phone_number: displayPhoneNumber,
      verified_name: 'BIG HUG Bekasi',
      id: phoneNumberId,
    }),
    limit: () => ({
      whatsapp_business_manager_messaging_limit: `TIER_${peopleADay}`,
      id: phoneNumberId,
    }),
    send,
    read,
    upload,
    media: mediaAt,
    download: (mid) => media.get(mid),
    changed: waiting.changed,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${root}/${VERSION}`,
    token,
    phoneNumberId,
    displayPhoneNumber,
    appSecret,
    verifyToken,
    person: personOf,
    calls,
    callsOf: (what) => calls.filter((call) => call.what === what),
    faults,
    webhooks,
    tell,
    pauseTemplate: (name) => void paused.add(name),
    allow(people) {
      peopleADay = people;
      const count = PEOPLE_A_DAY[people];
      const most = count === Infinity ? -1 : count;
      tell({ max_daily_conversations_per_business: most }, { field: 'business_capability_update' });
    },
    expireMedia: () => media.clear(),
    misleadMedia: (url) => void (misled = url),
    waitFor: (predicate, timeoutMs = TIMEOUT_MS) =>
      waiting.until(
        predicate,
        timeoutMs,
        () => `The newest calls: ${JSON.stringify(calls.slice(-3))}`,
      ),
    async stop() {
      waiting.stop();
      await webhooks.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
