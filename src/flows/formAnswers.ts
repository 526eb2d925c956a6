/** One message that holds several answers ("keripik 500 bungkus sebulan di Bekasi Timur"), read for the registration. */
import type { Line } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Answers } from '../conversation/step.ts';
import type { Facts } from '../domain/facts.ts';
import type { Place } from '../domain/quantity.ts';
import { readForm } from '../language/form.ts';
import type { Form } from '../language/form.ts';
import { formatQuantity } from '../language/format.ts';
import { readNib } from '../language/identifier.ts';
import { digitRuns, isPhoneLike, readPhone } from '../language/phone.ts';
import { homePhone } from './matchWords.ts';

export type FormAnswers = { answers: Answers; count: number; said: Line };

/** Answers by the registration's names, and how to say them back; a capacity without its period is left to be asked. */
export function formAnswers(typed: string, facts: Facts): FormAnswers | undefined {
  const reading = readForm(typed, facts.region, facts.now);
  if (reading.result !== 'understood') return undefined;
  const form = reading.value;
  const phone = phoneIn(typed);
  const nibNumber = nibIn(typed);
  const answers: Answers = {
    name: form.nama,
    sapaan: form.sapaan,
    businessName: form.usaha,
    product: form.produk ?? form.usaha,
    capacity: form.quantity?.period ? form.quantity : undefined,
    place: form.place,
    workforce: form.people,
    since: form.year,
    phone,
    ...(nibNumber ? { nib: 'ya', nibNumber } : {}),
  };
  const known = Object.entries(answers).filter(([, value]) => value !== undefined);
  const beside = ['sapaan', 'businessName', 'nibNumber'];
  const count = known.filter(([name]) => !beside.includes(name)).length;
  const said = sayForm(form, { phone, nibNumber }, facts);
  return { answers: Object.fromEntries(known), count, said };
}

/** The one telephone number that stands in the message, if it is surely one. */
function phoneIn(typed: string): string | undefined {
  const said = digitRuns(typed).filter(isPhoneLike);
  const reading = said.length === 1 && said[0] ? readPhone(said[0].raw) : undefined;
  const sure = reading?.result === 'understood' && reading.confidence === 'full';
  return sure ? reading.value : undefined;
}

/** The number of the NIB, where the message says that it is one. */
function nibIn(typed: string): string | undefined {
  const [, said] =
    /\b(?:nib|nomor induk berusaha)\b[^\d\n,;]{0,20}(\d[\d .-]{11,20})/i.exec(typed) ?? [];
  const reading = said === undefined ? undefined : readNib(said);
  return reading?.result === 'understood' ? reading.value.number : undefined;
}

type Numbers = { phone: string | undefined; nibNumber: string | undefined };

function sayForm(form: Form, { phone, nibNumber }: Numbers, facts: Facts): Line {
  const { language } = facts.person;
  const parts: Line[] = [];
  if (form.nama) parts.push(line('register.card_name', { name: form.nama }));
  const product = form.produk ?? form.usaha;
  if (product) parts.push(line('register.card_product', { product }));
  if (form.quantity?.period) {
    parts.push(
      line('register.card_capacity', { capacity: formatQuantity(form.quantity, language) }),
    );
  }
  if (form.place) parts.push(line('register.card_place', { place: placeName(form.place) }));
  if (form.people !== undefined)
    parts.push(line('register.card_workforce', { count: form.people }));
  if (form.year !== undefined) parts.push(line('register.card_since', { year: form.year }));
  if (nibNumber) parts.push(line('register.card_nib', { nib: nibNumber }));
  if (phone) parts.push(line('register.card_phone', { phone: homePhone(phone) }));
  return stacked(line('register.form_read'), ...parts, line('register.form_right'));
}

export function placeName(place: Place): string {
  return place.kelurahan ? `${place.kelurahan}, ${place.kecamatan}` : place.kecamatan;
}

export function placeLine(place: Place): Line {
  return literal(placeName(place));
}
