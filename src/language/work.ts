/** What somebody says of the work under an agreement in a few words: "pesan 500 lagi", "sudah kirim 300 pcs", "diterima 480 rusak 20", "sudah dibayar 2 juta". */
import { readMoney } from './money.ts';
import { wordsOf } from './normalise.ts';
import { readQuantity } from './quantity.ts';

/** `quantity` and `rejected` are thousandths; `unit` only where one was said; `amount` is rupiah. */
export type WorkSaid = {
  kind: 'order' | 'delivery' | 'receipt' | 'invoice' | 'payment';
  quantity?: number;
  rejected?: number;
  unit?: string;
  amount?: bigint;
};

/** Longer than this somebody tells a story. */
const MOST_WORDS = 14;

const NOT =
  /\b(?:belum|blm|tidak|tdk|gak|ga|nggak|ngga|enggak|bukan|jangan|batal|kalau|kalo|kapan|gimana|bagaimana|cara|mau tanya|not|if|when|how)\b/i;
const ALREADY = /\b(?:sudah|sdh|udah|udh|dah|telah|barusan|baru saja|tadi|already)\b/i;
const VERBS: readonly (readonly [WorkSaid['kind'], RegExp])[] = [
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

function moneyIn(text: string): bigint | undefined {
  const from = text.search(/rp|\d/i);
  if (from < 0) return undefined;
  const read = readMoney(text.slice(from).replace(/\b(?:ya|dong|nih|lagi|kemarin|tadi)\b.*$/i, ''));
  return read.result === 'understood' &&
    read.confidence === 'full' &&
    read.value.min === read.value.max
    ? read.value.min
    : undefined;
}

function goods(text: string): Omit<WorkSaid, 'kind' | 'amount'> {
  const bad = text.search(BAD);
  const good = numberIn(bad < 0 ? text : text.slice(0, bad));
  const rejected = bad < 0 ? undefined : numberIn(text.slice(bad));
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
export function readWork(text: string): WorkSaid | undefined {
  const count = wordsOf(text).length;
  if (count < 2 || count > MOST_WORDS || text.includes('?') || NOT.test(text)) return undefined;
  const kind = VERBS.find(([, verb]) => verb.test(text))?.[0];
  if (!kind) return undefined;
  const numbered = /\d/.test(text);
  const done = ALREADY.test(text);
  switch (kind) {
    case 'order':
      return numbered || /\blagi\b/i.test(text) ? { kind, ...goods(text) } : undefined;
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
