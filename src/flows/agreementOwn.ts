/** What an owner or a company may do with an agreement of theirs now, and what comes of it. */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { agreementMoves, agreementNumber } from '../domain/agreement.ts';
import { isComplete, missingOfCompany, missingOfUmk } from '../domain/agreementTerms.ts';
import type { AgreementView } from '../domain/agreementView.ts';
import { draftedOf, silentParties } from '../domain/agreementView.ts';
import type { Effect } from '../domain/effect.ts';
import type { Query } from '../domain/query.ts';
import {
  isJoining,
  mine,
  mineQuery,
  noQueue,
  NOTICE_DAYS,
  ownView,
  queueForum,
  tellParties,
} from './agreementWords.ts';
import type { Mine } from './agreementWords.ts';
import { today } from './card.ts';
import { finishOption } from './deskCard.ts';
import { hasDiary } from './diaryWords.ts';
import { addDays } from '../domain/workingDays.ts';
import { formatDay } from '../language/format.ts';
import type { Facts } from '../domain/facts.ts';
import type { Day } from '../domain/quantity.ts';

/** `pick`: which agreement; `act`: "<what>:<rev that was shown>". */
export const Own = z
  .object({ pick: z.string(), act: z.string(), reason: z.string(), sure: z.string() })
  .partial();
export type Own = z.infer<typeof Own>;
export type Here = Context<Own>;

export const fresh = { kind: 'fresh', of: 'queueItem' } as const;

/** Whether these words ask for the agreements, and are nothing else. */
export function asksAgreements(typed: string): boolean {
  return /^(?:(?:lihat|baca|cek|buka) )?(?:pks|perjanjian|agreements?)(?: (?:kerja ?sama|kemitraan))?(?: (?:saya|kami|aku))?[.!?]*$/i.test(
    typed.trim(),
  );
}

export function needs({ facts }: Pick<Here, 'facts'>): Query[] {
  return [mineQuery({ facts })];
}

export function all({ facts, read }: Here): AgreementView[] {
  return read(mineQuery({ facts })).filter((view) => mine(view, facts) !== undefined);
}

/** The agreement that was chosen and in whose name; undefined where it is nobody's of theirs any more. */
export function chosen(context: Here): { view: AgreementView; side: Mine } | undefined {
  const view = ownView(all(context), context.answers.pick);
  const side = view && mine(view, context.facts);
  return view && side ? { view, side } : undefined;
}

export function acted({ answers: { act = '' } }: Here): { what: string; rev: number } {
  const [what = '', rev] = act.split(':');
  return { what, rev: Number(rev) };
}

/** What was chosen on the card, where it still is as it was shown and this side's to do. */
export function now(context: Here): { view: AgreementView; side: Mine; what: string } | undefined {
  const found = chosen(context);
  const { what, rev } = acted(context);
  const offered = found && acts(found.view, found.side, context.facts).includes(what);
  return found && offered && found.view.agreement.rev === rev ? { ...found, what } : undefined;
}

/** What this side may do with it now, in the order of the card. */
function acts(view: AgreementView, side: Mine, facts: Facts): string[] {
  if (isJoining(view, side)) return ['adendum'];
  const { agreement, version } = view;
  const moves = agreementMoves(agreement.state, side.by);
  const drafted = draftedOf(view);
  const missing =
    side.by === 'company' ? missingOfCompany(drafted) : missingOfUmk(drafted, side.umkId);
  const fill = missing.length > 0 || isComplete(drafted);
  const { amendment } = view;
  const several = view.parties.length > 1;
  const free = moves.includes('amend') && !amendment;
  return [
    ...(amendment ? ['adendum'] : []),
    ...(moves.includes('answer') && fill ? ['isi'] : []),
    ...(version ? ['baca'] : []),
    ...(moves.includes('consent') && silentParties(view).includes(side.party) ? ['setuju'] : []),
    ...(moves.includes('change') ? ['ubah'] : []),
    ...(moves.includes('hand_in') ? ['scan'] : []),
    ...(version ? ['pdf', 'docx'] : []),
    ...(agreement.scan ? ['salinan'] : []),
    ...(hasDiary(agreement.state) ? ['buku'] : []),
    ...(moves.includes('withdraw') ? ['tarik'] : []),
    ...(free ? ['minta_adendum', 'perpanjang'] : []),
    ...(free && several ? [side.by === 'company' ? 'ganti' : 'keluar'] : []),
    // A member of a group goes alone; the others and the company go on.
    ...(moves.includes('give_notice') && mayNotice(view, facts) && !(several && side.by === 'umk')
      ? ['henti']
      : []),
    ...(moves.includes('take_back') && agreement.notice?.party === side.party ? ['lanjutkan'] : []),
  ];
}

