/** Readers of answers for flows: each takes what was sent and says what it means, how to say it back, or what is wrong. */
import type { Holiday } from '../domain/region.ts';
import type { Facts } from '../domain/facts.ts';
import type { Money, Quantity } from '../domain/quantity.ts';
import { readDate, readYear } from '../language/date.ts';
import { formatDay, formatMoney, formatQuantity } from '../language/format.ts';
import {
  looksLike,
  readBpom,
  readHalal,
  readMerek,
  readNib,
  readPirt,
} from '../language/identifier.ts';
import { readIntent } from '../language/intent.ts';
import { readMoney } from '../language/money.ts';
import { readPeople } from '../language/people.ts';
import { readPercent } from '../language/percent.ts';
import { readPhone } from '../language/phone.ts';
import { completeQuantity, readQuantity } from '../language/quantity.ts';
import type { Reading } from '../language/reading.ts';
import { other, understood } from '../language/reading.ts';
import type { Input } from './input.ts';
import type { Line, TextKey } from './reply.ts';
import { line, literal } from './reply.ts';
import type { Accept, Accepted } from './step.ts';

type Told = Parameters<Accept>[1];

/** An accept that reads text only; anything else that was sent is "not this kind". */
export function text(read: (words: string, told: Told) => Accepted): Accept {
  return (input, told) => (input.kind === 'text' ? read(input.text, told) : other());
}

function when(facts: Facts): { now: Date; timeZone: string; holidays: readonly Holiday[] } {
  return { now: facts.now, timeZone: facts.region.timeZone, holidays: facts.region.holidays };
}

/** Says a value back, or each of several readings, in the person's language. */
function back<T>(reading: Reading<T>, show: (value: T) => Line): Accepted {
  if (reading.result !== 'understood') return reading;
  if (reading.candidates && reading.candidates.length > 1) {
    const choices = reading.candidates.map((value) => ({ value, label: show(value) }));
    return { ...reading, choices };
  }
  return { ...reading, saidBack: line('engine.is_it', { what: show(reading.value) }) };
}

/** Words as typed, between `min` and `max` characters; on one line unless `lines`. */
export function words(limits: { min: number; max: number; lines?: true }): Accept {
  return text((typed) => {
    const tidy = limits.lines ? typed.trim() : typed.replace(/\s+/g, ' ').trim();
    if (tidy.length > limits.max) {
      const hint = line('accept.too_long', { max: limits.max, got: tidy.length });
      return { result: 'ask', why: 'format', hint };
    }
    const kind = looksLike(tidy);
    if (kind === 'nik') return { result: 'ask', why: 'format', hint: line('accept.no_nik') };
    if (!/\p{L}/u.test(tidy)) {
      return { result: 'ask', why: 'format', hint: line('accept.no_words') };
    }
    if (tidy.length < limits.min) {
      return { result: 'ask', why: 'format', hint: line('accept.too_short') };
    }
    return understood(tidy);
  });
}

/** The running number of a thing: "12", "nomor 12", "#12", and "umk 12" with one of these words; kept as "12". */
export function runningNumber(...things: readonly string[]): Accept {
  const named = new RegExp(
    `^(?:${[...things, 'no(?:mor)?\\.?', '#'].join('|')})?\\s*0*([1-9]\\d{0,8})$`,
    'i',
  );
  return text((typed): Accepted => {
    const found = named.exec(typed.trim())?.[1];
    return found === undefined ? other() : understood(found);
  });
}

/** A quantity with its unit, and with its period where that matters. */
export function quantity(options: { period: 'required' | 'optional' }): Accept {
  return text((typed, { facts, partial }) => {
    const reading = partial
      ? completeQuantity(partial, typed, options)
      : readQuantity(typed, options);
    if (reading.result === 'ask') return { ...reading, ...hintOf(quantityHint(reading, facts)) };
    if (reading.result === 'other')
      return { ...reading, ...hintOf(notQuantity(reading.looksLike)) };
    return back(reading, (value) => literal(formatQuantity(value, facts.person.language)));
  });
}

function quantityHint(
  reading: Extract<Reading<Quantity>, { result: 'ask' }>,
  facts: Facts,
): Line | undefined {
  const { partial } = reading;
  const amount = partial?.min === undefined ? '' : String(partial.min / 1000);
  if (reading.why === 'no_unit') return line('accept.no_unit', { amount });
  if (reading.why === 'no_period' && partial?.unit) {
    const said = formatQuantity(partial as Quantity, facts.person.language);
    return line('accept.no_period', { amount: said });
  }
  if (reading.why === 'vague') return line('accept.vague_quantity');
  return undefined;
}

