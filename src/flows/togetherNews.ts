/** What became of a group, for the company and for its members; contacts only once all have agreed. */
import type { Line } from '../conversation/reply.ts';
import { line, paragraphs } from '../conversation/reply.ts';
import type { Read } from '../conversation/step.ts';
import type { Happening } from '../domain/event.ts';
import type { Facts } from '../domain/facts.ts';
import { inside } from '../domain/together.ts';
import type { Umk } from '../domain/umk.ts';
import { contactOf } from './matchWords.ts';
import { needTitle } from './needWords.ts';
import { contactsOf, speaksFor } from './togetherWords.ts';
import type { TogetherView } from './togetherWords.ts';

type Moved = Extract<Happening, { kind: 'together.moved' }>;

export function togetherNews(
  { togetherId, what }: Moved,
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
  const { own, behalf } = speaksFor(view, { facts, read });
  const [umk] = own;
  if (umk) return ownNews(what, view, umk, { need, facts });
  const concerned = new Set(
    (what === 'left' ? gone(view) : inside(view.together)).map(({ umkId }) => umkId),
  );
  const theirs = behalf.filter(({ id }) => concerned.has(id));
  const names = theirs.map(({ ownerName }) => ownerName).join(', ');
  const said = theirs[0] && ownNews(what, view, theirs[0], { need, facts });
  return said && paragraphs(line('together.for_owner', { names }), said);
}

function gone({ together }: TogetherView): TogetherView['together']['members'] {
  return together.members.filter(({ state }) => state === 'left');
}

/** To a member, or to whoever telephones it. */
function ownNews(
  what: Moved['what'],
  view: TogetherView,
  umk: Umk,
  { need, facts }: { need: Line; facts: Facts },
): Line | undefined {
  if (what === 'left') return line('together.news_left', { need });
  if (what === 'failed') return line('together.news_failed_umk', { need });
  if (what === 'closed') return line('together.news_closed', { need });
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
