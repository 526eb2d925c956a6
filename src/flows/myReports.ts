/** "Laporan saya", "ke siapa?": each report that somebody has a part in: how far it is, who looks after it, until when, and what comes next. */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, stacked } from '../conversation/reply.ts';
import type { Context, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { mayMoveTicket } from '../domain/dispute.ts';
import type { DisputeView } from '../domain/dispute.ts';
import { ticketNumber } from '../domain/ticket.ts';
import { stateLine, viewLines } from './disputeViewWords.ts';
import { raised, withdrawn } from './disputeSides.ts';
import { reportDue } from './report.ts';

const Mine = z.object({ pick: z.string(), act: z.string(), sure: z.string() }).partial();
type Mine = z.infer<typeof Mine>;
type Here = Context<Mine>;

const mine = { kind: 'disputes.mine' } as const;
const MOST_SHOWN = 12;

/** "laporan saya", "ke siapa?", "siapa yang tangani laporan saya". */
export function asksReports(typed: string): boolean {
  const said = typed
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return (
    /^(?:(?:status|cek|lihat|gimana|bagaimana|kabar) )?(?:laporan|aduan|pengaduan) (?:saya|aku|ku|gue|kami)(?: gimana| bagaimana| sampai mana| sudah sampai mana)?$/.test(
      said,
    ) ||
    /^(?:my reports?|who handles (?:it|my report))$/.test(said) ||
    /^(?:ini |itu |laporan saya |laporannya )?(?:ke siapa|kepada siapa|sama siapa|siapa (?:yang |yg )?(?:tangani|nangani|menangani|urus|ngurus|mengurus|pegang|megang)(?: laporan(?: saya|nya)?| ini| itu)?|ditangani siapa|dipegang siapa|mediatornya siapa|siapa mediatornya)(?: ya| sih| kak)?$/.test(
      said,
    )
  );
}

function chosen(context: Here): DisputeView | undefined {
  const all = context.read(mine);
  const { pick } = context.answers;
  return (
    all.find(({ ticket }) => String(ticket.id) === pick) ?? (all.length === 1 ? all[0] : undefined)
  );
}

function card(context: Here): Line {
  const view = chosen(context);
  return view ? stacked(...viewLines(view, context.facts)) : line('my_reports.gone');
}

/** What this side may do now. */
function acts(context: Here): Option[] {
  const view = chosen(context);
  const { ticket, party } = view ?? {};
  const may = (move: 'raise' | 'withdraw' | 'reply' | 'accept' | 'carried'): boolean =>
    ticket !== undefined && party !== undefined && !!mayMoveTicket(ticket, move, party);
  const asked =
    (may('accept') && view?.accepted === false) || (may('carried') && view?.carried === false);
  return [
    ...(asked ? [{ id: 'jawab', label: line('my_reports.answer'), words: ['jawab'] }] : []),
    ...(!asked && may('reply')
      ? [{ id: 'jawab', label: line('my_reports.tell'), words: ['jawab', 'keterangan'] }]
      : []),
    ...(may('raise')
      ? [{ id: 'naik', label: line('my_reports.raise'), words: ['mediasi', 'naik'] }]
      : []),
    ...(may('withdraw')
      ? [{ id: 'cabut', label: line('my_reports.withdraw'), words: ['cabut', 'tarik'] }]
      : []),
    { id: 'selesai', label: line('desk.finish'), words: ['sudah', 'cukup', 'done'] },
  ];
}

function still(move: 'raise' | 'withdraw', then: string) {
  return {
    kind: 'branch' as const,
    needs: () => [mine],
    next: (context: Here): Target => {
      const view = chosen(context);
      return view && mayMoveTicket(view.ticket, move, view.party) ? then : 'over';
    },
  };
}

function sure(act: 'raise' | 'withdraw', next: string) {
  return {
    kind: 'choose' as const,
    text: `my_reports.sure_${act}` as const,
    options: [
      { id: 'ya', label: line('answer.yes'), means: 'ya' as const },
      { id: 'tidak', label: line('answer.no'), means: 'tidak' as const },
    ],
    save: 'sure' as const,
    stale: true,
    next: { ya: next, tidak: 'left' },
  };
}

export const myReports = defineFlow<Mine>({
  id: 'my_reports',
  version: 1,
  title: 'my_reports.title',
  answers: Mine,
  start: 'start',
  browses: true,
  steps: {
    start: {
      kind: 'branch',
      needs: () => [mine],
      next: ({ read }) => {
        const { length } = read(mine);
        if (length === 0) return 'none';
        return length === 1 ? 'card' : 'list';
      },
    },
    list: {
      kind: 'choose',
      needs: () => [mine],
      text: 'my_reports.list',
      options: ({ facts, read }) =>
        read(mine)
          .slice(0, MOST_SHOWN)
          .map((view) => ({
            id: String(view.ticket.id),
            label: line('my_reports.row', {
              number: ticketNumber(view.ticket.id),
              state: stateLine(view, facts),
            }),
            words: [ticketNumber(view.ticket.id).toLowerCase()],
          })),
      save: 'pick',
      unclear: 'desk.unclear',
      next: 'card',
    },
    card: {
      kind: 'choose',
      needs: () => [mine],
      text: card,
      options: acts,
      save: 'act',
      stale: true,
      unclear: 'desk.unclear',
      next: { jawab: 'answer', naik: 'raise', cabut: 'withdraw', selesai: 'done' },
    },
    answer: {
      kind: 'end',
      needs: () => [mine],
      then: (context) => ({
        flow: 'dispute_party',
        answers: { id: String(chosen(context)?.ticket.id ?? 0) },
        exact: true,
      }),
    },
    raise: sure('raise', 'raise_more'),
    raise_more: still('raise', 'raised'),
    raised: {
      kind: 'end',
      needs: () => [mine, { kind: 'fresh', of: 'queueItem' }],
      text: 'my_reports.raised',
      effects: (context) => {
        const view = chosen(context);
        if (!view) return [];
        const itemId = context.read({ kind: 'fresh', of: 'queueItem' });
        return raised(view, { ...reportDue(view.ticket.urgent, context.facts), itemId });
      },
    },
    withdraw: sure('withdraw', 'withdraw_more'),
    withdraw_more: still('withdraw', 'withdrawn'),
    withdrawn: {
      kind: 'end',
      needs: () => [mine],
      text: 'my_reports.withdrawn',
      effects: (context) => {
        const view = chosen(context);
        return view ? withdrawn(view) : [];
      },
    },
    left: { kind: 'end', text: 'my_reports.left' },
    over: { kind: 'end', text: 'dispute_party.over' },
    none: { kind: 'end', text: 'my_reports.none' },
    done: { kind: 'end' },
  },
});
