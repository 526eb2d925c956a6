/** The diary as the office sees it: the account of both sides, what they do not agree about and who is right, and what a side told another way. */
import { afresh } from '../conversation/afresh.ts';
import { line } from '../conversation/reply.ts';
import { defineFlow } from '../conversation/step.ts';
import { isOffice } from '../domain/roles.ts';
import { finishOption } from './deskCard.ts';
import {
  Look,
  MOST,
  VERDICTS,
  aboutQuery,
  account,
  cardOptions,
  decided,
  itemOf,
  itemText,
  kinds,
  looks,
  masked,
  mayDecide,
  needs,
  open,
  view,
  write,
} from './diaryDeskCard.ts';
import { entryLine, entryRow } from './diaryWords.ts';
import { yesNo } from './forumWords.ts';
import { turnedTo } from './paged.ts';

export const diaryDesk = defineFlow<Look>({
  id: 'diary_desk',
  version: 1,
  title: 'diary.title_desk',
  answers: Look,
  browses: true,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      next: ({ answers, facts }) => {
        if (!isOffice(facts.person.roles)) return 'denied';
        return answers.pick === undefined ? 'find' : 'look';
      },
    },
    find: {
      kind: 'end',
      needs: (known) => [aboutQuery(known)],
      then: (context) => {
        const { entry } = context.answers;
        const found = context.read(aboutQuery(context));
        const answers = { pick: String(found?.view.agreement.id ?? 0), item: String(entry ?? 0) };
        return afresh('diary_desk', answers);
      },
    },
    look: {
      kind: 'branch',
      needs,
      effects: (context) => (view(context) ? looks(context) : []),
      next: (context) => {
        if (!isOffice(context.facts.person.roles)) return 'denied';
        if (!view(context)) return 'gone';
        return itemOf(context) && mayDecide(context) ? 'verdict' : 'card';
      },
    },
    card: {
      kind: 'choose',
      needs,
      text: account,
      options: cardOptions,
      save: 'act',
      stale: true,
      inPlace: true,
      unclear: 'desk.unclear',
      next: (_context, act) => {
        if (turnedTo(act) !== undefined) return 'turn';
        const steps: Readonly<Record<string, string>> = {
          ...{ selisih: 'open', catat: 'side', pks: 'agreement', selesai: 'finished' },
        };
        return steps[String(act)] ?? 'look';
      },
    },
    // A role may have been lost in the middle.
    again: {
      kind: 'branch',
      next: ({ facts }) => (isOffice(facts.person.roles) ? 'card' : 'denied'),
    },
    turn: {
      kind: 'end',
      then: ({ answers: { pick, act, page } }) =>
        afresh('diary_desk', { pick, page: turnedTo(act) ?? page }),
    },
    agreement: {
      kind: 'end',
      then: ({ answers: { pick } }) => afresh('agreement_desk', { pick }),
    },
    open: {
      kind: 'choose',
      needs,
      text: 'diary.desk_which',
      options: (context) => {
        const found = view(context);
        return (found ? open(found) : []).slice(-MOST).map((entry) => ({
          id: String(entry.id),
          label: entryRow(entry, context.facts, found && masked(found, context).view),
        }));
      },
      save: 'item',
      stale: true,
      unclear: 'desk.unclear',
      next: 'look',
    },
    verdict: {
      kind: 'choose',
      needs,
      text: itemText,
      options: [
        { id: 'benar', label: line('diary.desk_right'), words: ['benar', 'right'] },
        { id: 'salah', label: line('diary.desk_wrong'), words: ['salah', 'wrong'] },
        { id: 'buku', label: line('diary.desk_account'), words: ['buku', 'account'] },
      ],
      save: 'verdict',
      stale: true,
      unclear: 'desk.unclear',
      next: { buku: 'again', '*': 'sure' },
    },
    sure: {
      kind: 'choose',
      needs,
      text: (context) => {
        const entry = itemOf(context);
        const move = VERDICTS[context.answers.verdict ?? ''] ?? 'drop';
        return entry
          ? line(`diary.desk_sure_${move}`, { what: entryLine(entry, context.facts) })
          : line('diary.late_end');
      },
      options: yesNo('diary.yes_decide'),
      save: 'sure',
      stale: true,
      next: { ya: 'decide', tidak: 'again' },
    },
    decide: {
      kind: 'branch',
      needs,
      next: (context) => (mayDecide(context) ? (itemOf(context) ? 'decided' : 'late') : 'denied'),
    },
    decided: { kind: 'say', needs, text: 'diary.desk_decided', effects: decided, next: 'after' },
    late: { kind: 'say', text: 'diary.late_end', next: 'again' },
    side: {
      kind: 'choose',
      text: 'diary.desk_side',
      options: [
        { id: 'company', label: line('diary.desk_company'), words: ['perusahaan', 'company'] },
        { id: 'umk', label: line('diary.desk_umk'), words: ['umk', 'usaha', 'business'] },
      ],
      save: 'side',
      stale: true,
      unclear: 'desk.unclear',
      next: 'kind',
    },
    kind: {
      kind: 'choose',
      needs,
      text: 'diary.desk_kind',
      options: (context) => [
        ...kinds(context).map((kind) => ({ id: kind, label: line(`diary.act_${kind}`) })),
        { id: 'batal', label: line('diary.desk_account'), words: ['buku', 'kembali'] },
      ],
      save: 'kind',
      stale: true,
      unclear: 'desk.unclear',
      next: (context, kind) => {
        if (kind === 'batal') return 'again';
        return mayDecide(context) ? 'write' : 'denied';
      },
    },
    write: { kind: 'end', then: write },
    after: {
      kind: 'choose',
      text: 'desk.ask_next',
      options: [
        { id: 'lihat', label: line('diary.desk_account'), words: ['buku', 'lagi'] },
        finishOption,
      ],
      next: { lihat: 'again', selesai: 'finished' },
    },
    gone: { kind: 'end', text: 'agreement.gone' },
    finished: { kind: 'end' },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'pks' }],
    },
  },
});
