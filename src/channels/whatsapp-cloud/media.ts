/** Files of people at Meta: fetched by id through an address that is short-lived, and brought there before they are sent. */
import type { Logger } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';
import { FileError } from '../files.ts';
import { createGate } from '../gate.ts';
import { plainMime } from '../files.ts';
import type { RemoteFile } from './content.ts';
import { describe, GraphError, outcomeOf } from './failures.ts';
import type { Graph } from './graph.ts';
import { Download, Uploaded } from './wire.ts';

/** As for every channel; Meta itself lets documents have 100 MB. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
/** Files in memory at once: each may have 20 MB. */
const MAX_DOWNLOADS = 4;
const TRIES_AFTER_MS = [0, 500, 2_000, 5_000];
const LONGEST_REST_MS = 15_000;

export type Fetched = { bytes: Uint8Array; mime: string } | 'too_big' | 'gone';

export type Media = {
  /** Tried a few times; rejects only where our account has to be put right first, so that Meta repeats the webhook. */
  fetch(file: RemoteFile): Promise<Fetched>;
  /** Meta's id of what was brought there; throws as calls do. */
  upload(file: { bytes: Uint8Array; mime: string; name: string }): Promise<string>;
};

export function createMedia(how: {
  graph: Graph;
  phoneNumberId: string;
  log: Logger;
  triesAfterMs?: readonly number[];
}): Media {
  const { graph, phoneNumberId, log } = how;
  const downloading = createGate(MAX_DOWNLOADS);

  async function fetchOnce(file: RemoteFile): Promise<Fetched> {
    const found = Download.parse(await graph.get(encodeURIComponent(file.id)));
    if ((found.file_size ?? 0) > MAX_FILE_BYTES) return 'too_big';
    const bytes = await graph.download(found.url, MAX_FILE_BYTES);
    return { bytes, mime: plainMime(found.mime_type) ?? file.mime };
  }

  async function fetchPatiently(file: RemoteFile): Promise<Fetched> {
    let restMs = 0;
    for (const afterMs of how.triesAfterMs ?? TRIES_AFTER_MS) {
      await pause(Math.max(afterMs, restMs));
      try {
        return await fetchOnce(file);
      } catch (thrown) {
        if (thrown instanceof FileError) {
          log.warn({ why: thrown.message }, 'a file was not taken');
          return thrown.message === 'too big' ? 'too_big' : 'gone';
        }
        const { result, trouble } = outcomeOf(thrown, false);
        // An id that is over looks to Meta like one that never was; our own id was accepted at the start.
        const over = result.why === 'rejected' || isGone(thrown);
        log.warn({ why: describe(thrown), over }, 'no file yet');
        if (over) return 'gone';
        if (trouble) throw thrown;
        restMs = Math.min(result.retryAfterMs ?? 0, LONGEST_REST_MS);
      }
    }
    return 'gone';
  }

  return {
    fetch: (file) => downloading(() => fetchPatiently(file)),
    async upload({ bytes, mime, name }) {
      const form = new FormData();
      form.set('messaging_product', 'whatsapp');
      form.set('type', mime);
      form.set('file', new Blob([new Uint8Array(bytes)], { type: mime }), name);
      const answer = await graph.post(`${phoneNumberId}/media`, form);
      return String(Uploaded.parse(answer).id);
    },
  };
}

function isGone(thrown: unknown): boolean {
  return thrown instanceof GraphError && thrown.code === 100;
}