const LABELS: Readonly<Record<string, Pick<Option, 'label' | 'words'>>> = {
  isi: { label: line('agreement.act_fill'), words: ['lengkapi', 'susun', 'fill'] },
  baca: { label: line('agreement.act_read'), words: ['read', 'baca naskah'] },
  setuju: { label: line('agreement.act_consent'), words: ['agree'] },
  ubah: { label: line('agreement.act_change'), words: ['minta ubah', 'change'] },
  scan: { label: line('agreement.act_scan'), words: ['kirim', 'foto'] },
  pdf: { label: line('agreement.act_pdf'), words: ['unduh', 'cetak'] },
  docx: { label: line('agreement.act_docx'), words: ['word'] },
  salinan: { label: line('agreement.act_copy'), words: ['copy'] },
  buku: { label: line('diary.open'), words: ['buku', 'catatan', 'pesanan'] },
  tarik: { label: line('agreement.act_withdraw'), words: ['withdraw'] },
  henti: { label: line('agreement.act_stop'), words: ['hentikan', 'akhiri', 'berhenti'] },
  lanjutkan: { label: line('agreement.act_take_back'), words: ['batal akhiri', 'lanjut'] },
  adendum: { label: line('agreement.act_amendment'), words: ['adendum', 'lihat adendum'] },
  minta_adendum: { label: line('agreement.act_amend'), words: ['ubah', 'adendum', 'change'] },
  perpanjang: { label: line('agreement.act_extend'), words: ['perpanjangan', 'extend'] },
  ganti: { label: line('agreement.act_member'), words: ['ganti', 'anggota'] },
  keluar: { label: line('agreement.act_leave'), words: ['keluar', 'leave'] },
};

export function cardOptions(context: Here): Option[] {
  const found = chosen(context);
  if (!found) return [finishOption];
  const { rev } = found.view.agreement;
  const rows = acts(found.view, found.side, context.facts).flatMap((act): Option[] => {
    const label = LABELS[act];
    return label ? [{ id: `${act}:${rev}`, ...label }] : [];
  });
  return [...rows, finishOption];
}

/** Whether theirs is the only yes that is missing. */
function isLast({ view, side }: { view: AgreementView; side: Mine }): boolean {
  return silentParties(view).every((party) => party === side.party);
}

/** What whoever agrees hears: who comes next. */
export function consentedText(context: Here): Line {
  const found = now(context);
  const last = found !== undefined && isLast(found);
  return line(last ? 'agreement.consented_last' : 'agreement.consented', numberOf(context));
}

export function consented(context: Here): Effect[] {
  const found = now(context);
  const version = found?.view.version;
  if (!found || !version) return [];
  const { view, side } = found;
  const { id: agreementId, rev, n } = view.agreement;
  const last = isLast(found);
  const { sha256 } = version;
  return [
    { kind: 'agreement.consent', agreementId, rev, n, sha256, party: side.party, last },
    ...tellParties(view, last ? 'agree' : 'consent', side),
    ...(last ? queueForum(agreementId, context.read(fresh), context.facts) : []),
  ];
}

