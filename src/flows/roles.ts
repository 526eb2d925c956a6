/** `/peran`: who is staff and as what; a role is given by a code that is used once, and taken away after it was said what that means. */
import type { Option } from '../conversation/reply.ts';
import { line, stacked } from '../conversation/reply.ts';
import type { Start, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import { Role } from '../domain/person.ts';
import { withLink } from './code.ts';
import { momentLine } from './broadcastWords.ts';
import { LIST, listAnew, pageLines, pageOf, pageOptions, rowsOn, turnedTo } from './paged.ts';
import type { RolesContext } from './rolesWords.ts';
import { scopeOf, scopeSteps } from './rolesScope.ts';
import {
  freesOf,
  isRoleAdmin,
  keeper,
  revoked,
  roleName,
  Roles,
  staffCard,
  staffLine,
  staffOf,
  staffQuery,
} from './rolesWords.ts';

const HOUR_MS = 60 * 60 * 1000;

/** How long a code may be good for, in hours; the shorter, the safer. */
const spans = ['1', '24', '168'] as const;

const finish: Option = { id: 'selesai', label: line('desk.finish'), words: ['sudah', 'done'] };
const back: Option = { id: 'daftar', label: line('roles.back'), words: ['list'] };

function listOptions(context: RolesContext): Option[] {
  const all = context.read(staffQuery);
  const page = pageOf(context.answers.page, all.length);
  return [
    ...rowsOn(all, page).map((one) => ({ id: String(one.personId), label: staffLine(one) })),
    ...pageOptions(page),
    { id: 'undang', label: line('roles.invite'), words: ['undang', 'tambah', 'invite'] },
    finish,
  ];
}

function chosen({ facts }: RolesContext, pick: unknown): string {
  if (!isRoleAdmin(facts)) return 'denied';
  if (pick === 'undang') return 'role';
  if (pick === 'selesai') return 'finished';
  return turnedTo(pick) === undefined ? 'card' : 'turn';
}

function turned({ answers }: RolesContext): Start {
  return listAnew('roles', answers);
}

function cardOptions(context: RolesContext): Option[] {
  const roles = staffOf(context)?.roles ?? [];
  const revokes = roles.map(({ role }) => ({
    id: role,
    label: line('roles.revoke', { role: roleName(role) }),
  }));
  return [...revokes, back, finish];
}

function asked(_context: RolesContext, answer: unknown): Target {
  if (answer === 'daftar') return 'turn';
  return answer === 'selesai' ? 'finished' : 'check';
}

/** Where to go with a role that is to end. */
function state(context: RolesContext, then: string): string {
  const { revoke } = context.answers;
  const found = staffOf(context);
  if (!isRoleAdmin(context.facts)) return 'denied';
  if (!found?.roles.some(({ role }) => role === revoke)) return 'gone';
  return keeper(context) === undefined ? 'last' : then;
}

function said(context: RolesContext): Record<string, ReturnType<typeof line> | number> {
  const found = staffOf(context);
  const { revoke = '' } = context.answers;
  return {
    who: found ? staffLine(found) : line('roles.gone'),
    role: roleName(revoke),
    count: found && freesOf(found, revoke).length > 0 ? found.taken : 0,
  };
}

function until({ now }: Facts, hours: string | undefined): Date {
  return new Date(now.getTime() + Number((hours ?? '').replace(/\D/g, '') || spans[0]) * HOUR_MS);
}

/** How far the new role reaches: of a companion only. */
function newScope(answers: Roles): ReturnType<typeof scopeOf> {
  return answers.role === 'pendamping' ? scopeOf(answers) : undefined;
}

function invited({ answers, facts, read }: RolesContext): Effect[] {
  const role = Role.safeParse(answers.role);
  if (!role.success) return [];
  const code = read({ kind: 'invitationCode' });
  const expiresAt = until(facts, answers.hours);
  const scope = newScope(answers);
  const reach = scope ? { scope } : {};
  return [{ kind: 'staff.invite', code, role: role.data, ...reach, expiresAt }];
}

export const roles = defineFlow<Roles>({
  id: 'roles',
  version: 1,
  title: 'roles.title',
  answers: Roles,
  start: 'start',
  browses: true,
  steps: {
    start: {
      kind: 'branch',
      next: ({ facts }) => (isRoleAdmin(facts) ? 'list' : 'denied'),
    },
    list: {
      kind: 'choose',
      needs: () => [staffQuery],
      text: (context) => {
        const all = context.read(staffQuery);
        const page = pageOf(context.answers.page, all.length);
        return stacked(line('roles.list', { count: all.length }), ...pageLines(page));
      },
      options: listOptions,
      ...LIST,
      next: chosen,
    },
    turn: { kind: 'end', then: turned },
    card: {
      kind: 'choose',
      needs: () => [staffQuery],
      text: staffCard,
      options: cardOptions,
      save: 'revoke',
      stale: true,
      next: asked,
    },
    check: {
      kind: 'branch',
      needs: () => [staffQuery],
      next: (context) => state(context, 'confirm'),
    },
    confirm: {
      kind: 'choose',
      needs: () => [staffQuery],
      text: 'roles.confirm_revoke',
      values: said,
      options: [
        { id: 'ya', label: line('roles.revoke_yes'), means: 'ya' },
        { id: 'tidak', label: line('roles.no'), means: 'tidak' },
      ],
      next: { ya: 'once_more', tidak: 'left' },
    },
    // Another admin may have been quicker.
    once_more: {
      kind: 'branch',
      needs: () => [staffQuery],
      next: (context) => state(context, 'revoked'),
    },
    revoked: {
      kind: 'end',
      needs: () => [staffQuery],
      text: 'roles.revoked',
      values: said,
      effects: revoked,
    },
    role: {
      kind: 'choose',
      text: 'roles.ask_role',
      options: Role.options.map((role) => ({
        id: role,
        label: line('roles.role_option', {
          role: roleName(role),
          about: line(`role.about_${role}`),
        }),
        words: [role],
      })),
      save: 'role',
      next: (_context, role) => (role === 'pendamping' ? 'reach' : 'hours'),
    },
    ...scopeSteps<Roles>('hours'),
    hours: {
      kind: 'choose',
      text: 'roles.ask_hours',
      options: spans.map((hours) => ({ id: `jam:${hours}`, label: line(`roles.hours_${hours}`) })),
      save: 'hours',
      next: 'confirm_invite',
    },
    confirm_invite: {
      kind: 'choose',
      text: ({ answers }) =>
        line('roles.confirm_invite', {
          role: roleName(answers.role ?? '', newScope(answers)),
          about: roleAbout(answers.role),
        }),
      options: [
        { id: 'ya', label: line('roles.invite_yes'), means: 'ya' },
        { id: 'tidak', label: line('roles.no'), means: 'tidak' },
      ],
      next: { ya: 'make', tidak: 'left' },
    },
    make: {
      kind: 'branch',
      next: ({ facts }) => (isRoleAdmin(facts) ? 'made' : 'denied'),
    },
    made: {
      kind: 'end',
      needs: () => [{ kind: 'invitationCode' }],
      text: ({ answers, facts, read }) => {
        const code = read({ kind: 'invitationCode' });
        const role = roleName(answers.role ?? '', newScope(answers));
        const day = momentLine(until(facts, answers.hours), facts);
        return withLink(line('roles.made', { code, role, day }), code, facts);
      },
      effects: invited,
    },
    left: { kind: 'end', text: 'roles.left' },
    last: { kind: 'end', text: 'roles.last' },
    gone: { kind: 'end', text: 'roles.gone' },
    finished: { kind: 'end' },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'peran' }],
    },
  },
});

function roleAbout(role: string | undefined): ReturnType<typeof line> {
  const known = Role.options.find((option) => option === role);
  return known ? line(`role.about_${known}`) : line('role.none');
}
