/** What somebody says of the work under an agreement in a few words: "pesan 500 lagi", "sudah kirim 300 pcs", "diterima 480 rusak 20", "sudah dibayar 2 juta". */
import type { Day } from '../domain/quantity.ts';
import type { When } from './date.ts';
import { readMoney } from './money.ts';
import { wordsOf } from './normalise.ts';
import { readQuantity } from './quantity.ts';
import { splitDay } from './workDay.ts';

/** `quantity` and `rejected` are thousandths; `unit` only where one was said; `amount` is rupiah, `price` for one unit; `day` is when, of an order until when. */
export type WorkSaid = {
  kind: 'order' | 'delivery' | 'receipt' | 'invoice' | 'payment';
  quantity?: number;
  rejected?: number;
  unit?: string;
  amount?: bigint;
  price?: bigint;
  day?: Day;
};

/** Longer than this somebody tells a story. */
export const MOST_WORDS = 14;

export const NOT =
  /\b(?:belum|blm|tidak|tdk|gak|ga|nggak|ngga|enggak|bukan|jangan|batal|kalau|kalo|kapan|gimana|bagaimana|cara|mau tanya|not|if|when|how)\b/i;
export const ALREADY = /\b(?:sudah|sdh|udah|udh|dah|telah|barusan|baru saja|tadi|already)\b/i;
const VERBS: readonly (readonly [WorkSaid['kind'], RegExp])[] = [
  ['payment', /\b(?:uang|duit|dana|transferan|pembayaran|dp)(?:nya)?\b/i],
  [
    'receipt',
    /\b(?:(?:di)?terima|ditrima|nerima|menerima|received|accepted)\b|\b(?:barang|kiriman|pesanan)\w*\b.*\b(?:sampai|datang|tiba)\b/i,
  ],
  [
    'payment',
    /\b(?:(?:di)?bayar(?:kan|in)?|membayar|bayarin|(?:di)?transfer|(?:di)?tf|lunas(?:i)?|dilunasi|paid|pembayaran)\b/i,
  ],
  ['invoice', /\b(?:tagih|tagihan|nagih|ditagih|invoice|faktur)\b/i],
  [
    'delivery',
    /\b(?:(?:di)?kirim(?:kan|in)?|ngirim|mengirim|(?:di)?antar(?:kan|in)?|nganter|dikirimkan|sent|shipped|delivered)\b/i,
  ],
  ['order', /^(?:(?:saya|kami|mau|tolong|halo|min|kak)\s+)*(?:pesan|pesen|order|orderin)\b/i],
];
/** What of the goods was not good. */
const BAD =
  /\b(?:rusak|ditolak|tolak|cacat|pecah|basi|retur|diretur|kurang bagus|jelek|reject(?:ed)?|damaged)\b/i;

function numberIn(text: string): { n: number; unit?: string } | undefined {
  const from = text.search(/\d/);
  if (from < 0) return undefined;
  const read = readQuantity(
    text.slice(from).replace(/\b(?:lagi|ya|dong|nih|baik|bagus)\b.*$/i, ''),
  );
  if (read.result === 'understood' && read.value.min === read.value.max) {
    return { n: read.value.min, unit: read.value.unit };
  }
  if (read.result === 'ask' && read.why === 'no_unit' && read.partial?.min !== undefined) {
    return { n: read.partial.min };
  }
  return undefined;
}

/** So many of a unit, as typed where only that is asked: "500", "500 kotak", "nol"; undefined for anything else. */
export function readAmount(text: string): { n: number; unit?: string } | undefined {
  if (
    /^(?:nol|0|kosong|tidak ada|gak ada|ga ada|nihil|none|zero)(?:\s+\p{L}+)?\W*$/iu.test(
      text.trim(),
    )
  )
    return { n: 0 };
  return wordsOf(text).length > MOST_WORDS ? undefined : (numberIn(text) ?? wordNumber(text));
}

/** "lima ratus kotak" has no digit. */
function wordNumber(text: string): { n: number; unit?: string } | undefined {
  const read = readQuantity(text);
  if (read.result === 'understood' && read.value.min === read.value.max) {
    return { n: read.value.min, unit: read.value.unit };
  }
  const bare = read.result === 'ask' && read.why === 'no_unit' ? read.partial?.min : undefined;
  return bare === undefined ? undefined : { n: bare };
}

