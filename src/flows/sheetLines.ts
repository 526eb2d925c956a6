/** The lines of a company's quarterly sheet: what is recorded of each partnership, and what its PIC puts right before saying yes to all. */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import type { CheckIn } from '../domain/checkIn.ts';
import { Happening } from '../domain/event.ts';
import type { Facts } from '../domain/facts.ts';
import { Money, Quantity } from '../domain/quantity.ts';
import type { Query } from '../domain/query.ts';
import type { PeriodId } from '../domain/reportPeriod.ts';
import { periodBefore, spanOf } from '../domain/reportPeriod.ts';
import { workFigures } from '../domain/workFigures.ts';
import { addDays } from '../domain/workingDays.ts';
import { formatMoney, formatQuantity } from '../language/format.ts';
import { today } from './card.ts';
import type { Partner } from './checkInWords.ts';
import { checkInNeeds, partnerLine, periodOf, unsaid } from './checkInWords.ts';

const Said = z.object({ volume: Quantity, value: z.bigint(), workers: z.int() }).partial();
type Said = z.infer<typeof Said>;

/** `said`: what was put right, by partnership; `pick`: the line that is open, or what is done with the sheet. */
export const Sheet = z
  .object({
    happening: Happening,
    company: z.string(),
    said: z.record(z.string(), Said),
    pick: z.string(),
    field: z.enum(['volume', 'value', 'workers', 'kembali']),
    volume: Quantity,
    value: Money,
    workers: z.int(),
    page: z.int(),
  })
  .partial();
export type Sheet = z.infer<typeof Sheet>;
type Here = Context<Sheet>;
type Known = Pick<Here, 'answers' | 'facts'>;

const KIND = 'quarter';

export type SheetLine = { partner: Partner } & Said;

function companyIds({ person }: Facts): number[] {
  return person.companies.flatMap(({ id, status }) => (status === 'approved' ? [id] : []));
}

function diaryQuery({ facts }: Known): Extract<Query, { kind: 'diary.of' }> {
  return { kind: 'diary.of', umkIds: [], companyIds: companyIds(facts) };
}

/** Of the quarter before: workers change seldom. */
function beforeQuery(known: Known): Extract<Query, { kind: 'checkins.of' }> {
  const period = periodBefore(periodOf(known, KIND));
  return { kind: 'checkins.of', umkIds: [], companyIds: companyIds(known.facts), of: KIND, period };
}

export function sheetNeeds(known: Known): Query[] {
  return [...checkInNeeds(known, KIND), diaryQuery(known), beforeQuery(known)];
}

export function quarter(known: Known): PeriodId {
  return periodOf(known, KIND);
}

/** Of all approved companies of this person, the partnerships without a line. */
export function openPartners(context: Here): Partner[] {
  const mine = companyIds(context.facts);
  return unsaid(context, KIND, 'company').filter(({ companyId }) => mine.includes(companyId));
}

/** The company whose sheet it is: the one that was chosen, or the only one. */
export function companyOf(context: Here): number | undefined {
  const ids = [...new Set(openPartners(context).map(({ companyId }) => companyId))];
  const { happening, company } = context.answers;
  const named =
    company ?? (happening?.kind === 'lkpm.ready' ? String(happening.companyId) : undefined);
  return ids.length === 1 ? ids[0] : ids.find((id) => String(id) === named);
}

/** What was recorded in the quarter; volumes that the buyer did not judge yet count as sent. */
function recordedOf({ agreementId, umkId }: Partner, context: Here): Said {
  const { from, until } = spanOf(quarter(context));
  const entries = context
    .read(diaryQuery(context))
    .flatMap((one) => one.entries)
    .filter((entry) => entry.agreementId === agreementId && entry.umkId === umkId);
  const work = workFigures(entries, { from, until: addDays(until, -1), today: today(context.facts) });
  const amount = work.accepted > 0 ? work.accepted : work.delivered;
  const before = context
    .read(beforeQuery(context))
    .find((row: CheckIn) => row.agreementId === agreementId && row.umkId === umkId)?.workers;
  return {
    ...(amount > 0 && work.unit !== undefined
      ? { volume: { min: amount, max: amount, unit: work.unit } }
      : {}),
    ...(work.invoiced > 0n ? { value: work.invoiced } : {}),
    ...(before === undefined ? {} : { workers: before }),
  };
}

export function sheetLines(context: Here): SheetLine[] {
  const company = companyOf(context);
  const { said = {} } = context.answers;
  return openPartners(context)
    .filter(({ companyId }) => companyId === company)
    .map((partner) => ({ partner, ...recordedOf(partner, context), ...said[partner.id] }));
}

export function lineOf(context: Here): SheetLine | undefined {
  return sheetLines(context).find(({ partner }) => partner.id === context.answers.pick);
}

function known(value: string | undefined): Line {
  return value === undefined ? line('sheet.unknown') : literal(value);
}

/** "3.000 kotak, Rp45.000.000, 4 orang": what is not known is said to be so. */
function figures({ volume, value, workers }: Said, { person: { language } }: Facts): Line {
  return line('sheet.figures', {
    volume: known(volume && formatQuantity(volume, language)),
    value: known(
      value === undefined ? undefined : formatMoney({ min: value, max: value }, language),
    ),
    workers: known(workers === undefined ? undefined : String(workers)),
  });
}

export function lineOption(one: SheetLine, facts: Facts): Option {
  return {
    id: one.partner.id,
    label: line('sheet.line', { name: partnerLine(one.partner), figures: figures(one, facts) }),
  };
}

export function lineText(one: SheetLine, facts: Facts): Line {
  return line('sheet.ask_field', {
    name: partnerLine(one.partner),
    figures: figures(one, facts),
  });
}
