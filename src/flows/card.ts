/**
 * A business as its owner sees it: every answer that is stored, in words, one line each, nothing
 * masked.
 */
import type { Line, TextKey } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { PaperAnswer } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import { isExpired } from '../domain/paper.ts';
import type { RefusalCode } from '../domain/paper.ts';
import type { PaperView } from '../domain/query.ts';
import { inLanguage } from '../domain/region.ts';
import { bands } from '../domain/scale.ts';
import type { Attachment, Umk } from '../domain/umk.ts';
import { localDay } from '../domain/workingDays.ts';
import { formatDay, formatQuantity } from '../language/format.ts';
import { placeName } from './formAnswers.ts';
import { homePhone } from './matchWords.ts';
import { patternsLine, priceLine, seasonLine, waitLine } from './termWords.ts';

/** A paper as it was told, and what staff said of it, as far as they did. */
export type ShownPaper = PaperAnswer & Partial<PaperView>;

/** What a card is made of besides the business itself. */
export type CardFacts = { papers: readonly ShownPaper[]; attachments: readonly Attachment[] };

type Row = [TextKey, Line | undefined];

/** The card under `head`; what is not known is left out. */
export function umkCard(head: Line, umk: Umk, known: CardFacts, facts: Facts): Line {
  const rows: Row[] = [...answered(umk, facts), ...offered(umk, facts), ...kept(umk, known, facts)];
  const shown = rows.flatMap(([label, value]) =>
    value ? [line('review.row', { label: line(label), value })] : [],
  );
  return stacked(head, ...shown);
}

function answered(umk: Umk, facts: Facts): Row[] {
  return [
    ['field.business_name', said(umk.businessName)],
    ['field.name', literal(umk.ownerName)],
    ['field.product', literal(umk.product)],
    ['field.more_products', said(umk.moreProducts.join(', '))],
    ['field.capacity', literal(formatQuantity(umk.capacity, facts.person.language))],
    ['field.sector', said(umk.sectors.map((code) => sectorLabel(code, facts)).join('; '))],
    ['field.place', literal(placeName(umk.place))],
    ['field.phone', literal(homePhone(umk.phone))],
  ];
}

function offered(umk: Umk, facts: Facts): Row[] {
  return [
    [
      'field.workforce',
      umk.workforce === undefined ? undefined : line('accept.people', { count: umk.workforce }),
    ],
    ['field.since', said(umk.since === undefined ? undefined : String(umk.since))],
    ['field.sales', bandLabel('sales', umk.salesBand, facts)],
    ['field.capital', bandLabel('capital', umk.capitalBand, facts)],
    ['field.scale', umk.scale && line(`scale.${umk.scale}`)],
    ['field.wait', waitLine(umk.waitDays)],
    ['field.price', priceLine(umk, facts)],
    ['field.season', seasonLine(umk.seasons, facts)],
    ['field.patterns', patternsLine(umk)],
    ['field.tied', said((umk.tiedTo ?? []).join(', '))],
  ];
}

function kept(umk: Umk, { papers, attachments }: CardFacts, facts: Facts): Row[] {
  const photos = attachments.filter(({ owner }) => owner === 'umk').length;
  const paused = umk.pausedUntil !== undefined && umk.pausedUntil >= today(facts);
  const nib = papers.find(({ kind }) => kind === 'nib');
  return [
    ['paper.kind_nib', nib ? paperState(nib, facts) : line(`field.nib_${umk.hasNib}`)],
    ...papers
      .filter(({ kind }) => kind !== 'nib')
      .map((paper): Row => [`paper.kind_${paper.kind}`, paperState(paper, facts)]),
    ['field.photos', photos === 0 ? undefined : line('card.photos', { count: photos })],
    [
      'field.pause',
      paused ? line('card.paused', { day: dayName(umk.pausedUntil ?? '', facts) }) : undefined,
    ],
  ];
}

function said(words: string | undefined): Line | undefined {
  return words ? literal(words) : undefined;
}

export function today(facts: Facts): string {
  return localDay(facts.now, facts.region.timeZone);
}

export function dayName(day: string, facts: Facts): Line {
  return literal(formatDay(day, facts.person.language));
}

/** The sector's words, or its code where the region has dropped it. */
export function sectorLabel(code: string, facts: Facts): string {
  const sector = facts.region.sectors.find((candidate) => candidate.code === code);
  return sector ? inLanguage(sector.label, facts.person.language) : code;
}

export function bandLabel(
  of: 'sales' | 'capital',
  band: string | undefined,
  facts: Facts,
): Line | undefined {
  const found = bands(facts.region, of).find(({ id }) => id === band);
  return found && literal(inLanguage(found.label, facts.person.language));
}

/** "ada, 2063275010001-28, sampai 5 Mei 2028, diperiksa 22 November 2026", or that it has run out, or why it was refused. */
export function paperState(paper: ShownPaper, facts: Facts): Line {
  const until = isExpired(expiryOf(paper), today(facts)) ? 'paper.expired' : 'paper.until';
  return line('paper.state', {
    status: line(`paper.status_${paper.status}`),
    number: literal(paper.number ? `, ${paper.number}` : ''),
    until: paper.expires ? line(until, { day: dayName(paper.expires, facts) }) : literal(''),
    checked: paperCheck(paper, facts),
  });
}

function paperCheck(paper: ShownPaper, facts: Facts): Line {
  const { checkedAt, refusal } = paper;
  if (!checkedAt) return literal('');
  const day = dayName(localDay(checkedAt, facts.region.timeZone), facts);
  if (!refusal) return line('paper.checked', { day });
  return line('paper.refused', { day, why: refusalLine(refusal, paper.refusalWords) });
}

/** Why staff did not accept a paper; their own words where none of the usual reasons fitted. */
export function refusalLine(code: RefusalCode, words: string | undefined): Line {
  return code === 'other' && words ? literal(words) : line(`paper.refusal_${code}`);
}

function expiryOf({ expires }: PaperAnswer): { expires?: string } {
  return expires === undefined ? {} : { expires };
}
