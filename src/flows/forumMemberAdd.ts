/** Somebody becomes a member of the forum: a company, a business or an officer that is known, or an agency with who comes for it. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { words } from '../conversation/accept.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Line } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import { agencyKey, ForumRole } from '../domain/forum.ts';
import type { Query } from '../domain/query.ts';
import { row } from './deskWords.ts';
import { endSteps, keeps, listEnd, yesNo } from './forumWords.ts';
import { nameTyped, pickedId, whoNeeds, whoOptions, whoText } from './forumWho.ts';

const Add = z
  .object({
    what: z.string(),
    pick: z.string(),
    contact: z.string().nullable(),
    role: z.string(),
    sure: z.string(),
  })
  .partial();
type Add = z.infer<typeof Add>;
type Here = Context<Add>;

const fresh = { kind: 'fresh', of: 'forumMember' } as const;
const all = { kind: 'forum.members' } as const;

function needs(known: Pick<Here, 'answers'>): Query[] {
  return [...whoNeeds(known, true), all];
}

/** Whether this one is on the list already. */
function isMember({ answers, read }: Here): boolean {
  const { pick, what = '' } = answers;
  return read(all).some(({ member }) =>
    pick === 'lembaga'
      ? member.agency !== undefined && agencyKey(member.agency) === agencyKey(what)
      : [
          [member.companyId, pickedId(pick, 'company')],
          [member.umkId, pickedId(pick, 'umk')],
          [member.personId, pickedId(pick, 'person')],
        ].some(([one, other]) => one !== undefined && one === other),
  );
}

function whoLine(context: Here): Line {
  const { pick, what = '' } = context.answers;
  if (pick === 'lembaga') return literal(what);
  const found = whoOptions(context, true).find(({ id }) => id === pick);
  return found?.label ?? literal(what);
}

function added({ answers, read }: Here): Effect[] {
  const { pick, what = '', contact } = answers;
  const role = ForumRole.safeParse(answers.role).data ?? 'anggota';
  const [companyId, umkId, personId] = (['company', 'umk', 'person'] as const).map((kind) =>
    pickedId(pick, kind),
  );
  const member = {
    id: read(fresh),
    role,
    ...(companyId === undefined ? {} : { companyId }),
    ...(umkId === undefined ? {} : { umkId }),
    ...(personId === undefined ? {} : { personId }),
    ...(pick === 'lembaga' ? { agency: what, ...(contact ? { contact } : {}) } : {}),
  };
  return [{ kind: 'forum.join', member }];
}

export const forumMemberAdd = defineFlow<Add>({
  id: 'forum_member_add',
  version: 1,
  title: 'forum.title_member',
  answers: Add,
  start: 'start',
  steps: {
    start: { kind: 'branch', next: ({ facts }) => (keeps(facts) ? 'what' : 'denied') },
    what: {
      kind: 'ask',
      text: 'forum.ask_member',
      accept: nameTyped,
      unclear: 'forum.name_unclear',
      hint: 'forum.name_unclear',
      free: true,
      verbatim: true,
      save: 'what',
      next: 'pick',
    },
    pick: {
      kind: 'choose',
      needs,
      text: whoText,
      options: (context) => whoOptions(context, true),
      save: 'pick',
      unclear: 'desk.unclear',
      next: (context, pick) => {
        if (pick === 'lagi') return 'again';
        if (pick === 'batal') return 'left';
        if (isMember(context)) return 'already';
        return pick === 'lembaga' ? 'contact' : 'role';
      },
    },
    again: { kind: 'end', then: { flow: 'forum_member_add', answers: {}, exact: true } },
    contact: {
      kind: 'ask',
      text: 'forum.ask_contact',
      accept: words({ min: 2, max: 80 }),
      unclear: 'forum.name_unclear',
      hint: 'forum.name_unclear',
      free: true,
      verbatim: true,
      optional: true,
      save: 'contact',
      next: 'role',
    },
    role: {
      kind: 'choose',
      text: 'forum.ask_role',
      options: ForumRole.options.map((role) => ({
        id: role,
        label: line(`forum.role_${role}`),
        words: [role],
      })),
      save: 'role',
      unclear: 'desk.unclear',
      next: 'sure',
    },
    sure: {
      kind: 'choose',
      needs,
      text: (context) => {
        const { contact, role } = context.answers;
        const as = ForumRole.safeParse(role).data ?? 'anggota';
        return stacked(
          ...row('forum.field_who', whoLine(context)),
          ...row('forum.field_contact', contact ?? undefined),
          ...row('forum.field_role', line(`forum.role_${as}`)),
          line('forum.sure_add'),
        );
      },
      options: yesNo('forum.save'),
      save: 'sure',
      stale: true,
      next: { ya: 'save', tidak: 'left' },
    },
    save: {
      kind: 'branch',
      needs,
      next: (context) => {
        if (!keeps(context.facts)) return 'denied';
        return isMember(context) ? 'already' : 'saved';
      },
    },
    saved: {
      kind: 'say',
      needs: () => [fresh],
      text: 'forum.member_added',
      effects: added,
      next: 'after',
    },
    already: { kind: 'say', text: 'forum.member_already', next: 'after' },
    after: {
      kind: 'choose',
      text: 'desk.ask_next',
      options: listEnd,
      next: { daftar: 'list', selesai: 'finished' },
    },
    list: { kind: 'end', then: afresh('forum_members') },
    ...endSteps<Add>(),
  },
});
