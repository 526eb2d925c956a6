/** The words of each piece of news, for the side that hears it; undefined where there is nothing (more) to say. */
import type { Line } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Read } from '../conversation/step.ts';
import { agreementNumber } from '../domain/agreement.ts';
import { isReferred } from '../domain/company.ts';
import { entryNumber } from '../domain/diary.ts';
import type { Happening } from '../domain/event.ts';
import type { Facts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';
import { isOffice } from '../domain/roles.ts';
import { QueueKind, ticketNumber } from '../domain/ticket.ts';
import { agreementNews, endsSoonNews } from './agreementNews.ts';
import { amendmentNews } from './amendmentNews.ts';
import { evaluationNews, evaluationNewsNeeds } from './evaluationWords.ts';
import { mineQuery } from './agreementWords.ts';
import { assistNews } from './assistNews.ts';
import { behalfNeeds } from './behalfWords.ts';
import { dayName } from './card.ts';
import { channelName } from './channelName.ts';
import { openQueue } from './deskList.ts';
import { diaryNews } from './diaryNews.ts';
import { diaryQuery } from './diaryWords.ts';
import { deskNews } from './deskNews.ts';
import { licenceNews } from './licenceNews.ts';
import { decisionNews } from './forumWords.ts';
import { matchNews } from './matchNews.ts';
import { organisationsOf, roleLine } from './members.ts';
import { needTitle } from './needWords.ts';
import { wantsReminders } from './silent.ts';
import { ticketNews, ticketNewsNeeds } from './ticketNews.ts';
import { umkName, umksOf } from './whichUmk.ts';
import { togetherNews } from './togetherNews.ts';
import { togetherNeeds } from './togetherWords.ts';

type Known = { facts: Facts; read: Read };

/** The happenings of one kind, or of some kinds. */
type Of<K extends Happening['kind']> = Extract<Happening, { kind: K }>;

/** What has to be known before a piece of news can be told; of a kind that is not here, nothing. */
const queries: { [K in Happening['kind']]?: (happening: Of<K>, facts: Facts) => Query[] } = {
  'company.waiting': ({ companyId }) => [{ kind: 'company', id: companyId }],
  'company.decided': ({ companyId }) => [{ kind: 'company', id: companyId }],
  'need.candidates': ({ needId }) => [
    { kind: 'need', id: needId },
    { kind: 'candidates', needId },
  ],
  'match.moved': ({ matchId }, facts) => [
    { kind: 'match', id: matchId },
    ...behalfNeeds(matchId, facts),
  ],
  'match.proposed': ({ matchId }) => [{ kind: 'match', id: matchId }],
  'umk.fits': ({ needIds }) => needIds.map((id): Query => ({ kind: 'need', id })),
  'together.moved': ({ togetherId }, facts) => togetherNeeds(togetherId, facts),
  'match.silent': ({ matchId }) => [{ kind: 'match', id: matchId }],
  'assist.decided': ({ umkId }) => [{ kind: 'assist', id: umkId }],
  'queue.new': (happening, { person }) => (person.roles.length > 0 ? queuedNeeds(happening) : []),
  'member.joined': ({ organisation, organisationId, personId }) => [
    { kind: 'member', organisation, organisationId, personId },
  ],
  'queue.digest': (_happening, facts) => (facts.person.roles.length > 0 ? [openQueue(facts)] : []),
  'queue.given': ({ itemId }) => [{ kind: 'queueItem', id: itemId }],
  'role.changed': ({ personId }) => [{ kind: 'person', id: personId }],
  'pic.replaced': ({ companyId }) => [{ kind: 'company', id: companyId }],
  'need.closed': ({ needId }) => [{ kind: 'need', id: needId }],
  'licence.moved': ({ licenceId }) => [{ kind: 'licence', id: licenceId }],
  'licence.heard': ({ licenceId }) => [{ kind: 'licence', id: licenceId }],
  'umk.curated': ({ umkId }) => [{ kind: 'readiness', umkId }],
  'ticket.assigned': ticketNewsNeeds,
  'ticket.alarm': ticketNewsNeeds,
  'ticket.late': ticketNewsNeeds,
  'ticket.shifted': ticketNewsNeeds,
  'ticket.triaged': ticketNewsNeeds,
  'ticket.heard': ticketNewsNeeds,
  'dispute.moved': ticketNewsNeeds,
  'forum.decided': ({ decisionId }) => [{ kind: 'forum.decision', id: decisionId }],
  'agreement.moved': (_happening, facts) => [mineQuery({ facts })],
  'diary.answered': (_happening, facts) => [diaryQuery({ facts })],
  'agreement.ends': (_happening, facts) => [mineQuery({ facts })],
  'amendment.moved': (_happening, facts) => [mineQuery({ facts })],
  'evaluation.moved': evaluationNewsNeeds,
  'broadcast.news': ({ broadcastId }) => [
    { kind: 'broadcast', id: broadcastId },
    { kind: 'broadcast.table', id: broadcastId },
  ],
};

export function newsQueries(happening: Happening, facts: Facts): Query[] {
  const ask = queries[happening.kind] as
    ((happening: Happening, facts: Facts) => Query[]) | undefined;
  return ask?.(happening, facts) ?? [];
}

/** The words of each kind that needs no answer; any other has a dialog of its own. */
const tellers: { [K in Happening['kind']]?: (happening: Of<K>, known: Known) => Line | undefined } =
  {
    'company.waiting': ({ companyId }, known) => waitingCompany(companyId, known),
    'company.decided': ({ companyId }, known) => decided(companyId, known),
    'match.moved': ({ matchId, move }, known) => matchNews(matchId, move, known),
    'umk.fits': fitting,
    'fair.done': ({ made, of }, { facts }) =>
      isOffice(facts.person.roles)
        ? line(made === of ? 'fair.news_all' : 'fair.news_some', { made, of })
        : undefined,
    'together.moved': togetherNews,
    'queue.new': queued,
    'member.joined': joined,
    'channel.trouble': (happening, { facts }) => trouble(happening, facts),
    'queue.given': deskNews,
    'queue.digest': deskNews,
    'role.changed': deskNews,
    'pic.replaced': deskNews,
    'need.closed': deskNews,
    'broadcast.news': deskNews,
    'forum.decided': decisionNews,
    'ticket.assigned': ticketNews,
    'ticket.alarm': ticketNews,
    'ticket.late': ticketNews,
    'ticket.shifted': ticketNews,
    'ticket.triaged': ticketNews,
    'ticket.heard': ticketNews,
    'dispute.moved': ticketNews,
    'assist.decided': ({ state, umkId }, { facts, read }) =>
      assistNews(state, read({ kind: 'assist', id: umkId }), facts),
    'agreement.moved': agreementNews,
    'diary.answered': diaryNews,
    'agreement.ends': endsSoonNews,
    'amendment.moved': amendmentNews,
    'evaluation.moved': evaluationNews,
    'licence.moved': licenceNews,
    'licence.heard': licenceNews,
    'umk.curated': ({ umkId }, known) => curated(umkId, known),
  };

/** News that needs no answer. */
export function news(happening: Happening, known: Known): Line | undefined {
  const tell = tellers[happening.kind] as
    ((happening: Happening, known: Known) => Line | undefined) | undefined;
  return tell?.(happening, known);
}

/** New orders for an owner who wants reminders; those that are still open. */
function fitting({ umkId, needIds }: Of<'umk.fits'>, { facts, read }: Known): Line | undefined {
  const umk = umksOf(facts).find(({ id }) => id === umkId);
  if (!umk || !wantsReminders(facts)) return undefined;
  const open = needIds.flatMap((id) => {
    const need = read({ kind: 'need', id });
    return need?.status === 'open' ? [needTitle(need, facts.person.language)] : [];
  });
  if (open.length === 0) return undefined;
  return paragraphs(
    stacked(
      line('notice.fits', { name: umkName(umk), count: open.length }),
      ...open.map((need) => line('notice.fit', { need })),
    ),
    line('notice.fits_how'),
  );
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

/** The line of the queue that news of new work is about; a company is asked itself whether it waits, and a talk goes by its own number. */
function lineOf({
  queueKind,
  subjectId,
}: Of<'queue.new'>): Extract<Query, { kind: 'queue.about' | 'queueItem' }> | undefined {
  const known = QueueKind.safeParse(queueKind);
  if (!known.success || known.data === 'company_check') return undefined;
  if (known.data === 'handover') return { kind: 'queueItem', id: subjectId };
  return { kind: 'queue.about', of: known.data, subjectId };
}

function queuedNeeds(happening: Of<'queue.new'>): Query[] {
  if (happening.queueKind === 'company_check')
    return [{ kind: 'company', id: happening.subjectId }];
  const query = lineOf(happening);
  return query ? [query] : [];
}

/** New work, as long as nobody has it or is through with it: who was busy hears of it late. */
function queued(happening: Of<'queue.new'>, { facts, read }: Known): Line | undefined {
  if (facts.person.roles.length === 0) return undefined;
  const { queueKind, subjectId } = happening;
  if (queueKind === 'company_check') return waitingCompany(subjectId, { facts, read });
  const query = lineOf(happening);
  const found = query && read(query);
  if (found?.item.state !== 'open') return undefined;
  const { kind } = found.item;
  if (kind === 'company_check') return undefined;
  const aboutUmk = kind === 'paper_check' || kind === 'review_request';
  // Nobody works on their own business.
  if (aboutUmk && umksOf(facts).some(({ id }) => id === subjectId)) return undefined;
  const number = { ticket: ticketNumber, agreement: agreementNumber, diary: entryNumber };
  const subject =
    kind === 'ticket' || kind === 'agreement' || kind === 'diary'
      ? number[kind](subjectId)
      : String(subjectId);
  return line(`notice.queue_${kind}`, { subject });
}
