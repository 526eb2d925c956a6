/** The card of a request for help with a licence, and its files: masked for whoever sees no personal data. */
import { z } from 'zod';
import type { Line, Reply } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import type { Facts } from '../domain/facts.ts';
import type { LicenceView } from '../domain/licence.ts';
import type { Query } from '../domain/query.ts';
import type { Attachment } from '../domain/umk.ts';
import { dayName } from './card.ts';
import { dayOf, row, sees, staffName } from './deskWords.ts';
import { guideOf, inWords, requestName, slotLine, stateLine } from './licenceWords.ts';
import { homePhone } from './matchWords.ts';

/** `pick`: the number of the request; `file`: which of its files is shown. */
export const Desk = z
  .object({
    pick: z.string(),
    act: z.string(),
    file: z.string(),
    words: z.string(),
    page: z.int(),
    changed: z.boolean(),
  })
  .partial();
export type Desk = z.infer<typeof Desk>;
type Here = Context<Desk>;
type Known = Pick<Here, 'answers'>;

export function one({ answers }: Known): Extract<Query, { kind: 'licence' }> {
  return { kind: 'licence', id: Number(answers.pick) };
}

export function files({ answers }: Known): Extract<Query, { kind: 'licence.files' }> {
  return { kind: 'licence.files', id: Number(answers.pick) };
}

export function needs(known: Known): Query[] {
  return [one(known), files(known)];
}

export function viewOf(context: Here): LicenceView | undefined {
  return context.read(one(context));
}

export function takerLine({ item, taker }: LicenceView, { person }: Facts): Line {
  if (item?.takenBy === undefined) return line('desk.nobody');
  return item.takenBy === person.id ? line('desk.you') : staffName(taker, item.takenBy);
}

export function card(context: Here): Line {
  const view = viewOf(context);
  if (!view) return line('licence.unknown', { id: context.answers.pick ?? '' });
  const { facts } = context;
  const { request, umk } = view;
  const firm = line('desk.umk', { id: request.umkId, product: umk?.product ?? '-' });
  const history = request.steps.map(({ move, by, at }) =>
    line('licence.history', {
      day: dayOf(at, facts),
      move: line(`licence.move_${move}`),
      by: line(`licence.by_${by}`),
    }),
  );
  return paragraphs(
    stacked(
      line('licence.card', { name: requestName(request), umk: firm }),
      ...row('licence.field_state', stateLine(request, facts)),
      ...row('desk.taken_by', takerLine(view, facts)),
      ...row('licence.field_clinic', slotLine(request.slot, facts)),
      ...row('licence.field_sent', String(context.read(files(context)).length)),
      ...(sees(facts) ? personalRows(view, facts) : []),
    ),
    stacked(line('licence.history_head', { day: dayOf(request.createdAt, facts) }), ...history),
    ...(sees(facts) ? [] : [line('desk.masked')]),
  );
}

function personalRows({ request, umk }: LicenceView, facts: Facts): Line[] {
  const notes = request.notes.map(({ by, side, words, at }) =>
    line('licence.note', {
      day: dayOf(at, facts),
      by: by === '' ? line(`licence.by_${side}`) : literal(by),
      words: literal(words),
    }),
  );
  return [
    ...row('field.name', umk?.ownerName),
    ...row('field.business_name', umk?.businessName),
    ...row('field.phone', umk && homePhone(umk.phone)),
    ...row('licence.field_wanted', request.wanted),
    ...row('licence.field_submitted', request.submittedOn && dayName(request.submittedOn, facts)),
    ...row('licence.field_reference', request.reference),
    ...row('licence.field_reason', request.reason),
    ...notes,
  ];
}

/** What of the list a file is, or when it came. */
export function fileName({ ownerId, at }: Attachment, context: Here): Line {
  const { facts } = context;
  const kind = viewOf(context)?.request.licence;
  const what = ownerId.split('/')[1];
  const known = kind && guideOf(kind, facts)?.prepare.find(({ id }) => id === what);
  return line('licence.file', {
    what: known ? inWords(known.label, facts) : line('licence.file_unnamed'),
    day: dayOf(at, facts),
  });
}

/** The file that was chosen, for whoever may see it. */
export function picked(context: Here): Attachment | undefined {
  const all = context.read(files(context));
  return sees(context.facts) ? all.find(({ id }) => id === context.answers.file) : undefined;
}

export function shownFile(context: Here): Reply['attachment'] {
  const found = picked(context);
  if (!found) return undefined;
  const { kind, blobId, mime, name } = found;
  return { kind, blobId, mime, name: name ?? `berkas.${kind === 'photo' ? 'jpg' : 'pdf'}` };
}
