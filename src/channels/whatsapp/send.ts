/** One message of the outbox on its way: its time, the typing, the sending, and WhatsApp's own word that it has it. */
import type { BinaryNode, proto, WASocket } from '@whiskeysockets/baileys';
import type { Logger } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';
import type { Alert, Blobs, DeviceRow, Devices, Outbound, SendResult } from '../../app/ports.ts';
import { boundedMap } from '../bounded.ts';
import type { Allowance } from './allowance.ts';
import { describe, failureOf, notConnected, refusalOf, RESTRICTED } from './failures.ts';
import { DEVICE, digitsOf, ownerOf, personOf } from './identity.ts';
import { menuRow, withOptions } from './menus.ts';
import { messageIdOf } from './messageId.ts';
import { decodeMessage, encodeMessage, finish, partsOf } from './outgoing.ts';
import type { Part } from './outgoing.ts';
import { typingTime } from './pace.ts';
import type { Pace, PaceSettings } from './pace.ts';

/** What was sent, for the phone that could not read it and asks again. */
export const SENT = 'sent';
/** What was left by the last run asks again so often, instead of counting as a failure that makes it wait for long. */
const SOON_MS = 500;

/** An open connection. */
export type Open = { socket: WASocket; identity: Uint8Array; me: string };

export type Sender = {
  send(outbound: Outbound): Promise<SendResult>;
  /** The kept content of a message; undefined for one that is not ours or too old. */
  sent(id: string): Promise<proto.IMessage | undefined>;
  /** Whether `send` has yet to say, or has said, that WhatsApp did not take this message: a refusal is no news then. */
  untaken(id: string): boolean;
  idle(): Promise<void>;
};

/** Refusals come within moments of the sending. */
const MAX_UNTAKEN = 1_000;

type Failed = Extract<SendResult, { ok: false }>;

