/** What the dialogs about running partnerships share: with whom somebody works, of what nothing is said yet, and how a partner is called. */
import { words } from '../conversation/accept.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Accept, Context, Start } from '../conversation/step.ts';
import type { AgreementView } from '../domain/agreementView.ts';
import type { CheckInKind, CheckInSide, Pair } from '../domain/checkIn.ts';
import {
  monthToTell,
  Obstacle,
  quarterToTell,
  surveyToTell,
  workedSince,
} from '../domain/checkIn.ts';
import type { Effect } from '../domain/effect.ts';
import type { NewCheckIn } from '../domain/effectCheckIn.ts';
import type { Happening } from '../domain/event.ts';
import type { Facts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';
import type { ReminderKind } from '../domain/reminder.ts';
import type { PeriodId } from '../domain/reportPeriod.ts';
import { spanOf } from '../domain/reportPeriod.ts';
import { readIntent } from '../language/intent.ts';
import type { Intent } from '../language/intent.ts';
import { other } from '../language/reading.ts';
import { mineQuery } from './agreementWords.ts';
import { today } from './card.ts';
import { offQuery } from './reminders.ts';
import { wantsReminders } from './silent.ts';

/** One partnership as one of its sides sees it. */
export type Partner = Pair & {
  /** "company/12/7" */
  id: string;
  side: CheckInSide;
  companyId: number;
  matchId: number;
  /** The other side, by name. */
  name: string;
  view: AgreementView;
};

type Known = { answers: { happening?: Happening | undefined }; facts: Facts };
type Here = Known & Pick<Context<object>, 'read'>;

const KIND_OF = { month: 'checkin', survey: 'survey', quarter: 'sheet' } as const;

/** The period that is asked about: the one of the reminder, or what can be told of just now. */
export function periodOf({ answers: { happening }, facts }: Known, kind: CheckInKind): PeriodId {
  if (happening?.kind === 'reminder' && happening.about.period !== undefined) {
    return happening.about.period;
  }
  if (happening?.kind === 'lkpm.ready') return happening.period;
  const day = today(facts);
  if (kind === 'month') return monthToTell(day);
  return kind === 'quarter'
    ? quarterToTell(day)
    : surveyToTell(day, facts.region.reminders.checkIns);
}

function saidQuery(known: Known, kind: CheckInKind): Extract<Query, { kind: 'checkins.of' }> {
  const { umkIds, companyIds } = mineQuery(known);
  return { kind: 'checkins.of', umkIds, companyIds, of: kind, period: periodOf(known, kind) };
}

export function checkInNeeds(known: Known, kind: CheckInKind): Query[] {
  return [mineQuery(known), saidQuery(known, kind), offQuery];
}

/** Every partnership of theirs that was running in the period, on either side that they are on. */
export function partners(context: Here, kind: CheckInKind): Partner[] {
  const { facts, read } = context;
  const { from, until } = spanOf(periodOf(context, kind));
  const { umks, companies } = facts.person;
  return read(mineQuery(context)).flatMap((view) => {
    const { id: agreementId, companyId, startsOn } = view.agreement;
    if (startsOn === undefined || startsOn >= until) return [];
    if (!workedSince(view.agreement, from, facts.region.timeZone)) return [];
    const firm = companies.some(({ id }) => id === companyId);
    return view.parties.flatMap(({ party: { umkId, matchId }, umk }): Partner[] => {
      const made = (side: CheckInSide, name: string): Partner => ({
        ...{ id: `${side}/${agreementId}/${umkId}`, side, agreementId, umkId, companyId },
        ...{ matchId, name, view },
      });
      const own = umks.some(({ id }) => id === umkId);
      const umkName = umk?.businessName ?? umk?.ownerName ?? `UMK ${umkId}`;
      return [
        ...(own ? [made('umk', view.company?.name ?? '-')] : []),
        ...(firm ? [made('company', umkName)] : []),
      ];
    });
  });
}

/** Those of them of which their side has said nothing for the period. */
export function unsaid(context: Here, kind: CheckInKind, side?: CheckInSide): Partner[] {
  const said = context.read(saidQuery(context, kind));
  return partners(context, kind).filter(
    (one) =>
      (side === undefined || one.side === side) &&
      !said.some(
        (row) =>
          row.agreementId === one.agreementId && row.umkId === one.umkId && row.side === one.side,
      ),
  );
}

/** Whether it was the program that began, for somebody who wants it no longer. */
export function unwanted({ answers, facts, read }: Here, kind: CheckInKind): boolean {
  if (answers.happening === undefined) return false;
  const off: readonly string[] = read(offQuery);
  const reminder: ReminderKind = KIND_OF[kind];
  return !wantsReminders(facts) || off.includes(reminder);
}

/** Who began it by a word of their own is told that there is nothing (more) to tell; who was asked is not. */
export function nothingLeft(context: Here, kind: CheckInKind, side?: CheckInSide): string {
  if (context.answers.happening !== undefined) return 'nothing';
  const some = partners(context, kind).some((one) => side === undefined || one.side === side);
  return some ? 'already' : 'none';
}

export function recorded(rows: readonly NewCheckIn[]): Effect[] {
  return rows.map((checkIn) => ({
    kind: 'checkin.record',
    agreementId: checkIn.agreementId,
    checkIn,
  }));
}

export const obstacleOptions: readonly Option[] = Obstacle.options.map((id) => ({
  id,
  label: line(`obstacle.${id}`),
}));

const inWords = words({ min: 8, max: 500 });

/** What is a wish also where trouble is asked for; "telat dibayar" is the answer there, and no wish to report. */
const WISHES: readonly Intent[] = [
  'hapus_data',
  'tarik_persetujuan',
  'berhenti',
  'bahasa',
  'petugas',
  'batal',
  'lewati',
  'menu',
  'kembali',
  'bantuan',
];

/** In one's own words, where no line of the list says it; one word, or a wish, is none. */
export const ownWords: Accept = (input, told) => {
  if (input.kind !== 'text') return other();
  const isStory =
    /\s/.test(input.text.trim()) && !WISHES.includes(readIntent(input.text, 'choice'));
  return isStory ? inWords(input, told) : other();
};

/** How people say it who do not choose from the list. */
const SAID: readonly (readonly [Obstacle, RegExp])[] = [
  ['bayar', /bayar|lunas|tempo|tagih|invoice|\bpaid|payment/],
  ['pesanan', /pesan|order/],
  ['ditolak', /tolak|retur|mutu|kualitas|rusak|cacat|refus|quality/],
  ['harga', /harga|biaya|mahal|price|cost/],
  ['bahan', /bahan|modal|material|capital/],
  ['tenaga', /tenaga|karyawan|pekerja|alat\b|mesin|worker|tool/],
  ['kirim', /kirim|antar|ongkir|deliver/],
  ['komunikasi', /komunikasi|balas|respon|hubungi|communicat|repl/],
];

/** A line of the list, or own words, which are kept and filed under what they name. */
export function obstacleOf(said: string | undefined): { obstacles: Obstacle[]; words?: string } {
  const known = Obstacle.safeParse(said).data;
  if (known !== undefined) return { obstacles: [known] };
  if (said === undefined) return { obstacles: ['lain'] };
  const lower = said.toLowerCase();
  const named = SAID.flatMap(([obstacle, pattern]) => (pattern.test(lower) ? [obstacle] : []));
  return { obstacles: named.length > 0 ? named : ['lain'], words: said };
}

export function partnerLine({ name }: Pick<Partner, 'name'>): Line {
  return literal(name);
}

/** "kabar bulanan", "survei kemitraan", "lembar triwulan". */
export function asksCheckIn(typed: string): Start | undefined {
  const said = typed
    .toLowerCase()
    .replace(/[^a-z ]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (
    /^(?:isi |kirim |beri )?(?:kabar|cek|laporan) (?:bulanan|bulan ini)(?: kemitraan)?$|^(?:monthly )?check ?in$/.test(
      said,
    )
  ) {
    return { flow: 'check_in' };
  }
  if (
    /^(?:isi |beri )?(?:survei|survey|penilaian|nilai) (?:kemitraan|mitra)$|^rate partners?$/.test(
      said,
    )
  ) {
    return { flow: 'survey' };
  }
  if (/^(?:isi |cek )?lembar (?:triwulan|kemitraan)$|^quarterly sheet$/.test(said)) {
    return { flow: 'sheet' };
  }
  return undefined;
}
