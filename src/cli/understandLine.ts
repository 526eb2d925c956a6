/** One line of `npm run understand`: a JSON text in, an object out; the field names are those of the tables that are scored. */
import { z } from 'zod';
import type { Money, Place, Quantity } from '../domain/quantity.ts';
import type { Region } from '../domain/region.ts';
import { readChoice } from '../language/choice.ts';
import { readDate, readYear, type Days } from '../language/date.ts';
import { readForm, type Form } from '../language/form.ts';
import {
  readBpom,
  readHalal,
  readMerek,
  readNib,
  readNpwp,
  readPirt,
  type Identifier,
} from '../language/identifier.ts';
import { readIntent, type Asked, type Intent } from '../language/intent.ts';
import { readMoney } from '../language/money.ts';
import { readNumber, type NumberRange } from '../language/number.ts';
import { readPeople } from '../language/people.ts';
import { periodUnit } from '../language/period.ts';
import { readPercent } from '../language/percent.ts';
import { readPhone } from '../language/phone.ts';
import { readPhrase } from '../language/phrase.ts';
import { readPlace } from '../language/place.ts';
import { readQuantity, toBase } from '../language/quantity.ts';
import type { Reading } from '../language/reading.ts';
import { readSectors } from '../language/sector.ts';

const kinds = [
  ...([
    'number',
    'money',
    'quantity',
    'people',
    'percent',
    'intent',
    'date',
    'year',
    'place',
    'form',
  ] as const),
  ...(['sector', 'choice', 'phone', 'nib', 'npwp', 'pirt', 'halal', 'bpom', 'merek'] as const),
] as const;

/** What a line may hold; `now` is any instant with its zone, read in the region's zone. */
export const Line = z.object({
  text: z.string(),
  as: z.enum(kinds),
  asked: z.enum(['yes_no', 'has_paper', 'number', 'text', 'choice', 'form']).optional(),
  now: z
    .string()
    .refine((text) => !Number.isNaN(Date.parse(text)), 'not an instant')
    .optional(),
  options: z.array(z.object({ id: z.string(), label: z.string() })).optional(),
});
export type Line = z.infer<typeof Line>;

type Fields = Record<string, unknown>;

/** A reading as a line: the fields of its value where it was understood, and of each candidate. */
function asLine<T>(reading: Reading<T>, fields: (value: T) => Fields): Fields {
  if (reading.result === 'other') return { result: 'other', looks_like: reading.looksLike };
  const candidates = reading.candidates ? { candidates: reading.candidates.map(fields) } : {};
  if (reading.result === 'ask') {
    const { why, expected, got } = reading;
    return { result: 'ask', why, expected, got, ...candidates };
  }
  const { confidence, readAs } = reading;
  return {
    result: 'understood',
    confidence,
    ...fields(reading.value),
    read_as: readAs,
    ...candidates,
  };
}

type Measured = {
  jenis: string;
  min: number;
  max: number;
  satuan?: string | undefined;
  periode?: string | undefined;
};

/** A range has only its bounds; a single value also in its base unit. */
function measuredFields(of: Measured, base: { value: number; unit?: string | undefined }): Fields {
  const { min, max, satuan, periode } = of;
  if (min !== max) return { jenis: 'rentang', min, max, satuan, periode };
  const same = { jenis: of.jenis, nilai: min, min, max, satuan, periode };
  return { ...same, nilai_dasar: base.value, satuan_dasar: base.unit };
}

function plainFields(jenis: string, satuan?: string): (value: NumberRange) => Fields {
  return ({ min, max }) =>
    measuredFields({ jenis, min, max, satuan }, { value: min, unit: satuan });
}

function moneyFields(money: Money): Fields {
  const [min, max] = [Number(money.min), Number(money.max)];
  const isPeriod =
    money.per !== undefined && periodUnit(money.per.split(' ').at(-1) ?? '') !== undefined;
  const periode = isPeriod ? money.per : undefined;
  const fields = measuredFields(
    { jenis: 'uang', min, max, satuan: 'rp', periode },
    { value: min, unit: 'rp' },
  );
  return isPeriod || money.per === undefined ? fields : { ...fields, per: money.per };
}

function quantityFields(quantity: Quantity): Fields {
  const base = toBase(quantity);
  const [min, max] = [quantity.min / 1000, quantity.max / 1000];
  const jenis = quantity.unit === 'orang' ? 'orang' : 'jumlah';
  return measuredFields(
    { jenis, min, max, satuan: quantity.unit, periode: quantity.period },
    { value: base.min / 1000, unit: base.unit },
  );
}

/** Where just a number was asked, the text says which kind it is: with a unit, in rupiah, of people, in percent. */
function numberFields(text: string): Fields {
  const phrase = readPhrase(text, { mIs: 'miliar' });
  const [first] = phrase.measures;
  if (first?.kind === 'percent') return asLine(readPercent(text), plainFields('persen', 'persen'));
  if (first?.kind === 'money') return asLine(readMoney(text), moneyFields);
  if (first?.kind === 'unit' && first.unit === 'orang')
    return asLine(readPeople(text), plainFields('orang', 'orang'));
  if (first?.kind === 'unit') return asLine(readQuantity(text), quantityFields);
  if (first?.amount.scaled && phrase.periods.length > 0)
    return asLine(readMoney(text), moneyFields);
  return asLine(readNumber(text), plainFields('angka'));
}

