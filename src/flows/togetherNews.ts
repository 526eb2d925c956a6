/** What became of a group, for the company and for its members; contacts only once all have agreed. */
import type { Line } from '../conversation/reply.ts';
import { line, paragraphs } from '../conversation/reply.ts';
import type { Read } from '../conversation/step.ts';
import type { Happening } from '../domain/event.ts';
import type { Facts } from '../domain/facts.ts';
import { inside } from '../domain/together.ts';
import { contactOf } from './matchWords.ts';
import { needTitle } from './needWords.ts';
import { contactsOf } from './togetherWords.ts';
import type { TogetherView } from './togetherWords.ts';

export function togetherNews(
  { togetherId, what }: Extract<Happening, { kind: 'together.moved' }>,
  { facts, read }: { facts: Facts; read: Read },
): Line | undefined {
  const view = read({ kind: 'together', id: togetherId });
  if (!view) return undefined;
  const { person } = facts;
  const need = needTitle(view.need, person.language);
  if (person.companies.some(({ id }) => id === view.company.id)) {
    if (what === 'agreed') return allAgreed(view, need, facts);
    if (what === 'replanned') return line('together.news_replanned', { need });
    return what === 'failed' ? line('together.news_failed', { need }) : undefined;
  }
  const mine = view.together.members.find(({ umkId }) =>
    person.umks.some(({ id }) => id === umkId),
  );
  const umk = mine && view.umks.find(({ id }) => id === mine.umkId);
  if (!umk) return undefined;
  if (what === 'left') return line('together.news_left', { need });
  if (what === 'failed') return line('together.news_failed_umk', { need });
  if (what !== 'agreed' || view.together.state !== 'agreed') return undefined;
  return paragraphs(
    line('together.news_agreed_umk', { need }),
    contactOf({ umk, company: view.company }, 'umk'),
    ...leadOf(view, umk.id, facts),
    line('match.next_steps'),
  );
}

/** Who speaks for all, to whoever does not. */
function leadOf(view: TogetherView, own: number, facts: Facts): Line[] {
  const { leadId } = view.together;
  if (leadId === own) return [line('together.you_lead_all')];
  return contactsOf(view, facts).slice(0, 1);
}

function allAgreed(view: TogetherView, need: Line, facts: Facts): Line | undefined {
  if (view.together.state !== 'agreed') return undefined;
  const count = inside(view.together).length;
  return paragraphs(
    line('together.news_agreed', { need, count }),
    ...contactsOf(view, facts),
    line('match.next_steps'),
  );
}
