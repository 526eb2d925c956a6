/** "Adendum": what an agreement would be after a change is read, changed, agreed to or given up; the version in force stays until the last yes. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import type { Option } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { agreementMoves, agreementNumber } from '../domain/agreement.ts';
import type { AgreementView, AmendmentView } from '../domain/agreementView.ts';
import { amendedView, silentParties } from '../domain/agreementView.ts';
import { amendmentMoves } from '../domain/amendment.ts';
import type { Effect } from '../domain/effect.ts';
import type { Query } from '../domain/query.ts';
import { ASK_WHY, fileOf, isJoining, mine, mineQuery, ownView } from './agreementWords.ts';
import type { Mine } from './agreementWords.ts';
import { amendingSide, amendmentCard, sealing, tellAmended } from './amendmentWords.ts';
import { finishOption } from './deskCard.ts';
import { yesNo } from './forumWords.ts';

/** `pick`: the agreement; `act`: "<what>:<rev that was shown>". */
const Own = z
  .object({ pick: z.string(), act: z.string(), reason: z.string(), sure: z.string() })
  .partial();
type Own = z.infer<typeof Own>;
type Here = Context<Own>;

function needs({ facts }: Pick<Here, 'facts'>): Query[] {
  return [mineQuery({ facts })];
}

type Found = { view: AgreementView; open: AmendmentView; side: Mine };

function found({ answers, facts, read }: Here): Found | undefined {
  const view = ownView(read(mineQuery({ facts })), answers.pick);
  const side = view && mine(amendedView(view) ?? view, facts);
  const open = view?.amendment;
  return view && side && open ? { view, open, side } : undefined;
}

function acts({ view, open, side }: Found): string[] {
  const moves = amendmentMoves(open.amendment.state, amendingSide(view, side));
  const amended = amendedView(view);
  const asked = amended && silentParties(amended).includes(side.party);
  // Who is to come in says so first, and gives up by saying no.
  const invited = moves.includes('decline');
  return [
    ...(moves.includes('join') ? ['ikut'] : []),
    ...(open.version ? ['baca'] : []),
    ...(moves.includes('consent') && asked ? ['setuju'] : []),
    ...(moves.includes('change') ? ['ubah'] : []),
    ...(open.version ? ['pdf', 'docx'] : []),
    ...(invited ? ['tolak'] : moves.includes('withdraw') ? ['tarik'] : []),
  ];
}

const LABELS: Readonly<Record<string, Pick<Option, 'label' | 'words'>>> = {
  ikut: { label: line('amendment.act_join'), words: ['ikut', 'mau', 'join'] },
  baca: { label: line('amendment.act_read'), words: ['baca', 'read'] },
  setuju: { label: line('agreement.act_consent'), words: ['agree'] },
  ubah: { label: line('agreement.act_change'), words: ['minta ubah', 'change'] },
  pdf: { label: line('agreement.act_pdf'), words: ['unduh', 'cetak'] },
  docx: { label: line('agreement.act_docx'), words: ['word'] },
  tolak: { label: line('amendment.act_decline'), words: ['tolak', 'tidak ikut'] },
  tarik: { label: line('amendment.act_withdraw'), words: ['tolak', 'tarik', 'withdraw'] },
};

function options(context: Here): Option[] {
  const now = found(context);
  const rows = now
    ? acts(now).flatMap((act): Option[] => {
        const label = LABELS[act];
        return label ? [{ id: `${act}:${now.open.amendment.rev}`, ...label }] : [];
      })
    : [];
  return [
    ...rows,
    // Who is to come in sees nothing of the agreement but this.
    ...(now && isJoining(now.view, now.side)
      ? []
      : [{ id: 'perjanjian', label: line('agreement.again'), words: ['perjanjian'] }]),
    finishOption,
  ];
}

function acted({ answers: { act = '' } }: Here): { what: string; rev: number } {
  const [what = '', rev] = act.split(':');
  return { what, rev: Number(rev) };
}

/** What was chosen, where it still is as it was shown and this side's to do. */
function now(context: Here): Found | undefined {
  const known = found(context);
  const { what, rev } = acted(context);
  return known && acts(known).includes(what) && known.open.amendment.rev === rev
    ? known
    : undefined;
}

const STEPS: Readonly<Record<string, string>> = {
  ikut: 'join',
  baca: 'read',
  setuju: 'consent',
  ubah: 'change',
  pdf: 'file',
  docx: 'file',
  tolak: 'why',
  tarik: 'why',
  perjanjian: 'agreement',
  selesai: 'finished',
};