export function createSender(how: {
  open: () => Open | undefined;
  /** We have just been started: a connection is a matter of seconds. */
  soon: () => boolean;
  devices: Pick<Devices, 'read' | 'write'>;
  blobs: Pick<Blobs, 'load'>;
  pace: Pace;
  settings: PaceSettings;
  allowance: Allowance;
  alert: Alert;
  log: Logger;
  now: () => Date;
  stopped: AbortSignal;
  ackMs: number;
}): Sender {
  const { devices, log, stopped, pace } = how;
  const underWay = new Set<Promise<SendResult>>();
  const untaken = boundedMap<string, true>(MAX_UNTAKEN);

  async function send(outbound: Outbound): Promise<SendResult> {
    const { proactive, address, message } = outbound;
    const open = how.open();
    if (!open && !stopped.aborted && how.soon()) return slower(SOON_MS, 'about to be connected');
    if (!open || stopped.aborted) return notConnected('not connected to WhatsApp');
    const jid = personOf(address.id);
    if (jid === undefined) return { ok: false, why: 'rejected', detail: 'no WhatsApp address' };
    if (address.account !== digitsOf(open.me))
      return notConnected('this address belongs to another number of ours');
    if (proactive) {
      const waitMs = await how.allowance.waitMs(outbound.crowd);
      if (waitMs > 0) return slower(waitMs, 'no more unasked messages today');
    }
    const leadMs = typingTime(withOptions(message), Math.random(), how.settings.typingMs);
    const turn = pace.take(outbound.id, proactive, leadMs);
    if ('retryAfterMs' in turn) return slower(turn.retryAfterMs, 'our own pace');
    try {
      await pause(turn.waitMs, undefined, { signal: stopped });
      return await sendParts(outbound, jid, leadMs);
    } catch (thrown) {
      if (stopped.aborted) return notConnected('the program stops');
      log.warn({ why: describe(thrown) }, 'a WhatsApp message was not sent');
      return failureOf(thrown);
    }
  }

  async function sendParts(outbound: Outbound, jid: string, leadMs: number): Promise<SendResult> {
    const parts = await partsOf(outbound.message, how.blobs, log);
    if (parts.length === 0) return { ok: false, why: 'rejected', detail: 'nothing to send' };
    let result: SendResult = notConnected('not connected to WhatsApp');
    for (const [index, part] of parts.entries()) {
      // Taken anew each time: the connection may be another one after a pause.
      const open = how.open();
      if (!open) return notConnected('not connected to WhatsApp');
      const last = index === parts.length - 1;
      const name = last ? outbound.id : `${outbound.id}/${index}`;
      const id = messageIdOf(name, open.identity);
      const kept = await prepare({ outbound, part, open, jid, id, last });
      await type(open, jid, index === 0 ? leadMs : 0);
      result = await deliver(open, jid, id, kept, outbound.proactive);
      if (!result.ok) return result;
    }
    return result;
  }

  /** The content, kept before it is sent; of a repeat it is what was kept the first time. */
  async function prepare(what: {
    outbound: Outbound;
    part: Part;
    open: Open;
    jid: string;
    id: string;
    last: boolean;
  }): Promise<proto.IMessage> {
    const { outbound, part, open, jid, id, last } = what;
    const before = await sent(id);
    if (before) return before;
    const content = await finish(part, { socket: open.socket, jid, id, log });
    const owner = ownerOf(outbound.address);
    const rows: DeviceRow[] = [{ type: SENT, id, value: encodeMessage(content), owner }];
    if (last) rows.push(...menuRow(id, outbound.message, owner));
    if (last && outbound.proactive) rows.push(await how.allowance.spend());
    await devices.write(DEVICE, rows, how.now());
    return content;
  }

  /** Shown for as long as somebody would type; that it cannot be shown never holds a message up. */
  async function type({ socket }: Open, jid: string, ms: number): Promise<void> {
    if (ms <= 0) return;
    const show = (state: 'composing' | 'paused'): Promise<void> =>
      socket.sendPresenceUpdate(state, jid).catch((thrown: unknown) => {
        log.debug({ why: describe(thrown) }, 'typing is not shown');
      });
    await show('composing');
    await pause(ms, undefined, { signal: stopped });
    await show('paused');
  }

  async function deliver(
    { socket }: Open,
    jid: string,
    id: string,
    content: proto.IMessage,
    proactive: boolean,
  ): Promise<SendResult> {
    untaken.set(id, true);
    const answer = await pace.pass(stopped, async () => {
      // Before the sending: WhatsApp may be quicker than we are.
      const awaited = socket.waitForMessage(id, how.ackMs);
      awaited.catch(() => undefined);
      await socket.relayMessage(jid, content, { messageId: id });
      return { awaited };
    });
    const node = (await answer.awaited) as BinaryNode | undefined;
    if (!node) return { ok: false, why: 'unknown', detail: 'no answer from WhatsApp' };
    const refused = refusalOf(node, proactive);
    if (!refused) {
      untaken.delete(id);
      return { ok: true, providerId: id };
    }
    log.warn({ why: refused.detail }, 'WhatsApp refuses a message');
    if (Number(node.attrs.error) === RESTRICTED) await restricted();
    return refused;
  }

  async function restricted(): Promise<void> {
    try {
      if (!(await how.allowance.stop())) return;
      await how.alert({ channel: 'whatsapp', what: 'proactive_stopped' });
    } catch (thrown) {
      log.error({ why: describe(thrown) }, 'staff were not told that unasked messages stopped');
    }
  }

  async function sent(id: string): Promise<proto.IMessage | undefined> {
    const value = (await devices.read(DEVICE, SENT, [id])).get(id);
    return value === undefined ? undefined : decodeMessage(value);
  }

  return {
    send(outbound) {
      const work = send(outbound).finally(() => underWay.delete(work));
      underWay.add(work);
      return work;
    },
    sent,
    untaken: (id) => untaken.get(id) === true,
    async idle() {
      await Promise.allSettled(underWay);
    },
  };
}

function slower(retryAfterMs: number, detail: string): Failed {
  return { ok: false, why: 'throttled', retryAfterMs, detail };
}
