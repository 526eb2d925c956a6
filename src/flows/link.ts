/**
 * "Hubungkan": who writes on two channels becomes one person on both, with a code made on the one and typed on the other;
 * nothing is linked before they have seen whose profile it is.
 */
import { z } from 'zod';
import { line } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import { LINK_MINUTES } from '../domain/link.ts';
import type { Query } from '../domain/query.ts';
import { linkCode } from './linkCode.ts';
import { lastTry, misses, restsNow } from './tries.ts';

const MINUTE_MS = 60 * 1000;

/** `again`: a wrong code was tried, so a code is asked for and none is made. */
const Link = z.object({ code: z.string(), again: z.boolean() }).partial();
type Link = z.infer<typeof Link>;
type Here = Context<Link>;

function asked({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'linkCode' }> {
  return { kind: 'linkCode', code: answers.code ?? '' };
}

function needs(context: Pick<Here, 'answers' | 'facts'>): Query[] {
  return [misses(context.facts), asked(context)];
}

/** Why this code links nothing now: the end of the dialog that says so. */
function fault(context: Here): string | undefined {
  const { facts, read } = context;
  if (restsNow(context)) return 'too_many';
  const found = read(asked(context));
  if (!found) return 'wrong';
  const { personId, madeBy, usedAt, expiresAt } = found.code;
  // Also whoever made it at the counter: nobody opens a profile to themselves.
  if (personId === facts.person.id || madeBy === facts.person.id) return 'own';
  if (usedAt) return 'used';
  return expiresAt <= facts.now ? 'over' : undefined;
}

/** "Siti A.": enough to know one's own profile by, too little to learn whose it is. */
export function shortName(name: string): string {
  const [first = '', ...others] = name.trim().split(/\s+/);
  const initial = others.at(-1)?.at(0);
  return initial ? `${first} ${initial.toUpperCase()}.` : first;
}

function whose(context: Here): { name: string | ReturnType<typeof line> } {
  const name = context.read(asked(context))?.name;
  return { name: name ? shortName(name) : line('link.nameless') };
}

function recovers(context: Here): boolean {
  return context.read(asked(context))?.code.purpose === 'recover';
}

/** The moment at which a code made now is over. */
export function linkExpiry({ now }: Facts): Date {
  return new Date(now.getTime() + LINK_MINUTES * MINUTE_MS);
}

function made({ facts, read }: Here): Effect[] {
  const code = read({ kind: 'invitationCode' });
  const { id: personId } = facts.person;
  return [{ kind: 'link.make', code, personId, purpose: 'link', expiresAt: linkExpiry(facts) }];
}

function linked(context: Here): Effect[] {
  const found = context.read(asked(context));
  if (!found) return [];
  const { id: codeId, personId: other, purpose } = found.code;
  return [{ kind: 'person.link', codeId, other, purpose }];
}

export const link = defineFlow<Link>({
  id: 'link',
  version: 1,
  title: 'link.title',
  answers: Link,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      next: ({ answers }) => (answers.code === undefined && !answers.again ? 'make' : 'tries'),
    },
    make: {
      kind: 'end',
      needs: () => [{ kind: 'invitationCode' }],
      text: ({ read }) => line('link.code', { code: read({ kind: 'invitationCode' }) }),
      effects: made,
    },
    tries: {
      kind: 'branch',
      needs: ({ facts }) => [misses(facts)],
      next: (context) => (restsNow(context) ? 'too_many' : 'code'),
    },
    code: {
      kind: 'ask',
      text: 'link.ask_code',
      accept: linkCode,
      unclear: 'link.code_unclear',
      hint: 'link.code_hint',
      save: 'code',
      next: 'check',
    },
    check: { kind: 'branch', needs, next: (context) => fault(context) ?? 'confirm' },
    confirm: {
      kind: 'choose',
      needs,
      text: (context) => {
        const recover = recovers(context);
        return line(recover ? 'link.confirm_recover' : 'link.confirm', whose(context));
      },
      options: [
        { id: 'ya', label: line('link.yes'), means: 'ya' },
        { id: 'tidak', label: line('link.no'), means: 'tidak' },
      ],
      next: { ya: 'once_more', tidak: 'declined' },
    },
    // Between the question and the answer the code may have been used, or its hour be over.
    once_more: { kind: 'branch', needs, next: (context) => fault(context) ?? 'linked' },
    linked: {
      kind: 'end',
      needs,
      text: (context) => line(recovers(context) ? 'link.recovered' : 'link.linked', whose(context)),
      effects: linked,
      // What waits is known when the two are one.
      after: 'rest',
    },
    declined: { kind: 'end', text: 'link.declined' },
    wrong: {
      kind: 'end',
      needs,
      text: (context) =>
        lastTry(context)
          ? line('link.too_many')
          : line('join.wrong', { code: context.answers.code ?? '' }),
      effects: () => [{ kind: 'invitation.missed' }],
      then: (context) =>
        lastTry(context) ? undefined : { flow: 'link', answers: { again: true } },
    },
    too_many: { kind: 'end', text: 'link.too_many' },
    own: { kind: 'end', text: 'link.own' },
    used: { kind: 'end', text: 'link.used' },
    over: { kind: 'end', text: 'link.over' },
  },
});