/** The last yes puts it in force, where the agreement still can be amended. */
function consented(context: Here): Effect[] {
  const known = now(context);
  const version = known?.open.version;
  if (!known || !version) return [];
  const { view, side, open } = known;
  const { agreementId, id: amendmentId, rev, n } = open.amendment;
  const { sha256 } = version;
  const seals = sealing(view, side.party);
  const by = amendingSide(view, side);
  return [
    {
      kind: 'amendment.consent',
      ...{ agreementId, amendmentId, rev, n, sha256, party: side.party, by },
      ...(seals ? { seals } : {}),
    },
    ...tellAmended(view, seals ? 'seal' : 'consent', side),
  ];
}

function ended(context: Here): Effect[] {
  const known = now(context);
  if (!known) return [];
  const { view, side, open } = known;
  const { agreementId, id: amendmentId, rev, state: from } = open.amendment;
  const move = acted(context).what === 'tolak' ? 'decline' : 'withdraw';
  const by = amendingSide(view, side);
  const { reason = '' } = context.answers;
  return [
    { kind: 'amendment.move', agreementId, amendmentId, rev, from, move, by, reason },
    ...tellAmended(view, move, side),
  ];
}

/** Nothing comes into force of an agreement that may not be amended any more. */
function maySeal({ view }: Found): boolean {
  return agreementMoves(view.agreement.state, 'company').includes('amend');
}

function numberOf({ answers }: Here): { number: string } {
  return { number: agreementNumber(Number(answers.pick)) };
}

export const amendment = defineFlow<Own>({
  id: 'amendment',
  version: 1,
  title: 'amendment.title',
  answers: Own,
  browses: true,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs, next: (context) => (found(context) ? 'card' : 'gone') },
    card: {
      kind: 'choose',
      needs,
      text: (context) => {
        const known = found(context);
        return known ? amendmentCard(known.view) : line('amendment.gone');
      },
      options,
      save: 'act',
      stale: true,
      unclear: 'desk.unclear',
      next: (context) => STEPS[acted(context).what] ?? 'start',
    },
    join: { kind: 'end', then: ({ answers: { pick } }) => afresh('amendment_join', { pick }) },
    read: {
      kind: 'end',
      then: ({ answers: { pick } }) => afresh('agreement_read', { pick, amended: true }),
    },
    change: {
      kind: 'end',
      needs,
      then: (context) =>
        afresh('agreement_change', {
          pick: context.answers.pick,
          n: found(context)?.open.amendment.n,
        }),
    },
    file: {
      kind: 'say',
      needs,
      text: (context) => line('agreement.file', numberOf(context)),
      attachment: (context) => {
        const amended = amendedIn(context);
        return amended && fileOf(amended, acted(context).what === 'docx' ? 'docx' : 'pdf');
      },
      next: 'after',
    },
    consent: {
      kind: 'choose',
      needs,
      text: (context) => {
        const version = found(context)?.open.version;
        return line('amendment.sure_consent', {
          ...numberOf(context),
          n: version?.n ?? 0,
          sha256: literal(version?.sha256 ?? '-'),
        });
      },
      options: yesNo('agreement.yes_consent'),
      save: 'sure',
      stale: true,
      next: { ya: 'consenting', tidak: 'start' },
    },
    consenting: {
      kind: 'branch',
      needs,
      next: (context) => {
        const known = now(context);
        return known && maySeal(known) ? 'consented' : 'late';
      },
    },
    consented: {
      kind: 'say',
      needs,
      text: (context) => {
        const known = now(context);
        const last = known && sealing(known.view, known.side.party);
        return line(last ? 'amendment.sealed' : 'amendment.consented', numberOf(context));
      },
      effects: consented,
      next: 'after',
    },
    why: { ...ASK_WHY, save: 'reason', next: 'ending' },
    ending: { kind: 'branch', needs, next: (context) => (now(context) ? 'ended' : 'late') },
    ended: { kind: 'end', needs, text: 'amendment.ended', values: numberOf, effects: ended },
    late: { kind: 'say', text: 'agreement.late', next: 'start' },
    after: {
      kind: 'choose',
      text: 'desk.ask_next',
      options: [
        { id: 'lihat', label: line('agreement.again'), words: ['perjanjian', 'lagi'] },
        finishOption,
      ],
      next: { lihat: 'agreement', selesai: 'finished' },
    },
    agreement: { kind: 'end', then: ({ answers: { pick } }) => afresh('agreement', { pick }) },
    gone: { kind: 'end', text: 'amendment.gone' },
    finished: { kind: 'end' },
  },
});

function amendedIn(context: Here): AgreementView | undefined {
  const view = found(context)?.view;
  return view && amendedView(view);
}
