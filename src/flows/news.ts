/** The words of each piece of news, for the side that hears it; undefined where there is nothing (more) to say. */
import type { Line } from '../conversation/reply.ts';
import { line, literal, paragraphs } from '../conversation/reply.ts';
import type { Read } from '../conversation/step.ts';
import { isReferred } from '../domain/company.ts';
import type { Happening } from '../domain/event.ts';
import type { Facts } from '../domain/facts.ts';
import { contactsShared, MatchMove } from '../domain/match.ts';
import type { MatchView, Query } from '../domain/query.ts';
import { QueueKind, ticketNumber } from '../domain/ticket.ts';
import { dayName } from './card.ts';
import { channelName } from './channelName.ts';
import { deskNews } from './deskNews.ts';
import { contactOf, otherName, sideOf } from './matchWords.ts';
import { organisationsOf, roleLine } from './members.ts';
import { needTitle } from './needWords.ts';
import { umkName, umksOf } from './whichUmk.ts';
import { companyWhy } from './whyNot.ts';

type Known = { facts: Facts; read: Read };

/** What has to be known before a piece of news can be told. */
export function newsQueries(happening: Happening, facts: Facts): Query[] {
  switch (happening.kind) {
    case 'company.waiting':
    case 'company.decided':
      return [{ kind: 'company', id: happening.companyId }];
    case 'need.candidates':
      return [
        { kind: 'need', id: happening.needId },
        { kind: 'candidates', needId: happening.needId },
      ];
    case 'match.proposed':
    case 'match.moved':
    case 'match.silent':
      return [{ kind: 'match', id: happening.matchId }];
    case 'queue.new':
      return happening.queueKind === 'company_check' && facts.person.roles.length > 0
        ? [{ kind: 'company', id: happening.subjectId }]
        : [];
    case 'member.joined': {
      const { organisation, organisationId, personId } = happening;
      return [{ kind: 'member', organisation, organisationId, personId }];
    }
    case 'queue.given':
      return [{ kind: 'queueItem', id: happening.itemId }];
    case 'role.changed':
      return [{ kind: 'person', id: happening.personId }];
    case 'pic.replaced':
      return [{ kind: 'company', id: happening.companyId }];
    case 'need.closed':
      return [{ kind: 'need', id: happening.needId }];
    case 'umk.curated':
      return [{ kind: 'readiness', umkId: happening.umkId }];
    case 'broadcast.news':
      return [
        { kind: 'broadcast', id: happening.broadcastId },
        { kind: 'broadcast.table', id: happening.broadcastId },
      ];
    case 'paper.checked':
    case 'channel.trouble':
    case 'person.linked':
    case 'ticket.moved':
    case 'voice.written':
    case 'handover.line':
    case 'handover.taken':
    case 'handover.over':
    case 'handover.passed':
    case 'handover.late':
    case 'handover.silent':
    case 'broadcast.message':
    case 'import.read':
    case 'import.applied':
    case 'import.undone':
    case 'export.ready':
    case 'file.failed':
    case 'lkpm.ready':
      return [];
    default:
      return happening satisfies never;
  }
}

/** News that needs no answer. */
export function news(happening: Happening, known: Known): Line | undefined {
  switch (happening.kind) {
    case 'company.waiting':
      return waitingCompany(happening.companyId, known);
    case 'company.decided':
      return decided(happening.companyId, known);
    case 'match.moved':
      return moved(happening.matchId, happening.move, known);
    case 'queue.new':
      return queued(happening.queueKind, happening.subjectId, known);
    case 'member.joined':
      return joined(happening, known);
    case 'channel.trouble':
      return trouble(happening, known.facts);
    case 'queue.given':
    case 'role.changed':
    case 'pic.replaced':
    case 'need.closed':
    case 'broadcast.news':
      return deskNews(happening, known);
    case 'umk.curated':
      return curated(happening.umkId, known);
    case 'paper.checked':
    case 'person.linked':
    case 'ticket.moved':
    case 'voice.written':
    case 'handover.line':
    case 'handover.taken':
    case 'handover.over':
    case 'handover.passed':
    case 'handover.late':
    case 'handover.silent':
    case 'broadcast.message':
    case 'import.read':
    case 'import.applied':
    case 'import.undone':
    case 'export.ready':
    case 'file.failed':
    case 'lkpm.ready':
    case 'need.candidates':
    case 'match.proposed':
    case 'match.silent':
      return undefined;
    default:
      return happening satisfies never;
  }
}

/** How many candidates wait for a look, and whether an owner put a hand up. */
export function waitingCandidates(needId: number, { facts, read }: Known): Line | undefined {
  const need = read({ kind: 'need', id: needId });
  const mine = facts.person.companies.some(
    ({ id, status }) => id === need?.companyId && status === 'approved',
  );
  if (!need || need.status !== 'open' || !mine) return undefined;
  const own = facts.person.umks.map(({ id }) => id);
  const found = read({ kind: 'candidates', needId }).filter(({ umk }) => !own.includes(umk.id));
  if (found.length === 0) return undefined;
  const title = needTitle(need, facts.person.language);
  const raised = found.filter((candidate) => candidate.raised).length;
  return raised > 0
    ? line('notice.raised', { need: title, raised })
    : line('notice.candidates', { need: title, found: found.length });
}

