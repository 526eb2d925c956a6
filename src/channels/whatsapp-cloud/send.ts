/** A message from the outbox becomes calls to Meta: free words within 24 hours of the person's own, an approved template after that. */
import type { Logger } from 'pino';
import type { Blobs, Message, Outbound, SendResult } from '../../app/ports.ts';
import { boundedMap } from '../bounded.ts';
import type { Allowance } from './allowance.ts';
import type { Courtesy } from './courtesy.ts';
import { describe, NoAnswerError, outcomeOf } from './failures.ts';
import type { Failed, Outcome, Trouble } from './failures.ts';
import type { Graph } from './graph.ts';
import type { Media } from './media.ts';
import type { Menus } from './menus.ts';
import type { Pace } from './pace.ts';
import { sentAs, shapes } from './shapes.ts';
import type { Part, Uploaded } from './shapes.ts';
import { templateContent, templateFor } from './templates.ts';
import type { Templates } from './templates.ts';
import { isUserId, isWaId } from './updates.ts';
import { Sent } from './wire.ts';

/** Customer service window; a minute less, as a message that is just late is refused. */
const WINDOW_MS = 24 * 60 * 60_000 - 60_000;
const MAX_PROGRESS = 2_000;
const MAX_MARK = 512;

/** Why a message does not go out now: our words for staff, or what Meta's refusal means. */
type Stopped = { ok: false; outcome: Outcome };
type PartSent = { ok: true; providerId: string } | Stopped;

export type Send = (outbound: Outbound) => Promise<SendResult>;

