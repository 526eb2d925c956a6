/** `/gagal`: messages whose turn failed and messages that were not sent, newest first; each is tried again or let go. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option, TextKey } from '../conversation/reply.ts';
import { line, stacked } from '../conversation/reply.ts';
import type { Context, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { GivenUp } from '../domain/givenUp.ts';
import type { Query } from '../domain/query.ts';
import { channelName } from './channelName.ts';
import { shortMoment, anyName } from './deskWords.ts';
import { deniedStep, finishedStep, isAdmin } from './overrideWords.ts';
import { fromList, LIST, listAnew, PAGE_SIZE, pageLines, pageOf, pageOptions } from './paged.ts';
import { shortText } from './textWords.ts';

const Chosen = z.object({ page: z.int(), pick: z.string(), act: z.string() }).partial();
type Chosen = z.infer<typeof Chosen>;
type Here = Context<Chosen>;
type Known = Pick<Here, 'answers'>;

/** How a channel's refusal reads; what is not among them is said as it came. */
const WHY: Readonly<Record<string, TextKey>> = {
  blocked: 'given_up.why_blocked',
  rejected: 'given_up.why_rejected',
  unreachable: 'given_up.why_unreachable',
  throttled: 'given_up.why_throttled',
  unknown: 'given_up.why_unknown',
};

function list({ answers }: Known): Extract<Query, { kind: 'givenUp.list' }> {
  return { kind: 'givenUp.list', page: answers.page ?? 1, size: PAGE_SIZE };
}

function one({ answers }: Known): Extract<Query, { kind: 'givenUp' }> {
  return { kind: 'givenUp', id: answers.pick ?? '' };
}

const anew = afresh('given_up');

function sideOf({ side }: GivenUp): Line {
  return line(side === 'in' ? 'given_up.in' : 'given_up.out');
}

function listText(context: Here): Line {
  const { total } = context.read(list(context));
  if (total === 0) return line('given_up.none');
  return stacked(
    line('given_up.list', { count: total }),
    ...pageLines(pageOf(context.answers.page, total)),
  );
}

function listOptions(context: Here): Option[] {
  const { rows, total } = context.read(list(context));
  return [
    ...rows.map((row): Option => ({
      id: row.id,
      label: line('given_up.row', {
        who: anyName(row.who, row.personId),
        side: sideOf(row),
        when: shortMoment(row.at, context.facts),
      }),
    })),
    ...pageOptions(pageOf(context.answers.page, total)),
    { id: 'selesai', label: line('desk.finish'), words: ['sudah', 'done'] },
  ];
}

function chosen({ facts }: Here, pick: unknown): Target {
  if (!isAdmin(facts)) return 'denied';
  return fromList(pick);
}

/** "rejected: 400 …" is a code of ours and what the provider added; why a turn failed is for who reads the log. */
function reason({ side, why }: GivenUp): Line {
  if (side === 'in') return line('given_up.why_turn');
  const [code = '', ...more] = why.split(': ');
  const known = WHY[code];
  if (!known) return shortText(why);
  return more.length === 0 ? line(known) : stacked(line(known), shortText(more.join(': ')));
}

function cardText(context: Here): Line {
  const found = context.read(one(context));
  if (!found) return line('given_up.gone');
  const values = {
    ...{
      who: anyName(found.who, found.personId),
      side: sideOf(found),
      when: shortMoment(found.at, context.facts),
    },
    why: reason(found),
  };
  const { channel } = found;
  return channel === undefined
    ? line('given_up.card', values)
    : line('given_up.card_on', { ...values, channel: channelName(channel) });
}

const cardOptions: Option[] = [
  { id: 'lagi', label: line('given_up.again'), words: ['coba lagi', 'ulang', 'again'] },
  { id: 'biar', label: line('given_up.let_go'), words: ['biarkan', 'hapus', 'let go'] },
  { id: 'nanti', label: line('given_up.later'), words: ['nanti', 'kembali', 'later'] },
];

function acted({ facts }: { facts: Facts }, act: unknown): Target {
  if (act === 'nanti') return 'turn';
  return isAdmin(facts) ? 'settle' : 'denied';
}

function settled(context: Here): Effect[] {
  const found = context.read(one(context));
  if (!found || !isAdmin(context.facts)) return [];
  const again = context.answers.act === 'lagi';
  return [{ kind: 'givenUp.settle', subject: found.id, again }];
}

export const givenUp = defineFlow<Chosen>({
  id: 'given_up',
  version: 1,
  title: 'given_up.title',
  answers: Chosen,
  browses: true,
  start: 'start',
  steps: {
    start: { kind: 'branch', next: ({ facts }) => (isAdmin(facts) ? 'list' : 'denied') },
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
      then: ({ answers }) => listAnew('given_up', answers),
    },
    look: {
      kind: 'branch',
      needs: (known) => [one(known)],
      effects: ({ answers }) => [{ kind: 'personal.look', subject: answers.pick ?? '' }],
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
    settle: {
      kind: 'branch',
      needs: (known) => [one(known)],
      next: (context) => (context.read(one(context)) ? 'settled' : 'gone'),
    },
    settled: {
      kind: 'end',
      needs: (known) => [one(known)],
      text: ({ answers }) => line(answers.act === 'lagi' ? 'given_up.tried' : 'given_up.left'),
      effects: settled,
      then: anew,
    },
    // A colleague decided meanwhile.
    gone: { kind: 'end', text: 'given_up.gone', then: anew },
    denied: deniedStep('gagal'),
    finished: finishedStep,
  },
});
