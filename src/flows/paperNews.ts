/** The owner hears what staff found of their papers: accepted in one line, refused with what would put it right. */
import { z } from 'zod';
import type { Line } from '../conversation/reply.ts';
import { line, paragraphs } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { Happening } from '../domain/event.ts';
import type { Facts } from '../domain/facts.ts';
import { PaperKind } from '../domain/need.ts';
import type { PaperView, Query } from '../domain/query.ts';
import type { Umk } from '../domain/umk.ts';
import { refusalLine } from './card.ts';
import { paperNames } from './needWords.ts';
import { umkName, umksOf } from './whichUmk.ts';

const PaperNews = z.object({ happening: Happening }).partial();
type PaperNews = z.infer<typeof PaperNews>;
type Here = Context<PaperNews>;

function umkOf({ answers, facts }: Pick<Here, 'answers' | 'facts'>): Umk | undefined {
  const { happening } = answers;
  if (happening?.kind !== 'paper.checked') return undefined;
  return umksOf(facts).find(({ id }) => id === happening.umkId);
}

function needs(known: { answers: PaperNews; facts: Facts }): Query[] {
  const umk = umkOf(known);
  return umk ? [{ kind: 'papers', umkId: umk.id }] : [];
}

/** The papers that it is about and that are still as staff left them. */
function checked(context: Here): PaperView[] {
  const umk = umkOf(context);
  const { happening } = context.answers;
  if (!umk || happening?.kind !== 'paper.checked') return [];
  return context
    .read({ kind: 'papers', umkId: umk.id })
    .filter(({ kind, checkedAt }) => checkedAt && happening.kinds.includes(kind));
}

function refused(context: Here): PaperView[] {
  return checked(context).filter(({ refusal }) => refusal !== undefined);
}

function name(context: Here): string {
  const umk = umkOf(context);
  return umk ? umkName(umk) : '';
}

function acceptedLines(context: Here): Line[] {
  const accepted = checked(context).filter(({ refusal }) => refusal === undefined);
  const kinds = accepted.flatMap(({ kind }) => PaperKind.safeParse(kind).data ?? []);
  if (kinds.length === 0) return [];
  return [line('paper_news.valid', { papers: paperNames(kinds), name: name(context) })];
}

function refusedLine(context: Here): Line {
  return paragraphs(
    ...acceptedLines(context),
    ...refused(context).map(({ kind, refusal = 'other', refusalWords }) =>
      line('paper_news.refused', {
        paper: line(`paper.kind_${kind}`),
        name: name(context),
        why: refusalLine(refusal, refusalWords),
        fix: line(`paper_news.fix_${refusal}`),
      }),
    ),
    line('paper_news.ask'),
  );
}

export const paperNews = defineFlow<PaperNews>({
  id: 'paper_news',
  version: 1,
  title: 'paper_news.title',
  answers: PaperNews,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs,
      next: (context) => {
        // Who asked for quiet sees it in the profile.
        if (context.facts.person.mutedAt || checked(context).length === 0) return 'nothing';
        return refused(context).length > 0 ? 'refused' : 'told';
      },
    },
    told: { kind: 'end', needs, text: (context) => paragraphs(...acceptedLines(context)) },
    refused: {
      kind: 'choose',
      needs,
      text: refusedLine,
      options: [
        { id: 'perbaiki', label: line('paper_news.mend'), means: 'ya', words: ['betulkan'] },
        { id: 'nanti', label: line('notice.later'), means: 'tidak', words: ['nanti'] },
      ],
      next: { perbaiki: 'mend', nanti: 'later' },
    },
    mend: {
      kind: 'end',
      needs,
      then: (context) => {
        const umk = umkOf(context);
        const [paper] = refused(context);
        const answers = {
          ...(umk ? { umk: String(umk.id) } : {}),
          ...(paper ? { kind: paper.kind } : {}),
        };
        return { flow: 'papers', answers };
      },
    },
    later: { kind: 'end', text: 'paper_news.later' },
    nothing: { kind: 'end' },
  },
});
