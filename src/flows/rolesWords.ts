/** What the dialogs about roles know and say: who is staff, what each role is for, and who must stay. */
import { z } from 'zod';
import type { Line } from '../conversation/reply.ts';
import { line, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import type { Staff } from '../domain/desk.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import { Role } from '../domain/person.ts';
import { Place } from '../domain/quantity.ts';
import { mayWork } from '../domain/roles.ts';
import type { Scope } from '../domain/scope.ts';
import { QueueKind } from '../domain/ticket.ts';
import { channelName } from './channelName.ts';
import { dayOf, staffName } from './deskWords.ts';
import { scopeLine } from './scopeWords.ts';

/** `pick`: what was chosen on the list; `revoke`: the role that is to end; `role`, its reach, and `hours`: of a new code. */
export const Roles = z
  .object({
    page: z.int(),
    pick: z.string(),
    revoke: z.string(),
    role: z.string(),
    reach: z.string(),
    place: Place,
    body: z.string(),
    hours: z.string(),
  })
  .partial();
export type Roles = z.infer<typeof Roles>;
export type RolesContext = Context<Roles>;

export const staffQuery = { kind: 'staff' } as const;

export function isRoleAdmin({ person }: Facts): boolean {
  return person.roles.includes('admin');
}

export function staffOf(context: RolesContext): Staff | undefined {
  const { pick } = context.answers;
  return context.read(staffQuery).find(({ personId }) => String(personId) === pick);
}

/** "Pendamping (Kelurahan Kranji)": a role, and of a companion how far it reaches. */
export function roleName(role: string, scope?: Scope): Line {
  const known = Role.options.find((option) => option === role);
  if (known && scope) {
    return line('role.reaching', { role: line(`role.${known}`), scope: scopeLine(scope) });
  }
  return known ? line(`role.${known}`) : line('role.none');
}

/** "Rina (admin, mediator), Telegram". */
export function staffLine({ personId, name, roles, channels: [channel] }: Staff): Line {
  const [first = line('role.none'), ...others] = roles.map(({ role, scope }) =>
    roleName(role, scope),
  );
  const named = others.reduce<Line>(
    (before, next) => line('recover.channels', { before, next }),
    first,
  );
  return line('roles.row', {
    name: staffName(name, personId),
    roles: named,
    channel: channel === undefined ? line('recover.no_channel') : channelName(channel),
  });
}

/** One of the staff: each role with its day, and how much they have taken. */
export function staffCard(context: RolesContext): Line {
  const { facts } = context;
  const found = staffOf(context);
  if (!found) return line('roles.gone');
  const since = found.roles.map(({ role, grantedAt, scope }) =>
    line('roles.since', { role: roleName(role, scope), day: dayOf(grantedAt, facts) }),
  );
  return stacked(staffLine(found), ...since, line('roles.taken', { count: found.taken }));
}

/** An admin who stays when this role ends; undefined where it would be the last one. */
export function keeper(context: RolesContext): string | undefined {
  const { pick, revoke } = context.answers;
  const rows = context.read(staffQuery).flatMap(({ roles }) => roles);
  const admins = rows.filter(({ role }) => role === 'admin');
  const others =
    revoke === 'admin' ? admins.filter(({ personId }) => String(personId) !== pick) : admins;
  const me = others.find(({ personId }) => personId === context.facts.person.id);
  return (me ?? others[0])?.id;
}

/** The kinds of work that they may do no longer without this role. */
export function freesOf({ roles }: Staff, revoked: string): QueueKind[] {
  const left = roles.map(({ role }) => role).filter((role) => role !== revoked);
  return QueueKind.options.filter((kind) => !mayWork(left, kind));
}

export function revoked(context: RolesContext): Effect[] {
  const found = staffOf(context);
  const role = Role.safeParse(context.answers.revoke);
  const stays = keeper(context);
  if (!found || !role.success || stays === undefined) return [];
  const { personId } = found;
  const happening = { kind: 'role.changed', personId, role: role.data, granted: false } as const;
  return [
    {
      kind: 'role.revoke',
      personId,
      role: role.data,
      keeper: stays,
      frees: freesOf(found, role.data),
    },
    { kind: 'tell', whom: { role: 'admin' }, happening },
    { kind: 'tell', whom: { person: personId }, happening },
  ];
}
