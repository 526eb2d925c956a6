/**
 * How answers about papers are read: a number by its kind, a photo in its place, and a last day
 * that may be over.
 */
import { z } from 'zod';
import { attachment, paperNumber, text, words } from '../conversation/accept.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Accept, Accepted } from '../conversation/step.ts';
import type { OwnedPaperKind, PaperStatus } from '../domain/paper.ts';
import { Day } from '../domain/quantity.ts';
import type { HasNib } from '../domain/umk.ts';
import { readDate } from '../language/date.ts';
import { formatDay } from '../language/format.ts';

/** A number in its normal form, with the last day where it follows from it. */
export const PaperNumber = z.object({ number: z.string(), expires: Day.optional() });

/** A photo or document by its stored bytes. */
export const File = z.object({
  kind: z.enum(['photo', 'document']),
  blobId: z.string(),
  mime: z.string(),
  name: z.string().optional(),
});
export type File = { kind: 'photo' | 'document'; blobId: string; mime: string; name?: string };

/**
 * Refuses 16 digits, which are a person's NIK or NPWP, whatever the question was: they are not read
 * and not kept. Anything else goes on to `accept`.
 */
export function noIdentity(accept: Accept): Accept {
  return (input, told): Accepted => {
    const digits = input.kind === 'text' ? input.text.replace(/(?<=\d)[\s.-]+(?=\d)/g, '') : '';
    if (!/(?<!\d)\d{16}(?!\d)/.test(digits)) return accept(input, told);
    return { result: 'ask', why: 'format', hint: line('accept.no_nik') };
  };
}

/** An SNI number has no form of its own. */
const sniNumber = text((typed, told): Accepted => {
  const plain = words({ min: 4, max: 40 })({ kind: 'text', text: typed }, { ...told, answers: {} });
  if (plain.result !== 'understood') return plain;
  const number = typed.replace(/\s+/g, ' ').trim().toUpperCase();
  if (!/\d/.test(number)) return { result: 'ask', why: 'format', hint: line('papers.sni_wrong') };
  return { ...plain, value: { number } };
});

/** The number of the paper that is being told, or a photo of it, which stands for the number. */
export const numberOrPhoto: Accept = noIdentity((input, told) => {
  const file = input.kind === 'photo' || input.kind === 'document';
  if (file) {
    const photo = attachment()(input, told);
    if (photo.result !== 'understood') return photo;
    return { result: 'understood', value: null, confidence: 'full', also: { photo: photo.value } };
  }
  return ownNumber(input, told);
});

/** The number in the form of the paper that is in `kind`. */
const ownNumber: Accept = (input, told) => {
  const kind = (told.answers as { kind?: OwnedPaperKind }).kind ?? 'nib';
  return kind === 'sni' || kind === 'npwp'
    ? sniNumber(input, told)
    : paperNumber(kind)(input, told);
};

/** The number of the paper that is in `kind`, and nothing else. */
export const numberOnly: Accept = noIdentity(ownNumber);

/** Nothing but its options answers the question; an identity number is refused with why. */
export const noNumber: Accept = noIdentity(() => ({ result: 'other', looksLike: 'text' }));

/** A photo or document, or "tidak" for none. */
export const photoOnly: Accept = (input, told) => attachment()(input, told);

/** The last day of a paper: also one that is over; of a month its last day, said back. */
export const lastDay = text((typed, { facts }): Accepted => {
  const { region, now, person } = facts;
  const reading = readDate(typed, { now, timeZone: region.timeZone, holidays: region.holidays });
  if (reading.result !== 'understood') return reading;
  const { min, max } = reading.value;
  const what = literal(formatDay(max, person.language));
  return {
    result: 'understood',
    value: max,
    confidence: min === max ? reading.confidence : 'confirm',
    saidBack: line('engine.is_it', { what }),
  };
});

/** "Lagi proses", "masih diurus bu": the paper is being made; anything else goes on to `accept`. */
export function orUnderWay(accept: Accept): Accept {
  return (input, told): Accepted => {
    const typed = input.kind === 'text' ? input.text : '';
    const being = /\b(?:di|ng|me?ng)?(?:proses|urus)\b|\bprogress?\b/i.test(typed);
    const later = /\b(?:belum|blm|mau|nanti|tidak|tdk|gak|ga|nggak|not)\b/i.test(typed);
    if (!being || later) return accept(input, told);
    return { result: 'understood', value: 'proses', confidence: 'full' };
  };
}

/** The registration's own word for the state of the NIB. */
export function hasNibOf(status: PaperStatus): HasNib {
  if (status === 'ada') return 'ya';
  return status === 'proses' ? 'proses' : 'tidak';
}
