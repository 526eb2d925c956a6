/**
 * What a message wants of the program, by itself and given what was asked; a sentence that merely
 * holds a word stays `lain`.
 */
import {
  afterNo,
  afterNotYet,
  clearYes,
  noWords,
  turning,
  underWay,
  yesBesides,
  yesWords,
} from './answerWords.ts';
import { readGreeting } from './greeting.ts';
import { fillers, innerPhrases, papers, pictures, reserved, wholePhrases } from './intentWords.ts';
import type { Intent } from './intentWords.ts';
import { mostWords, normalWords } from './intentSpelling.ts';
import { fold } from './normalise.ts';
import { compile, compileAll, matchesWhole, matchesWithin } from './pattern.ts';
import type { Pattern } from './pattern.ts';

export type { Intent } from './intentWords.ts';
export { readGreeting, readSapaan } from './greeting.ts';

/**
 * What the question that is waiting wants: it decides what "belum", "lanjut" or a name can mean.
 */
export type Asked = 'yes_no' | 'has_paper' | 'number' | 'text' | 'choice' | 'form';

/**
 * What is looked for first wins: what cannot be undone and what must not be missed, then the rest.
 */
const order: readonly Intent[] = [
  'hapus_data',
  'tarik_persetujuan',
  'berhenti',
  'bahasa',
  'lapor',
  'petugas',
  'batal',
  'lewati',
  'menu',
  'kembali',
  'status',
  'perusahaan',
  'kebutuhan',
  'gabung',
  'undang',
  'minta_dinilai',
  'kesiapan',
  'calon',
  'kemitraan',
  'jeda',
  'pesanan',
  'minat',
  'ubah',
  'data_saya',
  'mulai',
  'bantuan',
  'tidak_tahu',
  'lanjut_nanti',
  'terima_kasih',
];

const filler = new Set(list(fillers));
const paper = new Set(list(papers));
const whole = prepare(wholePhrases);
const inner = prepare(innerPhrases);
const exact = new Map<string, Intent>();
for (const [intent, phrases] of Object.entries(reserved)) {
  for (const phrase of phrases.split('/').map((part) => part.trim().replace(/\s+/g, ' ')))
    exact.set(phrase, intent as Intent);
}

const yes = new Set(list(yesWords));
const yesBeside = new Set(list(yesBesides));
const no = new Set(list(noWords));
const noRest = new Set(list(afterNo));
const notYetRest = new Set(list(afterNotYet));
const started = compileAll(underWay);
const clear = new Set(list(clearYes));
const turn = new Set(list(turning));
const deniedTrouble = [compile('tidak|belum ada|punya masalah')];
const textIntents: readonly Intent[] = [
  'hapus_data',
  'tarik_persetujuan',
  'tidak_tahu',
  'lanjut_nanti',
  'terima_kasih',
];

/**
 * What the message wants. `asked` is what the waiting question wants: at a free-text question
 * sentences are never
 * taken for commands. Returns `lain` for everything that is not clearly one of the intents; never
 * throws.
 */
export function readIntent(text: string, asked?: Asked): Intent {
  const words = normalWords(text);
  if (words.length === 0) return onlyPicture(text) ?? 'lain';
  if (asked === 'text') return readAtText(text, words);
  if (words.length > mostWords) return 'lain';
  const greeting = readGreeting(text);
  // Also a bare "min" or "bu": somebody is called.
  const called = greeting.salam !== undefined || !words.includes('petugas');
  if (greeting.rest === '' && called) return 'salam';
  // "salah" by itself denies what was read back; elsewhere it wants something changed.
  if (asked === 'yes_no' && words.join(' ') === 'salah') return 'tidak';
  return (
    readWhole(words) ??
    readAnswer(words, asked) ??
    readPolite(text, asked) ??
    readInner(words) ??
    readLead(words, asked) ??
    'lain'
  );
}

/**
 * Only an exact command ("batal", "menu utama", "skip aja"), so that "Batal Jaya" at a name
 * question stays a name.
 */
