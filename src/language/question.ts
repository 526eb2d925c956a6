/**
 * The common question that a text asks, by its words in any order; a text that says more than the
 * question is left alone.
 */
import type { CommonQuestion, Region } from '../domain/region.ts';
import { mostWords, normalWords } from './intentSpelling.ts';
import { slips, slipsAllowed } from './normalise.ts';

/** Words that every question may hold. */
const padding = new Set(
  (
    'ya sih dong deh kok nih tuh kak bu pak min bang mas mbak saya sy aku gue kita kami ini itu nya sebenarnya emang memang apa ' +
    'apakah kah yang yg di ke dari untuk buat dan mau tanya nanya numpang boleh tolong maaf permisi halo hai begitu gitu aja saja sja aj lah ' +
    `juga kalo kalau klo ada si the is a an do does i you it to of please bapak ibu kakak admin
    petugas para punya`
  )
    .trim()
    .split(/\s+/),
);
/** Said round a question without changing it. */
const loose = new Set(
  'tidak kan bukan ada kapan gimana berapa bisa beneran benar sekarang lagi kira'.split(' '),
);
/** With these a text tells something instead of asking, unless the question holds them too. */
const turning = new Set([
  'belum',
  'bukan',
  'sudah',
  'mau',
  'jual',
  'jualan',
  'menjual',
  'bikin',
  'usaha',
]);

type Prepared = { question: CommonQuestion; words: string[]; alone: boolean }[];
const prepared = new WeakMap<object, Prepared>();

/**
 * The question of the region's list whose phrase the text says, tolerant of spelling and order.
 * All words of a phrase must be
 * there and not many others; a single word only by itself. Undefined where none fits.
 */
export function readQuestion(
  text: string,
  region: Pick<Region, 'questions'>,
): CommonQuestion | undefined {
  const all = normalWords(text);
  if (all.length === 0 || all.length > mostWords) return undefined;
  const words = content(all);
  let best: { question: CommonQuestion; share: number; size: number } | undefined;
  for (const { question, words: phrase, alone } of prepare(region.questions)) {
    // "laundry boleh" asks; "laundry" by itself does not.
    if (phrase.length === 1 && !alone && all.length === 1 && !text.includes('?')) continue;
    const share = fit(words, phrase);
    if (share === undefined) continue;
    const better =
      best === undefined ||
      share > best.share ||
      (share === best.share && phrase.length > best.size);
    if (better) best = { question, share, size: phrase.length };
  }
  return best?.question;
}

/** Whether a text holds only words that any question may hold, so that it tells none from another. */
export function saysNothing(text: string): boolean {
  return normalWords(text).every((word) => padding.has(word) || loose.has(word));
}

/** How much of the text the phrase accounts for, 0 to 1; undefined where it does not fit. */
function fit(words: readonly string[], phrase: readonly string[]): number | undefined {
  if (words.length < phrase.length) return undefined;
  const used = new Set<number>();
  for (const part of phrase) {
    const at = words.findIndex((word, index) => !used.has(index) && alike(word, part));
    if (at < 0) return undefined;
    used.add(at);
  }
  const rest = words.filter((_, index) => !used.has(index));
  if (rest.some((word) => turning.has(word) || /\d/.test(word))) return undefined;
  const more = rest.filter((word) => !loose.has(word)).length;
  if (phrase.length === 1 ? more > 0 : more > Math.min(3, phrase.length)) return undefined;
  return phrase.length / words.length;
}

function alike(word: string, part: string): boolean {
  if (word === part) return true;
  if (stem(word) === stem(part)) return true;
  if (others.has(stem(word))) return false;
  const allowed = slipsAllowed(Math.min(word.length, part.length));
  return allowed > 0 && slips(word, part, allowed) <= allowed;
}

/** Words of their own that are one slip away from another question's. */
const others = new Set(['loket']);

function stem(word: string): string {
  return word.replace(/^(?:di|me|mem|men)(?=[a-z]{4})/, '').replace(/(?:nya|kan)$/, '');
}

function content(words: readonly string[]): string[] {
  const kept = words
    .map((word) => (word === 'brp' || word === 'brapa' ? 'berapa' : word))
    .filter((word) => !padding.has(word));
  return kept.length > 0 ? kept : [...words];
}

function prepare(questions: readonly CommonQuestion[]): Prepared {
  const known = prepared.get(questions);
  if (known !== undefined) return known;
  const built = questions.flatMap((question) =>
    question.phrases.map((phrase) => {
      const words = normalWords(phrase);
      return { question, words: content(words), alone: words.length === 1 };
    }),
  );
  prepared.set(questions, built);
  return built;
}
