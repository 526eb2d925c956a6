/** A request for help with a licence at the desk: its card, its files, who has it, and what can be done with it from here. */
import { afresh } from '../conversation/afresh.ts';
import type { Option } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Context, Start, Step, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { LicenceView } from '../domain/licence.ts';
import { isOver } from '../domain/licence.ts';
import { mayWork } from '../domain/roles.ts';
import { backOption, finishOption } from './deskCard.ts';
import { looked, sees } from './deskWords.ts';
import {
  card,
  Desk,
  fileName,
  files,
  needs,
  picked,
  shownFile,
  takerLine,
  viewOf,
} from './licenceCard.ts';
import { seesLicences } from './licenceList.ts';
import { doneStart } from './licenceMine.ts';
import { followUp, isMine, mayHandle, tellOwner } from './licenceWords.ts';

type Here = Context<Desk>;

/** Who sees a card but may not act on it gets no button that would; who was a moment too late is told by the first. */
function options(context: Here): Option[] {
  const { facts } = context;
  const view = viewOf(context);
  const list: Option[] = [];
  if (view && !isOver(view.request.state) && mayTake(view, facts)) {
    const starts = view.request.state === 'requested';
    if (starts || view.item?.takenBy !== facts.person.id) {
      const words = ['mulai', 'ambil', 'bantu', 'start', 'take'];
      list.push({ id: 'mulai', label: line('licence.start'), words });
    }
    if (mayHandle(view, facts)) {
      list.push(
        ...handling.filter(({ id }) => id !== 'ajukan' || view.request.state !== 'submitted'),
      );
    }
  }
  const shows = sees(facts) && context.read(files(context)).length > 0;
  return [
    ...list,
    ...(shows
      ? [{ id: 'berkas', label: line('licence.show_files'), words: ['foto', 'files'] }]
      : []),
    { ...backOption, label: line('licence.back') },
    finishOption,
  ];
}

const handling: readonly Option[] = [
  { id: 'minta', label: line('licence.want'), words: ['minta'] },
  { id: 'klinik', label: line('licence.set_clinic'), words: ['jadwal', 'klinik'] },
  { id: 'ajukan', label: line('licence.submit'), words: ['diajukan', 'submitted'] },
  { id: 'terbit', label: line('licence.issue'), words: ['terbit', 'issued'] },
  { id: 'catat', label: line('licence.write_note'), words: ['catatan', 'note'] },
  { id: 'hentikan', label: line('licence.stop'), words: ['stop', 'tutup'] },
];

function mayTake(view: LicenceView, facts: Facts): boolean {
  return mayWork(facts.person.roles, 'licence') && !isMine(view, facts);
}

function acted(_context: Here, act: unknown): Target {
  switch (act) {
    case 'mulai':
      return 'take';
    case 'berkas':
      return 'files';
    case 'klinik':
      return 'clinic';
    case 'terbit':
      return 'issue';
    case 'daftar':
      return 'list';
    case 'selesai':
      return 'finished';
    default:
      return 'act';
  }
}

/** Decided on what is true now: the role, whose it is, and how far it is. */
function take(context: Here): string {
  const view = viewOf(context);
  if (!view || isOver(view.request.state)) return 'card';
  if (!mayTake(view, context.facts)) return 'denied';
  const { takenBy } = view.item ?? {};
  return takenBy === undefined || takenBy === context.facts.person.id ? 'taken' : 'lost';
}

function taken(context: Here): Effect[] {
  const view = viewOf(context);
  if (!view) return [];
  const { facts } = context;
  const { request, item } = view;
  const line: Effect[] =
    item && item.takenBy === undefined
      ? [{ kind: 'queue.take', itemId: item.id, to: facts.person.id, from: undefined }]
      : [];
  if (request.state !== 'requested') return line;
  const { id: licenceId, state: from } = request;
  return [
    ...line,
    { kind: 'licence.move', licenceId, from, move: 'help', by: 'staff' },
    followUp(request, facts),
    tellOwner(view, 'help'),
  ];
}

function looks(context: Here): Effect[] {
  const view = viewOf(context);
  return view ? looked(`licence/${view.request.id}`, context.facts) : [];
}

/** On into a dialog of this request, which comes back to the card. */
function onTo(start: (context: Here) => Start): Step<Desk> {
  return { kind: 'end', needs, then: start };
}

export const licenceDesk = defineFlow<Desk>({
  id: 'licence_desk',
  version: 1,
  title: 'licence.list_title',
  answers: Desk,
  browses: true,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs,
      next: (context) => {
        if (!seesLicences(context.facts)) return 'denied';
        if (!viewOf(context)) return 'unknown';
        return context.answers.changed ? 'again' : 'card';
      },
    },
    card: { kind: 'say', needs, text: card, effects: looks, next: 'menu' },
    menu: {
      kind: 'choose',
      needs,
      text: 'desk.ask_act',
      options,
      save: 'act',
      stale: true,
      next: acted,
    },
    take: { kind: 'branch', needs, next: take },
    taken: { kind: 'say', needs, text: 'licence.taken', effects: taken, next: 'again' },
    // What was read before the take is not true any more.
    again: {
      kind: 'choose',
      text: 'desk.ask_next',
      options: ({ answers }) => [
        { id: answers.pick ?? '-', label: line('licence.open_card'), means: 'ya', words: ['buka'] },
        { ...backOption, label: line('licence.back') },
        finishOption,
      ],
      next: { daftar: 'list', selesai: 'finished', '*': 'reopen' },
    },
    reopen: {
      kind: 'end',
      then: ({ answers: { pick } }) => afresh('licence_desk', { pick }),
    },
    lost: {
      kind: 'say',
      needs,
      text: 'desk.lost',
      values: (context) => {
        const view = viewOf(context);
        return { name: view ? takerLine(view, context.facts) : line('desk.nobody') };
      },
      next: 'menu',
    },
    files: {
      kind: 'choose',
      needs,
      text: 'licence.ask_file',
      options: (context) => [
        ...context
          .read(files(context))
          .map((file) => ({ id: file.id, label: fileName(file, context) })),
        { id: 'kembali', label: line('licence.back_card') },
      ],
      save: 'file',
      stale: true,
      next: (context, file) => {
        if (file === 'kembali') return 'card';
        return sees(context.facts) ? 'shown' : 'denied';
      },
    },
    shown: {
      kind: 'say',
      needs,
      text: (context) => {
        const found = picked(context);
        return found ? fileName(found, context) : line('licence.file_gone');
      },
      attachment: shownFile,
      effects: looks,
      next: 'files',
    },
    clinic: onTo(({ answers: { pick } }) => ({
      flow: 'licence_clinic',
      answers: { request: pick, desk: true },
    })),
    issue: onTo((context) => {
      const { flow, answers } = doneStart(context.answers.pick, viewOf(context));
      return { flow, answers: { ...answers, desk: true } };
    }),
    act: onTo(({ answers: { pick, act } }) => ({
      flow: 'licence_act',
      answers: { request: pick, desk: true, act },
    })),
    list: { kind: 'end', then: afresh('licence_list') },
    finished: { kind: 'end' },
    unknown: {
      kind: 'end',
      text: 'licence.unknown',
      values: ({ answers }) => ({ id: answers.pick ?? '' }),
    },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'fasilitasi' }],
    },
  },
});