function notQuantity(kind: string): Line | undefined {
  const keys: Record<string, TextKey> = {
    phone: 'accept.quantity_phone',
    nib: 'accept.quantity_nib',
    nik: 'accept.no_nik',
    npwp: 'accept.no_nik',
  };
  const key = keys[kind];
  return key ? line(key) : undefined;
}

function hintOf(hint: Line | undefined): { hint?: Line } {
  return hint ? { hint } : {};
}

export function money(): Accept {
  return text((typed, { facts }) =>
    back<Money>(readMoney(typed), (value) => literal(formatMoney(value, facts.person.language))),
  );
}

export function people(): Accept {
  return text((typed) => {
    const reading = readPeople(typed);
    if (reading.result !== 'understood') return reading;
    const { min, max } = reading.value;
    const saidBack = line('engine.is_it', { what: line('accept.people', { count: max }) });
    const confidence = min === max ? reading.confidence : 'confirm';
    return { result: 'understood', value: max, confidence, saidBack };
  });
}

export function percent(): Accept {
  return text((typed) => {
    const reading = readPercent(typed);
    if (reading.result !== 'understood') return reading;
    const value = Math.round(reading.value.max);
    if (value > 100) return { result: 'ask', why: 'format', hint: line('accept.percent_over') };
    const saidBack = line('engine.is_it', { what: literal(`${value}%`) });
    return { result: 'understood', value, confidence: reading.confidence, saidBack };
  });
}

/** The year something began, up to this one. */
export function year(): Accept {
  return text((typed, { facts }) =>
    back(readYear(typed, when(facts)), (value) => literal(String(value))),
  );
}

/** A day from today on; of a span ("minggu depan") its first or last day, said back. */
export function futureDay(of: 'first' | 'last' = 'first'): Accept {
  return text((typed, { facts }) => {
    const reading = readDate(typed, when(facts));
    if (reading.result !== 'understood') return reading;
    const { min, max } = reading.value;
    const value = of === 'first' ? min : max;
    const today = localDayOf(facts);
    if (value < today) return { result: 'ask', why: 'format', hint: line('accept.day_past') };
    const what = literal(formatDay(value, facts.person.language));
    const confidence = min === max ? reading.confidence : 'confirm';
    return { result: 'understood', value, confidence, saidBack: line('engine.is_it', { what }) };
  });
}

function localDayOf(facts: Facts): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: facts.region.timeZone });
  return parts.format(facts.now);
}

/** A phone number, typed or shared as a contact, to E.164. */
export function phone(): Accept {
  return (input: Input, { facts }): Accepted => {
    if (input.kind !== 'text' && input.kind !== 'contact') return other();
    const reading = readPhone(input.kind === 'text' ? input.text : input.phone);
    if (reading.result !== 'ask') return reading;
    return { ...reading, hint: line('accept.phone', numbers(reading, facts)) };
  };
}

/** What a number should be and what was found, in the person's language: readings say it in Indonesian. */
function numbers(
  reading: { expected?: string; got?: string },
  { person }: Facts,
): { expected: string; got: string } {
  const said = (words = ''): string =>
    person.language === 'en' ? words.replace(/\p{L}+/gu, (word) => english[word] ?? word) : words;
  return { expected: said(reading.expected), got: said(reading.got) };
}

const english: Readonly<Record<string, string>> = {
  angka: 'digits',
  sampai: 'to',
  atau: 'or',
  dan: 'and',
  tanpa: 'without',
  pertama: 'first',
  diawali: 'starting with',
  nomor: 'number',
};

const papers = {
  nib: readNib,
  pirt: readPirt,
  halal: readHalal,
  bpom: readBpom,
  merek: readMerek,
} as const;

/** The number of a paper; a wrong one is told what is right and what was found, a NIK is refused unread. */
export function paperNumber(kind: keyof typeof papers): Accept {
  return text((typed, { facts }) => {
    const reading = papers[kind](typed);
    if (reading.result === 'other' && reading.looksLike === 'nik') {
      return { ...reading, hint: line('accept.no_nik') };
    }
    if (reading.result !== 'ask') return reading;
    return { ...reading, hint: line(`accept.${kind}_wrong`, numbers(reading, facts)) };
  });
}

/** A photo or document, by its stored bytes; "sudah" or "tidak" ends a series of them. */
export function attachment(): Accept {
  return (input: Input): Accepted => {
    if (input.kind === 'photo' || input.kind === 'document') {
      const { kind, blobId, mime, name } = input;
      return understood({ kind, blobId, mime, ...(name ? { name } : {}) });
    }
    if (input.kind !== 'text') return other();
    const wish = readIntent(input.text, 'yes_no');
    return ['ya', 'tidak', 'belum'].includes(wish) ? understood(null) : other();
  };
}
