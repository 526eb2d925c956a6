/** The newest document of an agreement, read chapter by chapter; each can be asked to be changed where one stands. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, paragraphs } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { agreementMoves, agreementNumber } from '../domain/agreement.ts';
import { amendedView } from '../domain/agreementView.ts';
import type { AgreementView } from '../domain/agreementView.ts';
import type { Query } from '../domain/query.ts';
import { mine, mineQuery, ownView } from './agreementWords.ts';

/** `at`: which chapter, from 0; `amended`: of the open amendment. */
const Reading = z
  .object({ pick: z.string(), at: z.int(), act: z.string(), amended: z.literal(true) })
  .partial();
type Reading = z.infer<typeof Reading>;
type Here = Context<Reading>;

function needs({ facts }: Pick<Here, 'facts'>): Query[] {
  return [mineQuery({ facts })];
}

function viewOf({ answers, facts, read }: Here): AgreementView | undefined {
  const whole = ownView(read(mineQuery({ facts })), answers.pick);
  const view = whole && answers.amended ? amendedView(whole) : whole;
  return view && mine(view, facts) ? view : undefined;
}

/** A paragraph of a chapter of several has its number, as on paper. */
export function chapterLines(lines: readonly string[]): Line[] {
  return lines.map((words, at) => literal(lines.length > 1 ? `(${at + 1}) ${words}` : words));
}

function text(context: Here): Line {
  const view = viewOf(context);
  const document = view?.version?.document;
  const at = context.answers.at ?? 0;
  const chapter = document?.chapters[at];
  if (!view || !document || !chapter) return line('agreement.gone');
  // Whoever speaks English reads the English of an agreement that has it; the PDF has both.
  const { language } = context.facts.person;
  const english = language === 'en' ? document.english?.chapters[at] : undefined;
  const shown = chapter.lines.map((words, n) => english?.lines[n] || words);
  const head = line('agreement.chapter', {
    number: agreementNumber(view.agreement.id),
    version: document.version,
    n: at + 1,
    count: document.chapters.length,
    title: literal(english?.title ?? chapter.title),
  });
  return paragraphs(
    head,
    ...chapterLines(shown),
    ...(language === 'en' ? [line('agreement.prevails')] : []),
  );
}

function options(context: Here): Option[] {
  const view = viewOf(context);
  const side = view && mine(view, context.facts);
  const count = view?.version?.document.chapters.length ?? 0;
  const { at = 0 } = context.answers;
  const changes = view && side && agreementMoves(view.agreement.state, side.by).includes('change');
  return [
    ...(at + 1 < count
      ? [{ id: 'lanjut', label: line('agreement.next_chapter'), words: ['next', 'terus'] }]
      : []),
    ...(at > 0
      ? [{ id: 'sebelum', label: line('agreement.chapter_before'), words: ['sebelumnya', 'back'] }]
      : []),
    ...(changes
      ? [{ id: 'ubah', label: line('agreement.change_chapter'), words: ['ubah', 'change'] }]
      : []),
    { id: 'kartu', label: line('agreement.to_card'), words: ['selesai', 'sudah', 'done'] },
  ];
}

export const agreementRead = defineFlow<Reading>({
  id: 'agreement_read',
  version: 1,
  title: 'agreement.title_read',
  answers: Reading,
  browses: true,
  start: 'chapter',
  steps: {
    chapter: {
      kind: 'choose',
      needs,
      text,
      options,
      save: 'act',
      stale: true,
      unclear: 'desk.unclear',
      next: { ubah: 'change', kartu: 'card', '*': 'turn' },
    },
    turn: {
      kind: 'end',
      then: ({ answers: { pick, at = 0, act, amended } }) =>
        afresh('agreement_read', { pick, amended, at: at + (act === 'lanjut' ? 1 : -1) }),
    },
    change: {
      kind: 'end',
      needs,
      then: (context) => {
        const { pick, at = 0 } = context.answers;
        const version = viewOf(context)?.version;
        const chapter = version?.document.chapters[at]?.id;
        return afresh('agreement_change', { pick, n: version?.n, chapter });
      },
    },
    card: {
      kind: 'end',
      then: ({ answers: { pick, amended } }) =>
        afresh(amended ? 'amendment' : 'agreement', { pick }),
    },
  },
});
