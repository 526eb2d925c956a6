/** A webhook of Meta's becomes what happened, in our words; pure, so that recorded payloads are its tests. */
import type { z } from 'zod';
import type { Address, InboundMessage, Progress } from '../../app/ports.ts';
import { harmless } from './failures.ts';
import { contentOf } from './content.ts';
import type { RemoteFile } from './content.ts';
import {
  Body,
  Change,
  Entry,
  LimitNews,
  Message,
  Sender,
  Status,
  TemplateNews,
  Value,
} from './wire.ts';

type Envelope = Omit<InboundMessage, 'input'>;

export type Happened =
  | {
      kind: 'message';
      envelope: Envelope;
      input: InboundMessage['input'];
      /** The message of ours that this one answers by quoting it. */
      quotes?: string;
    }
  | {
      kind: 'file';
      envelope: Envelope;
      file: RemoteFile;
      as: 'photo' | 'document' | 'voice';
      caption?: string;
    }
  | { kind: 'status'; progress: Progress; recipient?: string; code?: number }
  /** How many people a day we may begin to write to, as Meta says it. */
  | { kind: 'limit'; limit: unknown }
  /** Nothing to do, and why; `notable` where whoever runs the bot wants to know. */
  | { kind: 'nothing'; why: string; notable?: true };

export type Reading = {
  phoneNumberId: string;
  /** For what carries no date. */
  now: Date;
};

/** A telephone number as WhatsApp names accounts, or the id that stands for somebody who hides theirs. */
const WA_ID = /^\d{5,20}$/;
const USER_ID = /^[A-Z]{2}\.[A-Za-z0-9.]{1,140}$/;

export function isWaId(id: string): boolean {
  return WA_ID.test(id);
}
export function isUserId(id: string): boolean {
  return USER_ID.test(id);
}

/**
 * All that one webhook says, in its order; the dedupe id of a message is Meta's own ("wamid…"). Never throws: what
 * cannot be read is `nothing`, and hides nothing beside it.
 */
export function readBody(raw: unknown, reading: Reading): Happened[] {
  const body = Body.safeParse(raw);
  if (!body.success) return [{ kind: 'nothing', why: 'no webhook of a WhatsApp account' }];
  return each(body.data.entry, Entry, 'entry').flatMap((entry) => {
    if ('kind' in entry) return [entry];
    return each(entry.changes, Change, 'change').flatMap((change) =>
      'kind' in change ? [change] : readChange(change, reading),
    );
  });
}

/** Every part of a list that can be read; in the place of the others, that they could not. */
function each<T extends z.ZodType>(
  parts: readonly unknown[] | undefined,
  schema: T,
  what: string,
): (z.infer<T> | { kind: 'nothing'; why: string })[] {
  return (parts ?? []).map((part) => {
    const read = schema.safeParse(part);
    return read.success ? read.data : { kind: 'nothing', why: `malformed ${what}` };
  });
}

function readChange(change: z.infer<typeof Change>, reading: Reading): Happened[] {
  if (change.field !== undefined && change.field !== 'messages') return [readNews(change)];
  const read = Value.safeParse(change.value);
  if (!read.success) return [{ kind: 'nothing', why: 'malformed value' }];
  const { metadata, contacts, messages, statuses } = read.data;
  if (metadata.phone_number_id !== reading.phoneNumberId) {
    return [{ kind: 'nothing', why: 'another number of the account' }];
  }
  const ours = digits(metadata.display_phone_number ?? '');
  const senders = each(contacts, Sender, 'contact').filter((one) => !('kind' in one)) as Sender[];
  return [
    ...each(messages, Message, 'message').map((message) =>
      'kind' in message ? message : readMessage(message, senders, ours, reading),
    ),
    ...each(statuses, Status, 'status').map((status) =>
      'kind' in status ? status : readStatus(status, reading),
    ),
  ];
}

/** Of our account: another limit, or a template that was paused and reaches nobody any more. */
function readNews({ field = '', value }: z.infer<typeof Change>): Happened {
  const why = `news of ${plainName(field)}`;
  const limit = LimitNews.safeParse(value);
  if (field === 'business_capability_update' && limit.success)
    return { kind: 'limit', limit: limit.data.max_daily_conversations_per_business };
  const template = TemplateNews.safeParse(value);
  if (!template.success) return { kind: 'nothing', why };
  const { event, message_template_name: name } = template.data;
  return { kind: 'nothing', why: `template ${name}: ${event}`, notable: true };
}

