/** What is told of the work where it was asked about: "cuma 800", "baru 750 yg bagus", "iya tapi kurang 20", "kemarin", "baru 5 juta". */
import { localDay } from '../domain/workingDays.ts';
import type { When } from './date.ts';
import { wordsOf } from './normalise.ts';
import { ALREADY, goods, MOST_WORDS, moneyIn, NOT, workKind } from './work.ts';
import type { WorkSaid } from './work.ts';
import { splitDay } from './workDay.ts';

/**
 * `short`: so much is missing of what was asked about, in thousandths or, `shortAmount`, in rupiah; `come`: the day, if one
 * was told, is over or is today, so that it is done.
 */
export type WorkAnswer = Pick<WorkSaid, 'quantity' | 'unit' | 'rejected' | 'amount' | 'day'> & {
  kind?: WorkSaid['kind'];
  short?: number;
  shortAmount?: bigint;
  come: boolean;
};

const SHORT =
  /\b(?:kurang(?:nya)?|krg|kekurangan|sisa(?:nya)?|tinggal|missing|short)\b(?! (?:bagus|baik))/i;
const PARTLY = /\b(?:cuma|cuman|hanya|baru|sebagian|tapi|tp|only|but)\b/i;
/** Words that say nothing else; more than two others tell of something else. */
const PLAIN =
  /^(?:iya|ya|y|yup|ok|oke|sip|betul|benar|bener|masih|ada|itu|ini|yang|yg|nya|aja|saja|doang|sih|kok|pak|bu|bpk|ibu|bapak|kak|min|mas|mbak|kami|kita|saya|sy|dari|untuk|utk|dan|sama|lagi|dulu|semua|semuanya|total|pas|lengkap|sebagian|rp|rupiah|ribu|rb|rbu|k|juta|jt|jta|miliar|barang(?:nya)?|brg|pesanan(?:nya)?|kiriman(?:nya)?|uang(?:nya)?|duit(?:nya)?|masuk|sampai|sampe|nyampe|datang|dateng|tiba|lunas|bisa|sanggup|yes|all)$/i;
const GOOD =
  /^(?:bagus|baik|oke|utuh|layak|mulus|good|kurang\w*|krg|sisa\w*|tinggal|cuman?|hanya|baru|tapi|tp|rusak|ditolak|cacat|pecah|basi|jelek)$/i;

function isPlain(text: string): boolean {
  const strange = wordsOf(text).filter(
    (word) =>
      !/\d/.test(word) &&
      ![PLAIN, GOOD, ALREADY, NOT].some((known) => known.test(word)) &&
      workKind(`sudah ${word}`) === undefined,
  );
  return strange.length <= 2;
}

/** Undefined for a bare yes or no, a question, a story, and for what gives neither a figure nor a day. */
export function readWorkAnswer(typed: string, when: When): WorkAnswer | undefined {
  if (wordsOf(typed).length > MOST_WORDS || typed.includes('?') || /\blapor/i.test(typed))
    return undefined;
  const { text, day } = splitDay(typed, when, { done: true });
  if (!isPlain(text)) return undefined;
  const come = day === undefined || day <= localDay(when.now, when.timeZone);
  const kind = workKind(text);
  const told = { come, ...(day === undefined ? {} : { day }), ...(kind ? { kind } : {}) };
  const figures = /\d/.test(text) ? figuresIn(text) : undefined;
  if (NOT.test(text) && !(figures && (PARTLY.test(text) || SHORT.test(text)))) return undefined;
  if (figures) return { ...told, ...figures };
  return day === undefined ? undefined : told;
}

function figuresIn(text: string): Partial<WorkAnswer> | undefined {
  const at = text.search(SHORT);
  const short = at >= 0 && /\d/.test(text.slice(at));
  const amount = moneyIn(text);
  const money = amount === undefined ? {} : { [short ? 'shortAmount' : 'amount']: amount };
  if (short) {
    const { quantity, unit } = goods(text.slice(at));
    return quantity === undefined && amount === undefined
      ? undefined
      : {
          ...money,
          ...(quantity === undefined ? {} : { short: quantity }),
          ...(unit ? { unit } : {}),
        };
  }
  // "750 dari 1.000": what came, and of how much.
  const said = { ...money, ...goods(text.replace(/(\d\S*(?: \p{L}+)?) dari .*$/iu, '$1')) };
  return Object.keys(said).length === 0 ? undefined : said;
}
