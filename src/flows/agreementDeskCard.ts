/** The list of agreements and one of them as the forum sees it, what may be done with it, and what comes of it. */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context, Target } from '../conversation/step.ts';
import type { AgreementMove, AgreementSide } from '../domain/agreement.ts';
import {
  AgreementState,
  agreementMoves,
  agreementNumber,
  mayRatify,
  moveAgreement,
  shownCode,
} from '../domain/agreement.ts';
import { amendedView } from '../domain/agreementView.ts';
import type { AgreementView } from '../domain/agreementView.ts';
import { moveAmendment } from '../domain/amendment.ts';
import type { Effect } from '../domain/effect.ts';
import type { Query } from '../domain/query.ts';
import { seesPersonal } from '../domain/roles.ts';
import { formatDay, formatNumber } from '../language/format.ts';
import { mine, noQueue, tellParties, umkNames } from './agreementWords.ts';
import { amendmentCard, sealing, tellAmended } from './amendmentWords.ts';
import { finishOption } from './deskCard.ts';
import { hasDiary } from './diaryWords.ts';
import { dayOf, looked, row, sees } from './deskWords.ts';
import { listEnd } from './forumWords.ts';
import { PAGE_SIZE, pageLines, pageOf, pageOptions } from './paged.ts';

/** `filter`: what waits for the forum, or all; `act`: "<what>:<rev that was shown>". */
export const Look = z
  .object({
    filter: z.string(),
    page: z.int(),
    pick: z.string(),
    act: z.string(),
    reason: z.string(),
    sure: z.string(),
  })
  .partial();
export type Look = z.infer<typeof Look>;
export type Here = Context<Look>;

const WAITING: AgreementState[] = ['agreed', 'handed_in'];

type StaffMove = Exclude<
  Extract<Effect, { kind: 'agreement.move' }>['move'],
  'give_notice' | 'take_back'
>;
export const MOVES: Readonly<Record<string, { move: StaffMove; by: AgreementSide; why: boolean }>> =
  {
    sahkan: { move: 'ratify', by: 'forum', why: false },
    kembalikan: { move: 'send_back', by: 'forum', why: true },
    sah: { move: 'sign', by: 'forum', why: false },
    tolak: { move: 'refuse_scan', by: 'forum', why: true },
    henti: { move: 'stop', by: 'mediator', why: true },
    tarik: { move: 'withdraw', by: 'mediator', why: true },
  };

