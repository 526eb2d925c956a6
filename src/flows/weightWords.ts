/** The parts of the score, their weights, and what a company taught, in words for staff. */
import type { Line } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Reason } from '../domain/match.ts';
import type { PairView } from '../domain/queryMatching.ts';

/** Parts of the score, in the order in which they are shown. */
export const PARTS = [
  ...(['product', 'capacity', 'distance', 'price', 'interest'] as const),
  ...(['papers', 'readiness', 'record', 'fairness'] as const),
] as const;
export type PartName = (typeof PARTS)[number];

export function partName(part: string): Line {
  const known = PARTS.find((name) => name === part) ?? 'product';
  return line(`weight.${known}`);
}

/** "- Produk: 80 dari 100, bobot 50%". */
export function partLine({ part, value, weight }: PairView['parts'][number]): Line {
  return line('weight.row', {
    part: partName(part),
    value: Math.round(value * 100),
    weight: percent(weight),
  });
}

export function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}

/** "- Harga kini 12% (semula 5%), karena 3 kali: harganya belum cocok". */
export function tiltLine({ values }: Reason): Line {
  const { part = '', lesson = '', times = 0, before = 0, after = 0 } = values;
  return line('weight.tilt', {
    part: partName(String(part)),
    lesson: lessonName(String(lesson)),
    ...{ times, before, after },
  });
}

const lessons = [
  ...(['price', 'capacity', 'product', 'papers', 'place', 'enough', 'own', 'other'] as const),
  ...(['quality', 'payment', 'time', 'contact'] as const),
] as const;

/** Why a company said no, or that it went well, in the words in which it was chosen. */
export function lessonName(code: string): Line {
  const known = lessons.find((lesson) => lesson === code);
  return known ? line(`why.${known}`) : line('weight.good');
}

/** "- 3 kali: Harganya belum cocok": what its ranking learned, by code; never a company's words. */
export function lessonLine({ code, count }: { code: string; count: number }): Line {
  return line('weight.lesson', { count, lesson: lessonName(code) });
}
