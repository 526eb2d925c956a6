/** What companions registered for others, each seen by whoever registered it; and for whom a number speaks, where the channel vouches for it. */
import type { Assist, AssistView } from '../domain/assist.ts';
import { isOpen, mayAssist } from '../domain/assist.ts';
import type { Found } from '../domain/desk.ts';
import type { Query, QueryResult } from '../domain/query.ts';
import { openAddress } from './addresses.ts';
import type { Core, Kit } from './core.ts';
import { rowsBy } from './sql.ts';
import type { Tx } from './writer.ts';

/** More than a companion ever registered: the newest are looked through. */
const MOST = 2_000;
/** Businesses of one kind in one kecamatan whose owners are compared. */
const MOST_ALIKE = 2_000;

type Asked<K extends Query['kind']> = Extract<Query, { kind: K }>;
export type AssistQuery = Asked<
  | 'assist'
  | 'assists.mine'
  | 'assists.waiting'
  | 'assists.forMe'
  | 'umk.alike'
  | 'match.behalf'
  | 'together.behalf'
>;

/** Adds to registrations what is left of their businesses, the newest sheet and the companion's name. */
async function views(core: Core, rows: readonly { id: number }[]): Promise<AssistView[]> {
  const { client, codec } = core;
  const assists = rows.map((row) => codec.decode('assist', row));
  const ids = assists.map(({ id }) => id);
  const by = [...new Set(assists.flatMap(({ personId }) => personId ?? []))];
  const [umks, sheets, people] = await Promise.all([
    rowsBy<{ id: number; status: string }>(client, 'Umk', 'id', ids),
    client.attachment.findMany({
      where: { owner: 'consent', ownerId: { in: ids.map(String) } },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
    }),
    rowsBy<{ id: number }>(client, 'Person', 'id', by),
  ]);
  return assists.map((assist) => {
    const umk = umks.find(({ id, status }) => id === assist.id && status !== 'erased');
    const sheet = sheets.find(({ ownerId }) => ownerId === String(assist.id));
    const person = people.find(({ id }) => id === assist.personId);
    const name = person ? codec.decode('person', person).name : undefined;
    return {
      assist,
      ...(umk ? { umk: codec.decode('umk', umk) } : {}),
      ...(sheet ? { sheet: codec.decode('attachment', sheet) } : {}),
      ...(name === undefined ? {} : { by: name }),
    };
  });
}

export async function assistView(core: Core, id: number): Promise<AssistView | undefined> {
  const row = await core.client.assist.findUnique({ where: { id } });
  return row ? (await views(core, [row]))[0] : undefined;
}

function fits({ assist, umk }: AssistView, { by, what }: Asked<'assists.mine'>): boolean {
  if (by === 'newest') return true;
  if (by === 'number') return assist.id === Number(what);
  if (by === 'phone') return umk?.phone === what;
  const said = [umk?.ownerName, umk?.businessName, umk?.product].join(' ').toLowerCase();
  return what
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
}

/** Names are encrypted, so what one companion registered is looked through here. */
async function mine(
  core: Core,
  asked: Asked<'assists.mine'>,
  personId: number,
): Promise<Found<AssistView>> {
  const rows = await core.client.assist.findMany({
    where: { personId },
    orderBy: { id: 'desc' },
    take: MOST,
  });
  const found = (await views(core, rows)).filter((view) => fits(view, asked));
  const from = Math.max(0, asked.page - 1) * asked.size;
  return { total: found.length, rows: found.slice(from, from + asked.size) };
}

/**
 * The telephone numbers that a provider vouches for: a WhatsApp account is reached by its number ("62812…" at the Cloud
 * API, "62812…@s.whatsapp.net" at a linked device); a number that somebody typed or shared proves nothing.
 */
async function vouchedPhones({ client, crypto }: Core, personId: number): Promise<string[]> {
  const rows = await client.address.findMany({
    where: { personId, channel: { in: ['whatsapp', 'whatsapp-cloud'] } },
  });
  return rows.flatMap((row) => {
    const digits = /^(\d{8,15})(?:@s\.whatsapp\.net)?$/.exec(openAddress(crypto, row).id)?.[1];
    return digits === undefined ? [] : [`+${digits}`];
  });
}