function dateFields({ min, max }: Days): Fields {
  return min === max ? { date: min } : { min, max };
}

function placeFields(place: Place): Fields {
  return { kecamatan: place.kecamatan, kelurahan: place.kelurahan };
}

/** A place to be confirmed is not said as if it were known: it stands among the candidates. */
function placeLine(reading: Reading<Place>): Fields {
  const { kecamatan, kelurahan, ...rest } = asLine(reading, placeFields);
  if (rest.confidence !== 'confirm') return { ...rest, kecamatan, kelurahan };
  return { candidates: [{ kecamatan, kelurahan }], ...rest };
}

function formFields(form: Form): Fields {
  const { quantity, place, people } = form;
  return {
    fields: {
      nama: form.nama,
      usaha: form.usaha,
      produk: form.produk,
      nilai: quantity && quantity.min === quantity.max ? quantity.min / 1000 : undefined,
      ...(quantity && quantity.min !== quantity.max
        ? { min: quantity.min / 1000, max: quantity.max / 1000 }
        : {}),
      satuan: quantity?.unit,
      periode: quantity?.period,
      kecamatan: place?.kecamatan,
      kelurahan: place?.kelurahan,
      orang: people,
      tahun: form.year,
    },
  };
}

/** Wishes finer than the table of intents, as the table has them; a wish it does not know is `lain`. */
const coarser: Partial<Record<Intent, Intent>> = {
  ulang: 'mulai',
  perusahaan: 'mulai',
  bahasa: 'lain',
  data_saya: 'lain',
  kebutuhan: 'lain',
  lanjut_nanti: 'lain',
  minat: 'lain',
};

/** `lain` only says that nothing clear was found, which is never certain. */
function intentLine(text: string, asked: Asked | undefined): Fields {
  const found = readIntent(text, asked);
  const intent = coarser[found] ?? found;
  return { result: 'understood', confidence: intent === 'lain' ? 'confirm' : 'full', intent };
}

const papers: Record<
  'nib' | 'npwp' | 'pirt' | 'halal' | 'bpom' | 'merek',
  (text: string) => Reading<Identifier>
> = {
  nib: readNib,
  npwp: readNpwp,
  pirt: readPirt,
  halal: readHalal,
  bpom: readBpom,
  merek: readMerek,
};

/** The answer to one valid line; `now` is used where the line has none. */
export function understandLine(line: Line, region: Region, now: Date): Fields {
  const { text } = line;
  const instant = line.now === undefined ? now : new Date(line.now);
  const when = { now: instant, timeZone: region.timeZone, holidays: region.holidays };
  switch (line.as) {
    case 'number':
      return numberFields(text);
    case 'money':
      return asLine(readMoney(text), moneyFields);
    case 'quantity':
      return asLine(readQuantity(text), quantityFields);
    case 'people':
      return asLine(readPeople(text), plainFields('orang', 'orang'));
    case 'percent':
      return asLine(readPercent(text), plainFields('persen', 'persen'));
    case 'intent':
      return intentLine(text, line.asked);
    case 'date':
      return asLine(readDate(text, when), dateFields);
    case 'year':
      return asLine(readYear(text, when), (year) => ({ tahun: year }));
    case 'place':
      return placeLine(readPlace(text, region));
    case 'form':
      return asLine(readForm(text, region, instant), formFields);
    case 'sector':
      return {
        result: 'understood',
        confidence: 'confirm',
        candidates: readSectors(text, region).map(({ code, score }) => ({ kode: code, score })),
      };
    case 'choice':
      return asLine(readChoice(text, line.options ?? [], { many: true }), (ids) => ({ ids }));
    case 'phone':
      return asLine(readPhone(text), (e164) => ({ e164 }));
    case 'nib':
    case 'npwp':
    case 'pirt':
    case 'halal':
    case 'bpom':
    case 'merek':
      return asLine(papers[line.as](text), ({ number, expires }) => ({ number, expires }));
  }
}

/** The answer to a raw line of input; what is no valid line is answered with `error`. A field that is null is left out. */
export function answerTo(raw: string, region: Region, now: Date): Fields {
  let parsed: unknown;
  try {
    parsed = JSON.parse(raw.replace(/^\uFEFF/, ''), (_, value: unknown) => value ?? undefined);
  } catch {
    return { error: 'not JSON' };
  }
  const line = Line.safeParse(parsed);
  if (!line.success) {
    const problems = line.error.issues.map(({ path, message }) =>
      path.length === 0 ? message : `${path.join('.')}: ${message}`,
    );
    return { error: problems.join('; ') };
  }
  if (line.data.as === 'choice' && (line.data.options ?? []).length === 0) {
    return { error: 'options: a choice needs its options' };
  }
  return understandLine(line.data, region, now);
}
