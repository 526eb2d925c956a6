/** An answer on a scale of 1 to 5, as people give it: "lima", "4 dari 5", "⭐⭐⭐⭐", "sangat puas", "biasa aja", "kurang", "jelek". */
import { wordsOf } from './normalise.ts';

const NUMBERS = [
  'nol',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
];
const ENGLISH = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
];
/** Said around a figure or a word without being part of it. */
const AROUND =
  /^(?:bintang|star|stars|nilai|nilainya|angka|skor|rating|poin|kasih|beri|saya|sy|kami|aku|aja|saja|sih|ya|kok|deh|dong|lah|pak|bu|kak|min|iya|untuk|mitra|begitu|gitu|terlalu|terlalu|merasa|agak)$/;
const VERY = /^(?:sangat|sgt|banget|bgt|bgtt|sekali|amat|paling|super|very|really)$/;
const NOT = /^(?:tidak|tdk|tak|gak|ga|nggak|ngga|enggak|engga|bukan|belum|blm|not)$/;
const LESS = /^(?:kurang|krg|krang|less)$/;
const BEST = /^(?:mantap|mantab|mantul|top|sempurna|istimewa|perfect|excellent|great)$/;
const GOOD =
  /^(?:puas|bagus|baik|senang|seneng|suka|oke|ok|memuaskan|terbantu|membantu|good|satisfied|happy|helpful)$/;
const MIDDLE = /^(?:cukup|lumayan|biasa|biasanya|standar|standard|sedang|netral|average|fair)$/;
const BAD = /^(?:jelek|buruk|kecewa|mengecewakan|payah|parah|bad|poor|disappointed)$/;

/** 1 to 5; a figure that is not on the scale is given back as it was said; undefined for anything else. */
export function readRating(typed: string): { rating: string } | { got: string } | undefined {
  const stars = typed.match(/⭐|🌟|★/gu)?.length ?? 0;
  const words = wordsOf(typed.replace(/⭐|🌟|★|☆|\uFE0F/gu, ' '));
  const rest = words.filter((word) => !AROUND.test(word));
  if (stars > 0) return rest.length === 0 ? onScale(stars) : undefined;
  const figure = /^(-?\d+(?:[.,]\d+)?)(?:\s*(?:\/|dari|of|out of)\s*(\d+))?$/.exec(bare(typed));
  if (figure) {
    const [, said = '', of = '5'] = figure;
    return of === '5' ? onScale(Number(said.replace(',', '.')), said) : { got: `${said}/${of}` };
  }
  const [only = ''] = rest;
  const number = Math.max(NUMBERS.indexOf(only), ENGLISH.indexOf(only));
  if (rest.length === 1 && number >= 0) return onScale(number);
  return inWords(rest);
}

function onScale(n: number, got = String(n)): { rating: string } | { got: string } {
  return [1, 2, 3, 4, 5].includes(n) ? { rating: String(n) } : { got };
}

/** The words without those around a figure. */
function bare(typed: string): string {
  const parts = typed.toLowerCase().trim().split(/\s+/);
  return parts
    .map((part) => part.replace(/[.!,]+$/, ''))
    .filter((part) => part !== '' && !AROUND.test(part))
    .join(' ');
}

function inWords(words: readonly string[]): { rating: string } | undefined {
  if (/^luar biasa\b/.test(words.join(' '))) return { rating: '5' };
  const known = [VERY, NOT, LESS, BEST, GOOD, MIDDLE, BAD];
  if (words.length === 0 || words.length > 5) return undefined;
  if (!words.every((word) => known.some((kind) => kind.test(word)))) return undefined;
  const has = (kind: RegExp): boolean => words.some((word) => kind.test(word));
  const very = has(VERY);
  if (has(NOT))
    return has(GOOD) && !has(BAD) && !has(MIDDLE) ? { rating: very ? '1' : '2' } : undefined;
  if (has(BAD)) return has(GOOD) || has(BEST) ? undefined : { rating: very ? '1' : '2' };
  if (has(LESS)) return { rating: very ? '1' : '2' };
  if (has(MIDDLE)) return { rating: '3' };
  return { rating: very || has(BEST) ? '5' : '4' };
}
