/** Once a month an owner says in a tap or two how it goes with all partners together; trouble is named, and becomes a report only if the owner wants one. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Context, Start, Step } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { Trend } from '../domain/checkIn.ts';
import type { Effect } from '../domain/effect.ts';
import { Happening } from '../domain/event.ts';
import type { Query } from '../domain/query.ts';
import type { Partner } from './checkInWords.ts';
import {
  checkInNeeds,
  nothingLeft,
  obstacleOf,
  obstacleOptions,
  ownWords,
  partnerLine,
  periodOf,
  recorded,
  unsaid,
  unwanted,
} from './checkInWords.ts';
import { periodName } from './figuresWords.ts';

const Told = z.object({ obstacle: z.string(), report: z.enum(['lapor', 'catat']) });

/** `troubled`: the partners with whom it does not go well; `told`: what of each was said so far. */
const CheckInAnswers = z
  .object({
    happening: Happening,
    going: z.enum(['lancar', 'kendala']),
    troubled: z.array(z.string()),
    told: z.record(z.string(), Told),
    obstacle: z.string(),
    report: z.enum(['lapor', 'catat']),
    sales: Trend,
  })
  .partial();
type CheckInAnswers = z.infer<typeof CheckInAnswers>;
type Here = Context<CheckInAnswers>;
type Told = z.infer<typeof Told>;

const KIND = 'month';
const FINE = 'lancar';

function needs(known: Pick<Here, 'answers' | 'facts'>): Query[] {
  return checkInNeeds(known, KIND);
}

function open(context: Here): Partner[] {
  return unsaid(context, KIND, 'umk');
}

function period(context: Here): Line {
  return periodName(periodOf(context, KIND), context.facts);
}

/** Of what is open, the partners with whom it does not go well. */
function troubled(context: Here): Partner[] {
  const { going, troubled: ids = [] } = context.answers;
  return open(context).filter(({ id }) => ids.includes(id) || going === 'kendala');
}

/** All that was said of trouble, the newest with it. */
function toldAll(context: Here): Record<string, Told> {
  const { told = {}, obstacle, report } = context.answers;
  const now = troubled(context).find(({ id }) => told[id] === undefined);
  if (!now || obstacle === undefined || report === undefined) return told;
  return { ...told, [now.id]: { obstacle, report } };
}

/** The partner that is asked about now. */
function current(context: Here): Partner | undefined {
  const { told = {} } = context.answers;
  return troubled(context).find(({ id }) => told[id] === undefined);
}

function first(context: Here): string {
  const all = open(context);
  if (unwanted(context, KIND)) return 'nothing';
  if (all.length === 0) return nothingLeft(context, KIND, 'umk');
  if (current(context)) return 'obstacle';
  return all.length === 1 ? 'one' : 'several';
}

function aboutOne(context: Here): Line {
  const [partner] = open(context);
  return line('check_in.one', {
    period: period(context),
    name: partner ? partnerLine(partner) : '-',
  });
}

function severalOptions(context: Here): Option[] {
  return [
    { id: FINE, label: line('check_in.all_fine'), means: 'tidak', words: fineWords },
    ...open(context)
      .slice(0, MOST_LISTED)
      .map((partner) => ({
        id: partner.id,
        label: line('check_in.trouble_with', { name: partnerLine(partner) }),
      })),
  ];
}

/** More partners than a list takes; those beyond it are taken for fine only where all are. */
const MOST_LISTED = 30;

const fineWords = ['lancar', 'semua lancar', 'aman', 'baik', 'bagus', 'oke', 'fine', 'all fine'];

const trends: readonly Option[] = [
  { id: 'naik', label: line('check_in.up'), words: ['naik', 'naik sedikit', 'naik dikit', 'agak naik', 'lebih banyak', 'ramai', 'up'] },
  { id: 'tetap', label: line('check_in.same'), words: ['tetap', 'sama', 'sama aja', 'stabil', 'biasa', 'biasa saja', 'biasa aja', 'same'] },
  { id: 'turun', label: line('check_in.down'), words: ['turun', 'turun sedikit', 'turun dikit', 'agak turun', 'sepi', 'berkurang', 'down'] },
];

