/** Common questions that staff have added to or answered: looked at, answered anew, or put back as the program ships them. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Changed } from '../domain/changing.ts';
import type { Effect } from '../domain/effect.ts';
import { isOffice } from '../domain/roles.ts';
import { addedTo, questionChanges, questionName, questionOf } from './answerWords.ts';
import { changed, changedLine, deniedStep, leftStep, finishedStep } from './overrideWords.ts';
import { fromList, LIST, listAnew, pageLines, pageOf, pageOptions, rowsOn } from './paged.ts';
import { mayAnswer } from './unanswered.ts';

/** `pick`: the question; `act`: what is done, and how often it had been changed when that was chosen. */
const Added = z.object({ page: z.int(), pick: z.string(), act: z.string() }).partial();
type Added = z.infer<typeof Added>;
type Here = Context<Added>;

function idOf({ of }: Pick<Changed, 'of'>): string {
  return of.slice('question/'.length);
}

/** What is changed now, and still is a question. */
function standing({ facts, read }: Pick<Here, 'facts' | 'read'>): Changed[] {
  const rows = read(questionChanges);
  return rows.filter((row) => addedTo(rows, idOf(row)) && questionOf(facts, idOf(row)));
}

function newest(context: Here): Changed | undefined {
  return standing(context).find((row) => idOf(row) === context.answers.pick);
}

const anew = afresh('answers');

function listOptions(context: Here): Option[] {
  const all = standing(context);
  const page = pageOf(context.answers.page, all.length);
  return [
    ...rowsOn(all, page).flatMap((row) => {
      const question = questionOf(context.facts, idOf(row));
      return question ? [{ id: question.id, label: questionName(question) }] : [];
    }),
    ...pageOptions(page),
    { id: 'daftar', label: line('answers.to_unanswered'), words: ['kembali', 'list'] },
    { id: 'selesai', label: line('desk.finish'), words: ['sudah', 'done'] },
  ];
}

function chosen({ facts }: Here, pick: unknown): Target {
  if (!isOffice(facts.person.roles)) return 'denied';
  return fromList(pick, { daftar: 'unanswered' });
}

function cardText(context: Here): Line {
  const { answers, facts, read } = context;
  const question = questionOf(facts, answers.pick);
  const change = newest(context);
  if (!question || !change) return line('answers.gone');
  const phrases = addedTo(read(questionChanges), question.id)?.phrases ?? [];
  return paragraphs(
    line('answers.card', { question: questionName(question), state: changedLine(change, facts) }),
    ...(phrases.length > 0
      ? [stacked(line('answers.phrases'), ...phrases.map((one) => literal(`• ${one}`)))]
      : []),
    literal(question.answer.id),
    ...(question.answer.en === undefined ? [] : [literal(question.answer.en)]),
  );
}

function cardOptions(context: Here): Option[] {
  const seen = newest(context)?.n ?? 0;
  const edits: Option[] = mayAnswer(context.facts)
    ? [
        { id: `ubah:${seen}`, label: line('answers.change'), words: ['ubah', 'change'] },
        { id: `hapus:${seen}`, label: line('answers.remove'), words: ['hapus', 'remove'] },
      ]
    : [];
  return [...edits, { id: 'daftar', label: line('find.back'), words: ['list'] }];
}

function acted({ facts }: Here, act: unknown): Target {
  if (act === 'daftar') return 'turn';
  if (!mayAnswer(facts)) return 'denied';
  return String(act).startsWith('ubah') ? 'change' : 'confirm';
}

function seenBy({ answers }: Pick<Here, 'answers'>): number {
  return Number((answers.act ?? '').split(':')[1] ?? 0);
}

function state(context: Here): string {
  if (!mayAnswer(context.facts)) return 'denied';
  return newest(context)?.n === seenBy(context) ? 'removed' : 'gone';
}

function removed(context: Here): Effect[] {
  const { answers, facts, read } = context;
  if (!answers.pick || !mayAnswer(facts)) return [];
  return [changed(read(questionChanges), `question/${answers.pick}`)];
}

export const answers = defineFlow<Added>({
  id: 'answers',
  version: 1,
  title: 'answers.title',
  answers: Added,
  browses: true,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      next: ({ facts }) => (isOffice(facts.person.roles) ? 'list' : 'denied'),
    },
    list: {
      kind: 'choose',
      needs: () => [questionChanges],
      text: (context) => {
        const count = standing(context).length;
        const page = pageOf(context.answers.page, count);
        return count === 0
          ? line('answers.none')
          : stacked(line('answers.list', { count }), ...pageLines(page));
      },
      options: listOptions,
      ...LIST,
      next: chosen,
    },
    turn: {
      kind: 'end',
      then: ({ answers }) => listAnew('answers', answers),
    },
    unanswered: { kind: 'end', then: afresh('unanswered') },
    look: {
      kind: 'branch',
      needs: () => [questionChanges],
      next: (context) => (newest(context) ? 'card' : 'gone'),
    },
    card: {
      kind: 'choose',
      needs: () => [questionChanges],
      text: cardText,
      options: cardOptions,
      save: 'act',
      stale: true,
      unclear: 'desk.unclear',
      next: acted,
    },
    change: {
      kind: 'end',
      then: (context) => ({
        flow: 'answer_new',
        answers: { question: context.answers.pick, seen: seenBy(context) },
      }),
    },
    confirm: {
      kind: 'choose',
      text: 'answers.confirm_remove',
      options: [
        { id: 'ya', label: line('answers.remove_yes'), means: 'ya' },
        { id: 'tidak', label: line('override.no'), means: 'tidak' },
      ],
      next: { ya: 'once_more', tidak: 'left' },
    },
    once_more: { kind: 'branch', needs: () => [questionChanges], next: state },
    removed: {
      kind: 'end',
      needs: () => [questionChanges],
      text: 'answers.removed',
      effects: removed,
    },
    gone: { kind: 'end', text: 'answers.gone', then: anew },
    denied: deniedStep('tanya'),
    left: leftStep,
    finished: finishedStep,
  },
});
