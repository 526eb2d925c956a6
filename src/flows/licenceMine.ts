/** An owner's request for help with a licence: how far it is, and what they can do about it. */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Context, Start, Step } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { LicenceView } from '../domain/licence.ts';
import { actable, needsOne, one, requestName, slotLine, stateLine } from './licenceWords.ts';

const Mine = z.object({ request: z.string() }).partial();
type Mine = z.infer<typeof Mine>;
type Here = Context<Mine>;

function card(context: Here): Line {
  const { request } = context.read(one(context)) ?? {};
  if (!request) return line('licence.gone');
  const { facts } = context;
  const slot = slotLine(request.slot, facts);
  return stacked(
    line('licence.state', { name: requestName(request), state: stateLine(request, facts) }),
    ...(slot ? [line('licence.row_clinic', { slot })] : []),
    ...(request.wanted ? [line('licence.row_wanted', { what: literal(request.wanted) })] : []),
  );
}

const acts: readonly Option[] = [
  { id: 'jadi', label: line('licence.is_issued'), words: ['sudah', 'jadi', 'terbit'] },
  { id: 'foto', label: line('licence.send'), words: ['foto', 'berkas', 'kirim', 'photo'] },
  { id: 'jadwal', label: line('licence.clinic'), words: ['jadwal', 'klinik', 'clinic'] },
  { id: 'kendala', label: line('licence.has_problem'), words: ['kendala', 'masalah', 'problem'] },
  { id: 'hentikan', label: line('licence.give_up'), words: ['hentikan', 'gak jadi', 'stop'] },
  { id: 'selesai', label: line('profile.done'), means: 'tidak', words: ['sudah cukup', 'cukup'] },
];

/** To where its number is told. */
export function toDone<A extends Mine>(): Step<A> {
  return {
    kind: 'end',
    needs: needsOne,
    then: (context) => doneStart(context.answers.request, context.read(one(context))),
  };
}

/** What the dialog in which a number is told has to know of the request. */
export function doneStart(request: string | undefined, view: LicenceView | undefined): Start {
  const { licence: kind, umkId: umk } = view?.request ?? {};
  return { flow: 'licence_done', answers: { request, kind, umk } };
}

/** On into a dialog about the same request. */
export function onTo<A extends Mine>(flow: string, more: object = {}): Step<A> {
  return {
    kind: 'end',
    then: ({ answers }) => ({ flow, answers: { request: answers.request, ...more } }),
  };
}

export const licenceMine = defineFlow<Mine>({
  id: 'licence_mine',
  version: 1,
  title: 'licence.title',
  answers: Mine,
  browses: true,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs: needsOne,
      next: (context) => (actable(context) ? 'card' : 'gone'),
    },
    card: { kind: 'say', needs: needsOne, text: card, next: 'menu' },
    menu: {
      kind: 'choose',
      text: 'licence.ask_act',
      options: acts,
      next: {
        jadi: 'done',
        foto: 'files',
        jadwal: 'clinic',
        kendala: 'problem',
        hentikan: 'stop',
        selesai: 'finished',
      },
    },
    done: toDone<Mine>(),
    files: onTo<Mine>('licence_files'),
    clinic: onTo<Mine>('licence_clinic'),
    problem: onTo<Mine>('licence_tell', { what: 'kendala' }),
    stop: onTo<Mine>('licence_tell', { what: 'hentikan' }),
    finished: { kind: 'end', text: 'licence.finished' },
    gone: { kind: 'end', text: 'licence.gone' },
  },
});
