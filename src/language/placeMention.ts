/**
 * Finds where a text names places of the region; every mention keeps all the places that it could
 * be.
 */
import type { Place } from '../domain/quantity.ts';
import { slips, undouble } from './normalise.ts';
import type { Token } from './normalise.ts';
import { indexOf, lookUp } from './placeIndex.ts';
import type { How, Index, Level, Regional } from './placeIndex.ts';

export type Named = {
  kind: 'named';
  places: Place[];
  how: How;
  /** First and last token of the mention, with its "kec." or "kel.". */
  from: number;
  to: number;
  /** It stands in the name of a street, so it may lie anywhere. */
  street: boolean;
  /** "di", "kec", "kel" or the like stands before it. */
  marked: boolean;
};

/** The region as a whole was named, or what is certainly not it ("kab. bekasi"). */
type Whole = { kind: 'region'; places: Place[]; from: number; to: number; marked: boolean };
type Away = { kind: 'elsewhere'; from: number; to: number };
export type Mention = Named | Whole | Away;

/** An address is shorter than this. */
const mostWords = 48;

/** Short forms, read before names are looked for. */
const shortForms: Record<string, string> = {
  pdk: 'pondok',
  pnd: 'pondok',
  pndk: 'pondok',
  pd: 'pondok',
  pondk: 'pondok',
  bks: 'bekasi',
  bkasi: 'bekasi',
  tmr: 'timur',
  tim: 'timur',
  tmur: 'timur',
  east: 'timur',
  sltn: 'selatan',
  slt: 'selatan',
  sel: 'selatan',
  slatan: 'selatan',
  south: 'selatan',
  brt: 'barat',
  brat: 'barat',
  west: 'barat',
  utr: 'utara',
  utra: 'utara',
  north: 'utara',
  mdn: 'medan',
  hrpn: 'harapan',
  hrp: 'harapan',
  tlk: 'teluk',
  btr: 'bantar',
  bntr: 'bantar',
  smr: 'sumur',
  jt: 'jati',
  mrg: 'marga',
  kb: 'kali',
  bjg: 'bojong',
  tgh: 'tengah',
  tngh: 'tengah',
  jy: 'jaya',
};
const levelWords: Record<string, Level> = {
  kec: 'kecamatan',
  kecamatan: 'kecamatan',
  kcmtn: 'kecamatan',
  kecamtan: 'kecamatan',
  camat: 'kecamatan',
  kel: 'kelurahan',
  kelurahan: 'kelurahan',
  klrhn: 'kelurahan',
  kelurhan: 'kelurahan',
  lurah: 'kelurahan',
  desa: 'kelurahan',
  ds: 'kelurahan',
};
const streetWords = new Set(
  `jl jln jalan jalur gg gang perum perumahan komplek kompleks komp ruko blok pasar stasiun tol
  terminal apartemen cluster st kav`
    .trim()
    .split(/\s+/),
);
const prepositions = new Set(
  `di dari daerah wilayah tinggal lokasi alamat area domisili deket dekat sekitar kec
  kel`
    .trim()
    .split(/\s+/),
);
const compass = new Set(['timur', 'barat', 'utara', 'selatan']);

/**
 * All mentions in order, none overlapping; exact names are taken first, so that a slip never
 * swallows part of one.
 * `loose` also takes slips and parts of names anywhere (the whole text is an answer about a
 * place); otherwise only
 * where the words around say that a place comes. `far` also takes what is two slips away, where
 * there is nothing else.
 */
export function findMentions(
  typed: readonly Token[],
  region: Regional,
  how: { loose: boolean; far?: boolean },
): Mention[] {
  const index = indexOf(region);
  const words = withoutProvince(typed.slice(0, mostWords).map(({ word }) => word));
  const reader: Reader = { words, index, loose: how.loose, street: streetSpans(typed, words) };
  const mentions: Mention[] = [];
  const free = (mention: Mention): boolean =>
    mentions.every((other) => mention.to < other.from || mention.from > other.to);
  const steps = ['exact', 'slip', 'region', 'part', 'far'] as const;
  for (const step of steps) {
    if (step === 'far' && (how.far !== true || mentions.length > 0 || words.length > 8)) break;
    for (let at = 0; at < words.length; at += 1) {
      if (mentions.some(({ from, to }) => from <= at && at <= to)) continue;
      const mention = mentionAt(reader, at, step);
      if (mention !== undefined && free(mention)) mentions.push(mention);
    }
  }
  return mentions.sort((a, b) => a.from - b.from);
}

/** "jawa barat" after an address is the province, no part of the region; its words become empty. */
function withoutProvince(words: readonly string[]): string[] {
  return words.map((word, at) => {
    const province =
      (word === 'jawa' && compass.has(words[at + 1] ?? '')) ||
      (compass.has(word) && words[at - 1] === 'jawa');
    return province || word === 'jabar' ? '' : word;
  });
}

