/**
 * Numbers by which options are picked: digits, words and ordinals; anything else in the text makes
 * it no number.
 */
import { fold, slips } from './normalise.ts';

const cardinals: readonly string[] = [
  'nol',
  'satu siji hiji one 1st pertama kesatu first kahiji kapisan a1 i',
  'dua loro dua2 two second kedua kadua ii kalih duwa',
  'tiga telu tilu three third ketiga katilu iii tigo tig',
  'empat papat opat four fourth keempat kaopat iv ampat',
  'lima limo five fifth kelima v',
  'enam nem genep six sixth keenam vi nam',
  'tujuh pitu seven seventh ketujuh vii tuju',
  'delapan wolu dalapan eight eighth kedelapan viii lapan',
  'sembilan sanga salapan nine ninth kesembilan ix smbilan',
  'sepuluh sedasa ten tenth kesepuluh x spuluh',
  'sebelas eleven kesebelas',
  'duabelas twelve keduabelas',
];
const values = new Map(
  cardinals.flatMap((words, value) =>
    words.split(' ').map((word): [string, number] => [word, value]),
  ),
);
const lastWords = ['terakhir', 'akhir', 'bawah', 'terbawah', 'last', 'buncit', 'pungkasan'];
const firstWords = ['atas', 'teratas', 'top', 'awal'];
const joiners = new Set(['dan', 'sama', 'and', 'juga', 'serta', 'plus', 'n', 'terus', 'lalu']);
const rangeWords = new Set(['sampai', 'sampe', 'smp', 'hingga', 'sd', 'to', 'ampe']);

/**
 * The numbers picked from a list of `count` options, or undefined where the text says anything but
 * numbers. Numbers off the
 * list are returned too, so that the reader can say so.
 */
export function numbersIn(
  text: string,
  count: number,
  padding: ReadonlySet<string>,
): number[] | undefined {
  if (text.length > 200) return undefined;
  const plain = fold(text)
    .replace(/[\u20e3\ufe0f]/g, ' ')
    .replace(/\bs\s*[/.]\s*d\b\.?/g, ' sampai ')
    .replace(/(\d)\s*[-–—~]\s*(?=\d)/g, '$1 sampai ')
    .replace(/\bke\s*-\s*(?=\w)/g, 'ke ')
    .replace(/\b(?:no|nmr|nomer)\b\.?/g, ' nomor ');
  const words = plain.match(/\d+|[a-z]+/g) ?? [];
  if (/[\p{L}]/u.test(plain.replace(/[a-z]/g, ''))) return undefined;
  const found: number[] = [];
  let from: number | undefined;
  for (const [index, word] of words.entries()) {
    if (rangeWords.has(word)) {
      from = found.at(-1);
      if (from === undefined) return undefined;
      continue;
    }
    if ((padding.has(word) && word !== 'ke') || joiners.has(word) || word === 'ke') continue;
    const value = valueOf(word, count, words[index + 1]);
    if (value === undefined) return undefined;
    if (from !== undefined) {
      for (let next = from + 1; next < value && next - from < 50; next += 1) found.push(next);
      from = undefined;
    }
    found.push(value);
  }
  return found.length === 0 ? undefined : [...new Set(found)];
}

function valueOf(word: string, count: number, next: string | undefined): number | undefined {
  if (/^\d+$/.test(word)) return word.length > 6 ? undefined : Number(word);
  const ordinal = /^ke([a-z]+)$/.exec(word)?.[1];
  const known = values.get(word) ?? (ordinal === undefined ? undefined : values.get(ordinal));
  if (known !== undefined) return known;
  if (lastWords.includes(word)) return count;
  if (firstWords.includes(word)) return 1;
  if (word === 'tengah' && count === 3) return 2;
  if (word.length < 5 || next !== undefined) return undefined;
  const near = [...values].filter(([name]) => name.length >= 4 && slips(word, name, 1) <= 1);
  return new Set(near.map(([, value]) => value)).size === 1 ? near[0]?.[1] : undefined;
}

/** "semua", "semuanya", "all of them" and nothing else. */
export function wantsAll(text: string): boolean {
  const words = fold(text.slice(0, 200)).match(/[a-z0-9]+/g) ?? [];
  const all = new Set(
    `semua semuanya smua smuanya all everything kabeh sadaya sedanten kabehan seluruhnya dua2nya
    keduanya ketiganya`
      .trim()
      .split(/\s+/),
  );
  const beside = new Set(
    `ya aja saja deh dong bu pak kak pilih mau saya of them nya itu pilihan yang yg ambil ada
    punya bisa`
      .trim()
      .split(/\s+/),
  );
  return (
    words.some((word) => all.has(word)) && words.every((word) => all.has(word) || beside.has(word))
  );
}