export function createSender(how: {
  graph: Pick<Graph, 'post'>;
  phoneNumberId: string;
  media: Pick<Media, 'upload'>;
  blobs: Pick<Blobs, 'load'>;
  menus: Pick<Menus, 'remember'>;
  courtesy: Pick<Courtesy, 'shown'>;
  pace: Pace;
  allowance: Pick<Allowance, 'take' | 'began' | 'release'>;
  templates: Templates;
  /** When (ms) this person wrote last, as far as this process knows. */
  heardAt: (waId: string) => number | undefined;
  trouble: (what: Trouble | undefined) => void;
  log: Logger;
  now: () => Date;
}): Send {
  const { allowance, pace, log } = how;
  /**
   * Parts that were sent of messages that were not sent whole, by outbox id. In memory only: a message that is
   * taken up after a restart starts with its first part again, since a repeated part is better than a lost one.
   * For the same reason a part whose outcome is unknown is sent again.
   */
  const progress = boundedMap<string, number>(MAX_PROGRESS);

  async function send(outbound: Outbound): Promise<SendResult> {
    const { id } = outbound.address;
    if (!isWaId(id) && !isUserId(id)) return rejected('no WhatsApp id');
    await how.courtesy.shown(id);
    if (!isOpen(outbound)) return sendTemplate(outbound);
    const planned = await plan(outbound);
    if ('outcome' in planned) return planned.outcome.result;
    const sent = await sendParts(outbound, planned.parts);
    if (sent.ok) return sent;
    const { result, windowClosed } = sent.outcome;
    return windowClosed ? sendTemplate(outbound) : result;
  }

  /** Free words are allowed while the person wrote within the last 24 hours. */
  function isOpen({ address, heardAt }: Outbound): boolean {
    const last = Math.max(heardAt?.getTime() ?? 0, how.heardAt(address.id) ?? 0);
    return how.now().getTime() - last < WINDOW_MS;
  }

  /** A file cannot go with a template: its words are sent without it. */
  async function sendTemplate(outbound: Outbound): Promise<SendResult> {
    const { message } = outbound;
    const template = templateFor(how.templates, message);
    if (!template) return rejected('no template for a message after 24 hours');
    const { id } = outbound.address;
    const wait = await allowance.take(id, outbound.crowd === true);
    if (wait > 0) return stopped('throttled', "Meta's limit of people a day", wait).outcome.result;
    progress.delete(outbound.id);
    const part = { content: templateContent(template, message), menu: true as const };
    const sent = await sendParts(outbound, [part]);
    // What may have arrived is counted by Meta, too.
    if (sent.ok || sent.outcome.result.why === 'unknown') await allowance.began(id);
    else allowance.release(id);
    if (sent.ok) return sent;
    const { detail = '' } = sent.outcome.result;
    return { ...sent.outcome.result, detail: `template ${template.name}: ${detail}` };
  }

  async function plan({ message }: Outbound): Promise<{ parts: Part[] } | Stopped> {
    const uploaded = await upload(message);
    if ('outcome' in uploaded) return uploaded;
    const parts = shapes(message, uploaded.file);
    return parts.length > 0 ? { parts } : stopped('rejected', 'nothing to send');
  }

  /** No file where its bytes are gone or Meta does not take them: the words are not lost with it. */
  async function upload({ attachment }: Message): Promise<{ file?: Uploaded } | Stopped> {
    if (!attachment) return {};
    const blob = await how.blobs.load(attachment.blobId);
    if (!blob) {
      log.warn('an attachment is no longer there; its words are sent without it');
      return {};
    }
    const { kind, name, mime } = attachment;
    try {
      const id = await how.media.upload({ bytes: blob.bytes, mime, name });
      return { file: { as: sentAs(kind, mime, blob.bytes.length), id, name } };
    } catch (thrown) {
      const outcome = outcomeOf(thrown, false);
      how.trouble(outcome.trouble);
      if (outcome.result.why !== 'rejected') return { ok: false, outcome };
      log.warn(
        { why: describe(thrown) },
        'an attachment is refused; its words are sent without it',
      );
      return {};
    }
  }

  async function sendParts(outbound: Outbound, parts: readonly Part[]): Promise<PartSent> {
    const shown: string[] = [];
    let providerId = '';
    for (let at = progress.get(outbound.id) ?? 0; at < parts.length; at++) {
      const part = parts[at];
      if (!part) break;
      const sent = await sendPart(outbound, part);
      if (!sent.ok) {
        if (at > 0) progress.set(outbound.id, at);
        return sent;
      }
      ({ providerId } = sent);
      if (part.menu) shown.push(providerId);
    }
    progress.delete(outbound.id);
    await rememberMenu(outbound, shown);
    return providerId === '' ? stopped('rejected', 'nothing to send') : { ok: true, providerId };
  }

  async function rememberMenu({ address, message }: Outbound, ids: string[]): Promise<void> {
    const { options = [], turn } = message;
    if (ids.length === 0 || options.length === 0 || turn === undefined) return;
    await how.menus.remember(ids, address.id, { turn, options });
  }

  async function sendPart(outbound: Outbound, part: Part): Promise<PartSent> {
    const { id } = outbound.address;
    const wait = await pace.take(id);
    if (wait > 0) return stopped('throttled', 'our own pace', wait);
    try {
      const answer = await how.graph.post(`${how.phoneNumberId}/messages`, {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        ...(isWaId(id) ? { to: id } : { recipient: id }),
        ...part.content,
        biz_opaque_callback_data: outbound.id.slice(0, MAX_MARK),
      });
      const sent = Sent.safeParse(answer);
      const [first] = sent.success ? sent.data.messages : [];
      if (!first) throw new NoAnswerError(200);
      return { ok: true, providerId: first.id };
    } catch (thrown) {
      return { ok: false, outcome: slower(id, outcomeOf(thrown)) };
    }
  }

  /** Takes note of what a refusal says about our speed and our account. */
  function slower(id: string, outcome: Outcome): Outcome {
    const { result, tooFast, trouble } = outcome;
    how.trouble(trouble);
    if (tooFast === 'all') pace.rest(result.retryAfterMs ?? 0);
    if (tooFast !== 'person') return outcome;
    const restMs = pace.slowDown(id);
    const retryAfterMs = Math.max(restMs, result.retryAfterMs ?? 0);
    return { ...outcome, result: { ...result, retryAfterMs } };
  }

  return async (outbound) => {
    try {
      return await send(outbound);
    } catch (thrown) {
      // Not a call that failed but a file or a row that could not be read: nothing of this part went out.
      log.error({ why: describe(thrown), outbound: outbound.id }, 'a message could not be made');
      return { ok: false, why: 'unreachable', detail: describe(thrown) };
    }
  };
}

function rejected(detail: string): Failed {
  return { ok: false, why: 'rejected', detail };
}

function stopped(why: Failed['why'], detail: string, retryAfterMs?: number): Stopped {
  const rest = retryAfterMs === undefined ? {} : { retryAfterMs };
  return { ok: false, outcome: { result: { ok: false, why, detail, ...rest } } };
}
