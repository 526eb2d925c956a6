/** What happened on WhatsApp is made durable: a webhook counts as handled only after all of its messages, files and statuses are kept. */
import type { Logger } from 'pino';
import { boundedMap } from '../bounded.ts';
import type { Blobs, InboundMessage, Report } from '../../app/ports.ts';
import type { Input } from '../../conversation/input.ts';
import type { Allowance } from './allowance.ts';
import type { Courtesy } from './courtesy.ts';
import { describe, isBlocked, meaningOf, outcomeOf } from './failures.ts';
import type { Trouble } from './failures.ts';
import type { Media } from './media.ts';
import type { Menus } from './menus.ts';
import type { Pace } from './pace.ts';
import { isWaId, readBody } from './updates.ts';
import type { Happened } from './updates.ts';

/** What was kept lately, so that a repeat costs nothing; a repeat of older things is told apart by the inbox. */
const MAX_KEPT = 20_000;
const PROGRESS = { delivered: 1, failed: 1, read: 2 };

export type Receive = (message: InboundMessage) => Promise<void>;
type Said = Extract<Happened, { kind: 'message' | 'file' }>;

export type Intake = {
  /** Resolves when nothing of the body is needed from Meta again; rejects when it must come again. */
  take(body: unknown, receive: Receive): Promise<void>;
};

export function createIntake(how: {
  phoneNumberId: string;
  media: Pick<Media, 'fetch'>;
  blobs: Pick<Blobs, 'keep'>;
  menus: Pick<Menus, 'choiceOf'>;
  courtesy: Pick<Courtesy, 'greet'>;
  pace: Pick<Pace, 'slowDown'>;
  allowance: Pick<Allowance, 'learn'>;
  report: Report;
  /** Somebody wrote at this time (ms). */
  heard: (waId: string, at: number) => void;
  trouble: (what: Trouble | undefined) => void;
  log: Logger;
  now: () => Date;
}): Intake {
  const { log } = how;
  const kept = boundedMap<string, true>(MAX_KEPT);
  const told = boundedMap<string, number>(MAX_KEPT);
  const lines = new Map<string, Promise<unknown>>();

  /** One after the other for the same key, also over several webhooks: a photo is not overtaken by the words after it. */
  function inLine(key: string, work: () => Promise<void>): Promise<void> {
    const before = lines.get(key) ?? Promise.resolve();
    const own = before.then(work);
    const line = own
      .catch(() => undefined)
      .then(() => {
        if (lines.get(key) === line) lines.delete(key);
      });
    lines.set(key, line);
    return own;
  }

  async function take(body: unknown, receive: Receive): Promise<void> {
    const happened = readBody(body, { phoneNumberId: how.phoneNumberId, now: how.now() });
    greet(happened);
    const work = happened.map((one) => {
      if (one.kind === 'nothing') {
        log[one.notable ? 'warn' : 'debug']({ why: one.why }, 'nothing to answer');
        return Promise.resolve();
      }
      if (one.kind === 'limit') return Promise.resolve(how.allowance.learn(one.limit));
      return one.kind === 'status'
        ? inLine(`status/${one.progress.providerId}`, () => tell(one))
        : inLine(`person/${one.envelope.from.id}`, () => keep(one, receive));
    });
    const failed = (await Promise.allSettled(work)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  }

  /** The newest of each person's messages shows that all of them arrived. */
  function greet(happened: readonly Happened[]): void {
    const newest = new Map<string, string>();
    for (const one of happened) {
      if (one.kind !== 'message' && one.kind !== 'file') continue;
      const { id, from } = one.envelope;
      if (!kept.get(id)) newest.set(from.id, id);
    }
    for (const [waId, messageId] of newest) how.courtesy.greet(waId, messageId);
  }

  async function keep(said: Said, receive: Receive): Promise<void> {
    const { envelope } = said;
    if (kept.get(envelope.id)) return;
    const input = said.kind === 'file' ? await fetchFile(said) : await readQuote(said);
    await receive({ ...envelope, input });
    kept.set(envelope.id, true);
    how.heard(envelope.from.id, envelope.at.getTime());
  }

  /** A bare number or label under an older message of ours means what stood there. */
  async function readQuote({ input, quotes }: Extract<Said, { kind: 'message' }>): Promise<Input> {
    if (quotes === undefined || input.kind !== 'text') return input;
    return (await how.menus.choiceOf(quotes, input.text)) ?? input;
  }

  /** The kept file as an Input; one that cannot be had is said so to the person instead of coming again for ever. */
  async function fetchFile(said: Extract<Said, { kind: 'file' }>): Promise<Input> {
    const { file, as, envelope, caption } = said;
    const fetched = await how.media.fetch(file);
    if (fetched === 'too_big') return { kind: 'unsupported', what: 'file_too_big' };
    if (fetched === 'gone') return { kind: 'unsupported', what: `${as}_unavailable` };
    const { channel, account, id } = envelope.from;
    const blobId = await how.blobs.keep(fetched.bytes, fetched.mime, `${channel}/${account}/${id}`);
    return {
      kind: as,
      blobId,
      mime: fetched.mime,
      ...(file.name === undefined ? {} : { name: file.name }),
      ...(caption === undefined ? {} : { caption }),
    };
  }

  /** Later news of one message never goes back, in whatever order it comes. */
  async function tell({
    progress,
    recipient,
    code,
  }: Extract<Happened, { kind: 'status' }>): Promise<void> {
    const { providerId, state } = progress;
    if (PROGRESS[state] <= (told.get(providerId) ?? 0)) return;
    if (state === 'failed' && code !== undefined) {
      const { trouble, tooFast } = meaningOf(code);
      how.trouble(trouble);
      if (tooFast === 'person' && recipient !== undefined && isWaId(recipient)) {
        how.pace.slowDown(recipient);
      }
      log.warn({ why: progress.why }, 'a message did not arrive');
    }
    const blocked = state === 'failed' && code !== undefined && isBlocked(code);
    await how.report(blocked ? { ...progress, blocked } : progress);
    told.set(providerId, PROGRESS[state]);
  }

  return {
    async take(body, receive) {
      try {
        await take(body, receive);
      } catch (thrown) {
        log.debug({ why: describe(thrown) }, 'part of a webhook was not kept');
        how.trouble(outcomeOf(thrown, false).trouble);
        throw thrown;
      }
    },
  };
}
