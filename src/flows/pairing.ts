/** `/cocokkan`: whom the program finds for a need and why, why any UMK fits or does not, and a UMK that staff propose by hand. */
import { runningNumber } from '../conversation/accept.ts';
import { afresh } from '../conversation/afresh.ts';
import { line } from '../conversation/reply.ts';
import type { Context, Start, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Query } from '../domain/query.ts';
import { isOffice } from '../domain/roles.ts';
import { tie } from './matchWords.ts';
import { needTitle } from './needWords.ts';
import { LIST, listAnew, PAGE_SIZE, turnedTo } from './paged.ts';
import {
  card,
  finish,
  hindrance,
  listNeeds,
  listOptions,
  listText,
  mayTie,
  menuOptions,
  one,
  pairOf,
  Pairing,
} from './pairingCard.ts';

type Here = Context<Pairing>;

const number = runningNumber('umk', 'kebutuhan');

const newest = {
  kind: 'needs.find',
  by: 'newest',
  what: '',
  page: 1,
  size: PAGE_SIZE,
} satisfies Query;

function listed({ answers, facts }: Here, pick: unknown): Target {
  if (!isOffice(facts.person.roles)) return 'denied';
  if (pick === 'selesai') return 'finished';
  if (pick === 'lain') return 'other';
  if (pick === 'kebutuhan_lain') return 'anew';
  if (pick === 'bobot') return { flow: 'match_try', answers: { need: answers.need } };
  return turnedTo(pick) === undefined ? 'look' : 'turn';
}

function acted(context: Here, act: unknown): Target {
  const { needId, umkId } = one(context);
  if (act === 'usulkan') return hindrance(context) ?? 'sure';
  if (act === 'milik' || act === 'bukan_milik') return mayTie(context) ? 'tie' : 'denied';
  if (act === 'umk') return afresh('find_umk', { pick: String(umkId) });
  if (act === 'kebutuhan') return afresh('find_need', { pick: String(needId) });
  return act === 'daftar' ? 'turn' : 'finished';
}

function proposed(context: Here): Effect[] {
  const pair = pairOf(context);
  if (!pair) return [];
  const { need, umk, score, reasons, match } = pair;
  const id = context.read({ kind: 'fresh', of: 'match' });
  return [
    match
      ? { kind: 'match.move', matchId: match.id, from: match.state, move: 'propose', by: 'staff' }
      : {
          kind: 'match.suggest',
          by: 'staff',
          match: { id, needId: need.id, umkId: umk.id, score, reasons: reasons.slice(0, 4) },
        },
    {
      kind: 'tell',
      whom: { company: need.companyId },
      happening: { kind: 'need.candidates', needId: need.id },
    },
  ];
}

/** Whoever staff take for the company's own is never its partner; said in error it is taken back. */
function tied(context: Here): Effect[] {
  const pair = pairOf(context);
  if (!pair || !mayTie(context)) return [];
  const { umk, company } = pair;
  return [tie(umk, company.id, context.answers.act === 'milik')];
}

/** The list again, on another page or as it was. */
function turned({ answers }: Here): Start {
  return listAnew('pairing', answers, { need: answers.need });
}

export const pairing = defineFlow<Pairing>({
  id: 'pairing',
  version: 1,
  title: 'pairing.title',
  answers: Pairing,
  start: 'start',
  browses: true,
  steps: {
    start: {
      kind: 'branch',
      next: ({ answers, facts }) => {
        if (!isOffice(facts.person.roles)) return 'denied';
        if (answers.need === undefined) return 'need';
        return answers.pick === undefined ? 'there' : 'look';
      },
    },
    need: {
      kind: 'choose',
      needs: () => [newest],
      text: 'pairing.ask_need',
      options: ({ facts, read }) => [
        ...read(newest).rows.map(({ need, company }) => ({
          id: String(need.id),
          label: line('find.need_row', {
            id: need.id,
            need: needTitle(need, facts.person.language),
            company: company.name,
            status: line(`find.need_${need.status}`),
          }),
        })),
        finish,
      ],
      accept: number,
      unclear: 'pairing.need_unclear',
      hint: 'pairing.need_unclear',
      save: 'need',
      next: { selesai: 'finished', '*': 'there' },
    },
    there: {
      kind: 'branch',
      needs: listNeeds,
      next: ({ answers, read }) =>
        read({ kind: 'need', id: Number(answers.need) }) ? 'list' : 'no_need',
    },
    list: {
      kind: 'choose',
      needs: listNeeds,
      text: listText,
      options: listOptions,
      ...LIST,
      next: listed,
    },
    turn: { kind: 'end', then: turned },
    anew: { kind: 'end', then: afresh('pairing') },
    other: {
      kind: 'ask',
      text: 'pairing.ask_other',
      accept: number,
      unclear: 'pairing.other_unclear',
      hint: 'pairing.other_unclear',
      save: 'other',
      stale: true,
      next: 'look',
    },
    look: {
      kind: 'branch',
      needs: (known) => [one(known)],
      next: (context) => (pairOf(context) ? 'card' : 'gone'),
    },
    card: { kind: 'say', needs: (known) => [one(known)], text: card, next: 'menu' },
    menu: {
      kind: 'choose',
      needs: (known) => [one(known)],
      text: 'desk.ask_act',
      options: menuOptions,
      save: 'act',
      stale: true,
      next: acted,
    },
    tie: {
      kind: 'end',
      needs: (known) => [one(known)],
      text: ({ answers: { act } }) => line(act === 'milik' ? 'pairing.tied' : 'pairing.untied'),
      effects: tied,
      then: turned,
    },
    sure: {
      kind: 'choose',
      needs: (known) => [one(known)],
      text: (context) => {
        const pair = pairOf(context);
        const values = { umk: pair?.umk.id ?? '', company: pair?.company.name ?? '' };
        return line(
          (pair?.obstacles.length ?? 0) > 0 ? 'pairing.sure_obstacles' : 'pairing.sure',
          values,
        );
      },
      options: [
        { id: 'ya', label: line('pairing.yes'), means: 'ya' },
        { id: 'tidak', label: line('pairing.no'), means: 'tidak' },
      ],
      save: 'sure',
      next: { ya: 'once_more', tidak: 'turn' },
    },
    // A colleague may have been quicker, or the company have decided meanwhile.
    once_more: {
      kind: 'branch',
      needs: (known) => [one(known)],
      next: (context) => hindrance(context) ?? 'done',
    },
    done: {
      kind: 'end',
      needs: (known) => [one(known), { kind: 'fresh', of: 'match' }],
      text: 'pairing.done',
      effects: proposed,
      then: turned,
    },
    own: { kind: 'end', text: 'check.not_yours' },
    settled: { kind: 'end', text: 'pairing.settled' },
    gone: { kind: 'end', text: 'pairing.gone', then: turned },
    no_need: {
      kind: 'end',
      text: 'find.gone',
      values: ({ answers }) => ({ id: answers.need ?? '' }),
    },
    finished: { kind: 'end' },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'cocokkan' }],
    },
  },
});