/** A sum as people write it, with "Rp" or a word for thousands or millions, or in full. */
const SUM =
  /(?:rp\.? ?)\d[\d.,]*(?: ?(?:ribu|rb|k|juta|jt|miliar|m)\b)?|\d[\d.,]* ?(?:ribu|rb|rbu|k|juta|jt|jta|miliar|rupiah)\b|\d{1,3}(?:\.\d{3}){1,3}\b|\d{5,}/i;

/** The one sum in the words; undefined where there is none, or it is not sure which or how much. */
export function moneyIn(text: string): bigint | undefined {
  const from = text.search(/rp|\d/i);
  const plain = from < 0 ? text : text.slice(from).replace(/\b(?:ya|dong|nih|lagi|tadi)\b.*$/i, '');
  return sumOf(plain) ?? sumOf(SUM.exec(text)?.[0]);
}

function sumOf(text: string | undefined): bigint | undefined {
  const read = text === undefined ? undefined : readMoney(text);
  return read?.result === 'understood' &&
    read.confidence === 'full' &&
    read.value.min === read.value.max
    ? read.value.min
    : undefined;
}

/** How much is good and how much is not: "480 rusak 20", "480 bagus, 20 rusak", "20 rusak". */
export function goods(text: string): Pick<WorkSaid, 'quantity' | 'unit' | 'rejected'> {
  const bad = text.search(BAD);
  // Stretches that begin with a figure; the figure of what is bad stands behind the word, or right before it.
  const said = (bad < 0 ? text : text.slice(0, bad))
    .split(/\s+(?=\d)/)
    .filter((part) => /\d/.test(part));
  const behind = bad < 0 ? undefined : numberIn(text.slice(bad));
  const rejected = bad < 0 ? undefined : (behind ?? numberIn(said.pop() ?? ''));
  const good = numberIn(said[0] ?? '');
  return {
    ...(good === undefined ? {} : { quantity: good.n }),
    ...(good?.unit === undefined ? {} : { unit: good.unit }),
    ...(rejected === undefined ? {} : { rejected: rejected.n }),
  };
}

/**
 * What is told of the work; undefined for a question, a no, a story, and for words that name no deed done: "kirim" and
 * "bayar" alone are told only with a number or as done already, and an order only with a number or as another one.
 */
export function readWork(typed: string, when?: When): WorkSaid | undefined {
  const count = wordsOf(typed).length;
  if (count < 2 || count > MOST_WORDS || typed.includes('?') || NOT.test(typed)) return undefined;
  const kind = workKind(typed);
  if (!kind) return undefined;
  const { text, day } = when
    ? splitDay(typed, when, { done: kind !== 'order' })
    : { text: typed, day: undefined };
  const said = saidOf(kind, text, ALREADY.test(typed));
  return said && day !== undefined ? { ...said, day } : said;
}

/** What kind of work the words speak of. */
export function workKind(text: string): WorkSaid['kind'] | undefined {
  return VERBS.find(([, verb]) => verb.test(text))?.[0];
}

/** "Harga 22 ribu", "@22.000": what one is to cost, and the words without it. */
function withPrice(text: string): { rest: string; price?: bigint } {
  const found = /(?:\bharga(?:nya)?|\bseharga|@) ?(.+)$/i.exec(text);
  const price = found && moneyIn(found[1] ?? '');
  return found && price ? { rest: text.slice(0, found.index), price } : { rest: text };
}

function saidOf(kind: WorkSaid['kind'], text: string, done: boolean): WorkSaid | undefined {
  const numbered = /\d/.test(text);
  switch (kind) {
    case 'order': {
      const { rest, price } = withPrice(text);
      if (!numbered && !/\blagi\b/i.test(text)) return undefined;
      return { kind, ...goods(rest), ...(price === undefined ? {} : { price }) };
    }
    case 'delivery':
      return numbered || done ? { kind, ...goods(text) } : undefined;
    case 'receipt':
      // "Diterima bekerja" and the like are no goods.
      return numbered || (done && /\b(?:barang|brg|kiriman|pesanan|order)/i.test(text))
        ? { kind, ...goods(text) }
        : undefined;
    case 'payment':
    case 'invoice': {
      if (!numbered && !(done && kind === 'payment')) return undefined;
      const amount = numbered ? moneyIn(text) : undefined;
      return { kind, ...(amount === undefined ? {} : { amount }) };
    }
  }
}
