/** Words of somebody without what may be a person's name, for whoever may not see names: rather one word too many hidden than a name shown. */
import type { Region } from '../domain/region.ts';
import { betweenName, ends, nameWords, noName, selves, stops } from './formWords.ts';
import { titleOf } from './greeting.ts';
import { squash } from './normalise.ts';

const HIDDEN = '…';
const MOST_WORDS_OF_A_NAME = 4;

type Word = { text: string; plain: string; capital: boolean; opens: boolean };

/** Every word with whether it opens a sentence, where a capital says nothing. */
function wordsIn(text: string): Word[] {
  let opens = true;
  return text.split(/(?<=\s)/).map((part) => {
    const word = {
      text: part,
      plain: part.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''),
      capital: /^[^\p{L}]*\p{Lu}\p{Ll}/u.test(part),
      opens,
    };
    opens = /[.!?:\n]["”')]*\s*$/.test(part);
    return word;
  });
}

/** Words that are no name wherever they stand: of the language, of places and of the office. */
function isOrdinary({ plain }: Word, known: ReadonlySet<string>): boolean {
  return (
    plain.length < 2 || noName.has(plain) || stops.has(plain) || ends.has(plain) || known.has(plain)
  );
}

function knownWords({ kecamatan, name, programme, office }: Region): Set<string> {
  const places = kecamatan.flatMap((one) => [one.name, ...one.kelurahan.map((kel) => kel.name)]);
  const words = [...places, name, programme.name, office.name].join(' ').split(/\s+/);
  return new Set([...words, ...places].map(squash));
}

/** Whether a name is said after this word, however it is written; after "saya" only where it is written as one. */
function leads(word: Word, next: Word | undefined): boolean {
  if (!next) return false;
  if (titleOf(word.plain) !== undefined || nameWords.has(word.plain)) return true;
  return (selves.has(word.plain) || word.plain === 'an') && next.capital;
}

/** "nama saya Siti Aminah, parkir di mana" → "nama saya … parkir di mana". */
export function maskNames(text: string, region: Region): string {
  const known = knownWords(region);
  const words = wordsIn(text);
  const hidden = new Set<number>();
  for (const [at, word] of words.entries()) {
    if (word.capital && !word.opens && !isOrdinary(word, known)) hidden.add(at);
    if (!leads(word, words[at + 1])) continue;
    let from = at + 1;
    while (betweenName.has(words[from]?.plain ?? '') || titleOf(words[from]?.plain ?? ''))
      from += 1;
    for (let i = from; i < from + MOST_WORDS_OF_A_NAME; i++) {
      const one = words[i];
      if (!one || isOrdinary(one, known)) break;
      hidden.add(i);
      if (/[,.;!?\n]\s*$/.test(one.text)) break;
    }
  }
  return words
    .flatMap(({ text: part }, at) => {
      if (!hidden.has(at)) return [part];
      return hidden.has(at - 1) ? [] : [`${HIDDEN} `];
    })
    .join('')
    .trim();
}