export function listQuery({
  answers,
}: Pick<Here, 'answers'>): Extract<Query, { kind: 'agreements.list' }> {
  const states = answers.filter === 'semua' ? [...AgreementState.options] : WAITING;
  return { kind: 'agreements.list', states, page: answers.page ?? 1, size: PAGE_SIZE };
}
export function listNeeds(known: Pick<Here, 'answers'>): Query[] {
  return [listQuery(known)];
}
function one({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'agreement' }> {
  return { kind: 'agreement', id: Number(answers.pick) || 0 };
}
export function needs(known: Pick<Here, 'answers'>): Query[] {
  return [one(known)];
}
export function viewOf(context: Here): AgreementView | undefined {
  return context.read(one(context));
}

export function listText(context: Here): Line {
  const { total } = context.read(listQuery(context));
  const all = context.answers.filter === 'semua';
  if (total === 0) return line(all ? 'agreement.desk_none' : 'agreement.desk_waiting_none');
  const page = pageOf(context.answers.page, total);
  const head = line(all ? 'agreement.desk_all' : 'agreement.desk_waiting', { count: total });
  return stacked(head, ...pageLines(page));
}

export function listOptions(context: Here): Option[] {
  const { total, rows } = context.read(listQuery(context));
  const all = context.answers.filter === 'semua';
  return [
    ...rows.map(({ agreement, company, umkIds }) => ({
      id: String(agreement.id),
      label: line('agreement.desk_row', {
        number: agreementNumber(agreement.id),
        company: literal(company ?? '-'),
        umks: umkIds.join(', '),
        state: line(`agreement.state_${agreement.state}`),
      }),
    })),
    ...pageOptions(pageOf(context.answers.page, total)),
    all
      ? { id: 'menunggu', label: line('agreement.only_waiting'), words: ['waiting'] }
      : { id: 'semua', label: line('desk.all'), words: ['all'] },
    finishOption,
  ];
}

function money(value: bigint | undefined): string | undefined {
  return value === undefined ? undefined : `Rp${formatNumber(value, 'id')}`;
}

export function card(context: Here): Line {
  const view = viewOf(context);
  if (!view) return line('agreement.gone');
  const { facts } = context;
  const { agreement, company, version, consents } = view;
  const { startsOn, endsOn, reason } = agreement;
  const shown = sees(facts);
  const term =
    startsOn && endsOn ? `${formatDay(startsOn, 'id')} – ${formatDay(endsOn, 'id')}` : undefined;
  return paragraphs(
    stacked(
      line('agreement.desk_card', {
        number: agreementNumber(agreement.id),
        state: line(`agreement.state_${agreement.state}`),
      }),
      ...row('agreement.field_company', company?.name),
      ...row(
        'agreement.field_umks',
        shown ? umkNames(view) : view.parties.map(({ party }) => `UMK ${party.umkId}`).join(', '),
      ),
      ...row('agreement.field_object', agreement.terms.object),
      ...row(
        'agreement.term_pattern',
        agreement.pattern === undefined ? undefined : line(`pattern.${agreement.pattern}`),
      ),
      ...row('agreement.field_term', term),
      ...row('agreement.field_value', money(agreement.value)),
      ...row('agreement.field_version', version ? String(version.n) : undefined),
      ...row('agreement.field_code', shownCode(agreement.code)),
      ...row('agreement.field_reason', shown ? reason : undefined),
    ),
    ...consents.map(({ name, party, at, sha256 }) =>
      line('agreement.consent_row', {
        who: shown && name !== undefined ? name : sideOf(party),
        day: dayOf(at, facts),
        sha256: literal(sha256.slice(0, 16)),
      }),
    ),
    ...(agreement.state === 'handed_in' ? [line('agreement.scan_check')] : []),
    ...(view.amendment && shown ? [amendmentCard(view)] : []),
  );
}

/** Who sees no names reads which side it was. */
function sideOf(party: string): Line {
  return party === 'company'
    ? line('agreement.field_company')
    : literal(party.replace('umk/', 'UMK '));
}

const LABELS: readonly (readonly [string, Pick<Option, 'label' | 'words'>])[] = [
  ['sahkan', { label: line('agreement.desk_ratify'), words: ['ratify', 'setuju'] }],
  ['kembalikan', { label: line('agreement.desk_return'), words: ['return'] }],
  ['sah', { label: line('agreement.desk_sign'), words: ['lengkap', 'valid'] }],
  ['tolak', { label: line('agreement.desk_refuse'), words: ['refuse'] }],
  ['tarik', { label: line('agreement.desk_withdraw'), words: ['withdraw'] }],
  ['henti', { label: line('agreement.desk_stop'), words: ['stop'] }],
];

/** Nobody decides on an agreement of their own. */
function mayDecide(view: AgreementView, { facts }: Here): boolean {
  return mayRatify(facts.person.roles) && mine(view, facts) === undefined;
}

export function cardOptions(context: Here): Option[] {
  const view = viewOf(context);
  if (!view) return [...listEnd];
  const { agreement, version } = view;
  const moves: AgreementMove[] = mayDecide(view, context)
    ? (['forum', 'mediator'] as const).flatMap((by) => agreementMoves(agreement.state, by))
    : [];
  const reads = seesPersonal(context.facts.person.roles);
  return [
    ...(version && reads
      ? [
          { id: 'baca', label: line('agreement.act_read'), words: ['read'] },
          { id: 'pdf', label: line('agreement.act_pdf'), words: ['unduh'] },
          { id: 'docx', label: line('agreement.act_docx'), words: ['word'] },
        ]
      : []),
    ...(agreement.scan && reads
      ? [{ id: 'salinan', label: line('agreement.act_copy'), words: ['scan'] }]
      : []),
    ...(hasDiary(agreement.state)
      ? [{ id: 'buku', label: line('diary.open'), words: ['buku', 'catatan'] }]
      : []),
    ...LABELS.flatMap(([id, label]) => {
      const known = MOVES[id];
      const may = known && moves.includes(known.move);
      return may ? [{ id: `${id}:${agreement.rev}`, ...label }] : [];
    }),
    ...(mayExcuse(view, context)
      ? [{ id: `dengar:${agreement.rev}`, label: line('amendment.desk_excuse'), words: ['dengar'] }]
      : []),
    ...listEnd,
  ];
}

/** A member who is to leave a group and does not answer: the forum hears it, and the others can go on. */
function mayExcuse(view: AgreementView, context: Here): boolean {
  const open = view.amendment?.amendment;
  if (!open || !mayDecide(view, context) || open.leaves === undefined) return false;
  const silent = amendedView(view)?.alsoAsked ?? [];
  return silent.length > 0 && moveAmendment(open.state, 'excuse', 'mediator') !== undefined;
}

/** Whether the member that leaves may still be passed over, and nothing was changed since it was shown. */
export function mayPass(context: Here): string {
  const view = viewOf(context);
  if (view && acted(context).rev === view.agreement.rev && mayExcuse(view, context))
    return 'excused';
  return mayRatify(context.facts.person.roles) ? 'late' : 'denied';
}

export function excused(context: Here): Effect[] {
  const view = viewOf(context);
  const open = view?.amendment?.amendment;
  if (!view || !open) return [];
  const { agreementId, id: amendmentId, rev, state: from } = open;
  const seals = sealing(view);
  const by = 'mediator' as const;
  return [
    {
      kind: 'amendment.move',
      ...{ agreementId, amendmentId, rev, from, move: seals ? 'seal' : 'excuse', by },
      ...(seals ? { seals } : {}),
    },
    ...tellAmended(view, seals ? 'seal' : 'excuse'),
  ];
}

export function acted({ answers: { act = '' } }: Here): { what: string; rev: number } {
  const [what = '', rev] = act.split(':');
  return { what, rev: Number(rev) };
}

export function toAct(context: Here): Target {
  const { what } = acted(context);
  const move = MOVES[what];
  if (move) return move.why ? 'why' : 'sure';
  const steps: Readonly<Record<string, string>> = {
    ...{ selesai: 'finished', daftar: 'turn', baca: 'read' },
    ...{ buku: 'diary', pdf: 'file', docx: 'file', salinan: 'file', dengar: 'hear' },
  };
  return steps[what] ?? 'look';
}

/** Whether what is to be done still is somebody's of the forum to do, with what was on screen. */
export function mayMove(context: Here): string {
  const { what, rev } = acted(context);
  const move = MOVES[what];
  const view = viewOf(context);
  const agreement = view?.agreement;
  if (view ? !mayDecide(view, context) : !mayRatify(context.facts.person.roles)) return 'denied';
  if (!move || !agreement || agreement.rev !== rev) return 'late';
  return moveAgreement(agreement.state, move.move, move.by) ? 'moved' : 'late';
}

export function moved(context: Here): Effect[] {
  const view = viewOf(context);
  const made = MOVES[acted(context).what];
  if (!view || !made) return [];
  const { id: agreementId, rev, state: from } = view.agreement;
  const { move, by, why } = made;
  const { reason = '' } = context.answers;
  return [
    { kind: 'agreement.move', agreementId, rev, from, move, by, ...(why ? { reason } : {}) },
    ...tellParties(view, move),
    noQueue(agreementId),
  ];
}

export function reads({ answers, facts }: Here): Effect[] {
  return looked(`agreement/${answers.pick ?? ''}`, facts);
}
