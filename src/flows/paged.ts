/** Lists that are longer than a screen: so many rows a page, and two options that turn it; a page that is not there is the nearest one. */
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Answers, Start } from '../conversation/step.ts';

export const PAGE_SIZE = 8;

/** What every list of the desk is: a line of it is picked, it is asked again whenever it is come to, and turned in its place. */
export const LIST = {
  save: 'pick',
  stale: true,
  inPlace: true,
  unclear: 'desk.unclear',
} as const;

/** `page` counts from 1; `from` is the place of its first row in the whole list. */
export type Page = { page: number; pages: number; from: number };

/** The page that is asked for, of a list of `total` rows. */
export function pageOf(asked: number | undefined, total: number, size = PAGE_SIZE): Page {
  const pages = Math.max(1, Math.ceil(total / size));
  const page = Math.min(Math.max(1, asked ?? 1), pages);
  return { page, pages, from: (page - 1) * size };
}

export function rowsOn<T>(rows: readonly T[], { from }: Page, size = PAGE_SIZE): T[] {
  return rows.slice(from, from + size);
}

/** "Berikutnya" and "sebelumnya", where there is such a page. */
export function pageOptions({ page, pages }: Page): Option[] {
  const to = (
    other: number,
    label: 'paged.next' | 'paged.before',
    words: readonly string[],
  ): Option[] =>
    other < 1 || other > pages ? [] : [{ id: `hal:${other}`, label: line(label), words }];
  return [
    ...to(page + 1, 'paged.next', ['lanjut', 'next', 'berikut']),
    ...to(page - 1, 'paged.before', ['previous', 'sebelum']),
  ];
}

/** The page that an answer turns to; undefined for any other answer. */
export function turnedTo(answer: unknown): number | undefined {
  const found = typeof answer === 'string' ? /^hal:(\d+)$/.exec(answer)?.[1] : undefined;
  return found === undefined ? undefined : Number(found);
}

/** Where a choice on a list leads: the end, an option of its own, another page, or the card of a line. */
export function fromList(pick: unknown, own: Readonly<Record<string, string>> = {}): string {
  if (pick === 'selesai') return 'finished';
  if (typeof pick === 'string' && Object.hasOwn(own, pick)) return own[pick] ?? 'look';
  return turnedTo(pick) === undefined ? 'look' : 'turn';
}

/** The list of a dialog anew, on the page that was turned to or as it was; `kept`: what it is a list of. */
export function listAnew(
  flow: string,
  { page, pick }: { page?: number | undefined; pick?: string | undefined },
  kept: Answers = {},
): Start {
  return afresh(flow, { ...kept, page: turnedTo(pick) ?? page });
}

/** "Halaman 2 dari 5", where there is more than one. */
export function pageLines({ page, pages }: Page): Line[] {
  return pages > 1 ? [line('paged.at', { page, pages })] : [];
}
