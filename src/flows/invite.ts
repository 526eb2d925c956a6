/**
 * "Tambah orang": somebody of a business or a company gets a code with which one other person joins
 * it, once and within a week.
 */
import { z } from 'zod';
import type { Option } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import { INVITATION_DAYS, MemberRole } from '../domain/invitation.ts';
import { withLink } from './code.ts';
import { consentSteps } from './consent.ts';
import { dayOf } from './deskWords.ts';
import type { Organisation } from './members.ts';
import { organisationsOf, roleLine } from './members.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** `organisation`: "umk/7", known already where the dialog is opened from a profile. */
const Invite = z.object({ organisation: z.string(), role: MemberRole }).partial();
type Invite = z.infer<typeof Invite>;

type Given = { answers: Invite; facts: Facts };

function chosen({ answers, facts }: Given): Organisation | undefined {
  const all = organisationsOf(facts);
  return (
    all.find(({ key }) => key === answers.organisation) ?? (all.length === 1 ? all[0] : undefined)
  );
}

function options({ facts }: { facts: Facts }): Option[] {
  return organisationsOf(facts).map(({ key, name }) => ({ id: key, label: name }));
}

/** The one role that a company has is not asked for. */
function roleOf(context: Given): MemberRole {
  return chosen(context)?.kind === 'company' ? 'pic' : (context.answers.role ?? 'partner');
}

function expiry(facts: Facts): Date {
  return new Date(facts.now.getTime() + INVITATION_DAYS * DAY_MS);
}

function made(context: Context<Invite>): Effect[] {
  const into = chosen(context);
  if (!into) return [];
  return [
    {
      kind: 'invitation.make',
      code: context.read({ kind: 'invitationCode' }),
      organisation: into.kind,
      organisationId: into.id,
      role: roleOf(context),
      expiresAt: expiry(context.facts),
    },
  ];
}

export const invite = defineFlow<Invite>({
  id: 'invite',
  version: 1,
  title: 'invite.title',
  answers: Invite,
  start: 'which',
  steps: {
    which: {
      kind: 'branch',
      next: (context) => {
        if (chosen(context)) return 'consent';
        return organisationsOf(context.facts).length === 0 ? 'none' : 'which_ask';
      },
    },
    which_ask: {
      kind: 'choose',
      text: 'invite.which',
      options,
      unclear: 'invite.which_unclear',
      hint: 'which.hint',
      save: 'organisation',
      stale: (known) => chosen(known) === undefined,
      next: 'consent',
    },
    none: { kind: 'end', text: 'invite.none' },
    ...consentSteps<Invite>('kind'),
    kind: {
      kind: 'branch',
      next: (context) => (chosen(context)?.kind === 'company' ? 'code' : 'role'),
    },
    role: {
      kind: 'choose',
      text: (context) => line('invite.role', { name: chosen(context)?.name ?? '' }),
      options: [
        {
          id: 'owner',
          label: line('invite.role_owner'),
          words: ['pemilik', 'owner', 'suami', 'istri'],
        },
        {
          id: 'partner',
          label: line('invite.role_partner'),
          words: ['rekan', 'partner', 'karyawan'],
        },
      ],
      unclear: 'invite.role_unclear',
      hint: 'invite.role_hint',
      save: 'role',
      next: 'code',
    },
    code: {
      kind: 'end',
      needs: () => [{ kind: 'invitationCode' }],
      text: (context) => {
        const { facts, read } = context;
        const code = read({ kind: 'invitationCode' });
        const name = chosen(context)?.name ?? '';
        const role = roleLine(roleOf(context));
        const day = dayOf(expiry(facts), facts);
        const telegram = facts.channel === 'telegram' && facts.startLink === undefined;
        const words = line(telegram ? 'invite.code_telegram' : 'invite.code', {
          code,
          name,
          role,
          day,
        });
        return withLink(words, code, facts);
      },
      effects: made,
    },
  },
});
