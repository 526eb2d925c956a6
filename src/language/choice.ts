/**
 * Which of the options a text picks: by number, ordinal, id, label, part of it or synonym; two
 * that fit equally are asked back.
 */
import { readIntent } from './intent.ts';
import { normalWords } from './intentSpelling.ts';
import { numbersIn, wantsAll } from './choiceNumber.ts';
import { slips, slipsAllowed, squash, tokenise, wordsOf } from './normalise.ts';
import { other, toConfirm, understood } from './reading.ts';
import type { AskBack, Reading } from './reading.ts';

export type ChoiceOption = { id: string; label: string; words?: readonly string[] };

/** Nobody picks from a list at greater length. */
const mostCharacters = 240;
const mostParts = 12;

/** Said around a choice without being part of it. */
const padding = new Set(
  `yang yg pilih pilihan pilihin milih mau saya sy aku gue aja saja deh dong ya kak bu pak min
  ambil itu ini nomor opsi option ke dan sama atau kayaknya kira mungkin paling dg dengan di
  tolong lah sih nih untuk buat usaha iya oke ok juga plus serta terus trus pak bang mas mbak
  please the i want choose pake pakai masuk termasuk lebih ke arah sekitar`
    .trim()
    .split(/\s+/),
);
const denial = new Set(
  'bukan selain kecuali jangan tidak gak ga nggak ngga enggak not except'.split(' '),
);

/**
 * The ids of the options that the text picks, in the order of the options. With `many` several at
 * once ("1,3 dan 5", "1-3",
 * "semua"). A number that is not on the list asks back with `expected` and `got`; options that fit
 * equally ask back with
 * `candidates`; a pick that rests on part of what was said is `confirm`; a text that fits none is
 * `other`.
 */
export function readChoice(
  typed: string,
  options: readonly ChoiceOption[],
  how: { many?: boolean } = {},
): Reading<string[]> {
  const text = typed.trim();
  // Nobody chooses in a letter; a part of one must not be taken for the whole.
  if (options.length === 0 || text.length > mostCharacters) return other();
  const many = how.many === true;
  const whole = byName(text, options);
  if (whole !== undefined) return understood([whole.id]);
  const numbers = numbersIn(text, options.length, padding);
  if (numbers !== undefined) return byNumber(numbers, options, many);
  if (wantsAll(text)) {
    return many ? understood(options.map(({ id }) => id)) : ambiguous(options);
  }
  const answered = byAnswer(text, options);
  if (answered !== undefined) return answered;
  if (!many) return byWords(text, options);
  return several(text, options);
}

/** The option whose id, label or synonym this is, spacing and punctuation aside. */
function byName(text: string, options: readonly ChoiceOption[]): ChoiceOption | undefined {
  const said = squash(text);
  const bare = bareWords(text).join('');
  if (said === '') return undefined;
  const named = (name: string): boolean => {
    const key = squash(name);
    return key !== '' && (key === said || (key === bare && !/^\d+$/.test(key)));
  };
  const fits = [
    options.filter(({ label }) => named(label)),
    options.filter(({ id }) => !/^\d+$/.test(id) && named(id)),
    options.filter(({ words }) => (words ?? []).some(named)),
  ];
  return fits.find((found) => found.length === 1)?.[0];
}

function byNumber(
  numbers: readonly number[],
  options: readonly ChoiceOption[],
  many: boolean,
): Reading<string[]> {
  const wrong = numbers.find((number) => number < 1 || number > options.length);
  if (wrong !== undefined) {
    return { result: 'ask', why: 'format', expected: `1–${options.length}`, got: String(wrong) };
  }
  const picked = options.filter((_, index) => numbers.includes(index + 1));
  if (!many && picked.length > 1) return ambiguous(picked);
  return understood(picked.map(({ id }) => id));
}

