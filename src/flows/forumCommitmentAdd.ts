/** A promise to the forum is written down: whose, what kind, in their words, with their own figure where they gave one; none is suggested. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { text, words } from '../conversation/accept.ts';
import type { Line } from '../conversation/reply.ts';
import { line, stacked } from '../conversation/reply.ts';
import type { Accepted, Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Company } from '../domain/company.ts';
import type { Effect } from '../domain/effect.ts';
import { CommitmentKind, Figure, readFigure } from '../domain/forum.ts';
import type { Query } from '../domain/query.ts';
import { other, understood } from '../language/reading.ts';
import { sinceTyped } from './broadcastAnswers.ts';
import { today } from './card.ts';
import { commitmentRows, endSteps, keeps, listEnd, yesNo } from './forumWords.ts';
import { nameTyped, pickedId, whoNeeds, whoOptions, whoText } from './forumWho.ts';

/** `pick`: "company/7", "lembaga", or "pledge/7" for the words that company 7 came with. */
const Add = z
  .object({
    what: z.string(),
    pick: z.string(),
    kind: z.string(),
    words: z.string(),
    figure: Figure.nullable(),
    umks: z.array(z.int()).nullable(),
    madeOn: z.string(),
    sure: z.string(),
  })
  .partial();
type Add = z.infer<typeof Add>;
type Here = Context<Add>;
type Known = Pick<Here, 'answers'>;

const fresh = { kind: 'fresh', of: 'commitment' } as const;
const MOST_UMKS = 20;

function pledgeId({ answers: { pick } }: Known): number | undefined {
  const id = /^pledge\/(\d+)$/.exec(pick ?? '')?.[1];
  return id === undefined ? undefined : Number(id);
}

function companyId(known: Known): number | undefined {
  return pledgeId(known) ?? pickedId(known.answers.pick, 'company');
}

function companyQuery(known: Known): Extract<Query, { kind: 'company' }> {
  return { kind: 'company', id: companyId(known) ?? 0 };
}

function needs(known: Known): Query[] {
  const page = { page: 1, size: 1 };
  const id = companyId(known) ?? 0;
  return [companyQuery(known), { kind: 'forum.commitments', companyId: id, ...page }];
}

function companyOf(context: Here): Company | undefined {
  return context.read(companyQuery(context));
}

/** Whether the words of this company are recorded by now. */
function isRecorded(context: Here): boolean {
  const id = companyId(context) ?? 0;
  const asked = { kind: 'forum.commitments', companyId: id, page: 1, size: 1 } as const;
  return pledgeId(context) !== undefined && context.read(asked).total > 0;
}

/** "12, 15 dan 18": numbers of businesses. */
const umksTyped = text((typed): Accepted => {
  const ids = [...new Set((typed.match(/\d{1,6}/g) ?? []).map(Number))].slice(0, MOST_UMKS);
  return ids.length === 0 ? other() : understood(ids);
});

const figureTyped = text((typed): Accepted => {
  const figure = readFigure(typed);
  return figure ? understood(figure) : other();
});

function made(context: Here): Omit<Parameters<typeof commitmentRows>[0], 'kind'> & {
  kind: CommitmentKind;
} {
  const { kind, words: said, figure, umks, madeOn } = context.answers;
  const known = CommitmentKind.safeParse(kind).data ?? 'lainnya';
  return {
    kind: known,
    words: pledgeId(context) === undefined ? (said ?? '') : (companyOf(context)?.commitment ?? ''),
    umkIds: known === 'orang_tua_asuh' ? (umks ?? []) : [],
    madeOn: madeOn ?? '',
    ...(known === 'ruang_usaha' && figure ? { figure } : {}),
  };
}

function review(context: Here): Line {
  const { what = '' } = context.answers;
  const by = companyOf(context)?.name ?? what;
  return stacked(...commitmentRows(made(context), by, context.facts), line('forum.sure_add'));
}

function umkQueries({ answers: { umks } }: Known): Extract<Query, { kind: 'umk' }>[] {
  return (umks ?? []).map((id) => ({ kind: 'umk', id }));
}

function unknownUmks(context: Here): number[] {
  return umkQueries(context)
    .filter((query) => context.read(query) === undefined)
    .map(({ id }) => id);
}

function saved(context: Here): Effect[] {
  const { what = '' } = context.answers;
  const company = companyOf(context);
  const id = pledgeId(context);
  const commitment = {
    id: context.read(fresh),
    ...made(context),
    ...(company ? { companyId: company.id } : { agency: what }),
  };
  const pledge =
    id === undefined || !company ? {} : { pledge: { companyId: id, updatedAt: company.updatedAt } };
  return [{ kind: 'commitment.make', commitment, ...pledge }];
}

