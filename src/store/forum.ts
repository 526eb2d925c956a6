/** The forum as it is looked at: members with their names, promises, meetings with who comes, and what is to be done. */
import type {
  CommitmentView,
  Decision,
  DecisionView,
  ForumMember,
  Meeting,
  MeetingView,
  MemberView,
  MyMeeting,
} from '../domain/forum.ts';
import type { Company } from '../domain/company.ts';
import type { Found } from '../domain/desk.ts';
import type { Query } from '../domain/query.ts';
import type { Core } from './core.ts';
import { namesOf } from './names.ts';
import { rowsBy } from './sql.ts';

type Asked<K extends Query['kind']> = Extract<Query, { kind: K }>;
export type ForumQuery = Asked<
  | 'forum.members'
  | 'forum.commitments'
  | 'forum.commitment'
  | 'forum.pledges'
  | 'forum.meetings'
  | 'forum.meeting'
  | 'forum.decisions'
  | 'forum.decision'
  | 'forum.mine'
  | 'forum.invitation'
>;

/** More members, meetings or open decisions than any forum has. */
const MOST = 1000;
const ROLES: readonly string[] = [
  'pengurus',
  'champion',
  'anggota',
] satisfies ForumMember['role'][];

function idsOf<T>(rows: readonly T[], key: (row: T) => number | undefined): number[] {
  return [...new Set(rows.flatMap((row) => key(row) ?? []))];
}

