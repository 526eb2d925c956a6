/** A party hands in the signed paper, as a photo or a file: it counts once staff have looked at duty stamp and signatures. */
import { z } from 'zod';
import { attachment } from '../conversation/accept.ts';
import type { Line } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Accept, Accepted, Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { agreementMoves, agreementNumber } from '../domain/agreement.ts';
import type { AgreementView } from '../domain/agreementView.ts';
import type { Effect } from '../domain/effect.ts';
import type { Query } from '../domain/query.ts';
import { mine, mineQuery, ownView, queueForum } from './agreementWords.ts';
import type { Mine } from './agreementWords.ts';
import { File } from './paperAnswers.ts';

/** `file` null: not now. */
const Scan = z.object({ pick: z.string(), file: File.nullable() }).partial();
type Scan = z.infer<typeof Scan>;
type Here = Context<Scan>;

const fresh = { kind: 'fresh', of: 'queueItem' } as const;

function needs({ facts }: Pick<Here, 'facts'>): Query[] {
  return [mineQuery({ facts })];
}

function found({ answers, facts, read }: Here): { view: AgreementView; side: Mine } | undefined {
  const view = ownView(read(mineQuery({ facts })), answers.pick);
  const side = view && mine(view, facts);
  const may = view && side && agreementMoves(view.agreement.state, side.by).includes('hand_in');
  return may ? { view, side } : undefined;
}

/** A picture or a PDF: what nobody can look at is no scan. */
const paper: Accept = (input, told): Accepted => {
  const looks = input.kind !== 'document' || /^(?:image\/|application\/pdf)/.test(input.mime);
  if (looks) return attachment()(input, told);
  return { result: 'ask', why: 'format', hint: line('agreement.scan_kind') };
};

function ask(context: Here): Line {
  return line('agreement.ask_scan', { number: agreementNumber(Number(context.answers.pick)) });
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
    start: { kind: 'branch', needs, next: (context) => (found(context) ? 'file' : 'late') },
    file: {
      kind: 'ask',
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
    late: { kind: 'end', text: 'agreement.late_end' },
  },
});
