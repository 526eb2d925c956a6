/** Number words of Indonesian, with everyday, Betawi, Javanese and Sundanese spellings; each has exactly one meaning. */
import { distance } from 'fastest-levenshtein';

export type NumberWord =
  | { kind: 'digit'; value: number }
  | { kind: 'teen'; value: number }
  | { kind: 'small'; value: 10 | 11 | 100 }
  | { kind: 'scale'; value: number; one: boolean }
  | { kind: 'hundred' }
  | { kind: 'fraction'; top: number; bottom: number }
  | { kind: 'slang'; value: number; sure: boolean };

/** A word found: `an` marks the ending of "ratusan", "25 ribuan"; `typo` that one letter was wrong. */
export type Found = { word: NumberWord; an: boolean; typo: boolean };

const digits: readonly string[] = [
  'nol',
  'satu siji hiji satoe stu',
  'dua duo dwa loro due',
  'tiga tilu telu tigo tga tige',
  'empat ampat mpat opat papat empt',
  'lima limo lma',
  'enam anam enem genep nem',
  'tujuh tuju pitu tujuuh tjh',
  'delapan lapan dlapan dalapan wolu delapn dlpn',
  'sembilan smbilan salapan songo sanga sembilam smbln',
];

/** Hokkien money slang of Jakarta and Bekasi; where `sure` is false it is used for thousands as well. */
const slang: readonly [string, number, boolean][] = [
  ['cepek', 100, true],
  ['pekgo', 150, false],
  ['nopek', 200, true],
  ['gopek', 500, true],
  ['seceng', 1000, true],
  ['noceng', 2000, true],
  ['goceng', 5000, true],
  ['ceban', 10_000, true],
  ['goban', 50_000, true],
  ['noban', 20_000, true],
  ['cepekceng', 100_000, true],
  ['nopekceng', 200_000, true],
  ['gopekceng', 500_000, true],
  ['gocap', 50, false],
  ['jigo', 25, false],
];

const scales: readonly [string, number][] = [
  ['ribu rb rbu rebu rib ewu', 1e3],
  ['juta jt jta jut jeti juto', 1e6],
  ['miliar milyar miliyar milliar mlyr miliard', 1e9],
  ['triliun trilyun trliun', 1e12],
];

function known(): Map<string, NumberWord> {
  const map = new Map<string, NumberWord>();
  function add(spellings: string, word: NumberWord): void {
    for (const spelling of spellings.split(' ')) map.set(spelling, word);
  }
  digits.forEach((spellings, value) => add(spellings, { kind: 'digit', value }));
  add('belas blas welas', { kind: 'teen', value: 10 });
  add('puluh pulu plh pulo puluhh', { kind: 'teen', value: 1 });
  add('ratus rts ratos atus', { kind: 'hundred' });
  add('sepuluh sapuluh spuluh sepulu sepuloh', { kind: 'small', value: 10 });
  add('sebelas sabelas sblas sebls sewelas', { kind: 'small', value: 11 });
  add('seratus saratus sratus satus sertus', { kind: 'small', value: 100 });
  for (const [spellings, value] of scales) {
    add(spellings, { kind: 'scale', value, one: false });
    for (const spelling of spellings.split(' ')) {
      add(`se${spelling} sa${spelling} s${spelling}`, { kind: 'scale', value, one: true });
    }
  }
  add('setengah stengah setenga stgh setengh 1/2 separo separuh sparo satengah setgh', {
    kind: 'fraction',
    top: 1,
    bottom: 2,
  });
  add('seperempat seprapat sprempat saparapat prapat perempat', {
    kind: 'fraction',
    top: 1,
    bottom: 4,
  });
  add('sepertiga pertiga', { kind: 'fraction', top: 1, bottom: 3 });
  for (const [spelling, value, sure] of slang) add(spelling, { kind: 'slang', value, sure });
  return map;
}

const table = known();
/** Long enough that one wrong letter hardly makes another word. */
const tolerant = [
  ...'sepuluh sebelas delapan sembilan seratus seribu setengah miliar milyar seperempat'.split(' '),
];

/** One wrong letter in a long number word, if only one word is that near. */
function typo(text: string): NumberWord | undefined {
  if (text.length < 6 || text.length > 11) return undefined;
  // One wrong letter leaves the first two or the last three letters alone: a cheap test before the dear one.
  const near = tolerant.filter(
    (candidate) =>
      Math.abs(candidate.length - text.length) < 2 &&
      (candidate.slice(0, 2) === text.slice(0, 2) || candidate.slice(-3) === text.slice(-3)) &&
      distance(candidate, text) === 1,
  );
  return near.length === 1 ? table.get(near[0] ?? '') : undefined;
}

/** What number word this is; undefined for any other word. "k" is read only behind digits, by the caller. */
export function numberWord(text: string): Found | undefined {
  // Digits and signs come before the letters.
  if (text < 'a') return undefined;
  const exact = table.get(text);
  if (exact) return { word: exact, an: false, typo: false };
  const stem = text.replace(/2?an$|2$/, '').replace(/nya$/, '');
  const stemmed = stem === text ? undefined : table.get(stem);
  // "satuan" and "prapatan" are other words.
  if (stemmed && stemmed.kind !== 'digit' && stemmed.kind !== 'fraction')
    return { word: stemmed, an: /an$|2$/.test(text), typo: false };
  const guessed = typo(text);
  return guessed && { word: guessed, an: false, typo: true };
}

/** Cuts number words written together ("duaratuslimapuluh", "tigajutaan"), longest word first; undefined if any letter is left. */
export function splitNumberWords(text: string): string[] | undefined {
  if (text.length < 6 || text.length > 80) return undefined;
  const parts: string[] = [];
  for (let at = 0; at < text.length;) {
    let length = Math.min(12, text.length - at);
    while (length > 2 && !table.has(text.slice(at, at + length))) length -= 1;
    if (length <= 2) {
      if (parts.length === 0 || text.slice(at) !== 'an') return undefined;
      parts.push(`${parts.pop() ?? ''}an`);
      break;
    }
    parts.push(text.slice(at, at + length));
    at += length;
  }
  return parts.length > 1 ? parts : undefined;
}
