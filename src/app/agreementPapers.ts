/** A version of an agreement gets its files before the turn is written: what is hashed are the very bytes that are stored. */
import { createHash } from 'node:crypto';
import type { AgreementDocument } from '../domain/clause.ts';
import type { Effect } from '../domain/effect.ts';
import type { Region } from '../domain/region.ts';
import { documentOf } from '../flows/agreementText.ts';
import type { Blobs } from './ports.ts';

/** Where anybody may verify a code, on the office's own door. */
export const VERIFY_PATH = '/verifikasi/';

export const PDF = 'application/pdf';
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Makes the files of a document; `link` is printed on it and in its QR code. */
export type MakePapers = (
  document: AgreementDocument,
  link: string | undefined,
) => Promise<{ pdf: Uint8Array; docx: Uint8Array }>;

export type Papers = { make: MakePapers; blobs: Pick<Blobs, 'keep'>; door?: string };

/**
 * The files belong to the agreement, not to who asked for them, so that they are not erased with a person. Files of a turn that is
 * not kept lie unused under the same hash and are used when it is done again with the same content.
 */
export async function withAgreementPapers(
  effects: readonly Effect[],
  region: Region,
  papers: Papers | undefined,
): Promise<Effect[]> {
  return Promise.all(
    effects.map(async (effect) => {
      const content = 'content' in effect ? effect.content : undefined;
      if (!content || !papers) return effect;
      const { make, blobs, door } = papers;
      const document = documentOf(content, region);
      const link =
        door === undefined ? undefined : new URL(`${VERIFY_PATH}${document.code}`, door).href;
      const { pdf, docx } = await make(document, link);
      const owner = `agreement/${content.id}`;
      const [blobId, docxBlobId] = await Promise.all([
        blobs.keep(pdf, PDF, owner),
        blobs.keep(docx, DOCX, owner),
      ]);
      const sha256 = createHash('sha256').update(pdf).digest('hex');
      return { ...effect, paper: { document, sha256, blobId, docxBlobId } } as Effect;
    }),
  );
}
