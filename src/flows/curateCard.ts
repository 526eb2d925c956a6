/** A business as a curator sees it: score, level, axes, what is weak and would help, answers, papers, and earlier looks. */
import type { Line } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Curation } from '../domain/curation.ts';
import type { Facts } from '../domain/facts.ts';
import type { ReadinessAnswer } from '../domain/readiness.ts';
import type { ReadinessQuestion } from '../domain/region.ts';
import { inLanguage } from '../domain/region.ts';
import { formatQuantity } from '../language/format.ts';
import { Quantity } from '../domain/quantity.ts';
import { dayName, paperState } from './card.ts';
import type { Here } from './curateState.ts';
import { decidedLevel, readinessOf, umkId, umkOf } from './curateState.ts';
import { dayOf, dueLine, row } from './deskWords.ts';
import { readinessLine } from './history.ts';
import type { Page } from './paged.ts';
import { pageLines, pageOf, rowsOn } from './paged.ts';
import { axisLines } from './readiness.ts';
import type { State } from './readinessState.ts';
import { standing } from './readinessState.ts';
import { umkName } from './whichUmk.ts';

const MOST_WEAK = 6;
const MOST_LOOKS = 3;

function stateOf(context: Here): State | undefined {
  const umk = umkOf(context);
  return umk && standing(umk, { facts: context.facts, read: context.read, answers: {} });
}

function answerLine(
  question: ReadinessQuestion,
  answer: ReadinessAnswer | undefined,
  { person }: Facts,
): Line {
  if (answer === undefined || answer === 'skipped') return line('curate.not_answered');
  const quantity = Quantity.safeParse(answer.value);
  if (quantity.success) return literal(formatQuantity(quantity.data, person.language));
  if (typeof answer.value === 'number') return line('accept.people', { count: answer.value });
  const option = question.options.find(({ id }) => id === answer.option);
  return literal(option ? inLanguage(option.label, person.language) : (answer.option ?? '-'));
}

function asked(question: ReadinessQuestion, { person }: Facts): string {
  return inLanguage(question.question, person.language);
}

function weakLines({ questions, answers, result }: State, facts: Facts): Line[] {
  if (result.weak.length === 0) return [];
  const shown = result.weak.slice(0, MOST_WEAK).flatMap(({ code, offer }) => {
    const question = questions.find((one) => one.code === code);
    if (!question) return [];
    return [
      line('curate.weak_row', {
        question: literal(asked(question, facts)),
        answer: answerLine(question, answers[code], facts),
        offer: literal(inLanguage(offer, facts.person.language)),
      }),
    ];
  });
  const more = result.weak.length - shown.length;
  return [line('curate.weak'), ...shown, ...(more > 0 ? [line('history.more', { more })] : [])];
}

function lookLine(look: Curation & { name?: string }, facts: Facts): Line {
  const { visitedOn, how, by, name, level, computed, reason, notes } = look;
  const decided = level ?? computed;
  return stacked(
    line('curate.look', {
      day: dayName(visitedOn, facts),
      how: line(`curate.how_${how}`),
      who: name ?? line('desk.officer', { id: by }),
      level: decided ? line(`history.level_${decided}`) : line('history.readiness_open'),
    }),
    ...row('curate.reason', reason),
    ...row('curate.notes', notes),
  );
}

export function card(context: Here): Line {
  const { facts, read } = context;
  const umk = umkOf(context);
  const state = stateOf(context);
  const id = umkId(context);
  if (!umk || !state) return line('verify.gone', { id });
  const looks = read({ kind: 'curations', umkId: id });
  const papers = read({ kind: 'papers', umkId: id });
  const review = read({ kind: 'queue.about', of: 'review_request', subjectId: id });
  const more = looks.length - MOST_LOOKS;
  return paragraphs(
    stacked(
      line('curate.card', { id, name: umkName(umk) }),
      ...row('field.name', umk.ownerName),
      ...row('history.readiness_label', readinessLine(readinessOf(context), facts)),
      ...(review ? row('curate.asked', dueLine(review.item.dueOn, facts)) : []),
      ...axisLines(state.result.perAxis, facts),
      ...papers.flatMap((paper) => row(`paper.kind_${paper.kind}`, paperState(paper, facts))),
    ),
    stacked(...weakLines(state, facts)),
    stacked(
      ...(looks.length > 0 ? [line('curate.looks')] : []),
      ...looks.slice(0, MOST_LOOKS).map((look) => lookLine(look, facts)),
      ...(more > 0 ? [line('history.more', { more })] : []),
    ),
  );
}

/** The questions that apply, each with what was answered, a page at a time. */
export function answersPage(context: Here): { page: Page; text: Line } {
  const state = stateOf(context);
  const questions = state?.questions ?? [];
  const page = pageOf(context.answers.page, questions.length);
  const rows = rowsOn(questions, page).map((question) =>
    line('curate.answer', {
      question: literal(asked(question, context.facts)),
      answer: answerLine(question, state?.answers[question.code], context.facts),
    }),
  );
  const since = readinessOf(context)?.answeredAt;
  const head = since
    ? line('curate.answers', { day: dayOf(since, context.facts) })
    : line('curate.answers_none');
  return { page, text: stacked(head, ...rows, ...pageLines(page)) };
}

/** What will be stored, and who sees which part of it. */
export function summary(context: Here): Line {
  const { answers, facts } = context;
  const { on = '', how = 'kunjungan', notes, reason } = answers;
  const computed = readinessOf(context)?.computed;
  const level = decidedLevel(context);
  const given = computed ? line(`history.level_${computed}`) : line('history.readiness_open');
  const decided = level
    ? line('curate.other_level', { level: line(`history.level_${level}`), computed: given })
    : line('curate.same_level', { level: given });
  return paragraphs(
    stacked(
      line('curate.sure', { id: umkId(context) }),
      ...row('curate.on', dayName(on, facts)),
      ...row('curate.how', line(`curate.how_${how}`)),
      ...row('curate.notes', notes ?? line('curate.no_notes')),
      ...row('curate.level', decided),
      ...(level ? row('curate.reason', reason) : []),
    ),
    line('curate.sure_ask'),
  );
}
