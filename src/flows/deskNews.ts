/** News of the desk: work that was given, roles that changed, and what staff decided about a company; nothing where it is over. */
import type { Line } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Read } from '../conversation/step.ts';
import { mayLookAtBroadcasts } from '../domain/broadcast.ts';
import type { Happening } from '../domain/event.ts';
import type { Facts } from '../domain/facts.ts';
import { mayWork } from '../domain/roles.ts';
import { tableLines, titleOf } from './broadcastWords.ts';
import { closeReason } from './closeNeed.ts';
import { today } from './card.ts';
import { openQueue } from './deskList.ts';
import { aboutWhom, itemName } from './deskWords.ts';
import { needTitle } from './needWords.ts';
import { roleName } from './rolesWords.ts';

type DeskHappening = Extract<
  Happening,
  {
    kind:
      | 'queue.given'
      | 'queue.digest'
      | 'role.changed'
      | 'pic.replaced'
      | 'need.closed'
      | 'broadcast.news';
  }
>;

export function deskNews(
  happening: DeskHappening,
  { facts, read }: { facts: Facts; read: Read },
): Line | undefined {
  const { person } = facts;
  switch (happening.kind) {
    case 'queue.given': {
      const found = read({ kind: 'queueItem', id: happening.itemId });
      if (!found || found.item.takenBy !== person.id) return undefined;
      if (!mayWork(person.roles, found.item.kind)) return undefined;
      return line('notice.queue_given', { what: itemName(found), who: aboutWhom(found, facts) });
    }
    case 'queue.digest':
      return digest(facts, read);
    case 'role.changed': {
      const { personId, granted } = happening;
      const role = roleName(happening.role);
      if (personId === person.id) return granted ? undefined : line('notice.role_yours', { role });
      if (!person.roles.includes('admin')) return undefined;
      const name = read({ kind: 'person', id: personId })?.name;
      const who = name === undefined ? line('desk.person', { id: personId }) : literal(name);
      return line(granted ? 'notice.role_granted' : 'notice.role_revoked', { who, role });
    }
    case 'pic.replaced': {
      const company = read({ kind: 'company', id: happening.companyId });
      const back = person.companies.some(({ id }) => id === happening.companyId);
      return company && !back ? line('notice.pic_replaced', { name: company.name }) : undefined;
    }
    case 'need.closed': {
      const need = read({ kind: 'need', id: happening.needId });
      if (need?.status !== 'closed') return undefined;
      const title = needTitle(need, person.language);
      return line('notice.need_closed', { need: title, reason: closeReason(happening.reason) });
    }
    case 'broadcast.news':
      return broadcastNews(happening, { facts, read });
    default:
      return happening satisfies never;
  }
}

/** What waits, in the morning; nothing where nothing does. */
function digest(facts: Facts, read: Read): Line | undefined {
  if (facts.person.roles.length === 0) return undefined;
  const { rows, total } = read(openQueue(facts));
  if (total === 0) return undefined;
  const day = today(facts);
  const due = rows.map(({ item }) => item.dueOn ?? '9999-12-31');
  return line('notice.queue_digest', {
    total,
    late: due.filter((dueOn) => dueOn < day).length,
    due: due.filter((dueOn) => dueOn === day).length,
    mine: rows.filter(({ item }) => item.takenBy === facts.person.id).length,
  });
}

/** What became of a broadcast, with its table once it is over. */
function broadcastNews(
  { broadcastId, what }: Extract<Happening, { kind: 'broadcast.news' }>,
  { facts, read }: { facts: Facts; read: Read },
): Line | undefined {
  const view = read({ kind: 'broadcast', id: broadcastId });
  if (!view || !mayLookAtBroadcasts(facts.person.roles)) return undefined;
  const table = read({ kind: 'broadcast.table', id: broadcastId });
  const { broadcast } = view;
  const said = line(`notice.broadcast_${what}`, {
    id: broadcastId,
    title: literal(titleOf(broadcast)),
    people: what === 'started' ? table.chosen : broadcast.people,
    note: literal(broadcast.note ?? '-'),
  });
  return what === 'done' || what === 'stopped'
    ? paragraphs(said, stacked(...tableLines(table)))
    : said;
}
