/** What happened on WhatsApp is made durable, each chat in its own order; a row of the journal goes only after that. */
import type { WAMessage } from '@whiskeysockets/baileys';
import type { Logger } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';
import type { Blobs, Devices, InboundMessage } from '../../app/ports.ts';
import type { Input } from '../../conversation/input.ts';
import { FileError } from '../files.ts';
import { createGate } from '../gate.ts';
import type { Attached, RemoteFile } from './content.ts';
import { describe } from './failures.ts';
import { ownerOf, whoOf } from './identity.ts';
import type { Who } from './identity.ts';
import { fetchMedia, MediaGoneError } from './media.ts';
import { answerTo } from './menus.ts';
import { readMessage } from './messages.ts';
import type { Given, Happened } from './messages.ts';
import type { Trust } from './trust.ts';

export type Receive = (message: InboundMessage) => Promise<void>;

/** Something to take in; `done` is called after it is durable, and again until it works. */
export type Arrived = {
  jids: (string | null | undefined)[];
  given: Given;
  done?: () => Promise<void>;
};

/** Files in memory at once: each may have 20 MB, encrypted and not. */
const MAX_DOWNLOADS = 2;
const DOWNLOAD_TRIES_AFTER_MS = [0, 500, 2_000, 5_000];
const LONGEST_REST_MS = 30_000;

export type Intake = {
  take(arrived: Arrived): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
};

export function createIntake(how: {
  account: () => string;
  devices: Pick<Devices, 'read'>;
  blobs: Pick<Blobs, 'keep'>;
  trust: Trust;
  log: Logger;
  now: () => Date;
  stopped: AbortSignal;
  /** The other name of somebody, where it is known. */
  lookUp: (who: Who) => Promise<Who>;
  receive: Receive;
  /** It is durable: the person may see that it was read. */
  kept: (given: Given) => void;
  /** Asks the sender's phone for a file that is gone; undefined where that did not work. */
  again: (message: WAMessage) => Promise<RemoteFile | undefined>;
}): Intake {
  const { log, stopped } = how;
  const chats = new Map<string, Promise<void>>();
  const downloading = createGate(MAX_DOWNLOADS);

  /** Until it works: what is lost here is in no other place, except in the journal for the next start. */
  async function insist(what: string, work: () => Promise<unknown>): Promise<boolean> {
    for (let tries = 0; ; tries++) {
      try {
        await work();
        return true;
      } catch (thrown) {
        log.error({ why: describe(thrown) }, what);
        if (stopped.aborted) return false;
        const ms = Math.min(1_000 * 2 ** tries, LONGEST_REST_MS);
        await pause(ms, undefined, { signal: stopped }).catch(() => undefined);
        if (stopped.aborted) return false;
      }
    }
  }

  async function keep({ jids, given, done }: Arrived): Promise<void> {
    const named = whoOf(...jids);
    if (!named) return;
    let happened: Happened | undefined;
    const read = await insist('a WhatsApp message is not kept yet', async () => {
      const who = await how.lookUp(named);
      happened = readMessage(given, { account: how.account(), who, now: how.now() });
      if (happened.kind === 'nothing') return;
      const { envelope } = happened;
      const input =
        happened.kind === 'file'
          ? await fetchFile(happened, ownerOf(envelope.from), given)
          : await answerTo(how.devices, happened.quotes, happened.input);
      await how.receive({ ...envelope, input });
    });
    if (!read) return;
    if (done) await insist('a WhatsApp message stays in the journal for now', done);
    if (happened?.kind === 'nothing') log.debug({ why: happened.why }, 'a message without work');
    else how.kept(given);
  }

  /** The kept file as an Input; one that cannot be had is said so to the person instead of coming again for ever. */
  function fetchFile(attached: Attached, owner: string, given: Given): Promise<Input> {
    const { as, file, caption } = attached;
    return downloading(async () => {
      const bytes = await fetchPatiently(file, given);
      if (bytes === 'too_big') return { kind: 'unsupported', what: 'file_too_big' };
      if (!bytes) return { kind: 'unsupported', what: `${as}_unavailable` };
      const { mime, name } = file;
      const blobId = await how.blobs.keep(bytes, mime, owner);
      return {
        kind: as,
        blobId,
        mime,
        ...(name === undefined ? {} : { name }),
        ...(caption === undefined ? {} : { caption }),
      };
    });
  }

  async function fetchPatiently(
    file: RemoteFile,
    given: Given,
  ): Promise<Uint8Array | 'too_big' | undefined> {
    let at = file;
    let asked = false;
    for (const afterMs of DOWNLOAD_TRIES_AFTER_MS) {
      await pause(afterMs, undefined, { signal: stopped });
      try {
        return await fetchMedia(at, how.trust);
      } catch (thrown) {
        log.warn({ why: describe(thrown) }, 'no file yet');
        if (thrown instanceof FileError)
          return thrown.message === 'too big' ? 'too_big' : undefined;
        if (!(thrown instanceof MediaGoneError)) continue;
        if (asked) return undefined;
        asked = true;
        at = (await how.again(given as WAMessage).catch(() => undefined)) ?? at;
      }
    }
    return undefined;
  }

  return {
    take(arrived) {
      const chat = arrived.given.key.remoteJid ?? '';
      const before = chats.get(chat) ?? Promise.resolve();
      const work = before
        .then(() => (stopped.aborted ? undefined : keep(arrived)))
        .catch((err: unknown) => log.error({ err }, 'a WhatsApp message could not be taken in'))
        .finally(() => {
          if (chats.get(chat) === work) chats.delete(chat);
        });
      chats.set(chat, work);
    },
    async idle() {
      while (chats.size > 0) await Promise.all(chats.values());
    },
  };
}
