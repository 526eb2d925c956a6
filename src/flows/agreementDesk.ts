/** `/pks`: agreements as the forum sees them; it ratifies or sends back, looks at the signed paper, and ends what cannot go on. */
import { afresh } from '../conversation/afresh.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import { defineFlow } from '../conversation/step.ts';
import { agreementNumber } from '../domain/agreement.ts';
import { isOffice } from '../domain/roles.ts';
import {
  acted,
  card,
  cardOptions,
  excused,
  listNeeds,
  listOptions,
  listText,
  Look,
  mayMove,
  mayPass,
  moved,
  MOVES,
  needs,
  reads,
  toAct,
  viewOf,
} from './agreementDeskCard.ts';
import { chapterLines } from './agreementRead.ts';
import { ASK_WHY, fileOf, scanOf } from './agreementWords.ts';
import { sees } from './deskWords.ts';
import { listEnd, seeAgain, yesNo } from './forumWords.ts';
import { LIST, turnedTo } from './paged.ts';

export const agreementDesk = defineFlow<Look>({
  id: 'agreement_desk',
  version: 1,
  title: 'agreement.title_desk',
  answers: Look,
  browses: true,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      next: ({ answers, facts }) => {
        if (!isOffice(facts.person.roles)) return 'denied';
        return answers.pick === undefined ? 'list' : 'look';
      },
    },
    list: {
      kind: 'choose',
      needs: listNeeds,
      text: listText,
      options: listOptions,
      ...LIST,
      next: (_context, pick) => {
        if (pick === 'selesai') return 'finished';
        const turns = pick === 'semua' || pick === 'menunggu' || turnedTo(pick) !== undefined;
        return turns ? 'turn' : 'look';
      },
    },
    turn: {
      kind: 'end',
      then: ({ answers: { filter, page, pick } }) =>
        afresh('agreement_desk', {
          filter: pick === 'semua' || pick === 'menunggu' ? pick : filter,
          page: turnedTo(pick) ?? page,
        }),
    },
    look: {
      kind: 'branch',
      needs,
      effects: (context) => (viewOf(context) ? reads(context) : []),
      next: (context) => {
        if (!isOffice(context.facts.person.roles)) return 'denied';
        return viewOf(context) ? 'card' : 'gone';
      },
    },
    card: {
      kind: 'choose',
      needs,
      text: card,
      options: cardOptions,
      save: 'act',
      stale: true,
      unclear: 'desk.unclear',
      next: toAct,
    },
    read: {
      kind: 'say',
      needs,
      text: (context) => {
        const document = viewOf(context)?.version?.document;
        if (!document || !sees(context.facts)) return line('agreement.gone');
        const chapters = document.chapters.map(({ title, lines }, at) =>
          stacked(literal(`Pasal ${at + 1}. ${title}`), ...chapterLines(lines)),
        );
        return paragraphs(...chapters);
      },
      effects: reads,
      next: 'after',
    },
    diary: { kind: 'end', then: ({ answers }) => afresh('diary_desk', { pick: answers.pick }) },
    file: {
      kind: 'say',
      needs,
      text: (context) =>
        line('agreement.file', { number: agreementNumber(Number(context.answers.pick)) }),
      attachment: (context) => {
        const view = viewOf(context);
        const { what } = acted(context);
        if (!view || !sees(context.facts)) return undefined;
        if (what === 'salinan') return scanOf(view);
        return fileOf(view, what === 'docx' ? 'docx' : 'pdf');
      },
      effects: reads,
      next: 'after',
    },
    why: { ...ASK_WHY, save: 'reason', next: 'sure' },
    sure: {
      kind: 'choose',
      text: (context) =>
        line(`agreement.desk_sure_${MOVES[acted(context).what]?.move ?? 'ratify'}`, {
          number: agreementNumber(Number(context.answers.pick)),
        }),
      options: yesNo('agreement.yes_end'),
      save: 'sure',
      stale: true,
      next: { ya: 'move', tidak: 'look' },
    },
    move: { kind: 'branch', needs, next: mayMove },
    moved: { kind: 'say', needs, text: 'agreement.desk_moved', effects: moved, next: 'after' },
    hear: {
      kind: 'choose',
      text: 'amendment.desk_sure_excuse',
      options: yesNo('agreement.yes_end'),
      save: 'sure',
      stale: true,
      next: { ya: 'hearing', tidak: 'look' },
    },
    hearing: { kind: 'branch', needs, next: mayPass },
    excused: { kind: 'say', needs, text: 'agreement.desk_moved', effects: excused, next: 'after' },
    late: { kind: 'say', text: 'agreement.late', next: 'look' },
    after: {
      kind: 'choose',
      text: 'desk.ask_next',
      options: [seeAgain, ...listEnd],
      next: { lihat: 'look', daftar: 'turn', selesai: 'finished' },
    },
    gone: { kind: 'end', text: 'agreement.gone' },
    finished: { kind: 'end' },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'pks' }],
    },
  },
});