function saved(context: Here): Effect[] {
  const told = toldAll(context);
  const { sales } = context.answers;
  return recorded(
    open(context).map(({ agreementId, umkId, companyId, side, id }) => {
      const trouble = told[id];
      return {
        ...{ kind: KIND, side, agreementId, umkId, companyId },
        period: periodOf(context, KIND),
        going: trouble ? 'kendala' : 'lancar',
        ...(trouble ? obstacleOf(trouble.obstacle) : {}),
        ...(sales === undefined ? {} : { sales }),
      };
    }),
  );
}

/** The first partner whom the owner wants to report; of the others the list of partners has a way to. */
function report(context: Here): Start | undefined {
  const told = toldAll(context);
  const partner = open(context).find(({ id }) => told[id]?.report === 'lapor');
  return partner && { flow: 'report', answers: { about: String(partner.matchId) } };
}

const asking: Record<string, Step<CheckInAnswers>> = {
  one: {
    kind: 'choose',
    needs,
    text: aboutOne,
    options: [
      { id: FINE, label: line('check_in.fine'), words: [...fineWords, 'tidak ada kendala'] },
      {
        id: 'kendala',
        label: line('check_in.trouble'),
        words: ['kendala', 'ada masalah', 'masalah', 'tidak lancar', 'kurang lancar', 'trouble'],
      },
    ],
    unclear: 'check_in.one_unclear',
    hint: 'check_in.one_unclear',
    save: 'going',
    next: { [FINE]: 'sales', kendala: 'obstacle' },
  },
  several: {
    kind: 'choose',
    needs,
    text: (context) => line('check_in.several', { period: period(context) }),
    options: severalOptions,
    many: true,
    unclear: 'check_in.several_unclear',
    hint: 'check_in.several_unclear',
    save: 'troubled',
    next: (context) => (current(context) ? 'obstacle' : 'sales'),
  },
  obstacle: {
    kind: 'choose',
    needs,
    text: (context) => {
      const partner = current(context);
      return line('check_in.obstacle', { name: partner ? partnerLine(partner) : '-' });
    },
    options: obstacleOptions,
    accept: ownWords,
    unclear: 'check_in.obstacle_unclear',
    hint: 'check_in.obstacle_unclear',
    save: 'obstacle',
    next: 'report',
  },
  report: {
    kind: 'choose',
    needs,
    text: 'check_in.report',
    options: [
      { id: 'catat', label: line('check_in.only_note'), means: 'tidak', words: ['catat'] },
      { id: 'lapor', label: line('check_in.make_report'), means: 'ya', words: ['lapor'] },
    ],
    save: 'report',
    next: (context) => {
      const told = toldAll(context);
      return troubled(context).some(({ id }) => told[id] === undefined) ? 'again' : 'sales';
    },
  },
  again: {
    kind: 'end',
    needs,
    then: (context) => {
      const { happening, going, troubled: ids } = context.answers;
      return afresh('check_in', { happening, going, troubled: ids, told: toldAll(context) });
    },
  },
};

export const checkIn = defineFlow<CheckInAnswers>({
  id: 'check_in',
  version: 1,
  title: 'check_in.title',
  answers: CheckInAnswers,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs, next: first },
    ...asking,
    sales: {
      kind: 'choose',
      text: 'check_in.sales',
      options: trends,
      unclear: 'check_in.sales_unclear',
      hint: 'check_in.sales_unclear',
      save: 'sales',
      next: 'once_more',
    },
    // Somebody else of the business may have told meanwhile, or the partnership is over.
    once_more: {
      kind: 'branch',
      needs,
      next: (context) => (open(context).length > 0 ? 'saved' : 'already'),
    },
    saved: {
      kind: 'end',
      needs,
      text: (context) => line(report(context) ? 'check_in.then_report' : 'check_in.saved'),
      effects: saved,
      then: report,
    },
    already: { kind: 'end', text: 'check_in.already' },
    none: { kind: 'end', text: 'check_in.none' },
    nothing: { kind: 'end' },
  },
});
