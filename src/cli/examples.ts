/** 200 example UMK and 20 example companies with needs: the same ones every time, plainly marked as examples. */
import type { Address, Store, Write } from '../app/ports.ts';
import type { Region } from '../domain/region.ts';
import { readSectors } from '../language/sector.ts';
import { needs, owners, products } from './seedData.ts';

export const UMK_COUNT = 200;
const SEEDED = 'seeded';

/** A repeatable sequence of numbers in [0, 1) (mulberry32). */
export function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export type Seeding = { store: Store; region: Region; now: Date; address: (id: string) => Address };

/** Writes the examples; false where they are there already. */
export async function seed(how: Seeding): Promise<boolean> {
  const { store } = how;
  if ((await store.getSetting(SEEDED)) !== undefined) return false;
  const next = sequence(3275);
  for (let index = 0; index < UMK_COUNT; index++) await store.write(await umk(how, index, next));
  for (let index = 0; index < needs.length; index++) await store.write(await company(how, index));
  await store.putSetting(SEEDED, how.now.toISOString());
  return true;
}

async function fresh(store: Store, of: 'organisation' | 'need'): Promise<number> {
  return (await store.read({ kind: 'fresh', of }, 0)) as number;
}

function pick<T>(list: readonly T[], at: number): T {
  const chosen = list[Math.floor(at * list.length) % list.length];
  if (chosen === undefined) throw new Error('nothing to pick from');
  return chosen;
}

async function umk(how: Seeding, index: number, next: () => number): Promise<Write[]> {
  const { store, region, now } = how;
  const personId = await store.personAt(how.address(`contoh-umk-${index + 1}`));
  const id = await fresh(store, 'organisation');
  const made = products[index % products.length];
  if (!made) return [];
  const owner = pick(owners, next());
  const kecamatan = pick(region.kecamatan, next());
  const amount = pick(made.monthly, next()) * 1000;
  const hasNib = next() < 0.6 ? 'ya' : next() < 0.5 ? 'proses' : 'tidak';
  const phone = `+62812${String(30000000 + index)}`;
  const name = `${owner} (contoh)`;
  const papers = made.food ? (['pirt', 'halal'] as const).filter(() => next() < 0.5) : [];
  const since = new Intl.DateTimeFormat('en-CA', { timeZone: region.timeZone }).format(now);
  return [
    { op: 'patch', table: 'person', id: personId, set: { name, phone, example: true } },
    {
      op: 'insert',
      table: 'umk',
      row: {
        id,
        regionId: region.id,
        ownerName: name,
        businessName: `Contoh ${index + 1}`,
        product: made.product,
        moreProducts: [],
        sectors: readSectors(made.product, region)
          .slice(0, 3)
          .map(({ code }) => code),
        capacity: { min: amount, max: amount, unit: made.unit, period: 'bulan' },
        place: { kecamatan: kecamatan.name, kelurahan: pick(kecamatan.kelurahan, next()).name },
        hasNib,
        phone,
        status: 'active',
        example: true,
        createdAt: now,
        updatedAt: now,
      },
    },
    {
      op: 'insert',
      table: 'membership',
      row: {
        id: `umk/${id}/${personId}`,
        personId,
        organisation: 'umk',
        organisationId: id,
        role: 'owner',
        since,
      },
    },
    ...papers.map((kind): Write => ({
      op: 'put',
      table: 'paper',
      row: { id: `${id}/${kind}`, umkId: id, kind, status: 'ada', updatedAt: now },
    })),
  ];
}

async function company(how: Seeding, index: number): Promise<Write[]> {
  const { store, region, now } = how;
  const wanted = needs[index];
  if (!wanted) return [];
  const personId = await store.personAt(how.address(`contoh-perusahaan-${index + 1}`));
  const id = await fresh(store, 'organisation');
  const needId = await fresh(store, 'need');
  const made = { regionId: region.id, example: true, createdAt: now, updatedAt: now };
  const phone = `+62811${String(40000000 + index)}`;
  const picName = `${owners[index % owners.length] ?? ''} (contoh)`;
  const amount = wanted.volume * 1000;
  const kecamatan = region.kecamatan[index % region.kecamatan.length];
  const since = new Intl.DateTimeFormat('en-CA', { timeZone: region.timeZone }).format(now);
  return [
    { op: 'patch', table: 'person', id: personId, set: { name: picName, phone, example: true } },
    {
      op: 'insert',
      table: 'company',
      row: {
        id,
        kind: 'company',
        name: `${wanted.company} (contoh)`,
        picName,
        phone,
        address: kecamatan?.name ?? '',
        status: 'approved',
        basis: 'oss',
        scale: 'besar',
        ...made,
      },
    },
    {
      op: 'insert',
      table: 'membership',
      row: {
        id: `company/${id}/${personId}`,
        personId,
        organisation: 'company',
        organisationId: id,
        role: 'pic',
        since,
      },
    },
    {
      op: 'insert',
      table: 'need',
      row: {
        id: needId,
        companyId: id,
        what: wanted.what,
        sectors: readSectors(wanted.what, region)
          .slice(0, 3)
          .map(({ code }) => code),
        volume: { min: amount, max: amount, unit: wanted.unit, period: wanted.period },
        ...(kecamatan ? { place: { kecamatan: kecamatan.name } } : {}),
        papers: [...wanted.papers],
        pattern: wanted.pattern,
        paymentDays: wanted.paymentDays,
        status: 'open',
        ...made,
      },
    },
  ];
}
