/**
 * At the counter: staff see who of a business or company stands before them, check the KTP with their own eyes, and give
 * a code that opens the profile from a new number; nobody opens their own.
 */
import { z } from 'zod';
import { runningNumber } from '../conversation/accept.ts';
import type { Option } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { Query, QueryResult } from '../domain/query.ts';
import { channelName } from './channelName.ts';
import { linkExpiry } from './link.ts';
import { roleLine } from './members.ts';

const MAX_LISTED = 20;

/** `organisation`: the number of a UMK or a company, which share one series. */
const Recover = z.object({ organisation: z.string(), person: z.string() }).partial();
type Recover = z.infer<typeof Recover>;
type Here = Context<Recover>;
type Given = Pick<Here, 'answers'>;
type Member = QueryResult<'members'>[number];
type Named = Member & { name: string };

function mayRecover({ person }: Facts): boolean {
  return person.roles.includes('admin') || person.roles.includes('kurator');
}

function both({ answers }: Given): Extract<Query, { kind: 'members' }>[] {
  const organisationId = Number(answers.organisation);
  return [
    { kind: 'members', organisation: 'umk', organisationId },
    { kind: 'members', organisation: 'company', organisationId },
  ];
}

function everybody(context: Here): Member[] {
  return both(context).flatMap((query) => context.read(query));
}

/** Whom this member of staff may recover: not themselves, and nobody whose name cannot be compared with a KTP. */
function members(context: Here): Named[] {
  const { id } = context.facts.person;
  return everybody(context)
    .flatMap((member) => (member.name ? [{ ...member, name: member.name }] : []))
    .filter(({ personId }) => personId !== id)
    .slice(0, MAX_LISTED);
}

/** Where to go with the number, or with the one who was picked. */
function state(context: Here, then: string, found: boolean): string {
  if (!mayRecover(context.facts)) return 'not_yours';
  if (found) return then;
  const { id } = context.facts.person;
  return everybody(context).some(({ personId }) => personId === id) ? 'not_yours' : 'unknown';
}

function chosen(context: Here): Named | undefined {
  return members(context).find(({ personId }) => String(personId) === context.answers.person);
}

function option(member: Named): Option {
  const [first, ...others] = member.channels.map(channelName);
  const reached = others.reduce<Option['label']>(
    (before, next) => line('recover.channels', { before, next }),
    first ?? line('recover.no_channel'),
  );
  const values = { name: member.name, role: roleLine(member.role), channels: reached };
  return { id: String(member.personId), label: line('recover.option', values) };
}

function made(context: Here): Effect[] {
  const member = chosen(context);
  if (!member) return [];
  return [
    {
      kind: 'link.make',
      code: context.read({ kind: 'invitationCode' }),
      personId: member.personId,
      purpose: 'recover',
      expiresAt: linkExpiry(context.facts),
    },
  ];
}

export const recover = defineFlow<Recover>({
  id: 'recover',
  version: 1,
  title: 'recover.title',
  answers: Recover,
  start: 'number',
  steps: {
    number: {
      kind: 'ask',
      text: 'recover.ask_number',
      accept: runningNumber(),
      unclear: 'recover.number_unclear',
      hint: 'recover.number_unclear',
      save: 'organisation',
      next: 'start',
    },
    start: {
      kind: 'branch',
      needs: both,
      next: (context) => state(context, 'who', members(context).length > 0),
    },
    who: {
      kind: 'choose',
      needs: both,
      text: ({ answers }) => line('recover.who', { id: answers.organisation ?? '' }),
      options: (context) => [
        ...members(context).map(option),
        { id: 'tidak', label: line('recover.nobody'), means: 'tidak' },
      ],
      save: 'person',
      next: { tidak: 'declined', '*': 'ktp' },
    },
    ktp: {
      kind: 'choose',
      needs: both,
      text: (context) => line('recover.ktp', { name: chosen(context)?.name ?? '' }),
      options: [
        { id: 'cocok', label: line('recover.match'), means: 'ya', words: ['cocok', 'match'] },
        { id: 'tidak', label: line('recover.no_match'), means: 'tidak' },
      ],
      unclear: 'recover.ktp_unclear',
      hint: 'recover.ktp_hint',
      next: { cocok: 'once_more', tidak: 'declined' },
    },
    // Who was picked may have left the business meanwhile, or the role of staff be gone.
    once_more: {
      kind: 'branch',
      needs: both,
      next: (context) => state(context, 'code', chosen(context) !== undefined),
    },
    code: {
      kind: 'end',
      needs: (context) => [...both(context), { kind: 'invitationCode' }],
      text: (context) =>
        line('recover.code', {
          code: context.read({ kind: 'invitationCode' }),
          name: chosen(context)?.name ?? '',
        }),
      effects: made,
    },
    declined: { kind: 'end', text: 'recover.declined' },
    unknown: {
      kind: 'end',
      text: ({ answers }) => line('recover.unknown', { id: answers.organisation ?? '' }),
    },
    not_yours: { kind: 'end', text: 'recover.not_yours' },
  },
});