type Reader = {
  words: readonly string[];
  index: Index;
  loose: boolean;
  street: readonly boolean[];
};

/** What begins at this word, recognised in this way only. */
function mentionAt(reader: Reader, at: number, step: How | 'region'): Mention | undefined {
  const { words, index } = reader;
  const word = words[at] ?? '';
  const level = levelWords[word];
  if (level === undefined && prepositions.has(word)) return undefined;
  // "bekas" is second-hand, not the beginning of a name.
  if (step !== 'exact' && word === 'bekas') return undefined;
  const start = level === undefined ? at : at + 1;
  const marked = level !== undefined || prepositions.has(words[at - 1] ?? '');
  if (step === 'region') {
    // "60 bks" is an amount in packs.
    if (shortForms[word] === index.regionKey && /\d$/.test(words[at - 1] ?? '')) return undefined;
    const region = regionAt(words, start, index);
    return region === undefined ? undefined : { ...region, from: at, marked };
  }
  if (step === 'exact') {
    const away = awayAt(words, at);
    if (away !== undefined) return away;
  } else if (!reader.loose && !marked) return undefined;
  const found = match(words, start, index, level, step);
  if (found === undefined) return undefined;
  return {
    ...found,
    from: at,
    marked,
    street: reader.street[start] === true && level === undefined,
  };
}

/** "kab bekasi": the regency, not this city; the compass words of another city stay with it. */
function awayAt(words: readonly string[], at: number): Away | undefined {
  const word = words[at] ?? '';
  if (!['kab', 'kabupaten', 'kbupaten', 'kabupten'].includes(word)) return undefined;
  return { kind: 'elsewhere', from: at, to: Math.min(at + 1, words.length - 1) };
}

function regionAt(words: readonly string[], at: number, index: Index): Whole | undefined {
  const lead = ['kota', 'kotamadya', 'city'].includes(words[at] ?? '') ? 1 : 0;
  const word = shortForms[words[at + lead] ?? ''] ?? words[at + lead] ?? '';
  const slip = word.length >= index.regionKey.length && slips(word, index.regionKey, 1) <= 1;
  if (word !== index.regionKey && !slip) return undefined;
  const places = index.entries
    .filter((entry) => entry.level === 'kecamatan' && entry.key.startsWith(index.regionKey))
    .map((entry) => entry.place);
  const all =
    places.length > 0
      ? places
      : index.entries.filter((e) => e.level === 'kecamatan').map((e) => e.place);
  const tail = words[at + lead + 1] === 'kota' ? 1 : 0;
  return { kind: 'region', places: all, from: at, to: at + lead + tail, marked: false };
}

type Found = { kind: 'named'; places: Place[]; how: How; to: number };

function match(
  words: readonly string[],
  at: number,
  index: Index,
  level: Level | undefined,
  step: How,
): Found | undefined {
  // No name holds a digit.
  if (/^\d/.test(words[at] ?? '')) return undefined;
  for (let size = 4; size >= 1; size -= 1) {
    const window = words.slice(at, at + size);
    if (window.length < size) continue;
    const raw = window.map((word) => shortForms[word] ?? word).join('');
    const key = undouble(raw);
    if (key.length < 4 || key.length > index.longest + 2) continue;
    if (size > 1 && step !== 'exact' && compass.has(window[0] ?? '')) continue;
    // Four letters are enough of a name only where nothing else was said.
    const tiny = key.length === 4 && step === 'part';
    if (tiny && words.length > 1) continue;
    const found = lookUp(key, index, step, size);
    // A doubled letter may be the slip itself ("cimunng").
    const entries =
      found.length === 0 && raw !== key && step === 'slip' && size < 3
        ? lookUp(raw, index, step, size)
        : found;
    const fitting = entries.filter((entry) => level === undefined || entry.level === level);
    const used = fitting.length > 0 ? fitting : entries;
    if (used.length === 0) continue;
    const small =
      tiny || (step === 'part' && used.some((entry) => key.length < entry.key.length * 0.6));
    const how = small || fitting.length === 0 ? 'far' : step;
    return { kind: 'named', places: used.map(({ place }) => place), how, to: at + size - 1 };
  }
  return undefined;
}

/**
 * Which words belong to the name of a street: from "jl" to the next comma, number, "rt", or level
 * word.
 */
export function streetSpans(typed: readonly Token[], words: readonly string[]): boolean[] {
  let inside = false;
  return words.map((word, position) => {
    if (typed[position]?.afterBreak === true && !/^jln?$|^gg$/.test(words[position - 1] ?? '')) {
      inside = false;
    }
    if (levelWords[word] !== undefined || /^(?:(?:rt|rw)\d*|no|di|\d.*)$/.test(word))
      inside = false;
    const now = inside;
    if (streetWords.has(word)) inside = true;
    return now;
  });
}
