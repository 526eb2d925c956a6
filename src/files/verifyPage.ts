/** `/verifikasi/<code>` on the office's own door: number, stage, day and hash of an agreement, the same shape for a code that nobody made, and so often only. */
import type { FastifyInstance } from 'fastify';
import { VERIFY_PATH } from '../app/agreementPapers.ts';
import type { Store } from '../app/ports.ts';
import { VERIFY_LENGTH } from '../domain/agreement.ts';
import type { PublicAgreement } from '../domain/agreementView.ts';
import { CODE_LETTERS } from '../domain/invitation.ts';
import type { Region } from '../domain/region.ts';
import { localDay } from '../domain/workingDays.ts';
import { formatDay } from '../language/format.ts';
import type { Texts } from '../text/render.ts';
import { line } from '../conversation/reply.ts';
import { createPages, pageHeaders } from './pages.ts';
import type { Page } from './pages.ts';

/** Codes cannot be guessed; this only keeps the database free of whoever tries. */
const MOST_A_MINUTE = 30;
const MINUTE_MS = 60_000;
/** More addresses than this in a minute are counted as one. */
const MOST_ADDRESSES = 10_000;

export type Verifying = {
  store: Pick<Store, 'read'>;
  texts: Texts;
  region: Region;
  now: () => Date;
};

/** Whether this address may ask once more in this minute. */
function createAllowance(now: () => Date): (address: string) => boolean {
  const asked = new Map<string, number>();
  let minute = 0;
  return (address) => {
    const at = Math.floor(now().getTime() / MINUTE_MS);
    if (at !== minute) asked.clear();
    minute = at;
    const key = asked.size < MOST_ADDRESSES || asked.has(address) ? address : '';
    const count = (asked.get(key) ?? 0) + 1;
    asked.set(key, count);
    return count <= MOST_A_MINUTE;
  };
}

/** As it is printed, with or without dashes; undefined for what is no code. */
function codeOf(typed: string): string | undefined {
  const code = typed.replace(/-/g, '').toUpperCase();
  const known = [...code].every((letter) => CODE_LETTERS.includes(letter));
  return known && code.length === VERIFY_LENGTH ? code : undefined;
}

function pageOf(found: PublicAgreement | undefined, region: Region): Page {
  const title = 'agreement.page_title' as const;
  if (!found) return { title, words: [{ text: 'agreement.verify_unknown' }] };
  const { number, state, at, sha256 } = found;
  const day = formatDay(localDay(at, region.timeZone), 'id');
  const values = { number, state: line(`agreement.state_${state}`), day };
  return {
    title,
    words: [
      { text: 'agreement.verified', values },
      sha256 === undefined
        ? { text: 'agreement.verified_draft' }
        : { text: 'agreement.verified_hash', values: { sha256 } },
    ],
  };
}

/** Registers GET of the page, with headers of its own. */
export function registerVerification(server: FastifyInstance, how: Verifying): void {
  const mayAsk = createAllowance(how.now);
  server.get<{ Params: { code: string } }>(`${VERIFY_PATH}:code`, async (request, reply) => {
    const pages = createPages(how.texts, how.region.office);
    const html = reply.headers(pageHeaders).type('text/html; charset=utf-8');
    if (!mayAsk(request.ip)) {
      const title = 'agreement.page_title' as const;
      return html.code(429).send(pages({ title, words: [{ text: 'agreement.page_busy' }] }));
    }
    const code = codeOf(request.params.code);
    const query = { kind: 'agreement.public', code: code ?? '' } as const;
    const found = code === undefined ? undefined : await how.store.read(query, 0);
    // The same answer, whether a code is unknown or only looks like none.
    const page = pageOf(found as PublicAgreement | undefined, how.region);
    return html.code(found ? 200 : 404).send(pages(page));
  });
}
