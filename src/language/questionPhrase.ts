/** Whether words may become one more way to ask a common question: only where they take nothing away from what is understood already. */
import type { CommonQuestion, Region } from '../domain/region.ts';
import type { Intent } from './intent.ts';
import { readIntent, reservedWord } from './intent.ts';
import { mostWords, normalWords } from './intentSpelling.ts';
import { reserved } from './intentWords.ts';
import { readQuestion, saysNothing } from './question.ts';

export type PhraseFault =
  /** Nothing in it that could tell this question from another. */
  | { kind: 'empty' }
  | { kind: 'long'; max: number }
  /** It asks for something that the program does. */
  | { kind: 'wish'; wish: Intent }
  | { kind: 'known'; question: CommonQuestion }
  /** It would also be heard in these words, which mean something else. */
  | { kind: 'swallows'; words: string };

/** An id that no question has. */
const PROBE = '?';

const everydayAnswers: readonly string[] = [
  ...['ya', 'tidak', 'belum', 'sudah', 'oke', 'terima kasih', 'halo', 'nanti', 'tidak tahu'],
  ...['nasi kotak', 'keripik singkong', '50 kotak per hari', '20 kg per minggu', 'besok', 'siang'],
  ...['sudah punya nib', 'belum punya nib', 'belum punya halal', 'masih diurus', 'tiap hari'],
];

/** Short texts that people send and that are no question: reserved words, places, goods, answers. */
function everyday(region: Region): string[] {
  return [
    ...Object.values(reserved).flatMap((phrases) =>
      phrases.split('/').map((phrase) => phrase.trim().replace(/\s+/g, ' ')),
    ),
    ...everydayAnswers,
    ...region.kecamatan.flatMap(({ name, kelurahan }) => [name, ...kelurahan.map((k) => k.name)]),
    ...region.sectors.flatMap(({ words }) =>
      words.map((word) => (typeof word === 'string' ? word : word.term)),
    ),
  ];
}

/** What stands against a phrase; undefined where it may be added to the region's questions as they are. */
export function phraseFault(phrase: string, region: Region): PhraseFault | undefined {
  const words = normalWords(phrase);
  if (words.length > mostWords) return { kind: 'long', max: mostWords };
  if (!/\p{L}/u.test(words.join(''))) return { kind: 'empty' };
  const wish = reservedWord(phrase) ?? wishIn(phrase);
  if (wish) return { kind: 'wish', wish };
  if (saysNothing(phrase)) return { kind: 'empty' };
  const question = readQuestion(phrase, region);
  if (question) return { kind: 'known', question };
  const probe: CommonQuestion = { id: PROBE, phrases: [phrase], answer: { id: PROBE } };
  const alone = { questions: [probe] };
  // Words that no reading takes up again would never be heard.
  if (!readQuestion(`${phrase}?`, alone)) return { kind: 'empty' };
  const swallowed = swallows(region, alone, [...region.questions, probe]);
  return swallowed === undefined ? undefined : { kind: 'swallows', words: swallowed };
}

function wishIn(phrase: string): Intent | undefined {
  const wish = readIntent(phrase, 'choice');
  return wish === 'lain' ? undefined : wish;
}

function swallows(
  region: Region,
  alone: Pick<Region, 'questions'>,
  questions: CommonQuestion[],
): string | undefined {
  const asked = region.questions.flatMap(({ phrases }) => phrases);
  return (
    asked.find(
      (other) => readQuestion(other, alone) && readQuestion(other, { questions })?.id === PROBE,
    ) ??
    everyday(region).find((other) => readQuestion(other, alone) && !readQuestion(other, region))
  );
}