export const forumCommitmentAdd = defineFlow<Add>({
  id: 'forum_commitment_add',
  version: 1,
  title: 'forum.title_commitment',
  answers: Add,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      next: (context) => {
        if (!keeps(context.facts)) return 'denied';
        return pledgeId(context) === undefined ? 'what' : 'pledge';
      },
    },
    pledge: {
      kind: 'branch',
      needs,
      next: (context) => {
        if (!companyOf(context)?.commitment) return 'gone';
        return isRecorded(context) ? 'already' : 'pledged';
      },
    },
    pledged: {
      kind: 'say',
      needs,
      text: (context) => {
        const company = companyOf(context);
        return line('forum.pledge_is', {
          name: company?.name ?? '',
          words: company?.commitment ?? '',
        });
      },
      next: 'kind',
    },
    what: {
      kind: 'ask',
      text: 'forum.ask_by',
      accept: nameTyped,
      unclear: 'forum.name_unclear',
      hint: 'forum.name_unclear',
      free: true,
      verbatim: true,
      save: 'what',
      next: 'pick',
    },
    pick: {
      kind: 'choose',
      needs: (known) => whoNeeds(known, false),
      text: whoText,
      options: (context) => whoOptions(context, false),
      save: 'pick',
      unclear: 'desk.unclear',
      next: { lagi: 'again', batal: 'left', '*': 'kind' },
    },
    again: { kind: 'end', then: { flow: 'forum_commitment_add', answers: {}, exact: true } },
    kind: {
      kind: 'choose',
      text: 'forum.ask_kind',
      options: CommitmentKind.options.map((kind) => ({
        id: kind,
        label: line(`forum.kind_${kind}`),
        words: [kind.replaceAll('_', ' ')],
      })),
      save: 'kind',
      unclear: 'desk.unclear',
      next: (context) => (pledgeId(context) === undefined ? 'words' : 'more'),
    },
    words: {
      kind: 'ask',
      text: 'forum.ask_words',
      accept: words({ min: 5, max: 1000 }),
      unclear: 'forum.words_unclear',
      hint: 'forum.words_unclear',
      free: true,
      verbatim: true,
      save: 'words',
      next: 'more',
    },
    more: {
      kind: 'branch',
      next: ({ answers: { kind } }) => {
        if (kind === 'ruang_usaha') return 'figure';
        return kind === 'orang_tua_asuh' ? 'umks' : 'madeOn';
      },
    },
    figure: {
      kind: 'ask',
      text: 'forum.ask_figure',
      accept: figureTyped,
      unclear: 'forum.figure_unclear',
      hint: 'forum.figure_unclear',
      optional: true,
      save: 'figure',
      next: 'madeOn',
    },
    umks: {
      kind: 'ask',
      text: 'forum.ask_umks',
      accept: umksTyped,
      unclear: 'forum.umks_unclear',
      hint: 'forum.umks_unclear',
      optional: true,
      save: 'umks',
      stale: true,
      next: 'umks_known',
    },
    umks_known: {
      kind: 'branch',
      needs: umkQueries,
      next: (context) => (unknownUmks(context).length === 0 ? 'madeOn' : 'umks_unknown'),
    },
    umks_unknown: {
      kind: 'say',
      needs: umkQueries,
      text: (context) => line('forum.umks_unknown', { ids: unknownUmks(context).join(', ') }),
      next: 'umks',
    },
    madeOn: {
      kind: 'ask',
      text: 'forum.ask_made',
      accept: (input, told) =>
        input.kind === 'text' && /^(?:hari ini|today)$/i.test(input.text.trim())
          ? understood(today(told.facts))
          : sinceTyped(input, told),
      unclear: 'forum.made_unclear',
      hint: 'forum.made_unclear',
      options: [{ id: 'today', label: line('forum.today'), words: ['hari ini', 'today'] }],
      save: 'madeOn',
      next: 'sure',
    },
    sure: {
      kind: 'choose',
      needs: (known) => [companyQuery(known)],
      text: review,
      options: yesNo('forum.save'),
      save: 'sure',
      stale: true,
      next: { ya: 'save', tidak: 'left' },
    },
    save: {
      kind: 'branch',
      needs,
      next: (context) => {
        if (!keeps(context.facts)) return 'denied';
        if (companyId(context) !== undefined && !companyOf(context)) return 'gone';
        return isRecorded(context) ? 'already' : 'saved';
      },
    },
    saved: {
      kind: 'say',
      needs: (known) => [fresh, companyQuery(known)],
      text: 'forum.commitment_added',
      effects: saved,
      next: 'after',
    },
    already: { kind: 'say', text: 'forum.commitment_already', next: 'after' },
    after: {
      kind: 'choose',
      text: 'desk.ask_next',
      options: listEnd,
      next: { daftar: 'list', selesai: 'finished' },
    },
    list: { kind: 'end', then: afresh('forum_commitments') },
    gone: { kind: 'end', text: 'forum.gone' },
    ...endSteps<Add>(),
  },
});
