/** News of help with licences: to the owner what staff did and what is next, to staff what the owner did; nothing where it is over or not theirs. */
import type { Line } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Read } from '../conversation/step.ts';
import type { Happening } from '../domain/event.ts';
import type { Facts } from '../domain/facts.ts';
import { mayWork } from '../domain/roles.ts';
import { dayName, today } from './card.ts';
import { inWords, isMine, licenceName, requestName, slotLine } from './licenceWords.ts';

type LicenceHappening = Extract<Happening, { kind: 'licence.moved' | 'licence.heard' }>;

export function licenceNews(
  happening: LicenceHappening,
  { facts, read }: { facts: Facts; read: Read },
): Line | undefined {
  const view = read({ kind: 'licence', id: happening.licenceId });
  if (!view) return undefined;
  const { request } = view;
  const name = requestName(request);
  if (happening.kind === 'licence.heard') {
    if (!mayWork(facts.person.roles, 'licence')) return undefined;
    return line(`licence.heard_${happening.what}`, { name, id: request.id });
  }
  if (!isMine(view, facts)) return undefined;
  const { move } = happening;
  switch (move) {
    case 'help':
    case 'issue':
      return line(`licence.told_${move}`, { name, licence: licenceName(request.licence) });
    case 'submit':
      return line('licence.told_submit', {
        name,
        day: dayName(request.submittedOn ?? today(facts), facts),
      });
    case 'stop':
      return line('licence.told_stop', { name, reason: literal(request.reason ?? '-') });
    case 'book': {
      const slot = slotLine(request.slot, facts);
      const place = inWords(facts.region.clinic.place, facts);
      return slot && line('licence.told_book', { name, slot, place });
    }
    case 'unbook':
      return request.slot === undefined ? line('licence.told_unbook', { name }) : undefined;
    default:
      return move satisfies never;
  }
}
