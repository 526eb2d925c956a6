/**
 * The words of a chat message in normal form; a slip is resolved only where the whole message is
 * short and one command is near.
 */
import { fillers, innerPhrases, spellings, wholePhrases } from './intentWords.ts';
import { slips, undouble, wordsOf } from './normalise.ts';

/** A longer message is no command, and is not looked at word by word. */
export const mostWords = 30;

const canonical = new Map<string, string>();
for (const [word, variants] of Object.entries(spellings)) {
  canonical.set(word, word);
  for (const variant of variants.trim().split(/\s+/)) {
    if (!canonical.has(variant)) canonical.set(variant, word);
  }
}
const filler = new Set(fillers.trim().split(/\s+/));

/** Every word that a phrase is made of; such a word is never taken for a slip of another. */
const vocabulary = new Set(
  [...Object.values(wholePhrases), ...Object.values(innerPhrases)].flatMap((list) =>
    list.split(/[\s|?*/]+/),
  ),
);

/** The words of a message in normal form: spellings, drawn-out letters and clear slips resolved. */
export function normalWords(text: string): string[] {
  const typed = wordsOf(text);
  if (typed.length > mostWords) return typed;
  const few = typed.length <= 4;
  const words = typed.flatMap((word, index) => {
    const next = typed[index + 1] ?? '';
    if (word === 'no' && /^(?:hp|wa|telp|telepon|nib|rek|handphone|tlp|\d)/.test(next)) {
      return ['nomor'];
    }
    // Sundanese "not yet".
    if (word === 'can' && typed.length === 1) return ['belum'];
    if (word === 'can' && /^(?:gaduh|aya|boga|gableg|kagungan)$/.test(next)) return ['belum'];
    return glued(word) ?? [normalWord(word, few)];
  });
  return words.filter((word, index) => words[index - 1] !== word);
}

/** Two words typed as one: "gamau", "yaudah". */
function glued(word: string): string[] | undefined {
  if (word === 'gada' || word === 'gda') return ['tidak', 'ada'];
  if (canonical.has(word)) return undefined;
  const parts = /^(ga|gak|ngga|nggak|enggak|tdk|kaga|ya|iya|blm|udah)([a-z]{2,})$/.exec(word);
  const first = canonical.get(parts?.[1] ?? '');
  const second = canonical.get(parts?.[2] ?? '') ?? (parts?.[2] === 'usah' ? 'usah' : undefined);
  return first === undefined || second === undefined ? undefined : [first, second];
}

function normalWord(word: string, guess: boolean): string {
  const known = canonical.get(word) ?? canonical.get(undouble(word));
  if (known !== undefined) return known;
  if (filler.has(word) || vocabulary.has(word) || vocabulary.has(undouble(word))) return word;
  const stem = /^(.{3,}?)(?:nya|lah|nye|kah|ny|x)$/.exec(word)?.[1];
  if (stem !== undefined) {
    const known = canonical.get(stem);
    if (known !== undefined) return known;
  }
  return (guess ? guessed(word) : undefined) ?? word;
}

/**
 * Words that are commands or answers by themselves and long enough to be recognised with a slip.
 */
const guessable = (
  'kembali lewati bantuan daftar status petugas berhenti terimakasih makasih komplain setuju pesanan batalkan tolong bingung ' +
  'pendaftaran sebelumnya persetujuan masalah hubungi lanjut langganan nggak enggak belum batal lapor betul benar boleh siap ' +
  `mulai salah perbaiki hapus kembalikan perusahaan kebutuhan registrasi unsubscribe cancel
  assalamualaikum`
)
  .trim()
  .split(/\s+/);
/** Real words that lie one slip from a command. */
const innocent = new Set(
  (
    'batuan bolong kolong polong datar lorong lapar lapis bantal batik botol betel salam salak salad kapur ' +
    `lanjur hapal kapus bilah belut beluk mulia malai solong dolong pesawan makalah salat salep
    bekal batang`
  )
    .trim()
    .split(/\s+/),
);

function guessed(word: string): string | undefined {
  if (innocent.has(word) || /\d/.test(word)) return undefined;
  const near = guessable.filter(
    (target) =>
      abbreviates(word, target) ||
      (target.length >= 6 && word.length >= 5 && slips(word, target, 1) <= 1),
  );
  const found = new Set(near.map((target) => canonical.get(target) ?? target));
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

/** Vowels left out: "dftar", "brhnti". */
function abbreviates(word: string, target: string): boolean {
  if (word.length < 3 || word.length >= target.length || word[0] !== target[0]) return false;
  if (word.replace(/[aeiou]/g, '') !== target.replace(/[aeiou]/g, '')) return false;
  let position = 0;
  for (const letter of target) if (word[position] === letter) position += 1;
  return position === word.length;
}
