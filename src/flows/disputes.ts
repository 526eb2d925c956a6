/** `/sengketa`: reports of problems; one is looked at, answered, noted on and closed, by one officer at a time, and never by who reported it. */
import { words } from '../conversation/accept.ts';
import { afresh } from '../conversation/afresh.ts';
import { line, literal, paragraphs } from '../conversation/reply.ts';
import type { Context, Start, Step, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import { isOffice } from '../domain/roles.ts';
import { chosenOutcomes, moveTicket, ticketNumber } from '../domain/ticket.ts';
import {
  cardNeeds,
  Dispute,
  hasPart,
  hindrance,
  isFilter,
  listOptions,
  listQuery,
  listText,
  menuOptions,
  namesShown,
  one,
  photoOf,
  ticketCard,
  ticketOf,
} from './disputeCard.ts';
import { staffMoved } from './disputeMoves.ts';
import { looked } from './deskWords.ts';
import { listEnd, seeAgain } from './forumWords.ts';
import { LIST, listAnew, turnedTo } from './paged.ts';

type Here = Context<Dispute>;

const LONGEST = 2000;
function listed({ facts }: Here, pick: unknown): Target {
  if (!isOffice(facts.person.roles)) return 'denied';
  if (pick === 'tutup_daftar') return 'finished';
  return isFilter(pick) || turnedTo(pick) !== undefined ? 'turn' : 'look';
}

/** The list on another page, of other reports, or as it was before a card. */
function turned({ answers }: Here): Start {
  const { filter, pick } = answers;
  if (isFilter(pick)) return afresh('disputes', { filter: pick });
  return listAnew('disputes', answers, { filter });
}

/** Where a piece of work goes: on, or to the step that says why not. */
function ifMay(context: Here, then: string): string {
  const why = hindrance(context);
  return why ?? then;
}

function acted(context: Here, act: unknown): Target {
  switch (act) {
    case 'ambil':
      return ifMay(context, 'take');
    case 'jawab':
      return ifMay(context, 'answer');
    case 'catat':
      return ifMay(context, 'note');
    case 'urus':
      return { flow: 'mediation', answers: { pick: context.answers.pick }, exact: true };
    case 'akhiri':
      return ifMay(context, 'outcome');
    case 'daftar':
      return 'turn';
    default:
      return String(act).startsWith('foto:') ? 'photo' : 'finished';
  }
}

function number({ answers }: Pick<Here, 'answers'>): { number: string } {
  return { number: ticketNumber(Number(answers.pick)) };
}

/** Whether the report still is in a state in which this may be done; a colleague may have been quicker. */
function stillMay(context: Here, move: 'answer' | 'close', then: string): string {
  const ticket = ticketOf(context);
  const may = ticket && moveTicket(ticket.state, move, 'staff') !== undefined;
  return ifMay(context, may ? then : 'moved_on');
}

/** The report is nobody's work any more, and who takes part hears of it. */
function moved(context: Here, move: 'answer' | 'close'): Effect[] {
  const { facts, read } = context;
  const found = read(one(context));
  const { words: said, outcome } = context.answers;
  if (!found || said === undefined) return [];
  return staffMoved(found, move, { words: said, outcome, facts, read });
}

function taken(context: Here): Effect[] {
  const queued = context.read({
    kind: 'queue.about',
    of: 'ticket',
    subjectId: Number(context.answers.pick),
  });
  if (queued?.item.state !== 'open') return [];
  const to = context.facts.person.id;
  return [{ kind: 'queue.take', itemId: queued.item.id, to, from: undefined }];
}

/** Back to the card, as it is now. */
function cardAgain({ answers: { pick, filter, page } }: Here): Start {
  return afresh('disputes', { pick, filter, page });
}

/** Words for who reported, or for colleagues, as they are written. */
function told(what: 'answer' | 'note' | 'close', least: number, next: string): Step<Dispute> {
  return {
    kind: 'ask',
    text: `dispute.ask_${what}`,
    values: number,
    accept: words({ min: least, max: LONGEST, lines: true }),
    unclear: `dispute.${what}_unclear`,
    hint: `dispute.${what}_unclear`,
    free: true,
    verbatim: true,
    save: 'words',
    next,
  };
}

export const disputes = defineFlow<Dispute>({
  id: 'disputes',
  version: 1,
  title: 'dispute.title',
  answers: Dispute,
  start: 'start',
  browses: true,
  steps: {
    start: {
      kind: 'branch',
      next: ({ answers, facts }) => {
        if (!isOffice(facts.person.roles)) return 'denied';
        if (answers.changed !== undefined) return 'after';
        return answers.pick === undefined ? 'looks' : 'look';
      },
    },
    looks: {
      kind: 'branch',
      needs: (known) => [listQuery(known)],
      effects: (context) => (namesShown(context) ? looked('ticket/list', context.facts) : []),
      next: 'list',
    },
    list: {
      kind: 'choose',
      needs: (known) => [listQuery(known)],
      text: listText,
      options: listOptions,
      ...LIST,
      next: listed,
    },
    look: {
      kind: 'branch',
      needs: cardNeeds,
      next: (context) => {
        const ticket = ticketOf(context);
        if (!ticket) return 'gone';
        // What colleagues note about it is not for whoever reported.
        const found = context.read(one(context));
        return found && hasPart(found, context.facts.person) ? 'own' : 'card';
      },
    },
    turn: { kind: 'end', then: turned },
    card: {
      kind: 'branch',
      effects: (context) => looked(`ticket/${context.answers.pick ?? ''}`, context.facts),
      next: 'menu',
    },
    menu: {
      kind: 'choose',
      needs: cardNeeds,
      // Whoever comes back to it sees what it is about.
      text: (context) => paragraphs(ticketCard(context), line('desk.ask_act')),
      options: menuOptions,
      save: 'act',
      stale: true,
      next: acted,
    },
    photo: {
      kind: 'say',
      needs: cardNeeds,
      text: 'dispute.photo_of',
      values: number,
      attachment: photoOf,
      next: 'menu',
    },
    take: { kind: 'say', needs: cardNeeds, text: 'desk.taken', effects: taken, next: 'took' },
    // What was read is of before: it is theirs now.
    took: {
      kind: 'choose',
      needs: cardNeeds,
      text: 'desk.ask_act',
      options: (context) => menuOptions(context).filter(({ id }) => id !== 'ambil'),
      save: 'act',
      stale: true,
      next: acted,
    },
    answer: told('answer', 3, 'answer_sure'),
    answer_sure: {
      kind: 'choose',
      text: 'dispute.answer_sure',
      values: ({ answers }) => ({ words: literal(answers.words ?? '') }),
      options: [
        { id: 'kirim', label: line('dispute.send'), means: 'ya', words: ['kirim', 'send'] },
        { id: 'batal_kirim', label: line('dispute.do_not'), means: 'tidak' },
      ],
      save: 'send',
      next: { kirim: 'answer_once_more', batal_kirim: 'left' },
    },
    answer_once_more: {
      kind: 'branch',
      needs: cardNeeds,
      next: (context) => stillMay(context, 'answer', 'answered'),
    },
    answered: {
      kind: 'end',
      needs: cardNeeds,
      text: 'dispute.answered',
      values: number,
      effects: (context) => moved(context, 'answer'),
      then: afresh('disputes'),
    },
    note: told('note', 2, 'note_once_more'),
    note_once_more: {
      kind: 'branch',
      needs: cardNeeds,
      next: (context) => ifMay(context, 'noted'),
    },
    noted: {
      kind: 'say',
      text: 'dispute.noted',
      effects: ({ answers }) => [
        { kind: 'ticket.note', ticketId: Number(answers.pick), words: answers.words ?? '' },
      ],
      next: 'after',
    },
    // What was done just now is on the card from the next turn on.
    after: {
      kind: 'choose',
      text: 'desk.ask_next',
      options: [seeAgain, ...listEnd],
      next: { lihat: 'again', daftar: 'turn', selesai: 'finished' },
    },
    again: { kind: 'end', then: cardAgain },
    outcome: {
      kind: 'choose',
      text: 'dispute.ask_outcome',
      values: number,
      options: chosenOutcomes.map((id) => ({ id, label: line(`dispute.outcome_${id}`) })),
      save: 'outcome',
      stale: true,
      next: 'close_words',
    },
    close_words: told('close', 5, 'close_sure'),
    close_sure: {
      kind: 'choose',
      text: 'dispute.close_sure',
      values: ({ answers }) => ({
        ...number({ answers }),
        outcome: line(`dispute.outcome_${answers.outcome ?? 'explained'}`),
        words: literal(answers.words ?? ''),
      }),
      options: [
        { id: 'tutup', label: line('dispute.close_yes'), means: 'ya', words: ['tutup', 'close'] },
        { id: 'batal_kirim', label: line('dispute.do_not'), means: 'tidak' },
      ],
      save: 'send',
      next: { tutup: 'close_once_more', batal_kirim: 'left' },
    },
    close_once_more: {
      kind: 'branch',
      needs: cardNeeds,
      next: (context) => stillMay(context, 'close', 'closed'),
    },
    closed: {
      kind: 'end',
      needs: cardNeeds,
      text: 'dispute.closed',
      values: number,
      effects: (context) => moved(context, 'close'),
      then: afresh('disputes'),
    },
    left: { kind: 'end', text: 'dispute.left', then: cardAgain },
    moved_on: { kind: 'end', text: 'dispute.moved_on', then: cardAgain },
    own: { kind: 'end', text: 'dispute.own' },
    colleague: { kind: 'end', text: 'dispute.colleague', then: cardAgain },
    gone: { kind: 'end', text: 'dispute.gone', values: number },
    finished: { kind: 'end', closes: [{ flow: 'disputes' }] },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'sengketa' }],
    },
  },
});
