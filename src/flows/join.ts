/**
 * "Gabung ABCD2345": somebody joins a business or a company with the code they were given, after
 * consent, and after seeing what it is that they join.
 */
import { z } from 'zod';
import { line } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import { Sapaan } from '../domain/person.ts';
import type { InvitationView, Query } from '../domain/query.ts';
import { momentLine } from './broadcastWords.ts';
import { consentSteps } from './consent.ts';
import { joinCode } from './joinCode.ts';
import type { Organisation } from './members.ts';
import { ofCompany, ofUmk, roleLine } from './members.ts';
import { ownNameStep } from './registerAnswers.ts';
import { lastTry, misses, restsNow } from './tries.ts';

const Join = z.object({ code: z.string(), name: z.string(), sapaan: Sapaan }).partial();
type Join = z.infer<typeof Join>;

type Given = { answers: Join; facts: Facts };

function asked({ answers }: Given): Extract<Query, { kind: 'invitation' }> {
  return { kind: 'invitation', code: answers.code ?? '' };
}

function needs(context: Given): Query[] {
  return [misses(context.facts), asked(context)];
}

/** What the code is for, if it is for a business or a company. */
function viewOf(context: Context<Join>): InvitationView | undefined {
  const found = context.read(asked(context));
  return found && 'invitation' in found ? found : undefined;
}

function forStaff(context: Context<Join>): boolean {
  const found = context.read(asked(context));
  return found !== undefined && 'staff' in found;
}

function forOwner(context: Context<Join>): boolean {
  const found = context.read(asked(context));
  return found !== undefined && 'owner' in found;
}

/** What the code is for, as long as somebody may join it. */
function into({ umk, company }: InvitationView): Organisation | undefined {
  if (umk) return umk.status === 'active' ? ofUmk(umk) : undefined;
  return company?.status === 'approved' ? ofCompany(company) : undefined;
}

/** Why nobody can join with this code now: the end of the dialog that says so. */
function fault(context: Context<Join>): string | undefined {
  const { facts } = context;
  if (restsNow(context)) return 'too_many';
  if (forStaff(context)) return 'staff';
  if (forOwner(context)) return 'owner';
  const view = viewOf(context);
  if (!view) return 'wrong';
  const { invitation } = view;
  if (invitation.madeBy === facts.person.id) return 'own';
  const { umks, companies } = facts.person;
  const mine = invitation.organisation === 'umk' ? umks : companies;
  if (mine.some(({ id }) => id === invitation.organisationId)) return 'member';
  if (invitation.usedAt) return 'used';
  return invitation.expiresAt <= facts.now || !into(view) ? 'over' : undefined;
}

function nameOf(context: Context<Join>): Organisation['name'] {
  const view = viewOf(context);
  return (view && into(view)?.name) ?? line('join.gone');
}

function role(context: Context<Join>): ReturnType<typeof roleLine> {
  return roleLine(viewOf(context)?.invitation.role ?? 'partner');
}

function joined(context: Context<Join>): Effect[] {
  const { answers, facts } = context;
  const view = viewOf(context);
  if (!view) return [];
  const { invitation, umk, company } = view;
  const { name, sapaan } = answers;
  const { id: invitationId, role: as, organisation, organisationId, madeBy } = invitation;
  const of = umk ? { umk } : company ? { company } : undefined;
  if (!of) return [];
  return [
    ...(name ? [{ kind: 'person.update' as const, name, ...(sapaan ? { sapaan } : {}) }] : []),
    { kind: 'membership.add', invitationId, role: as, ...of },
    {
      kind: 'tell',
      whom: { person: madeBy },
      happening: { kind: 'member.joined', organisation, organisationId, personId: facts.person.id },
    },
  ];
}

export const join = defineFlow<Join>({
  id: 'join',
  version: 1,
  title: 'join.title',
  answers: Join,
  start: 'kind',
  steps: {
    // Who joins the staff gives nothing of a business, and is not asked what an owner is asked.
    kind: {
      kind: 'branch',
      needs: (context) => (context.answers.code === undefined ? [] : needs(context)),
      next: (context) => {
        const { answers } = context;
        if (answers.code === undefined || restsNow(context)) return 'consent';
        if (forOwner(context)) return 'owner';
        return forStaff(context) ? 'staff' : 'consent';
      },
    },
    staff: {
      kind: 'end',
      then: ({ answers: { code } }) => ({ flow: 'join_staff', answers: { code } }),
    },
    // A code to confirm with, typed behind the other word.
    owner: {
      kind: 'end',
      then: ({ answers: { code } }) => ({ flow: 'own_confirm', answers: { code } }),
    },
    ...consentSteps<Join>('tries'),
    tries: {
      kind: 'branch',
      needs: ({ facts }) => [misses(facts)],
      next: (context) => (restsNow(context) ? 'too_many' : 'code'),
    },
    code: {
      kind: 'choose',
      text: 'join.ask_code',
      options: [{ id: 'daftar', label: line('join.register'), means: 'tidak' }],
      accept: joinCode,
      unclear: 'join.code_unclear',
      hint: 'join.code_hint',
      save: 'code',
      next: { daftar: 'register', '*': 'check' },
    },
    register: { kind: 'end', then: { flow: 'register' } },
    check: {
      kind: 'branch',
      needs,
      next: (context) => fault(context) ?? (context.facts.person.name ? 'confirm' : 'name'),
    },
    name: ownNameStep<Join>('confirm'),
    confirm: {
      kind: 'choose',
      needs,
      text: (context) => line('join.confirm', { name: nameOf(context), role: role(context) }),
      options: [
        { id: 'ya', label: line('join.yes'), means: 'ya' },
        { id: 'tidak', label: line('join.no'), means: 'tidak' },
      ],
      next: { ya: 'once_more', tidak: 'declined' },
    },
    // Between the question and the answer somebody else may have used the code.
    once_more: { kind: 'branch', needs, next: (context) => fault(context) ?? 'joined' },
    joined: {
      kind: 'end',
      needs,
      text: (context) => line('join.joined', { name: nameOf(context), role: role(context) }),
      effects: joined,
    },
    declined: { kind: 'end', text: 'join.declined' },
    wrong: {
      kind: 'end',
      needs,
      text: (context) =>
        lastTry(context)
          ? line('join.too_many')
          : line('join.wrong', { code: context.answers.code ?? '' }),
      effects: () => [{ kind: 'invitation.missed' }],
      then: (context) => (lastTry(context) ? undefined : { flow: 'join' }),
    },
    too_many: { kind: 'end', text: 'join.too_many' },
    own: { kind: 'end', text: 'join.own' },
    member: { kind: 'end', text: 'join.member' },
    used: { kind: 'end', text: 'join.used' },
    over: {
      kind: 'end',
      needs,
      text: (context) => {
        const until = viewOf(context)?.invitation.expiresAt;
        const { facts } = context;
        if (!until || until > facts.now) return line('join.over');
        return line('join.expired', { day: momentLine(until, facts) });
      },
    },
  },
});
