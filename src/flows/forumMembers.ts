/** The members of the forum: listed by role, one looked at, given another role, or taken off the list. */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import { ForumRole, mayLookAtForum } from '../domain/forum.ts';
import type { MemberView } from '../domain/forum.ts';
import { finishOption } from './deskCard.ts';
import { looked } from './deskWords.ts';
import { endSteps, keeps, listEnd, memberCard, memberName, seeAgain, yesNo } from './forumWords.ts';
import { fromList, LIST, listAnew, pageLines, pageOf, pageOptions, rowsOn } from './paged.ts';

/** `pick`: the number of the member; `act`: "<what>:<version that was shown>". */
const Members = z
  .object({ page: z.int(), pick: z.string(), act: z.string(), sure: z.string() })
  .partial();
type Members = z.infer<typeof Members>;
type Here = Context<Members>;

const all = { kind: 'forum.members' } as const;
const needs = () => [all];

function viewOf({ answers, read }: Here): MemberView | undefined {
  return read(all).find(({ member }) => String(member.id) === answers.pick);
}

function listOptions({ answers, facts, read }: Here): Option[] {
  const views = read(all);
  const page = pageOf(answers.page, views.length);
  return [
    ...rowsOn(views, page).map((view) => ({
      id: String(view.member.id),
      label: line('forum.member_row', {
        name: memberName(view, facts),
        role: line(`forum.role_${view.member.role}`),
      }),
    })),
    ...pageOptions(page),
    ...(keeps(facts)
      ? [{ id: 'tambah', label: line('forum.member_add'), words: ['tambah', 'baru', 'add'] }]
      : []),
    finishOption,
  ];
}

function cardOptions(context: Here): Option[] {
  const view = viewOf(context);
  if (!view || !keeps(context.facts)) return [...listEnd];
  const { role, rev } = view.member;
  return [
    ...ForumRole.options
      .filter((other) => other !== role)
      .map((other) => ({
        id: `${other}:${rev}`,
        label: line('forum.make_role', { role: line(`forum.role_${other}`) }),
        words: [other],
      })),
    { id: `akhiri:${rev}`, label: line('forum.member_end'), words: ['akhiri', 'end'] },
    ...listEnd,
  ];
}

function acted({ answers: { act = '' } }: Here): { what: string; rev: number } {
  const [what = '', rev] = act.split(':');
  return { what, rev: Number(rev) };
}

function moved(context: Here): Effect[] {
  const { what, rev } = acted(context);
  const role = ForumRole.safeParse(what).data;
  const memberId = Number(context.answers.pick);
  return [{ kind: 'forum.member', memberId, rev, ...(role ? { role } : {}) }];
}

function sureText(context: Here): Line {
  const view = viewOf(context);
  const name = view ? memberName(view, context.facts) : line('forum.nobody');
  const role = ForumRole.safeParse(acted(context).what).data;
  return role
    ? line('forum.sure_role', { name, role: line(`forum.role_${role}`) })
    : line('forum.sure_end', { name });
}

export const forumMembers = defineFlow<Members>({
  id: 'forum_members',
  version: 1,
  title: 'forum.title',
  answers: Members,
  browses: true,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      next: ({ answers, facts }) => {
        if (!mayLookAtForum(facts.person.roles)) return 'denied';
        return answers.pick === undefined ? 'list' : 'look';
      },
    },
    list: {
      kind: 'choose',
      needs,
      text: ({ answers, read }) => {
        const { length } = read(all);
        if (length === 0) return line('forum.no_members');
        const page = pageOf(answers.page, length);
        return stacked(line('forum.members_list', { count: length }), ...pageLines(page));
      },
      options: listOptions,
      ...LIST,
      next: (_context, pick) => fromList(pick, { tambah: 'new' }),
    },
    turn: {
      kind: 'end',
      then: ({ answers }) => listAnew('forum_members', answers),
    },
    new: { kind: 'end', then: { flow: 'forum_member_add' } },
    look: {
      kind: 'branch',
      needs,
      effects: (context) =>
        viewOf(context)?.member.contact === undefined
          ? []
          : looked(`forum/${context.answers.pick ?? ''}`, context.facts),
      next: (context) => {
        if (!mayLookAtForum(context.facts.person.roles)) return 'denied';
        return viewOf(context) ? 'card' : 'turn';
      },
    },
    card: {
      kind: 'choose',
      needs,
      text: (context) => {
        const view = viewOf(context);
        return view ? memberCard(view, context.facts) : line('forum.gone');
      },
      options: cardOptions,
      save: 'act',
      stale: true,
      unclear: 'desk.unclear',
      next: (_context, act) => {
        if (act === 'selesai') return 'finished';
        return act === 'daftar' ? 'turn' : 'sure';
      },
    },
    sure: {
      kind: 'choose',
      needs,
      text: sureText,
      options: yesNo('forum.yes'),
      save: 'sure',
      stale: true,
      next: { ya: 'move', tidak: 'look' },
    },
    move: {
      kind: 'branch',
      needs,
      next: (context) => {
        const view = viewOf(context);
        if (!keeps(context.facts)) return 'denied';
        if (!view) return 'turn';
        return view.member.rev === acted(context).rev ? 'moved' : 'late';
      },
    },
    moved: { kind: 'say', text: 'forum.changed', effects: moved, next: 'after' },
    late: { kind: 'say', text: 'forum.overtaken', next: 'look' },
    after: {
      kind: 'choose',
      text: 'desk.ask_next',
      options: [seeAgain, ...listEnd],
      next: { lihat: 'look', daftar: 'turn', selesai: 'finished' },
    },
    finished: endSteps<Members>().finished,
    denied: endSteps<Members>().denied,
  },
});
