/** What the dialogs about the diary share: whose side somebody is on, how entries are said, and who hears of them when. */
import type { Line } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Start } from '../conversation/step.ts';
import type { AgreementState } from '../domain/agreement.ts';
import type { AgreementView } from '../domain/agreementView.ts';
import type { DiarySide, Entry } from '../domain/diary.ts';
import { entryNumber, otherSideOf } from '../domain/diary.ts';
import type { DiaryView } from '../domain/diaryView.ts';
import type { Audience, Effect } from '../domain/effect.ts';
import type { Happening } from '../domain/event.ts';
import type { Facts } from '../domain/facts.ts';
import { quietUntil } from '../domain/quietHours.ts';
import type { Query } from '../domain/query.ts';
import { formatMoney, formatQuantity } from '../language/format.ts';
import { otherSide } from './agreementWords.ts';
import { dayName } from './card.ts';

const DAY_MS = 86_400_000;

/** An agreement of theirs with its diary, and on which side of it they are. */
export type Part = DiaryView & { side: DiarySide };

export function diaryQuery({ facts }: { facts: Facts }): Extract<Query, { kind: 'diary.of' }> {
  const { umks, companies } = facts.person;
  return {
    kind: 'diary.of',
    umkIds: umks.map(({ id }) => id),
    companyIds: companies.map(({ id }) => id),
  };
}

/** Those in which they are a side, as they see them; drafts have no diary. */
export function partsOf(views: readonly DiaryView[], { person }: Facts): Part[] {
  return views.flatMap((known): Part[] => {
    const { agreement, parties } = known.view;
    if (!hasDiary(agreement.state)) return [];
    if (person.companies.some(({ id }) => id === agreement.companyId)) {
      return [{ ...known, side: 'company' }];
    }
    const own = parties.some(({ party }) => person.umks.some(({ id }) => id === party.umkId));
    return own ? [{ ...known, side: 'umk' }] : [];
  });
}

/** Whether there is work under it, or was. */
export function hasDiary(state: AgreementState): boolean {
  return state === 'running' || state === 'ended' || state === 'stopped';
}

export function money(amount: bigint, { person }: Facts): string {
  return formatMoney({ min: amount, max: amount }, person.language);
}

export function volume(quantity: number, unit: string | undefined, { person }: Facts): string {
  return formatQuantity({ min: quantity, max: quantity, unit: unit ?? '' }, person.language).trim();
}

/** "Rp22.000 per kotak". */
export function priceWords(price: bigint, unit: string | undefined, { person }: Facts): string {
  const per = unit === undefined ? {} : { per: unit };
  return formatMoney({ min: price, max: price, ...per }, person.language);
}

export function umkNameIn({ parties }: Pick<AgreementView, 'parties'>, umkId: number): string {
  const umk = parties.find(({ party }) => party.umkId === umkId)?.umk;
  return umk?.businessName ?? umk?.ownerName ?? `UMK ${umkId}`;
}

/** Who said it, by name. */
export function sayerName({ side, umkId }: Entry, view: AgreementView): string {
  return side === 'company' ? (view.company?.name ?? '-') : umkNameIn(view, umkId);
}

/** What an entry says: "pesanan B-0012: 500 kotak untuk Senin, 4 Januari 2027, Rp22.000 per kotak". */
export function entryLine(entry: Entry, facts: Facts): Line {
  const { quantity = 0, rejected = 0, unit, price, amount = 0n, due = 0n, dueOn } = entry;
  const day = dayName(entry.day, facts);
  const values = { quantity: volume(quantity, unit, facts), day, amount: money(amount, facts) };
  switch (entry.kind) {
    case 'order': {
      const number = entryNumber(entry.id);
      if (price === undefined) return line('diary.entry_order', { ...values, number });
      const each = priceWords(price, unit, facts);
      return line('diary.entry_order_price', { ...values, number, price: each });
    }
    case 'receipt':
      return rejected > 0
        ? line('diary.entry_receipt_bad', { ...values, rejected: volume(rejected, unit, facts) })
        : line('diary.entry_receipt', values);
    case 'invoice':
      return line('diary.entry_invoice', { ...values, due: dayName(dueOn ?? entry.day, facts) });
    case 'result':
      return line('diary.entry_result', { ...values, due: money(due, facts) });
    case 'delivery':
    case 'payment':
    case 'cancel':
      return line(`diary.entry_${entry.kind}`, values);
    default:
      return entry.kind satisfies never;
  }
}

