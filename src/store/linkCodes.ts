/** What shows that somebody is who they say: codes found by their keyed hash, imported businesses by name and NIB, voices. */
import type { Query, QueryResult } from '../domain/query.ts';
import type { Core } from './core.ts';
import { rowsBy } from './sql.ts';
import { businessNameIndex } from './tables.ts';

type Asked<K extends Query['kind']> = Extract<Query, { kind: K }>;

/** See the query `linkCode`. */
async function linkCode(
  { client, codec }: Core,
  { code }: Asked<'linkCode'>,
): Promise<QueryResult<'linkCode'>> {
  const row = await codec
    .delegate(client, 'linkCode')
    .findFirst({ where: codec.where('linkCode', { id: code }) });
  if (!row) return undefined;
  const found = codec.decode('linkCode', row);
  const person = await client.person.findUnique({ where: { id: found.personId } });
  const name = person ? codec.decode('person', person).name : undefined;
  return { code: found, ...(name === undefined ? {} : { name }) };
}

/** See the query `members`. */
async function members(
  { client, codec }: Core,
  { organisation, organisationId }: Asked<'members'>,
): Promise<QueryResult<'members'>> {
  const rows = await client.membership.findMany({
    where: { organisation, organisationId },
    orderBy: { personId: 'asc' },
  });
  const ids = rows.map(({ personId }) => personId);
  const [people, addresses] = await Promise.all([
    rowsBy<{ id: number }>(client, 'Person', 'id', ids),
    client.address.findMany({ where: { personId: { in: ids } }, orderBy: { id: 'asc' } }),
  ]);
  return rows.map((row) => {
    const person = people.find(({ id }) => id === row.personId);
    const name = person ? codec.decode('person', person).name : undefined;
    const theirs = addresses.filter(({ personId }) => personId === row.personId);
    return {
      personId: row.personId,
      role: codec.decode('membership', row).role,
      channels: [...new Set(theirs.map(({ channel }) => channel))],
      ...(name === undefined ? {} : { name }),
    };
  });
}

/** See the query `umk.unclaimed`: both must be right, and where two would fit, none is shown. */
async function unclaimed(
  { client, codec, crypto }: Core,
  { name, nibEnd }: Asked<'umk.unclaimed'>,
): Promise<QueryResult<'umk.unclaimed'>> {
  const rows = await client.umk.findMany({
    where: {
      nameIndex: businessNameIndex(crypto, name),
      status: { in: ['imported', 'active'] },
    },
  });
  const ids = rows.map(({ id }) => id);
  const [papers, taken] = await Promise.all([
    client.paper.findMany({ where: { umkId: { in: ids }, kind: 'nib' } }),
    client.membership.findMany({ where: { organisation: 'umk', organisationId: { in: ids } } }),
  ]);
  const proven = rows.filter(({ id }) => {
    const paper = papers.find(({ umkId }) => umkId === id);
    const number = paper ? codec.decode('paper', paper).number : undefined;
    const free = !taken.some(({ organisationId }) => organisationId === id);
    return free && number !== undefined && number.endsWith(nibEnd) && nibEnd.length === 4;
  });
  const [only] = proven;
  return only && proven.length === 1 ? codec.decode('umk', only) : undefined;
}

/** Answers the queries about who somebody is and what they said aloud. */
export async function readProof(
  core: Core,
  query: Asked<'linkCode' | 'members' | 'umk.unclaimed' | 'voiceNote' | 'voiceNotes.waiting'>,
): Promise<unknown> {
  const { client, codec } = core;
  switch (query.kind) {
    case 'linkCode':
      return linkCode(core, query);
    case 'members':
      return members(core, query);
    case 'umk.unclaimed':
      return unclaimed(core, query);
    case 'voiceNote': {
      const row = await client.voiceNote.findUnique({ where: { id: query.id } });
      return row ? codec.decode('voiceNote', row) : undefined;
    }
    case 'voiceNotes.waiting': {
      const rows = await client.voiceNote.findMany({
        where: { state: 'waiting' },
        orderBy: { id: 'asc' },
      });
      return rows.map((row) => codec.decode('voiceNote', row));
    }
  }
}
