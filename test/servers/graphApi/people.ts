// People with WhatsApp: what they do becomes webhooks, what is sent to them is what they see.
import type { Heard, PersonState, StoredMedia } from './types.ts';

type Json = Record<string, unknown>;

export interface GraphPerson {
  readonly waId: string;
  /** All that reached them, oldest first. */
  readonly heard: readonly Heard[];
  readonly newest: Heard | undefined;
  /** Ids of their messages that the bot marked as read, and of those with "typing". */
  readonly readByBot: readonly string[];
  readonly typed: readonly string[];
  /** Each of these gives the id of what they sent. */
  says: (text: string, more?: Json) => string;
  /** Taps the newest button or row with this label, or chooses it under the message with this id. */
  taps: (label: string, under?: string) => string;
  quotes: (messageId: string, text: string) => string;
  sendsImage: (
    bytes: Uint8Array,
    how?: { caption?: string; mime?: string; declaredSize?: number },
  ) => string;
  sendsDocument: (
    bytes: Uint8Array,
    how?: { caption?: string; mime?: string; name?: string },
  ) => string;
  sendsVoice: (bytes: Uint8Array) => string;
  sendsLocation: (latitude: number, longitude: number) => string;
  /** Their own number, unless another is given. */
  sharesContact: (phone?: string) => string;
  reacts: (messageId: string, emoji: string) => string;
  /** Any message: `type` and its part. */
  sends: (message: Json) => string;
  /** A status of a message to them, the newest unless told: read, delivered, failed with a code. */
  status: (status: string, how?: { id?: string; code?: number; title?: string }) => void;
  /** What arrived since the last next(): the oldest of it, as soon as there is one. */
  next: (timeoutMs?: number) => Promise<Heard>;
  /** From now on every message to them is refused with this code. */
  refuses: (code: number) => void;
  /** Their last message is this old, so that the 24 hours are over. */
  wroteAgo: (ms: number) => void;
}

export function createPerson(
  state: PersonState,
  world: {
    now: () => Date;
    newId: () => string;
    addMedia: (file: { bytes: Uint8Array; mime: string; declaredSize?: number }) => StoredMedia;
    /** Sends a webhook of our number with these parts of `value`. */
    tell: (value: Json) => void;
    titleOf: (code: number) => string;
    until: <T>(look: () => T | undefined, timeoutMs: number, explain: () => string) => Promise<T>;
  },
): GraphPerson {
  let seen = 0;
  const contact = (): Json => ({
    profile: { name: state.name },
    ...(state.hidesNumber ? {} : { wa_id: state.waId }),
    ...(state.userId === undefined ? {} : { user_id: state.userId }),
  });
  const seconds = (): string => String(Math.floor(world.now().getTime() / 1000));

  function sends(message: Json): string {
    const id = world.newId();
    state.wroteAt = world.now().getTime();
    world.tell({
      contacts: [contact()],
      messages: [
        {
          ...(state.hidesNumber ? {} : { from: state.waId }),
          ...(state.userId === undefined ? {} : { from_user_id: state.userId }),
          id,
          timestamp: seconds(),
          ...message,
        },
      ],
    });
    return id;
  }

  function shown(
    label: string,
    under?: string,
  ): { message: Heard; option: Heard['options'][number] } {
    for (const message of [...state.heard].reverse()) {
      if (under !== undefined && message.id !== under) continue;
      const option = message.options.find((one) => one.label === label);
      if (option) return { message, option };
    }
    const last = state.heard.at(-1);
    throw new Error(
      `No "${label}" on screen; the newest message shows ${JSON.stringify(last?.options ?? [])}.`,
    );
  }

  function taps(label: string, under?: string): string {
    const { message, option } = shown(label, under);
    const context = { from: 'bot', id: message.id };
    if (message.type === 'template') {
      return sends({ type: 'button', context, button: { payload: option.id, text: option.label } });
    }
    const kind =
      object(message.payload['interactive'])['type'] === 'list' ? 'list_reply' : 'button_reply';
    const reply = {
      id: option.id,
      title: option.label,
      ...(option.description === undefined ? {} : { description: option.description }),
    };
    return sends({ type: 'interactive', context, interactive: { type: kind, [kind]: reply } });
  }

  function sendsFile(
    type: string,
    file: { bytes: Uint8Array; mime: string; declaredSize?: number },
    more: Json,
  ): string {
    const { id } = world.addMedia(file);
    return sends({ type, [type]: { id, mime_type: file.mime, sha256: 'c2hhMjU2', ...more } });
  }

  function status(name: string, how: { id?: string; code?: number; title?: string } = {}): void {
    const message = how.id ?? state.heard.at(-1)?.id ?? '';
    const mark = state.heard.find(({ id }) => id === message)?.mark;
    world.tell({
      statuses: [
        {
          id: message,
          status: name,
          timestamp: seconds(),
          recipient_id: state.waId,
          ...(mark === undefined ? {} : { biz_opaque_callback_data: mark }),
          ...(how.code === undefined
            ? {}
            : {
                errors: [
                  {
                    code: how.code,
                    title: how.title ?? world.titleOf(how.code),
                    message: how.title ?? world.titleOf(how.code),
                    error_data: { details: `about ${state.waId}` },
                    href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
                  },
                ],
              }),
        },
      ],
    });
  }

  return {
    waId: state.waId,
    heard: state.heard,
    get newest() {
      return state.heard.at(-1);
    },
    readByBot: state.readByBot,
    typed: state.typed,
    says: (text, more = {}) => sends({ type: 'text', text: { body: text }, ...more }),
    taps,
    quotes: (messageId, text) =>
      sends({ type: 'text', text: { body: text }, context: { from: 'bot', id: messageId } }),
    sendsImage: (bytes, { caption, mime = 'image/jpeg', declaredSize } = {}) =>
      sendsFile(
        'image',
        { bytes, mime, ...(declaredSize === undefined ? {} : { declaredSize }) },
        caption === undefined ? {} : { caption },
      ),
    sendsDocument: (bytes, { caption, mime = 'application/pdf', name = 'surat.pdf' } = {}) =>
      sendsFile(
        'document',
        { bytes, mime },
        { filename: name, ...(caption === undefined ? {} : { caption }) },
      ),
    sendsVoice: (bytes) =>
      sendsFile('audio', { bytes, mime: 'audio/ogg; codecs=opus' }, { voice: true }),
    sendsLocation: (latitude, longitude) =>
      sends({ type: 'location', location: { latitude, longitude } }),
    sharesContact: (phone = state.waId) =>
      sends({
        type: 'contacts',
        contacts: [
          {
            name: { formatted_name: state.name, first_name: state.name },
            phones: [{ phone: `+${phone}`, wa_id: phone, type: 'CELL' }],
          },
        ],
      }),
    reacts: (messageId, emoji) =>
      sends({ type: 'reaction', reaction: { message_id: messageId, emoji } }),
    sends,
    status,
    async next(timeoutMs = 5_000) {
      const at = seen;
      seen += 1;
      return world.until(
        () => state.heard[at],
        timeoutMs,
        () =>
          `${state.waId} has heard ${state.heard.length} messages, the newest: ${state.heard.at(-1)?.text ?? '-'}`,
      );
    },
    refuses: (code) => void (state.refusesWith = code),
    wroteAgo: (ms) => void (state.wroteAt = world.now().getTime() - ms),
  };
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
