/**
 * How the questions of the registration are read: each alone, or several told in one message and
 * said back.
 */
import { paperNumber, text, words } from '../conversation/accept.ts';
import { line } from '../conversation/reply.ts';
import type { Accept, Accepted, Start, Step } from '../conversation/step.ts';
import type { Facts } from '../domain/facts.ts';
import type { Place } from '../domain/quantity.ts';
import { readIntent, readSapaan } from '../language/intent.ts';
import { other } from '../language/reading.ts';
import { formAnswers } from './formAnswers.ts';
import { noIdentity } from './paperAnswers.ts';
import { umksOf } from './whichUmk.ts';

const MAX_NAME = 60;

/** "Iya", "belum", "nggak tau", "kirim": an answer to another question, never a name or a product. */
function isReply(typed: string): boolean {
  if (/^(?:kirim|send|selesai|done|lanjut)$/i.test(typed.trim())) return true;
  return ['ya', 'tidak', 'belum', 'tidak_tahu', 'lanjut_nanti'].includes(
    readIntent(typed, 'yes_no'),
  );
}

/** A person's name without "nama saya" and title, as it was typed. */
function bareName(typed: string): string {
  return typed
    .replace(/\s+/g, ' ')
    .trim()
    .replace(
      /^(?:nama\s+(?:saya\s+|sy\s+|aku\s+)?|saya\s+|sy\s+|aku\s+|my name is\s+|i am\s+|i'm\s+)/i,
      '',
    )
    .replace(
      /^(?:ibu|bu|bpk|bapak|pak|kakak|kak|teteh|teh|bang|abang|mas|mbak|mba)\.?\s+(?=\p{L})/iu,
      '',
    );
}

/** The name in "nama saya bu siti aminah", each word with a capital; undefined for what is none. */
export function nameIn(typed: string): string | undefined {
  const bare = bareName(typed);
  const name = /^\p{L}[\p{L}\p{M}'’. -]+$/u.test(bare) && bare.split(' ').length <= 6;
  if (!name || bare.length > MAX_NAME) return undefined;
  return bare.replace(/(^|[ '-])\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/** A person's own name; the title before it is how they are called. */
export const ownName = text((typed): Accepted => {
  if (isReply(typed)) return other();
  const got = bareName(typed).length;
  if (got > MAX_NAME) {
    const hint = line('accept.too_long', { max: MAX_NAME, got });
    return { result: 'ask', why: 'format', hint };
  }
  const value = nameIn(typed);
  if (value === undefined) return other();
  const sapaan = readSapaan(typed);
  return {
    result: 'understood',
    value,
    confidence: 'full',
    ...(sapaan ? { also: { sapaan } } : {}),
  };
});

/** Asks a person for their own name. */
export function ownNameStep<A extends { name?: string | undefined }>(next: string): Step<A> {
  return {
    kind: 'ask',
    text: 'register.ask_name',
    accept: ownName,
    unclear: 'register.name_unclear',
    hint: 'register.name_hint',
    free: true,
    save: 'name',
    next,
  };
}

/** A name, or a whole form in one message. */
export const personName = text((typed, { facts }): Accepted => {
  const form = formAnswers(typed, facts);
  if (form && form.count >= 2) return several(form, 'name');
  return ownName({ kind: 'text', text: typed }, { facts, answers: {} });
});

/** What they make, or a form that tells more. */
export const product = text((typed, { facts }): Accepted => {
  const form = formAnswers(typed, facts);
  if (form && form.count >= 2 && form.answers.product) return several(form, 'product');
  if (isReply(typed)) return other();
  const plain = words({ min: 2, max: 200 })({ kind: 'text', text: typed }, { facts, answers: {} });
  if (plain.result !== 'understood') return plain;
  const bare = form?.answers.product;
  // Only plain words lose their "jual" or "usaha"; anything else stays as it was typed.
  const simple = /^[\p{L}\p{N} ,.&()/-]*$/u.test(typed);
  return { ...plain, value: simple && typeof bare === 'string' ? bare : plain.value };
});

function several(form: NonNullable<ReturnType<typeof formAnswers>>, own: string): Accepted {
  const { [own]: value, ...also } = form.answers;
  return { result: 'understood', value, confidence: 'confirm', also, saidBack: form.said };
}

/** Yes, being made, or no; a number typed at once is a yes with its number. */
export const nibAnswer: Accept = noIdentity((input, told): Accepted => {
  const reading = paperNumber('nib')(input, told);
  if (reading.result !== 'understood') return reading;
  const { number } = reading.value as { number: string };
  return { result: 'understood', value: 'ya', confidence: 'full', also: { nibNumber: number } };
});

/** The place with the kelurahan that was chosen after it. */
export function placeOf(answers: {
  place?: Place | undefined;
  kelurahan?: string | null | undefined;
}): Place | undefined {
  if (!answers.place) return undefined;
  const { kecamatan } = answers.place;
  const kelurahan = answers.place.kelurahan ?? answers.kelurahan;
  return kelurahan ? { kecamatan, kelurahan } : { kecamatan };
}

/**
 * The registration of one more business: what is known of the person is not asked again, and the
 * count keeps it apart from the draft of an earlier one.
 */
export function another(facts: Facts): Start {
  const { name, phone, sapaan, reminders } = facts.person;
  const known = {
    another: umksOf(facts).length,
    name,
    phone,
    sapaan,
    reminders: reminders === undefined ? undefined : reminders ? 'ya' : 'tidak',
  };
  const said = Object.entries(known).filter(([, value]) => value !== undefined);
  return { flow: 'register', answers: Object.fromEntries(said) };
}
