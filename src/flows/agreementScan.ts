/** A party hands in the signed paper, as a photo or a file: it counts once staff have looked at duty stamp and signatures. */
import { z } from 'zod';
import { attachment } from '../conversation/accept.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Accept, Accepted, Context, Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { agreementMoves, agreementNumber } from '../domain/agreement.ts';
import type { AgreementView } from '../domain/agreementView.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';
import { agreementOption, mine, mineQuery, ownView, queueForum } from './agreementWords.ts';
import type { Mine } from './agreementWords.ts';
import { File } from './paperAnswers.ts';

/** `file` null: not now; `pick` is left out where it was told outside of an agreement's card. */
const Scan = z.object({ pick: z.string(), file: File.nullable() }).partial();
type Scan = z.infer<typeof Scan>;
type Here = Context<Scan>;

const fresh = { kind: 'fresh', of: 'queueItem' } as const;

function needs({ facts }: Pick<Here, 'facts'>): Query[] {
  return [mineQuery({ facts })];
}

type Found = { view: AgreementView; side: Mine };

/** The agreements of theirs that wait for their signed paper. */
function waiting({ facts, read }: Pick<Here, 'facts' | 'read'>): Found[] {
  return read(mineQuery({ facts })).flatMap((view) => {
    const side = mine(view, facts);
    const may = side && agreementMoves(view.agreement.state, side.by).includes('hand_in');
    return may ? [{ view, side }] : [];
  });
}

function found(context: Here): Found | undefined {
  const all = waiting(context);
  const { pick } = context.answers;
  if (pick === undefined) return all.length === 1 ? all[0] : undefined;
  const view = ownView(
    all.map((one) => one.view),
    pick,
  );
  return all.find((one) => one.view === view);
}

const LOOKS = /^(?:image\/|application\/pdf)/;

/** "Kirim yang sudah ditandatangani", "ini scan perjanjiannya"; also under a photo or a PDF of it. */
export function sendsScan(typed: string, { person }: Facts, file?: File): Start | undefined {
  if (person.umks.length + person.companies.length === 0 || typed.includes('?')) return undefined;
  const signed = /\b(?:di)?(?:tanda ?tangan\w*|ttd|teken)\b|\bsigned\b/i.test(typed);
  const scan = /\b(?:scan|pindaian|foto|salinan)\b.*\b(?:pks|perjanjian\w*|agreement)\b/i.test(
    typed,
  );
  const sends =
    file !== undefined ||
    /\b(?:kirim|kirimkan|unggah|upload|ini|berikut|sudah|udah|send)\b/i.test(typed);
  if (!(signed || scan) || !sends || /\b(?:belum|blm|tidak|gak|cara|kapan|not)\b/i.test(typed)) {
    return undefined;
  }
  const kept = file && (file.kind === 'photo' || LOOKS.test(file.mime)) ? { file } : {};
  return { flow: 'agreement_scan', answers: kept, told: true };
}

function whichOptions(context: Here): Option[] {
  return waiting(context).map(({ view }) => agreementOption(view, context.facts));
}

function first(context: Here): string {
  if (found(context)) return 'file';
  if (context.answers.pick !== undefined) return 'late';
  return waiting(context).length > 1 ? 'which' : 'none';
}

/** A picture or a PDF: what nobody can look at is no scan. */
const paper: Accept = (input, told): Accepted => {
  if (input.kind === 'text') {
    return /^(?:belum|blm|nanti|besok|tidak|tdk|gak|ga|not yet|later|no)\b/i.test(input.text.trim())
      ? { result: 'understood', value: null, confidence: 'full' }
      : { result: 'other', looksLike: 'text' };
  }
  const looks = input.kind !== 'document' || LOOKS.test(input.mime);
  if (looks) return attachment()(input, told);
  return { result: 'ask', why: 'format', hint: line('agreement.scan_kind') };
};

function ask(context: Here): Line {
  const id = found(context)?.view.agreement.id ?? Number(context.answers.pick);
  return line('agreement.ask_scan', { number: agreementNumber(id) });
}

function kept(context: Here): Effect[] {
  const now = found(context);
  const { file } = context.answers;
  if (!now || !file) return [];
  const { id: agreementId, rev } = now.view.agreement;
  const { kind, blobId, mime } = file;
  const scan = { kind, blobId, mime };
  return [
    { kind: 'agreement.hand_in', agreementId, rev, scan, by: now.side.by },
    ...queueForum(agreementId, context.read(fresh), context.facts),
  ];
}

export const agreementScan = defineFlow<Scan>({
  id: 'agreement_scan',
  version: 1,
  title: 'agreement.title_scan',
  answers: Scan,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs, next: first },
    which: {
      kind: 'choose',
      needs,
      text: 'agreement.scan_which',
      options: whichOptions,
      save: 'pick',
      unclear: 'desk.unclear',
      next: 'start',
    },
    file: {
      kind: 'ask',
      needs,
      text: ask,
      accept: paper,
      unclear: 'agreement.scan_unclear',
      hint: 'agreement.scan_unclear',
      save: 'file',
      next: ({ answers }) => (answers.file ? 'check' : 'left'),
    },
    check: { kind: 'branch', needs, next: (context) => (found(context) ? 'kept' : 'late') },
    kept: {
      kind: 'end',
      needs: (known) => [...needs(known), fresh],
      text: 'agreement.scan_kept',
      effects: kept,
    },
    left: { kind: 'end', text: 'agreement.scan_later' },
    none: { kind: 'end', text: 'agreement.scan_none' },
    late: { kind: 'end', text: 'agreement.late_end' },
  },
});