/** A row of the account; `view` where it holds several businesses, who then are named. */
export function entryRow(entry: Entry, facts: Facts, view?: AgreementView): Line {
  const what = entryLine(entry, facts);
  const state = line(`diary.state_${entry.state}`);
  if (!view || view.parties.length < 2) return line('diary.row', { what, state });
  return line('diary.row_of', { who: umkNameIn(view, entry.umkId), what, state });
}

/** The words that somebody gave along. */
export function noteLines({ note }: Pick<Entry, 'note'>): Line[] {
  return note === undefined ? [] : [line('diary.note', { note: literal(note) })];
}

type About = Pick<Entry, 'id' | 'umkId' | 'side'>;

/** Who says, or answers: the people of that side. */
export function audienceOf(
  side: DiarySide,
  { umkId }: Pick<Entry, 'umkId'>,
  { agreement }: Pick<AgreementView, 'agreement'>,
): Audience {
  return side === 'company' ? { company: agreement.companyId } : { umk: umkId };
}

/** Told now, or in the morning where it is night. */
function told(key: string, whom: Audience, happening: Happening, facts: Facts): Effect {
  const at = quietUntil(facts.now, facts.region);
  return at ? { kind: 'timer.set', key, whom, happening, at } : { kind: 'tell', whom, happening };
}

function silentKey(entryId: number): string {
  return `diary/${entryId}/silent`;
}

/** Comes back to what was not answered: round 1 asks again, round 2 shows it to the office. */
export function askAgain(entry: About, round: 1 | 2, view: AgreementView, facts: Facts): Effect {
  const { askAgainDays, officeDays } = facts.region.diary;
  const days = round === 1 ? askAgainDays : Math.max(1, officeDays - askAgainDays);
  const at = new Date(facts.now.getTime() + days * DAY_MS);
  return {
    kind: 'timer.set',
    key: silentKey(entry.id),
    whom: audienceOf(otherSideOf(entry.side), entry, view),
    happening: { kind: 'diary.silent', entryId: entry.id, round },
    at: quietUntil(at, facts.region) ?? at,
  };
}

export function askNoMore(entryId: number): Effect {
  return { kind: 'timer.remove', key: silentKey(entryId) };
}

/** The other side is asked whether it is so. */
export function asked(entry: About, view: AgreementView, facts: Facts): Effect[] {
  const whom = audienceOf(otherSideOf(entry.side), entry, view);
  const happening = { kind: 'diary.said', entryId: entry.id } as const;
  return [told(`diary/${entry.id}/new`, whom, happening, facts), askAgain(entry, 1, view, facts)];
}

type What = Extract<Happening, { kind: 'diary.answered' }>['what'];

/** A side hears what became of an entry. */
export function tellSide(
  to: DiarySide,
  entry: Pick<Entry, 'id' | 'umkId'>,
  what: What,
  { view, facts }: { view: AgreementView; facts: Facts },
): Effect {
  const whom = audienceOf(to, entry, view);
  const happening = { kind: 'diary.answered', entryId: entry.id, what } as const;
  return told(`diary/${entry.id}/${what}/${to}`, whom, happening, facts);
}

/** The other side of what is about this one business, or all of them, by name. */
export function otherName(
  { view, side }: Pick<Part, 'view' | 'side'>,
  umkIds: readonly number[],
): string {
  const [only] = umkIds;
  if (side === 'umk' || only === undefined || umkIds.length > 1) return otherSide(view, side);
  return umkNameIn(view, only);
}

/** A report about the partnership with this business. */
export function reportOf(part: Pick<Part, 'view'> | undefined, umkId: number | undefined): Start {
  const party = part?.view.parties.find(({ party: { umkId: id } }) => id === umkId)?.party;
  return { flow: 'report', answers: party ? { about: String(party.matchId) } : {} };
}

/** The line of the office's queue about this entry, if one is open. */
export function queueQuery(entryId: number): Extract<Query, { kind: 'queue.about' }> {
  return { kind: 'queue.about', of: 'diary', subjectId: entryId };
}

/** The office is shown it, and whoever does such work is told. */
export function toOffice(entryId: number, itemId: number): Effect[] {
  const kind = 'diary' as const;
  const happening = { kind: 'queue.new', queueKind: kind, subjectId: entryId } as const;
  return [
    { kind: 'queue.add', item: { id: itemId, kind, subjectId: entryId } },
    { kind: 'tell', whom: { role: 'mediator' }, happening },
    { kind: 'tell', whom: { role: 'admin' }, happening },
  ];
}