/** Whether the business still has its NIB, without which nobody can be party. */
export function holdsNib({ view, side }: { view: AgreementView; side: Mine }): boolean {
  if (side.by === 'company') return view.agreement.terms.companyNib !== undefined;
  return view.parties.some(({ party, holdsNib: has }) => party.umkId === side.umkId && has);
}

export function ended(context: Here): Effect[] {
  const found = now(context);
  if (!found) return [];
  const { view, side, what } = found;
  const { id: agreementId, rev, state: from } = view.agreement;
  const reason = context.answers.reason ?? '';
  if (what === 'henti' || what === 'lanjutkan') return noticed(context, found);
  return [
    { kind: 'agreement.move', agreementId, rev, from, move: 'withdraw', by: side.by, reason },
    ...tellParties(view, 'withdraw', side),
    noQueue(agreementId),
  ];
}

/** Notice is given, or taken back by who gave it. */
function noticed(
  context: Here,
  { view, side, what }: NonNullable<ReturnType<typeof now>>,
): Effect[] {
  const { id: agreementId, rev, state: from, endsOn, notice } = view.agreement;
  const move = { kind: 'agreement.move', agreementId, rev, from, by: side.by } as const;
  if (what === 'lanjutkan') {
    if (!notice) return [];
    return [
      { ...move, move: 'take_back', endsOn: notice.was },
      ...tellParties(view, 'take_back', side),
    ];
  }
  if (endsOn === undefined) return [];
  const given = { party: side.party, on: today(context.facts), was: endsOn };
  const { reason = '' } = context.answers;
  return [
    { ...move, move: 'give_notice', reason, notice: given, endsOn: lastDay(view, context.facts) },
    ...tellParties(view, 'give_notice', side),
  ];
}

/** The last day of a notice that is given today, as the version in force says. */
function lastDay({ version }: AgreementView, facts: Facts): Day {
  return addDays(today(facts), version?.document.noticeDays ?? NOTICE_DAYS);
}

export function sureText(context: Here): Line {
  const { what } = acted(context);
  const found = chosen(context);
  const reason = literal(context.answers.reason ?? '');
  if (what === 'lanjutkan') return line('agreement.sure_take_back', numberOf(context));
  if (what !== 'henti' || !found) {
    return line('agreement.sure_withdraw', { ...numberOf(context), reason });
  }
  const day = formatDay(lastDay(found.view, context.facts), 'id');
  return line('agreement.sure_stop', { ...numberOf(context), reason, day });
}

/** Its own last day is later than that of a notice, and none was given. */
function mayNotice(
  { agreement: { endsOn, notice }, version }: AgreementView,
  facts: Facts,
): boolean {
  if (notice || endsOn === undefined) return false;
  return endsOn > addDays(today(facts), version?.document.noticeDays ?? NOTICE_DAYS);
}

export function numberOf({ answers }: Here): { number: string } {
  return { number: agreementNumber(Number(answers.pick)) };
}

export function consentText(context: Here): Line {
  const version = chosen(context)?.view.version;
  return line('agreement.sure_consent', {
    ...numberOf(context),
    n: version?.n ?? 0,
    sha256: literal(version?.sha256 ?? '-'),
  });
}

const STEPS: Readonly<Record<string, string>> = {
  isi: 'fill',
  baca: 'read',
  setuju: 'consent',
  ubah: 'change',
  scan: 'scan',
  pdf: 'file',
  docx: 'file',
  salinan: 'file',
  buku: 'diary',
  tarik: 'why',
  henti: 'why',
  lanjutkan: 'sure',
  adendum: 'amendment',
  minta_adendum: 'change',
  perpanjang: 'extend',
  ganti: 'member',
  keluar: 'member',
};

export function toAct(context: Here): string {
  return STEPS[acted(context).what] ?? 'look';
}