export function reservedWord(text: string): Intent | undefined {
  const folded = fold(text).replace(/^\s*\//, '');
  if (/[^a-z\s.!?,]/.test(folded)) return undefined;
  const phrase = (folded.match(/[a-z]+/g) ?? []).join(' ');
  return exact.get(phrase);
}

/**
 * At a free-text question: exact commands, and answers that are no name or description of
 * anything.
 */
function readAtText(text: string, words: readonly string[]): Intent {
  if (words.length > mostWords) return 'lain';
  const greeting = readGreeting(text);
  return (
    reservedWord(text) ??
    readWhole(words, textIntents) ??
    readAnswer(words, undefined) ??
    (greeting.salam !== undefined && greeting.rest === '' ? 'salam' : 'lain')
  );
}

function readWhole(words: readonly string[], among: readonly Intent[] = order): Intent | undefined {
  const bare = words.filter((word) => !filler.has(word));
  for (const intent of among) {
    const patterns = whole.get(intent) ?? [];
    if (patterns.some((pattern) => matchesWhole(pattern, words) || matchesWhole(pattern, bare))) {
      return intent;
    }
  }
  return undefined;
}

/** Yes, no or not yet, also beside the name of a paper ("belum punya nib"). */
function readAnswer(words: readonly string[], asked: Asked | undefined): Intent | undefined {
  const bare = words.filter((word) => !filler.has(word));
  const core = bare.filter(
    (word) => !paper.has(word) && !(asked === 'has_paper' && /^\d+$/.test(word)),
  );
  if (bare.length === 0) {
    if (words.includes('ya')) return 'ya';
    return undefined;
  }
  if (core.length === 0) return undefined;
  if (matchesAny(started, core)) return 'belum';
  if (core.join(' ') === 'tidak apa apa' || core.join(' ') === 'tidak apa2') return 'ya';
  const first = core[0] ?? '';
  const start = first === 'ya' && core.length > 1 ? core.slice(1) : core;
  if (start.includes('belum') && start.every((word) => notYetRest.has(word))) return 'belum';
  const meant = words[0] === 'ya' || core.some((word) => !yesBeside.has(word));
  if (core.every((word) => yes.has(word)) && meant) {
    return 'ya';
  }
  const denied = no.has(core[0] ?? '') ? core : start;
  if (no.has(denied[0] ?? '') && denied.every((word) => no.has(word) || noRest.has(word))) {
    return 'tidak';
  }
  return undefined;
}

/** A greeting or a bare "bu": what follows it is read by itself. */
function readPolite(text: string, asked: Asked | undefined): Intent | undefined {
  const greeting = readGreeting(text);
  if (greeting.salam === undefined) return undefined;
  if (normalWords(greeting.rest).every((word) => filler.has(word))) return 'salam';
  if (greeting.rest.length >= text.length) return undefined;
  return readIntent(greeting.rest, asked);
}

function readInner(words: readonly string[]): Intent | undefined {
  if (words.length < 2) return undefined;
  const bare = words.filter((word) => !filler.has(word));
  const calm = matchesAnywhere(deniedTrouble, words);
  for (const intent of order) {
    if (intent === 'lapor' && calm) continue;
    const patterns = inner.get(intent) ?? [];
    if (matchesAnywhere(patterns, words) || matchesAnywhere(patterns, bare)) return intent;
  }
  return undefined;
}

/** At a yes-or-no question a clear first word answers, unless the sentence turns round. */
function readLead(words: readonly string[], asked: Asked | undefined): Intent | undefined {
  if ((asked !== 'yes_no' && asked !== 'has_paper') || words.length > 9) return undefined;
  if (words.some((word) => turn.has(word))) return undefined;
  const first = words.find((word) => word === 'ya' || !filler.has(word)) ?? '';
  if (words.includes('belum')) return first === 'belum' ? 'belum' : undefined;
  if (no.has(first)) return 'tidak';
  if (words.some((word) => no.has(word))) return undefined;
  if (clear.has(first)) return 'ya';
  const named = words.some((word) => paper.has(word));
  return asked === 'has_paper' && named && ['punya', 'ada'].includes(first) ? 'ya' : undefined;
}

/** A message of pictures and punctuation only. */
function onlyPicture(text: string): Intent | undefined {
  const short = text.slice(0, 100);
  if (/[\p{L}\p{N}]/u.test(short)) return undefined;
  for (const [intent, signs] of pictures) {
    for (const sign of signs) if (short.includes(sign)) return intent;
  }
  return /^[\s?]*\?[\s?!]*$/.test(short) ? 'bantuan' : undefined;
}

function matchesAny(patterns: readonly Pattern[], words: readonly string[]): boolean {
  return patterns.some((pattern) => matchesWhole(pattern, words));
}

function matchesAnywhere(patterns: readonly Pattern[], words: readonly string[]): boolean {
  return patterns.some((pattern) => matchesWithin(pattern, words));
}

function prepare(phrases: Partial<Record<Intent, string>>): Map<Intent, Pattern[]> {
  return new Map(
    Object.entries(phrases).map(([intent, text]) => [intent as Intent, compileAll(text)]),
  );
}

function list(words: string): string[] {
  return words.trim().split(/\s+/);
}