/** Yes, no and not yet pick the option that means the same. */
function byAnswer(text: string, options: readonly ChoiceOption[]): Reading<string[]> | undefined {
  const intent = readIntent(text, 'has_paper');
  if (!['ya', 'tidak', 'belum', 'tidak_tahu'].includes(intent)) return undefined;
  const fits = options.filter(
    ({ id, label }) =>
      id === intent || readIntent(label.replace(/[,(].*$/, ''), 'has_paper') === intent,
  );
  const [first] = normalWords(text);
  const alike = fits.filter(({ label }) => normalWords(label)[0] === first);
  const [only] = alike.length > 0 ? alike : fits;
  const sure = alike.length === 1 || fits.length === 1;
  return sure && only !== undefined ? understood([only.id]) : undefined;
}

type Fit = { option: ChoiceOption; said: number; label: number };

/** One option by the words that it shares with the text. */
function byWords(text: string, options: readonly ChoiceOption[]): Reading<string[]> {
  const all = wordsOf(text);
  if (all.some((word) => denial.has(word))) return other();
  const words = all.filter((word) => !padding.has(word)).slice(0, 40);
  if (words.length === 0 || words.join('').length < 2) return other();
  const fits = options
    .map((option): Fit => fitOf(words, option))
    .filter(({ said }) => said > 0)
    .sort((a, b) => b.said - a.said || b.label - a.label);
  const [best] = fits;
  if (best === undefined || best.said < 0.45) return other();
  const equal = fits.filter(({ said, label }) => same(said, best.said) && same(label, best.label));
  if (equal.length > 1) return ambiguous(equal.map(({ option }) => option));
  const rivals = fits.filter(({ said }) => same(said, best.said));
  // "bulan" fits "per bulan" and "per 2 bulan": only a label that is said in full wins.
  if (rivals.length > 1 && best.label < 0.99) return ambiguous(rivals.map(({ option }) => option));
  const id = [best.option.id];
  if (best.said >= 0.8) return understood(id, 'part of the label');
  return toConfirm(id, 'part of what was said', [id]);
}

function same(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.011;
}

/** How much of what was said is in the option, and how much of its label was said; 0 to 1. */
function fitOf(words: readonly string[], option: ChoiceOption): Fit {
  const names = [option.label, option.id.replace(/_/g, ' '), ...(option.words ?? [])];
  let fit: Fit = { option, said: 0, label: 0 };
  for (const name of names) {
    const parts = wordsOf(name).filter((word) => !padding.has(word));
    if (parts.length === 0) continue;
    const close = words.map((word) => Math.max(...parts.map((part) => alike(word, part))));
    const said = close.reduce((sum, value) => sum + value, 0) / words.length;
    const covered = parts.filter((part) => words.some((word) => alike(word, part) > 0.8));
    const label = covered.length / parts.length;
    if (said > fit.said || (same(said, fit.said) && label > fit.label))
      fit = { option, said, label };
  }
  return fit;
}

function alike(word: string, part: string): number {
  if (word === part) return 1;
  if (/\d/.test(word) || /\d/.test(part)) return 0;
  const short = Math.min(word.length, part.length);
  if (short >= 5 && slips(word, part, 1) <= 1) return 0.9;
  if (slipsAllowed(short) === 2 && slips(word, part, 2) <= 2) return 0.85;
  if (short === 4 && word[0] === part[0] && slips(word, part, 1) <= 1) return 0.82;
  if (short >= 3 && (part.startsWith(word) || word.startsWith(part))) return 0.86;
  return short >= 4 && (part.endsWith(word) || word.endsWith(part)) ? 0.84 : 0;
}

/**
 * Several options, each part of the text by itself; parts that fit nothing leave the rest to be
 * confirmed.
 */
function several(text: string, options: readonly ChoiceOption[]): Reading<string[]> {
  const alone = byWords(text, options);
  const parts = text
    .split(/[,;/&+\n]|\bdan\b|\bsama\b|\bserta\b|\bjuga\b|\band\b|\bplus\b/i)
    .filter((part) => bareWords(part).length > 0);
  // More parts than these are a story, no list of options.
  if (parts.length < 2 || parts.length > mostParts) return alone;
  const picked = new Set<string>();
  let unsure = false;
  for (const part of parts) {
    const reading = readChoice(part, options);
    if (reading.result === 'ask') return reading;
    if (reading.result === 'other') {
      unsure = true;
      continue;
    }
    unsure ||= reading.confidence === 'confirm';
    for (const id of reading.value) picked.add(id);
  }
  if (picked.size === 0) return alone;
  const ids = options.map(({ id }) => id).filter((id) => picked.has(id));
  return unsure ? toConfirm(ids, 'not every part was recognised', [ids]) : understood(ids);
}

function bareWords(text: string): string[] {
  return tokenise(text).flatMap(({ word }) => (padding.has(word) ? [] : [word]));
}

function ambiguous(options: readonly ChoiceOption[]): AskBack<string[]> {
  return { result: 'ask', why: 'ambiguous', candidates: options.map(({ id }) => [id]) };
}