function readMessage(
  message: Message,
  senders: readonly Sender[],
  ours: string,
  reading: Reading,
): Happened {
  if (message.group_id !== undefined) return { kind: 'nothing', why: 'a group' };
  if (message.type === 'system') {
    const what = plainName(message.system?.type ?? 'unknown');
    return { kind: 'nothing', why: `a system message: ${what}`, notable: true };
  }
  if (message.type === 'reaction') return { kind: 'nothing', why: 'a reaction' };
  const who = whoOf(message, senders, ours, reading.phoneNumberId);
  if (!who) return { kind: 'nothing', why: 'a message from nobody' };
  const at = dateOf(message.timestamp, reading.now);
  const envelope: Envelope = { id: message.id, at, ...who };
  const content = contentOf(message, who.from.id);
  if ('file' in content) return { kind: 'file', envelope, ...content };
  const quotes = message.context?.id;
  return {
    kind: 'message',
    envelope,
    ...content,
    ...(quotes !== undefined && content.input.kind === 'text' ? { quotes } : {}),
  };
}

/** The sender's telephone number, or else their business-scoped id; the other one, and who they are to the unofficial client, beside it. */
function whoOf(
  message: Message,
  senders: readonly Sender[],
  ours: string,
  account: string,
): { from: Address; also?: Address[] } | undefined {
  const only = senders.length === 1 ? senders[0] : undefined;
  const given = digits(message.from ?? '');
  const sender =
    senders.find(
      (one) =>
        (given !== '' && digits(one.wa_id ?? '') === given) ||
        (one.user_id !== undefined && one.user_id === message.from_user_id),
    ) ?? only;
  const phone = [given, digits(sender?.wa_id ?? '')].find(isWaId);
  const scoped = [message.from_user_id, sender?.user_id].find(
    (id) => id !== undefined && isUserId(id),
  );
  const address = (id: string): Address => ({ channel: 'whatsapp-cloud', account, id });
  if (phone === undefined) return scoped === undefined ? undefined : { from: address(scoped) };
  const also: Address[] = [
    ...(ours === ''
      ? []
      : [{ channel: 'whatsapp' as const, account: ours, id: `${phone}@s.whatsapp.net` }]),
    ...(scoped === undefined ? [] : [address(scoped)]),
  ];
  return { from: address(phone), ...(also.length > 0 ? { also } : {}) };
}

const STATES: Readonly<Record<string, Progress['state']>> = {
  delivered: 'delivered',
  read: 'read',
  // A voice note that was listened to.
  played: 'read',
  failed: 'failed',
};

function readStatus(status: z.infer<typeof Status>, reading: Reading): Happened {
  const state = STATES[status.status];
  if (state === undefined) {
    return { kind: 'nothing', why: `a status that is not used: ${plainName(status.status)}` };
  }
  const trouble = status.errors?.[0];
  const why = trouble && `${trouble.code} ${harmless(trouble.title ?? '')}`.trim();
  return {
    kind: 'status',
    progress: {
      providerId: status.id,
      state,
      at: dateOf(status.timestamp, reading.now),
      ...(state === 'failed' && why !== undefined ? { why } : {}),
    },
    ...(status.recipient_id === undefined ? {} : { recipient: status.recipient_id }),
    ...(trouble ? { code: trouble.code } : {}),
  };
}

/** Seconds as Meta sends them; anything else, and what lies ahead of now, is now. */
function dateOf(timestamp: string | number | undefined, now: Date): Date {
  const at = Number(timestamp ?? Number.NaN) * 1000;
  return Number.isFinite(at) && at > 0 && at <= now.getTime() ? new Date(at) : now;
}

function digits(text: string): string {
  return text.replace(/\D/g, '');
}

/** A name from outside, fit for a log. */
function plainName(name: string): string {
  return /^[a-z_]{1,40}$/.test(name) ? name : 'unknown';
}
