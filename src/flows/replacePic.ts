/** Staff put another person in the place of a company's PIC: said beforehand, done at once; the new one joins with a code of their own. */
import { z } from 'zod';
import { phone, words } from '../conversation/accept.ts';
import type { Option } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Company } from '../domain/company.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import { INVITATION_DAYS } from '../domain/invitation.ts';
import type { Query, QueryResult } from '../domain/query.ts';
import { mayEdit } from '../domain/roles.ts';
import { withLink } from './code.ts';
import { dayOf } from './deskWords.ts';
import { homePhone } from './matchWords.ts';

const DAY_MS = 86_400_000;

/** `old`: the person who no longer speaks for it, where there are several; `seen`: the company as it was when this began. */
const Replace = z
  .object({
    company: z.string(),
    seen: z.string(),
    old: z.string(),
    name: z.string(),
    phone: z.string(),
  })
  .partial();
type Replace = z.infer<typeof Replace>;
type Here = Context<Replace>;
type Member = QueryResult<'members'>[number];

function companyQuery({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'company' }> {
  return { kind: 'company', id: Number(answers.company) };
}

function membersQuery({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'members' }> {
  return { kind: 'members', organisation: 'company', organisationId: Number(answers.company) };
}

function needs(known: Pick<Here, 'answers'>): Query[] {
  return [companyQuery(known), membersQuery(known)];
}

function companyOf(context: Here): Company | undefined {
  return context.read(companyQuery(context));
}

/** Whoever speaks for the company now. */
function pics(context: Here): Member[] {
  return context.read(membersQuery(context)).filter(({ role }) => role === 'pic');
}

/** The one who is replaced: the chosen one, or the only one; nobody where the company has none left. */
function oldOf(context: Here): Member | undefined {
  const all = pics(context);
  const chosen = all.find(({ personId }) => String(personId) === context.answers.old);
  return chosen ?? (all.length === 1 ? all[0] : undefined);
}

function state(context: Here, then: string): string {
  const { facts } = context;
  const company = companyOf(context);
  if (!mayEdit(facts.person.roles)) return 'not_yours';
  if (!company) return 'unknown';
  if (facts.person.companies.some(({ id }) => id === company.id)) return 'not_yours';
  if (company.status !== 'approved') return 'unchecked';
  return company.updatedAt.toISOString() === context.answers.seen ? then : 'changed';
}

function option({ personId, name }: Member): Option {
  return {
    id: String(personId),
    label: name ? { literal: name } : line('desk.person', { id: personId }),
  };
}

function until({ now }: Facts): Date {
  return new Date(now.getTime() + INVITATION_DAYS * DAY_MS);
}

function replaced(context: Here): Effect[] {
  const { answers, facts, read } = context;
  const company = companyOf(context);
  const { name, phone: number } = answers;
  if (!company || !name || !number) return [];
  const organisation = { organisation: 'company', organisationId: company.id } as const;
  const old = oldOf(context);
  const code = read({ kind: 'invitationCode' });
  return [
    ...(old
      ? ([
          { kind: 'membership.end', ...organisation, personId: old.personId },
          {
            kind: 'tell',
            whom: { person: old.personId },
            happening: { kind: 'pic.replaced', companyId: company.id },
          },
        ] satisfies Effect[])
      : []),
    {
      kind: 'company.pic',
      companyId: company.id,
      updatedAt: company.updatedAt,
      picName: name,
      phone: number,
    },
    { kind: 'invitation.make', code, ...organisation, role: 'pic', expiresAt: until(facts) },
  ];
}

function said(context: Here): Record<string, string | number | ReturnType<typeof line>> {
  const old = oldOf(context);
  const company = companyOf(context);
  return {
    company: company?.name ?? '',
    old: (old && (old.name ?? line('desk.person', { id: old.personId }))) ?? line('pic.none'),
    name: context.answers.name ?? '',
    phone: homePhone(context.answers.phone ?? ''),
  };
}

export const replacePic = defineFlow<Replace>({
  id: 'replace_pic',
  version: 1,
  title: 'pic.title',
  answers: Replace,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs,
      next: (context) => state(context, pics(context).length > 1 ? 'old' : 'name'),
    },
    old: {
      kind: 'choose',
      needs,
      text: 'pic.ask_old',
      options: (context) => pics(context).map(option),
      save: 'old',
      next: 'name',
    },
    name: {
      kind: 'ask',
      text: 'pic.ask_name',
      accept: words({ min: 3, max: 80 }),
      unclear: 'pic.name_unclear',
      hint: 'pic.name_unclear',
      free: true,
      save: 'name',
      next: 'phone',
    },
    phone: {
      kind: 'ask',
      text: 'pic.ask_phone',
      accept: phone(),
      unclear: 'pic.phone_unclear',
      hint: 'pic.phone_unclear',
      save: 'phone',
      next: 'confirm',
    },
    confirm: {
      kind: 'choose',
      needs,
      text: 'pic.confirm',
      values: said,
      options: [
        { id: 'ya', label: line('pic.yes'), means: 'ya' },
        { id: 'tidak', label: line('pic.no'), means: 'tidak' },
      ],
      next: { ya: 'once_more', tidak: 'left' },
    },
    // Between the question and the answer the role, the company or its PIC may have changed.
    once_more: { kind: 'branch', needs, next: (context) => state(context, 'done') },
    done: {
      kind: 'end',
      needs: (known) => [...needs(known), { kind: 'invitationCode' }],
      text: (context) => {
        const { facts, read } = context;
        const code = read({ kind: 'invitationCode' });
        const day = dayOf(until(facts), facts);
        return withLink(line('pic.done', { ...said(context), code, day }), code, facts);
      },
      effects: replaced,
    },
    left: { kind: 'end', text: 'pic.left' },
    changed: { kind: 'end', text: 'pic.changed' },
    unchecked: { kind: 'end', text: 'pic.unchecked' },
    unknown: {
      kind: 'end',
      text: 'find.gone',
      values: ({ answers }) => ({ id: answers.company ?? '' }),
    },
    not_yours: { kind: 'end', text: 'check.not_yours' },
  },
});
