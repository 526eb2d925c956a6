/** How a broadcast is told of: its segment, its words as one person gets them, when it goes, and what became of it. */
import type { Line } from '../conversation/reply.ts';
import { line, literal, paragraphs } from '../conversation/reply.ts';
import type { Reach, Sample, Segment, SkipReason } from '../domain/broadcast.ts';
import type { Broadcast, BroadcastTable, BroadcastTexts } from '../domain/broadcast.ts';
import { firmFor } from '../domain/broadcastFirm.ts';
import { fillBlanks } from '../domain/broadcastText.ts';
import type { Facts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';
import type { BroadcastView } from '../domain/queryOffice.ts';
import type { Day } from '../domain/quantity.ts';
import { localDay, localTime, startOfDay } from '../domain/workingDays.ts';
import { dayName, sectorLabel, today } from './card.ts';
import { row, sees, staffName } from './deskWords.ts';

const SHORT_TITLE = 30;

export function reachQuery(
  segment: Segment,
  facts: Facts,
): Extract<Query, { kind: 'broadcast.reach' }> {
  const day: Day = today(facts);
  const dayStart = startOfDay(day, facts.region.timeZone);
  return { kind: 'broadcast.reach', ...segment, today: day, dayStart };
}

function places(names: readonly string[] | undefined): Line | undefined {
  return names && names.length > 0 ? literal(names.join(', ')) : undefined;
}

export function levelLine(level: string): Line {
  return line(`broadcast.level_${level as NonNullable<Segment['levels']>[number]}`);
}

export function scaleLine(scale: string): Line {
  return line(`scale.${scale as 'mikro'}`);
}

/** "Siap bermitra, hampir siap": several values that are texts of their own. */
function several(lines: readonly Line[]): Line | undefined {
  const [first, ...others] = lines;
  return first && others.reduce((all, next) => line('broadcast.and', { all, next }), first);
}

function paperLine({ paperKind, paperDays }: Segment): Line | undefined {
  if (paperDays === undefined) return undefined;
  const kind = paperKind === undefined ? 'broadcast.any_paper' : `paper.kind_${paperKind}`;
  return line('broadcast.paper_in', { kind: line(kind as 'paper.kind_nib'), days: paperDays });
}

function seenLine({ seenWithin, seenBefore }: Segment): Line | undefined {
  if (seenWithin !== undefined) return line('broadcast.seen_within', { days: seenWithin });
  return seenBefore === undefined ? undefined : line('broadcast.seen_before', { days: seenBefore });
}

/** The value of one field of a segment in words; undefined where it does not matter. */
export function fieldLine(field: string, segment: Segment, facts: Facts): Line | undefined {
  switch (field) {
    case 'kecamatan':
      return places(segment.kecamatan);
    case 'sectors':
      return places(segment.sectors?.map((code) => sectorLabel(code, facts)));
    case 'levels':
      return several((segment.levels ?? []).map(levelLine));
    case 'nib':
      return segment.nib && line(segment.nib === 'ya' ? 'broadcast.nib_yes' : 'broadcast.nib_no');
    case 'paper':
      return paperLine(segment);
    case 'scales':
      return several((segment.scales ?? []).map(scaleLine));
    case 'language':
      return segment.language && line(`broadcast.language_${segment.language}`);
    case 'seen':
      return seenLine(segment);
    case 'since':
      return segment.since === undefined ? undefined : dayName(segment.since, facts);
    default:
      return undefined;
  }
}

/** The fields that narrow an audience, in the order in which they are offered. */
export function fieldsOf(audience: Segment['audience']): readonly string[] {
  return audience === 'owners'
    ? ['kecamatan', 'sectors', 'levels', 'nib', 'paper', 'scales', 'language', 'seen', 'since']
    : ['sectors', 'scales', 'language', 'seen', 'since'];
}

export function fieldName(field: string): Line {
  return line(`broadcast.field_${field as 'kecamatan'}`);
}

export function segmentLines(segment: Segment, facts: Facts): Line[] {
  const rows = fieldsOf(segment.audience).flatMap((field) => {
    const value = fieldLine(field, segment, facts);
    return value ? [line('review.row', { label: fieldName(field), value })] : [];
  });
  return [line(`broadcast.for_${segment.audience}`), ...rows];
}

/** "Selasa, 24 November 2026 pukul 09.00". */
export function momentLine(at: Date, facts: Facts): Line {
  const day = dayName(localDay(at, facts.region.timeZone), facts);
  return line('broadcast.moment', { day, time: clock(at, facts) });
}

/** "09.30", where the region is. */
export function clock(at: Date, { region }: Facts): string {
  const { hour, minute } = localTime(at, region.timeZone);
  return `${String(hour).padStart(2, '0')}.${String(minute).padStart(2, '0')}`;
}

/** What one person gets, in their language, and how they can have it stopped. */
export function messageFor(
  { texts, segment }: Pick<Broadcast, 'texts' | 'segment'>,
  facts: Facts,
): Line {
  const { person, region } = facts;
  const { firm, kecamatan = region.name } = firmFor(segment, person);
  const text = person.language === 'en' ? (texts.en ?? texts.id) : texts.id;
  const words = fillBlanks(text, { nama: person.name, usaha: firm, kecamatan });
  return paragraphs({ addressed: words }, line('broadcast.stop_line'));
}

/** The words as somebody of the sample would get them; the sapaan is theirs, not the reader's. */
export function previewFor(
  text: BroadcastTexts['id'],
  sample: Sample | undefined,
  facts: Facts,
): Line {
  const kecamatan = sample?.kecamatan ?? facts.region.name;
  const words = fillBlanks(text, { nama: sample?.name, usaha: sample?.firm, kecamatan });
  return line('broadcast.quoted', { words: { addressed: words, as: sample?.sapaan ?? 'none' } });
}

function whyLines(why: Partial<Record<SkipReason, number>>): Line[] {
  return Object.entries(why).map(([reason, count]) =>
    line('broadcast.why_row', {
      reason: line(`broadcast.why_${reason as SkipReason}`),
      count,
    }),
  );
}

/** How many a segment is for, how many of them are written to, and why the others are not. */
export function reachLines({ fits, reachable, why, unclaimed }: Reach): Line[] {
  return [
    line('broadcast.reach', { fits, reachable }),
    ...whyLines(why),
    ...(unclaimed > 0 ? [line('broadcast.unclaimed', { count: unclaimed })] : []),
  ];
}

/** A few of those who would get it; without names for who does not see them. */
export function sampleLines({ sample }: Reach, facts: Facts): Line[] {
  if (sample.length === 0) return [];
  const rows = sample.map(({ personId, name, firm, kecamatan }) => {
    const who = sees(facts) && name !== undefined ? name : undefined;
    const about = [sees(facts) ? firm : undefined, kecamatan].filter(Boolean).join(', ');
    const named = who === undefined ? line('desk.person', { id: personId }) : literal(who);
    return about === ''
      ? line('broadcast.sample_bare', { who: named })
      : line('broadcast.sample_row', { who: named, about });
  });
  return [line('broadcast.sample'), ...rows];
}

export function tableLines(table: BroadcastTable): Line[] {
  const { chosen, left, sent, delivered, read, failed, skipped } = table;
  return [
    line('broadcast.progress', { done: sent, chosen }),
    line('broadcast.table', { chosen, left, sent, delivered, read, failed }),
    ...whyLines(skipped),
  ];
}

export function stateLine({ state }: Pick<Broadcast, 'state'>): Line {
  return line(`broadcast.state_${state}`);
}

/** The beginning of its words: what a broadcast is called in a list. */
export function titleOf({ texts }: Pick<Broadcast, 'texts'>): string {
  const words = texts.id.replace(/\s+/g, ' ');
  return words.length > SHORT_TITLE ? `${words.slice(0, SHORT_TITLE - 1).trimEnd()}…` : words;
}

/** Everything about a broadcast but what became of it. */
export function cardLines({ broadcast, author, approver }: BroadcastView, facts: Facts): Line[] {
  const { id, texts, startAt, approverId, note, people, startedAt, endedAt } = broadcast;
  const at = (moment: Date | undefined): Line | undefined => moment && momentLine(moment, facts);
  return [
    line('broadcast.card', { id, state: stateLine(broadcast) }),
    ...segmentLines(broadcast.segment, facts),
    ...row('broadcast.people', String(people)),
    ...row('broadcast.starts', at(startAt) ?? line('broadcast.at_once')),
    ...row('broadcast.began', at(startedAt)),
    ...row('broadcast.ended', at(endedAt)),
    ...row('broadcast.author', staffName(author, broadcast.authorId)),
    ...row(
      'broadcast.approver',
      approverId === undefined ? undefined : staffName(approver, approverId),
    ),
    ...row('broadcast.note', note),
    ...row('broadcast.text_id', literal(texts.id)),
    ...row('broadcast.text_en', texts.en === undefined ? undefined : literal(texts.en)),
  ];
}

/** What is said of one that waits for approval on its line of the queue. */
export function broadcastRows({ broadcast }: BroadcastView, facts: Facts): Line[] {
  const { people, startAt } = broadcast;
  return [
    ...row('broadcast.people', String(people)),
    ...row('broadcast.starts', startAt ? momentLine(startAt, facts) : line('broadcast.at_once')),
    ...row('broadcast.text_id', literal(titleOf(broadcast))),
  ];
}
