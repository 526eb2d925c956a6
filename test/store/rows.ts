/**
 * Rows and turns for the store's tests, with words planted that must never be readable in a file.
 */
import type { Address, Inbound, Opened, TurnCommit, Write } from '../../src/app/ports.ts';
import type { Company } from '../../src/domain/company.ts';
import type { Match } from '../../src/domain/match.ts';
import type { Need } from '../../src/domain/need.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import type { Umk } from '../../src/domain/umk.ts';
import type { OpenStore } from '../../src/store/store.ts';

export const t0 = new Date('2026-11-22T03:00:00.000Z');
export const later = (seconds: number): Date => new Date(t0.getTime() + seconds * 1000);

export function telegram(id: string): Address {
  return { channel: 'telegram', account: 'bighug_bot', id };
}

/** Somebody writes; gives the person and the inbound row. */
export function says(store: OpenStore, who: string, id: string, text = 'halo', at = t0) {
  return store.receive({ id, from: telegram(who), at, input: { kind: 'text', text } });
}

/** A turn that answers `inbound` with `texts`, from where the person was opened. */
export function turn(
  inbound: Pick<Inbound, 'id' | 'personId' | 'addressId'>,
  opened: Pick<Opened, 'conversation' | 'version'>,
  texts: string[],
  more: Partial<TurnCommit> = {},
): TurnCommit {
  return {
    inboundIds: [inbound.id],
    personId: inbound.personId,
    conversation: { ...opened.conversation, turn: opened.conversation.turn + 1 },
    version: opened.version,
    writes: [],
    told: [],
    outbound: texts.map((text) => ({
      addressId: inbound.addressId,
      message: { text, position: 'menu/welcome' },
      proactive: false,
    })),
    cause: 'm1',
    at: t0,
    ...more,
  };
}

/** Answers everything of a person that is due in one turn; gives what commitMany said. */
export async function answer(
  store: OpenStore,
  personId: number,
  texts: string[],
  more: Partial<TurnCommit> = {},
): Promise<boolean | Error | undefined> {
  const rows = await store.inboundOf(personId, more.at ?? t0);
  const [first] = rows;
  if (!first) throw new Error(`nothing is due for ${personId}`);
  const opened = await store.open(personId);
  const inboundIds = rows.map(({ id }) => id);
  const [result] = await store.commitMany([turn(first, opened, texts, { inboundIds, ...more })]);
  return result;
}

export function umk(id: number, more: Partial<Umk> = {}): Umk {
  return {
    id,
    regionId: 'kota-bekasi',
    ownerName: 'Siti Aminah',
    product: 'Keripik Singkong',
    moreProducts: ['keripik pisang'],
    sectors: ['K1', 'K2'],
    capacity: { min: 500_000, max: 500_000, unit: 'bungkus', period: 'bulan' },
    place: { kecamatan: 'Bantar Gebang', kelurahan: 'Sumur Batu' },
    hasNib: 'ya',
    phone: '+6281234567890',
    status: 'active',
    example: false,
    createdAt: t0,
    updatedAt: t0,
    ...more,
  };
}

export function company(id: number, more: Partial<Company> = {}): Company {
  return {
    id,
    regionId: 'kota-bekasi',
    kind: 'company',
    name: 'PT Maju Bersama',
    picName: 'Rudi Hartono',
    phone: '+6281298765432',
    address: 'Jalan Mawar 7',
    status: 'approved',
    example: false,
    createdAt: t0,
    updatedAt: t0,
    ...more,
  };
}

export function need(id: number, companyId: number, more: Partial<Need> = {}): Need {
  return {
    id,
    regionId: 'kota-bekasi',
    companyId,
    what: 'Keripik untuk kantin',
    sectors: ['K1'],
    volume: { min: 1_000_000, max: 1_000_000, unit: 'bungkus', period: 'bulan' },
    papers: ['pirt', 'halal'],
    price: { min: 9_007_199_254_740_993n, max: 9_007_199_254_740_993n, per: 'bungkus' },
    status: 'open',
    example: false,
    createdAt: t0,
    updatedAt: t0,
    ...more,
  };
}

export function match(id: number, needId: number, umkId: number, more: Partial<Match> = {}): Match {
  return {
    id,
    needId,
    umkId,
    state: 'suggested',
    score: 0.75,
    reasons: [{ code: 'sector', values: { sector: 'K1', rank: 1 } }],
    steps: [],
    createdAt: t0,
    updatedAt: t0,
    ...more,
  };
}

export function ticket(id: number, personId: number, text: string): Ticket {
  return {
    id,
    regionId: 'kota-bekasi',
    personId,
    urgent: true,
    text,
    state: 'open',
    log: [],
    rev: 0,
    reportedOn: '2026-11-22',
    dueOn: '2026-12-01',
    provisional: false,
    createdAt: t0,
    updatedAt: t0,
  };
}

/** That this person belongs to the organisation: its owner, or its PIC. */
export function member(
  organisation: 'umk' | 'company',
  organisationId: number,
  personId: number,
): Write {
  const id = `${organisation}/${organisationId}/${personId}`;
  const role = organisation === 'umk' ? ('owner' as const) : ('pic' as const);
  const row = { id, personId, organisation, organisationId, role, since: '2026-11-01' };
  return { op: 'insert', table: 'membership', row };
}
