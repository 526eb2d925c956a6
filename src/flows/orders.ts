/** "Pesanan": an owner sees open needs near what they make, one by one, and puts a hand up; the company stays unnamed. */
import { z } from 'zod';
import type { Line } from '../conversation/reply.ts';
import { line, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context, Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { MatchView, Query } from '../domain/query.ts';
import type { Opportunity } from '../domain/queryMatching.ts';
import type { Umk } from '../domain/umk.ts';
import { followUp } from './matchWords.ts';
import { paymentDays } from './needAnswers.ts';
import { needCard, paperNames } from './needWords.ts';
import { isFixable, missingPapers, reasonLines } from './reasons.ts';
import { waitOptions } from './terms.ts';

/** `passed`: the needs already seen in this sitting; `needId`: the one on screen. */
const Orders = z
  .object({
    umk: z.string(),
    needId: z.int(),
    passed: z.array(z.int()),
    waitDays: z.int().nullable(),
  })
  .partial();
type Orders = z.infer<typeof Orders>;
type Here = Context<Orders>;

/** The business that was chosen, or the only one. */
function umkOf({ answers, facts }: Pick<Here, 'answers' | 'facts'>): Umk | undefined {
  const { umks } = facts.person;
  return umks.length === 1 ? umks[0] : umks.find(({ id }) => String(id) === answers.umk);
}

function needs(known: Pick<Here, 'answers' | 'facts'>): Query[] {
  const umk = umkOf(known);
  if (!umk) return [];
  return [{ kind: 'opportunities', umkId: umk.id }, matchesOf(umk)];
}

function matchesOf(umk: Umk): Extract<Query, { kind: 'matches.of' }> {
  return { kind: 'matches.of', umkIds: [umk.id], companyIds: [] };
}

/** A match that the program had found, and nobody acted on yet, is the one that is raised. */
function matchFor(context: Here, needId: number): MatchView | undefined {
  const umk = umkOf(context);
  return umk && context.read(matchesOf(umk)).find((view) => view.need.id === needId);
}

/** Needs not yet seen nor answered, and none of a company of the person's own. */
function left(context: Here): Opportunity[] {
  const umk = umkOf(context);
  if (!umk) return [];
  const own = context.facts.person.companies.map(({ id }) => id);
  const passed = context.answers.passed ?? [];
  return context.read({ kind: 'opportunities', umkId: umk.id }).filter(({ need }) => {
    const state = matchFor(context, need.id)?.match.state ?? 'suggested';
    return state === 'suggested' && !own.includes(need.companyId) && !passed.includes(need.id);
  });
}

function onScreen(context: Here): Opportunity | undefined {
  return left(context).find(({ need }) => need.id === context.answers.needId);
}

function card(context: Here): Line {
  const umk = umkOf(context);
  const found = onScreen(context);
  if (!umk || !found) return paragraphs(line('orders.gone'), line('orders.ask'));
  const { need, reasons } = found;
  const missing = missingPapers(reasons);
  const fits = reasons.filter((reason) => !isFixable(reason));
  const why = stacked(
    line('orders.why_you'),
    reasonLines({ need, umk, reasons: fits }, context.facts),
  );
  const fix = missing ? [line('orders.fix', { papers: missing })] : [];
  const head = needCard(need, context.facts, line('orders.card'));
  return paragraphs(head, ...(fits.length > 0 ? [why] : []), ...fix, line('orders.ask'));
}

function raised(context: Here): Effect[] {
  const umk = umkOf(context);
  const found = onScreen(context);
  if (!umk || !found) return [];
  const { need, score, reasons } = found;
  const suggested = matchFor(context, need.id)?.match.id;
  const id = suggested ?? context.read({ kind: 'fresh', of: 'match' });
  const raise: Effect =
    suggested === undefined
      ? {
          kind: 'match.suggest',
          match: { id, needId: need.id, umkId: umk.id, score, reasons },
          by: 'umk',
        }
      : { kind: 'match.move', matchId: id, from: 'suggested', move: 'raise', by: 'umk' };
  const company = { company: need.companyId };
  const { waitDays } = context.answers;
  return [
    ...(typeof waitDays !== 'number'
      ? []
      : [{ kind: 'umk.update', umkId: umk.id, set: { waitDays } } as const]),
    raise,
    { kind: 'tell', whom: company, happening: { kind: 'need.candidates', needId: need.id } },
    followUp(id, 1, company, context.facts),
  ];
}

/** Nothing fits as it is: what one paper would open, as it was asked. */
function unlockQueries(known: Pick<Here, 'answers' | 'facts'>): Query[] {
  const umk = umkOf(known);
  return umk ? [{ kind: 'umk.unlock', umkId: umk.id }] : [];
}

function unlockLines(context: Here): Line[] {
  const umk = umkOf(context);
  const found = umk && context.read({ kind: 'umk.unlock', umkId: umk.id });
  if (!found) return [];
  const { paper, count } = found;
  return [line('orders.unlock', { paper: paperNames([paper]), count, word: paper.toUpperCase() })];
}

function nextOne({ answers }: Here): Start {
  const { umk, needId, passed = [] } = answers;
  const seen = needId === undefined ? passed : [...passed, needId];
  return { flow: 'orders', answers: { ...(umk ? { umk } : {}), passed: seen } };
}

export const orders = defineFlow<Orders>({
  id: 'orders',
  version: 1,
  browses: true,
  title: 'orders.title',
  answers: Orders,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      next: (context) => {
        if (context.facts.person.umks.length === 0) return 'no_umk';
        if (context.facts.person.withdrawnAt !== undefined) return 'withdrawn';
        return umkOf(context) ? 'look' : 'which';
      },
    },
    which: {
      kind: 'choose',
      text: 'orders.which',
      options: ({ facts }) =>
        facts.person.umks.map((umk) => ({
          id: String(umk.id),
          label: { literal: umk.businessName ?? umk.product },
        })),
      save: 'umk',
      next: 'look',
    },
    look: {
      kind: 'branch',
      needs,
      next: (context) => {
        if (context.answers.needId !== undefined) return 'card';
        if (left(context).length > 0) return 'pick';
        return (context.answers.passed ?? []).length > 0 ? 'none_left' : 'none';
      },
    },
    pick: {
      kind: 'end',
      needs,
      then: (context) => {
        const { umk, passed = [] } = context.answers;
        const needId = left(context)[0]?.need.id;
        return { flow: 'orders', answers: { ...(umk ? { umk } : {}), passed, needId } };
      },
    },
    card: {
      kind: 'choose',
      needs,
      text: card,
      options: [
        {
          id: 'minat',
          label: line('orders.interested'),
          means: 'ya',
          words: ['minat', 'tertarik'],
        },
        { id: 'lanjut', label: line('orders.next'), means: 'tidak', words: ['lanjut', 'lain'] },
        { id: 'selesai', label: line('orders.done'), words: ['selesai', 'cukup', 'done'] },
      ],
      unclear: 'orders.unclear',
      hint: 'orders.hint',
      next: { minat: 'check', lanjut: 'pass', selesai: 'done' },
    },
    check: {
      kind: 'branch',
      needs,
      next: (context) => {
        const found = onScreen(context);
        if (!found) return 'gone';
        const late = (found.need.paymentDays ?? 0) > 0;
        return late && umkOf(context)?.waitDays === undefined ? 'wait' : 'raised';
      },
    },
    // Known from then on, and asked of no other order.
    wait: {
      kind: 'ask',
      needs,
      text: (context) =>
        line('orders.ask_wait', { days: onScreen(context)?.need.paymentDays ?? 0 }),
      accept: paymentDays,
      options: waitOptions,
      unclear: 'terms.wait_unclear',
      hint: 'terms.wait_unclear',
      optional: true,
      save: 'waitDays',
      next: 'still',
    },
    still: { kind: 'branch', needs, next: (context) => (onScreen(context) ? 'raised' : 'gone') },
    raised: {
      kind: 'end',
      needs: (known) => [...needs(known), { kind: 'fresh', of: 'match' }],
      text: 'orders.raised',
      effects: raised,
      then: nextOne,
    },
    pass: { kind: 'end', then: nextOne },
    gone: { kind: 'end', text: 'orders.gone', then: nextOne },
    done: { kind: 'end', text: 'orders.done_said' },
    none: {
      kind: 'end',
      needs: (known) => [...needs(known), ...unlockQueries(known)],
      text: (context) => paragraphs(line('orders.none'), ...unlockLines(context)),
    },
    none_left: { kind: 'end', text: 'orders.none_left' },
    no_umk: { kind: 'end', text: 'orders.no_umk' },
    withdrawn: { kind: 'end', text: 'orders.withdrawn' },
  },
});