async function companyNames(
  { client }: Core,
  ids: readonly number[],
): Promise<Map<number, string>> {
  const rows = await rowsBy<{ id: number; name: string }>(client, 'Company', 'id', [...ids]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function umkNames(
  { client, codec }: Core,
  ids: readonly number[],
): Promise<Map<number, string>> {
  const rows = await rowsBy<{ id: number }>(client, 'Umk', 'id', [...ids]);
  return new Map(
    rows.map((row) => {
      const { businessName, product } = codec.decode('umk', row);
      return [row.id, businessName ?? product];
    }),
  );
}

async function members(core: Core): Promise<MemberView[]> {
  const { client, codec, regionId } = core;
  const rows = await client.forumMember.findMany({ where: { regionId, until: null }, take: MOST });
  const all = rows.map((row) => codec.decode('forumMember', row));
  const companyIds = idsOf(all, ({ companyId }) => companyId);
  const umkIds = idsOf(all, ({ umkId }) => umkId);
  const [people, companies, umks, belong] = await Promise.all([
    namesOf(
      core,
      idsOf(all, ({ personId }) => personId),
    ),
    companyNames(core, companyIds),
    umkNames(core, umkIds),
    client.membership.findMany({
      where: {
        OR: [
          { organisation: 'company', organisationId: { in: companyIds } },
          { organisation: 'umk', organisationId: { in: umkIds } },
        ],
      },
      orderBy: { personId: 'asc' },
    }),
  ]);
  const peopleOf = ({ personId, companyId, umkId }: ForumMember): number[] => {
    if (personId !== undefined) return [personId];
    const kind = companyId === undefined ? 'umk' : 'company';
    return belong
      .filter((one) => one.organisation === kind && one.organisationId === (companyId ?? umkId))
      .map((one) => one.personId);
  };
  const nameOf = ({ personId, companyId, umkId, agency }: ForumMember): string =>
    agency ??
    companies.get(companyId ?? 0) ??
    umks.get(umkId ?? 0) ??
    people.get(personId ?? 0) ??
    '';
  return all
    .map((member) => ({ member, name: nameOf(member), people: peopleOf(member) }))
    .sort(
      (a, b) =>
        ROLES.indexOf(a.member.role) - ROLES.indexOf(b.member.role) ||
        a.name.localeCompare(b.name, 'id') ||
        a.member.id - b.member.id,
    );
}

async function commitmentViews(core: Core, rows: readonly object[]): Promise<CommitmentView[]> {
  const all = rows.map((row) => core.codec.decode('commitment', { ...row }));
  const names = await companyNames(
    core,
    idsOf(all, ({ companyId }) => companyId),
  );
  return all.map((commitment) => ({
    commitment,
    by: commitment.agency ?? names.get(commitment.companyId ?? 0) ?? '',
  }));
}

async function commitments(
  core: Core,
  { state, companyId, page, size }: Asked<'forum.commitments'>,
): Promise<Found<CommitmentView>> {
  const { client, regionId } = core;
  const where = {
    regionId,
    ...(state === undefined ? {} : { state }),
    ...(companyId === undefined ? {} : { companyId }),
  };
  const [total, rows] = await Promise.all([
    client.commitment.count({ where }),
    client.commitment.findMany({
      where,
      orderBy: { id: 'desc' },
      skip: Math.max(0, page - 1) * size,
      take: size,
    }),
  ]);
  return { total, rows: await commitmentViews(core, rows) };
}

async function pledges(
  { client, codec, regionId }: Core,
  { page, size }: Asked<'forum.pledges'>,
): Promise<Found<Company>> {
  const recorded = await client.commitment.findMany({
    where: { regionId, companyId: { not: null } },
    select: { companyId: true },
    distinct: ['companyId'],
  });
  const ids = recorded.flatMap(({ companyId }) => companyId ?? []);
  const where = {
    regionId,
    id: { notIn: ids },
    status: { not: 'refused' },
    commitment: { not: null },
    NOT: { commitment: '' },
  };
  const [total, rows] = await Promise.all([
    client.company.count({ where }),
    client.company.findMany({
      where,
      orderBy: { id: 'asc' },
      skip: Math.max(0, page - 1) * size,
      take: size,
    }),
  ]);
  return { total, rows: rows.map((row) => codec.decode('company', row)) };
}

async function meetings(
  { client, codec, regionId }: Core,
  { after, page, size }: Asked<'forum.meetings'>,
): Promise<Found<Meeting>> {
  const next = { regionId, ticketId: null, state: 'terjadwal', startsAt: { gte: after } };
  const over = { regionId, ticketId: null, NOT: { state: 'terjadwal', startsAt: { gte: after } } };
  const [coming, past] = await Promise.all([
    client.meeting.findMany({ where: next, orderBy: { startsAt: 'asc' }, take: MOST }),
    client.meeting.findMany({ where: over, orderBy: { startsAt: 'desc' }, take: MOST }),
  ]);
  const all = [...coming, ...past];
  const from = Math.max(0, page - 1) * size;
  const rows = all.slice(from, from + size).map((row) => codec.decode('meeting', row));
  return { total: all.length, rows };
}

async function decisionViews(core: Core, decisions: readonly Decision[]): Promise<DecisionView[]> {
  const { client, codec } = core;
  const [names, rows] = await Promise.all([
    namesOf(
      core,
      idsOf(decisions, ({ ownerId }) => ownerId),
    ),
    client.meeting.findMany({
      where: { id: { in: idsOf(decisions, ({ meetingId }) => meetingId) } },
    }),
  ]);
  const titles = new Map(rows.map((row) => [row.id, codec.decode('meeting', row).title]));
  return decisions.map((decision) => {
    const owner = decision.owner ?? names.get(decision.ownerId ?? 0);
    const title = titles.get(decision.meetingId) ?? '';
    return { decision, title, ...(owner === undefined ? {} : { owner }) };
  });
}

async function decisionsWhere(core: Core, where: object): Promise<DecisionView[]> {
  const rows = await core.client.decision.findMany({
    where,
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: MOST,
  });
  return decisionViews(
    core,
    rows.map((row) => core.codec.decode('decision', row)),
  );
}

async function meetingView(core: Core, id: number): Promise<MeetingView | undefined> {
  const { client, codec, regionId } = core;
  const row = await client.meeting.findFirst({ where: { id, regionId } });
  if (!row) return undefined;
  const [rsvpRows, decisions, files] = await Promise.all([
    client.rsvp.findMany({ where: { meetingId: id }, orderBy: { personId: 'asc' } }),
    decisionsWhere(core, { meetingId: id }),
    client.attachment.findMany({
      where: { owner: 'meeting', ownerId: String(id) },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
    }),
  ]);
  const rsvps = rsvpRows.map((one) => codec.decode('rsvp', one));
  const names = await namesOf(
    core,
    rsvps.map(({ personId }) => personId),
  );
  const invited = rsvps.map((rsvp) => {
    const name = names.get(rsvp.personId);
    return { rsvp, ...(name === undefined ? {} : { name }) };
  });
  return {
    meeting: codec.decode('meeting', row),
    invited,
    decisions,
    files: files.map((file) => codec.decode('attachment', file)),
  };
}

/** The meetings that this person is invited to, the next one first. */
async function mine(
  { client, codec }: Core,
  personId: number,
  where: object,
): Promise<MyMeeting[]> {
  const rsvps = await client.rsvp.findMany({ where: { personId }, orderBy: { meetingId: 'desc' } });
  const rows = await client.meeting.findMany({
    where: { ...where, AND: { id: { in: rsvps.map(({ meetingId }) => meetingId) } } },
    orderBy: { startsAt: 'asc' },
    take: MOST,
  });
  return rows.flatMap((row) => {
    const rsvp = rsvps.find(({ meetingId }) => meetingId === row.id);
    return rsvp
      ? [{ meeting: codec.decode('meeting', row), rsvp: codec.decode('rsvp', rsvp) }]
      : [];
  });
}

export async function readForum(core: Core, query: ForumQuery, personId: number): Promise<unknown> {
  switch (query.kind) {
    case 'forum.members':
      return members(core);
    case 'forum.commitments':
      return commitments(core, query);
    case 'forum.commitment': {
      const { id } = query;
      const { client, regionId } = core;
      const rows = await client.commitment.findMany({ where: { id, regionId } });
      return (await commitmentViews(core, rows))[0];
    }
    case 'forum.pledges':
      return pledges(core, query);
    case 'forum.meetings':
      return meetings(core, query);
    case 'forum.meeting':
      return meetingView(core, query.id);
    case 'forum.decisions':
      return decisionsWhere(core, { doneOn: null });
    case 'forum.decision':
      return (await decisionsWhere(core, { id: query.id }))[0];
    case 'forum.mine':
      return mine(core, personId, { state: 'terjadwal', startsAt: { gt: query.after } });
    case 'forum.invitation':
      return (await mine(core, personId, { id: query.id }))[0];
  }
}
