/** `/tanya`: questions that the bot could not answer, most asked first; each gets an answer, or is said to be no question. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Context, Start, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Unanswered } from '../domain/changing.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';
import { isOffice, mayEdit, seesPersonal } from '../domain/roles.ts';
import { maskNames } from '../language/maskNames.ts';
import { dayOf } from './deskWords.ts';
import { deniedStep, finishedStep } from './overrideWords.ts';
import { fromList, LIST, listAnew, PAGE_SIZE, pageLines, pageOf, pageOptions } from './paged.ts';
import { shortText } from './textWords.ts';

/** A dismissed question comes back when it was asked so many times more. */
const AGAIN_AFTER = 5;

const Asked = z.object({ page: z.int(), pick: z.string(), act: z.string() }).partial();
type Asked = z.infer<typeof Asked>;
type Here = Context<Asked>;
type Known = Pick<Here, 'answers'>;

export function mayAnswer({ person }: Facts): boolean {
  return mayEdit(person.roles);
}

function list({ answers }: Known): Extract<Query, { kind: 'unanswered.list' }> {
  return { kind: 'unanswered.list', page: answers.page ?? 1, size: PAGE_SIZE };
}

function one({ answers }: Known): Extract<Query, { kind: 'unanswered' }> {
  return { kind: 'unanswered', id: answers.pick ?? '' };
}

const anew = afresh('unanswered');

/** The question as this person may read it: people say their names, and those of others, in what they ask. */
function wordsFor({ person, region }: Facts, { text }: Pick<Unanswered, 'text'>): string {
  return seesPersonal(person.roles) ? text : maskNames(text, region);
}

function rowOf(asked: Unanswered, facts: Facts): Option {
  const { id, times } = asked;
  return { id, label: line('unanswered.row', { text: shortText(wordsFor(facts, asked)), times }) };
}

function listText(context: Here): Line {
  const { total } = context.read(list(context));
  if (total === 0) return line('unanswered.none');
  const page = pageOf(context.answers.page, total);
  return stacked(line('unanswered.list', { count: total }), ...pageLines(page));
}

function listOptions(context: Here): Option[] {
  const { rows, total } = context.read(list(context));
  return [
    ...rows.map((row) => rowOf(row, context.facts)),
    ...pageOptions(pageOf(context.answers.page, total)),
    { id: 'jawaban', label: line('unanswered.answers'), words: ['jawaban', 'answers'] },
    { id: 'selesai', label: line('desk.finish'), words: ['sudah', 'done'] },
  ];
}

function chosen({ facts }: Here, pick: unknown): Target {
  if (!isOffice(facts.person.roles)) return 'denied';
  return fromList(pick, { jawaban: 'answers' });
}

function cardText(context: Here): Line {
  const asked = context.read(one(context));
  if (!asked) return line('unanswered.gone');
  const { times, lastAt } = asked;
  return line('unanswered.card', {
    text: literal(wordsFor(context.facts, asked)),
    times,
    day: dayOf(lastAt, context.facts),
  });
}

function cardOptions({ facts }: Here): Option[] {
  const later: Option = { id: 'nanti', label: line('unanswered.later'), words: ['nanti', 'later'] };
  if (!mayAnswer(facts)) return [later];
  return [
    { id: 'sama', label: line('unanswered.same'), words: ['jawab', 'sama', 'same'] },
    { id: 'baru', label: line('unanswered.new'), words: ['jawaban baru', 'new'] },
    { id: 'bukan', label: line('unanswered.dismiss'), words: ['bukan pertanyaan', 'dismiss'] },
    later,
  ];
}

function acted({ facts }: Here, act: unknown): Target {
  if (act === 'nanti') return 'turn';
  if (!mayAnswer(facts)) return 'denied';
  return act === 'bukan' ? 'dismiss' : 'answer';
}

/** To the dialog in which it gets an answer, with the question as it was asked. */
function answering(context: Here): Start | undefined {
  const asked = context.read(one(context));
  const same = context.answers.act === 'sama';
  if (!asked) return undefined;
  return {
    flow: same ? 'answer_same' : 'answer_new',
    answers: { asked: asked.id, heard: asked.text },
  };
}

function dismissed(context: Here): Effect[] {
  const asked = context.read(one(context));
  if (!asked || !mayAnswer(context.facts)) return [];
  const { id: questionId, times } = asked;
  return [{ kind: 'question.dismiss', questionId, times, quietUntil: times + AGAIN_AFTER }];
}

export const unanswered = defineFlow<Asked>({
  id: 'unanswered',
  version: 1,
  title: 'unanswered.title',
  answers: Asked,
  browses: true,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      next: ({ facts }) => (isOffice(facts.person.roles) ? 'list' : 'denied'),
    },
    list: {
      kind: 'choose',
      needs: (known) => [list(known)],
      text: listText,
      options: listOptions,
      ...LIST,
      next: chosen,
    },
    turn: {
      kind: 'end',
      then: ({ answers }) => listAnew('unanswered', answers),
    },
    answers: { kind: 'end', then: afresh('answers') },
    look: {
      kind: 'branch',
      needs: (known) => [one(known)],
      next: (context) => (context.read(one(context)) ? 'card' : 'gone'),
    },
    card: {
      kind: 'choose',
      needs: (known) => [one(known)],
      text: cardText,
      options: cardOptions,
      save: 'act',
      stale: true,
      unclear: 'desk.unclear',
      next: acted,
    },
    answer: {
      kind: 'branch',
      needs: (known) => [one(known)],
      next: (context) => (context.read(one(context)) ? 'answering' : 'gone'),
    },
    answering: { kind: 'end', needs: (known) => [one(known)], then: answering },
    dismiss: {
      kind: 'branch',
      needs: (known) => [one(known)],
      next: (context) => (context.read(one(context)) ? 'dismissed' : 'gone'),
    },
    dismissed: {
      kind: 'end',
      needs: (known) => [one(known)],
      text: 'unanswered.dismissed',
      values: { times: AGAIN_AFTER },
      effects: dismissed,
      then: anew,
    },
    // A colleague answered it meanwhile.
    gone: { kind: 'end', text: 'unanswered.gone', then: anew },
    denied: deniedStep('tanya'),
    finished: finishedStep,
  },
});