function waitingCompany(companyId: number, { read }: Known): Line | undefined {
  const company = read({ kind: 'company', id: companyId });
  if (!company || company.status !== 'waiting') return undefined;
  return line('notice.company_waiting', { name: company.name, id: company.id });
}

function decided(companyId: number, { read }: Known): Line | undefined {
  const company = read({ kind: 'company', id: companyId });
  if (!company || company.status === 'waiting') return undefined;
  const { name } = company;
  if (company.status === 'refused') {
    return line('notice.company_refused', { name, reason: literal(company.refusal ?? '-') });
  }
  return line(isReferred(company) ? 'notice.company_listed' : 'notice.company_approved', { name });
}

function moved(matchId: number, move: string, { facts, read }: Known): Line | undefined {
  const view = read({ kind: 'match', id: matchId });
  const side = view && sideOf(view, facts);
  const made = MatchMove.safeParse(move);
  if (!view || !side || !made.success) return undefined;
  const need = needTitle(view.need, facts.person.language);
  const { data: step } = made;
  switch (step) {
    case 'company_accepts':
    case 'umk_accepts':
      return agreed(view, side, need);
    case 'company_declines':
      return side === 'umk' ? refusedOwner(view, need) : undefined;
    case 'umk_declines':
      return side === 'company'
        ? line('notice.umk_declined', { need, id: view.umk.id })
        : undefined;
    case 'lapse':
      return line(side === 'umk' ? 'notice.lapsed_umk' : 'notice.lapsed_company', { need });
    case 'sample':
    case 'visit':
    case 'quotation':
    case 'trial':
    case 'stop':
      // A partnership that ended keeps the name that both sides knew.
      return line(`notice.${step}`, { need, other: otherName(view, side, true) });
    case 'raise':
      return undefined;
    default:
      return step satisfies never;
  }
}

function agreed(view: MatchView, side: 'umk' | 'company', need: Line): Line | undefined {
  if (!contactsShared(view.match.state)) return undefined;
  const contact = contactOf(view, side);
  return paragraphs(line('notice.agreed', { need }), contact, line('match.next_steps'));
}

/** An owner who had put a hand up hears a no with what would help next time, never the company's words. */
function refusedOwner(view: MatchView, need: Line): Line {
  const code = companyWhy.find((known) => known === view.match.declineCode) ?? 'other';
  return line('notice.company_declined', { need, tip: line(`tip.${code}`) });
}

/** Who has joined with the code that the hearer gave away, and as what. */
function joined(
  { organisation, organisationId, personId }: Extract<Happening, { kind: 'member.joined' }>,
  { facts, read }: Known,
): Line | undefined {
  const member = read({ kind: 'member', organisation, organisationId, personId });
  const into = organisationsOf(facts).find(
    ({ kind, id }) => kind === organisation && id === organisationId,
  );
  if (!member || !into) return undefined;
  const who = member.name ?? line('member.somebody');
  return line('notice.member_joined', { who, name: into.name, role: roleLine(member.role) });
}

/** What happened to a channel, and what its administrator does now. */
function trouble(
  { channel, what }: Extract<Happening, { kind: 'channel.trouble' }>,
  { person }: Facts,
): Line | undefined {
  if (!person.roles.includes('admin')) return undefined;
  return line(`notice.trouble_${what}`, { channel: channelName(channel) });
}

/** That a person has looked, which is no working of the program: the level, and why where it is another one. */
function curated(umkId: number, { facts, read }: Known): Line | undefined {
  const umk = umksOf(facts).find(({ id }) => id === umkId);
  const readiness = read({ kind: 'readiness', umkId });
  if (!umk || !readiness?.curated) return undefined;
  const { visitedOn, how, reason } = readiness.curated;
  const { level } = readiness;
  return paragraphs(
    line('notice.curated', {
      name: umkName(umk),
      how: line(`curate.how_${how}`),
      day: dayName(visitedOn, facts),
    }),
    ...(level ? [line('notice.curated_level', { level: line(`readiness.short_${level}`) })] : []),
    ...(reason === undefined ? [] : [line('notice.curated_reason', { reason: literal(reason) })]),
    line('notice.curated_end'),
  );
}

function queued(kind: string, subjectId: number, { facts, read }: Known): Line | undefined {
  if (facts.person.roles.length === 0) return undefined;
  const known = QueueKind.safeParse(kind);
  if (!known.success) return undefined;
  if (known.data === 'company_check') return waitingCompany(subjectId, { facts, read });
  const aboutUmk = known.data === 'paper_check' || known.data === 'review_request';
  // Nobody works on their own business.
  if (aboutUmk && umksOf(facts).some(({ id }) => id === subjectId)) return undefined;
  const subject = known.data === 'ticket' ? ticketNumber(subjectId) : String(subjectId);
  return line(`notice.queue_${known.data}`, { subject });
}