async function forMe(core: Core, personId: number): Promise<AssistView[]> {
  const { client, crypto } = core;
  const phones = await vouchedPhones(core, personId);
  if (phones.length === 0) return [];
  const umks = await client.umk.findMany({
    where: {
      phoneIndex: { in: phones.map((phone) => crypto.blind('phone', phone)) },
      status: { in: ['unconfirmed', 'active'] },
    },
    select: { id: true },
  });
  const rows = await client.assist.findMany({
    // Nobody confirms what they registered themselves.
    where: {
      id: { in: umks.map(({ id }) => id) },
      OR: [{ personId: { not: personId } }, { personId: null }],
    },
    orderBy: { id: 'asc' },
  });
  return (await views(core, rows)).filter(({ assist, umk }) => umk && isOpen(assist));
}

async function alike(core: Core, asked: Asked<'umk.alike'>): Promise<QueryResult<'umk.alike'>> {
  const { client, codec, crypto } = core;
  const { phone, kecamatan, kelurahan, sector, product } = asked;
  const { except = 0 } = asked;
  const known = { status: { not: 'erased' }, id: { not: except } };
  const [called, near] = await Promise.all([
    client.umk.count({ where: { ...known, phoneIndex: crypto.blind('phone', phone) } }),
    client.umk.findMany({
      where: {
        ...known,
        kecamatan,
        ...(sector === undefined ? { productSearch: product.toLowerCase() } : { sector }),
      },
      take: MOST_ALIKE,
    }),
  ]);
  const owners = near
    .map((row) => codec.decode('umk', row))
    .filter((umk) => umk.place.kelurahan === kelurahan)
    .map(({ ownerName }) => ownerName);
  return { phone: called > 0, owners: [...new Set(owners)] };
}

/** Who answers for a business that is active by a sheet and has nobody of its own: the companion, or without one every curator. */
export async function answering(
  { client, codec }: Pick<Kit, 'codec'> & { client: Tx },
  umkId: number,
): Promise<number[]> {
  const row = await client.assist.findUnique({ where: { id: umkId } });
  const assist: Assist | undefined = row ? codec.decode('assist', row) : undefined;
  if (assist?.state !== 'by_sheet') return [];
  const owner = { organisation: 'umk', organisationId: umkId };
  if (await client.membership.findFirst({ where: owner })) return [];
  const { personId } = assist;
  const roles =
    personId === undefined ? [] : await client.staffRole.findMany({ where: { personId } });
  const theirs = roles.map((role) => codec.decode('staffRole', role).role);
  if (personId !== undefined && mayAssist(theirs)) return [personId];
  const curators = await client.staffRole.findMany({ where: { role: 'kurator' } });
  return curators.map((role) => role.personId);
}

/** Of the members of a group those for whom the person answers now. */
async function behalfIn(core: Core, togetherId: number, personId: number): Promise<number[]> {
  const row = await core.client.together.findUnique({ where: { id: togetherId } });
  const found: number[] = [];
  for (const { umkId } of row ? core.codec.decode('together', row).members : [])
    if ((await answering(core, umkId)).includes(personId)) found.push(umkId);
  return found;
}

async function behalf(core: Core, matchId: number, personId: number): Promise<boolean> {
  const match = await core.client.match.findUnique({ where: { id: matchId } });
  return match !== null && (await answering(core, match.umkId)).includes(personId);
}

/** Answers the queries about registrations on behalf of others, for `personId`. */
export async function readAssist(
  core: Core,
  query: AssistQuery,
  personId: number,
): Promise<unknown> {
  switch (query.kind) {
    case 'assist':
      return assistView(core, query.id);
    case 'assists.mine':
      return mine(core, query, personId);
    case 'assists.waiting':
      return core.client.assist.count({
        where: { personId, state: { in: ['waiting', 'sheet_due'] } },
      });
    case 'assists.forMe':
      return forMe(core, personId);
    case 'umk.alike':
      return alike(core, query);
    case 'together.behalf':
      return behalfIn(core, query.id, personId);
    case 'match.behalf':
      return behalf(core, query.id, personId);
  }
}
