/** An owner is asked for a part of an order that several deliver together; the company's name stays closed until all have agreed. */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, paragraphs } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import { Happening } from '../domain/event.ts';
import type { Query } from '../domain/query.ts';
import { afterAnswer, inside, isComplete } from '../domain/together.ts';
import { contactOf, homePhone } from './matchWords.ts';
import { needCard } from './needWords.ts';
import {
  accepted,
  askedOf,
  matchNumbers,
  refused,
  replanQuery,
  shareLine,
  togetherNeeds,
} from './togetherWords.ts';
import { umkName } from './whichUmk.ts';

const Ask = z.object({ happening: Happening }).partial();
type Ask = z.infer<typeof Ask>;
type Here = Context<Ask>;
type Known = Pick<Here, 'answers'>;

/** The start of this dialog about one member of a group, however it is come to. */
export function aboutPart(togetherId: number, umkId: number): { flow: string; answers: Ask } {
  const happening = { kind: 'together.asked', togetherId, umkId } as const;
  return { flow: 'together_ask', answers: { happening } };
}

function about({ answers: { happening } }: Known): { togetherId: number; umkId: number } {
  if (happening?.kind !== 'together.asked') return { togetherId: 0, umkId: 0 };
  const { togetherId, umkId } = happening;
  return { togetherId, umkId };
}

function needs(known: Pick<Here, 'answers' | 'facts'>): Query[] {
  return togetherNeeds(about(known).togetherId, known.facts);
}

function question(context: Here): Line {
  const found = askedOf(about(context), context);
  if (!found) return line('together.over');
  if (found.behalf) return questionFor(found, context);
  const { view, mine } = found;
  const { facts } = context;
  const { together, need, umks } = view;
  const own = umks.find(({ id }) => id === mine.umkId);
  const values = {
    name: own ? umkName(own) : '',
    count: inside(together).length,
    share: shareLine(mine.share, need, facts),
  };
  const leads = together.leadId === mine.umkId;
  return paragraphs(
    needCard(need, facts, line('together.part_head', values)),
    line(leads ? 'together.you_lead' : 'together.you_deliver', values),
    line('together.part_ask', values),
  );
}

/** To whoever telephones an owner without a chat: whom, what, and which part. */
function questionFor(
  { view, mine }: NonNullable<ReturnType<typeof askedOf>>,
  { facts }: Here,
): Line {
  const { together, need, umks } = view;
  const umk = umks.find(({ id }) => id === mine.umkId);
  const values = {
    name: umk?.ownerName ?? '',
    business: umk ? umkName(umk) : '',
    phone: umk ? homePhone(umk.phone) : '',
    count: inside(together).length,
    share: shareLine(mine.share, need, facts),
  };
  const leads = together.leadId === mine.umkId;
  return paragraphs(
    needCard(need, facts, line('together.behalf_head', values)),
    line(leads ? 'together.behalf_leads' : 'together.behalf_part', values),
    line('behalf.ask', values),
  );
}

/** Who telephones sees a number that is nobody's of theirs. */
function look(context: Here): Effect[] {
  const found = askedOf(about(context), context);
  return found?.behalf === true
    ? [{ kind: 'personal.look', subject: `umk/${found.mine.umkId}` }]
    : [];
}

/** To the last one who agrees: the company, and who leads. */
function agreed(context: Here): Line {
  const asked = about(context);
  const found = askedOf(asked, context);
  if (!found) return line('together.over');
  const { view, behalf } = found;
  const members = afterAnswer(view.together, asked.umkId, 'accept') ?? [];
  const waiting = members.filter(({ state }) => state === 'asked').length;
  if (!isComplete(members)) return line('together.part_noted', { waiting });
  const own = view.umks.find(({ id }) => id === asked.umkId);
  return paragraphs(
    line(behalf ? 'together.behalf_agreed' : 'together.part_agreed', {
      name: own?.ownerName ?? '',
    }),
    ...(own ? [contactOf({ umk: own, company: view.company }, 'umk')] : []),
    line('match.next_steps'),
  );
}

const answers: Option[] = [
  { id: 'mau', label: line('together.part_yes'), means: 'ya' },
  { id: 'tidak', label: line('together.part_no'), means: 'tidak' },
  { id: 'nanti', label: line('proposal.later'), words: ['nanti', 'nanti dulu', 'later'] },
];

const answersFor: Option[] = [
  { id: 'mau', label: line('behalf.accept'), means: 'ya' },
  { id: 'tidak', label: line('behalf.decline'), means: 'tidak' },
  { id: 'nanti', label: line('behalf.later'), words: ['nanti', 'belum', 'later'] },
];

function optionsOf(context: Here): Option[] {
  const found = askedOf(about(context), context);
  if (!found) return closed;
  return found.behalf ? answersFor : answers;
}

/** What is left to say to an offer that closed while it was on screen. */
const closed: Option[] = [{ id: 'tutup', label: line('proposal.close'), means: 'ya' }];

export const togetherAsk = defineFlow<Ask>({
  id: 'together_ask',
  version: 1,
  title: 'together.part_title',
  answers: Ask,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs,
      effects: look,
      next: (context) => (askedOf(about(context), context) ? 'answer' : 'silent'),
    },
    answer: {
      kind: 'choose',
      needs,
      text: question,
      options: optionsOf,
      unclear: 'together.part_unclear',
      hint: 'together.part_unclear',
      next: (context, answer) => {
        if (!askedOf(about(context), context)) return 'over';
        if (answer === 'mau') return 'agreed';
        return answer === 'tidak' ? 'declined' : 'later';
      },
    },
    agreed: {
      kind: 'end',
      needs: (known) => [...needs(known), ...matchNumbers()],
      text: agreed,
      effects: (context) => accepted(about(context), context),
    },
    declined: {
      kind: 'end',
      needs: (known) => [...needs(known), replanQuery(about(known))],
      text: 'together.part_declined',
      effects: (context) => refused(about(context), 'decline', context),
    },
    later: {
      kind: 'end',
      text: 'together.part_later',
      values: ({ facts }) => ({ days: facts.region.matchSilence.lapseDays }),
    },
    over: { kind: 'end', text: 'together.over' },
    silent: { kind: 'end' },
  },
});
