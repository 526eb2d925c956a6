/** "Gabung" with a code for the staff: shows which role it is, and gives it to the one who says yes; the admins hear of it. */
import { z } from 'zod';
import { line } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { sameScope } from '../domain/assist.ts';
import type { StaffCode } from '../domain/desk.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import { Sapaan } from '../domain/person.ts';
import type { Query } from '../domain/query.ts';
import { ownNameStep } from './registerAnswers.ts';
import { roleName } from './rolesWords.ts';
import { misses, restsNow } from './tries.ts';

const JoinStaff = z.object({ code: z.string(), name: z.string(), sapaan: Sapaan }).partial();
type JoinStaff = z.infer<typeof JoinStaff>;
type Here = Context<JoinStaff>;
type Given = { answers: JoinStaff; facts: Facts };

function asked({ answers }: Given): Extract<Query, { kind: 'invitation' }> {
  return { kind: 'invitation', code: answers.code ?? '' };
}

function needs(context: Given): Query[] {
  return [misses(context.facts), asked(context)];
}

function found(context: Here): { staff: StaffCode; valid: boolean } | undefined {
  const view = context.read(asked(context));
  return view && 'staff' in view ? view : undefined;
}

/** Why nobody becomes staff with this code now: the end of the dialog that says so. */
function fault(context: Here): string | undefined {
  const { person, now } = context.facts;
  const view = found(context);
  if (!view || restsNow(context)) return 'over';
  const { staff, valid } = view;
  if (staff.madeBy === person.id) return 'own';
  // A companion's scope may be widened by another code.
  if (person.roles.includes(staff.role) && sameScope(person.scope, staff.scope)) return 'has_it';
  return staff.usedAt || !valid || staff.expiresAt <= now ? 'over' : undefined;
}

function role(context: Here): { role: ReturnType<typeof roleName> } {
  const staff = found(context)?.staff;
  return { role: roleName(staff?.role ?? '', staff?.scope) };
}

function joined(context: Here): Effect[] {
  const { answers, facts } = context;
  const view = found(context);
  if (!view) return [];
  const { id: codeId, role: as, scope } = view.staff;
  const { name, sapaan } = answers;
  const { id: personId } = facts.person;
  return [
    ...(name ? [{ kind: 'person.update' as const, name, ...(sapaan ? { sapaan } : {}) }] : []),
    { kind: 'staff.join', codeId, role: as, ...(scope ? { scope } : {}) },
    {
      kind: 'tell',
      whom: { role: 'admin' },
      happening: { kind: 'role.changed', personId, role: as, granted: true },
    },
  ];
}

export const joinStaff = defineFlow<JoinStaff>({
  id: 'join_staff',
  version: 1,
  title: 'join_staff.title',
  answers: JoinStaff,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs,
      next: (context) => fault(context) ?? (context.facts.person.name ? 'confirm' : 'name'),
    },
    name: ownNameStep<JoinStaff>('confirm'),
    confirm: {
      kind: 'choose',
      needs,
      text: 'join_staff.confirm',
      values: role,
      options: [
        { id: 'ya', label: line('join_staff.yes'), means: 'ya' },
        { id: 'tidak', label: line('join_staff.no'), means: 'tidak' },
      ],
      next: { ya: 'once_more', tidak: 'declined' },
    },
    // Between the question and the answer somebody else may have used the code.
    once_more: { kind: 'branch', needs, next: (context) => fault(context) ?? 'joined' },
    joined: {
      kind: 'end',
      needs,
      text: (context) => {
        const companion = found(context)?.staff.role === 'pendamping';
        return line(companion ? 'join_staff.companion' : 'join_staff.joined', role(context));
      },
      effects: joined,
    },
    declined: { kind: 'end', text: 'join_staff.declined' },
    own: { kind: 'end', text: 'join_staff.own' },
    has_it: { kind: 'end', text: 'join_staff.has_it' },
    over: { kind: 'end', text: 'join_staff.over' },
  },
});
