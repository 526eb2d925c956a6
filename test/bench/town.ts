/**
 * A town for benchmarks of broadcasts: owners with a business each, all of whom agreed to hear from the office, two of its staff, and
 * a company with an open need that none of them fits, so that matching reads them all and says nothing.
 */
import { pino } from 'pino';
import type { Address, Write } from '../../src/app/ports.ts';
import { openAt } from '../../src/cli/openAt.ts';
import { grantRole } from '../../src/cli/terminalAccount.ts';
import { readConfig } from '../../src/config.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import { ownerWrites } from '../program/broadcasts.ts';
import { company, need } from '../store/rows.ts';
import { DATA_KEY } from './builtProgram.ts';
import { BOT_TOKEN } from './telegramHere.ts';

/** Chats of the staff; owners have the chats FIRST_OWNER, FIRST_OWNER + 1, … */
export const AUTHOR = 1;
export const APPROVER = 2;
export const FIRST_OWNER = 1_000_000;
/** Owners that are stored in one transaction. */
const TOGETHER = 500;
const SINCE = new Date('2026-11-20T02:00:00Z');

const chat = (id: number): Address => ({
  channel: 'telegram',
  account: BOT_TOKEN.split(':')[0] ?? '',
  id: String(id),
});

/** What the company wants, and what owners say that they make: nobody does that. */
const WANTED = { what: 'Potong rambut karyawan', sectors: ['L2'], papers: [] };
const PRODUCTS = kotaBekasi.commodities
  .filter(({ sector }) => !WANTED.sectors.includes(sector))
  .flatMap(({ sector, terms }) => terms.map((product) => ({ product, sectors: [sector] })));
const KECAMATAN = kotaBekasi.kecamatan.map(({ name }) => name);

function writesFor(personId: number, nth: number): Write[] {
  const amount = (1 + (nth % 500)) * 1_000;
  return ownerWrites(personId, {
    ...{ umkId: personId, name: `Ibu ${nth}`, businessName: `Dapur ${nth}` },
    ...{ kecamatan: KECAMATAN[nth % KECAMATAN.length] ?? '', language: 'id', reminders: true },
    more: {
      ...PRODUCTS[nth % PRODUCTS.length],
      moreProducts: [],
      capacity: { min: amount, max: amount, unit: 'pcs', period: 'bulan' },
    },
    ...{ channel: 'telegram', since: SINCE },
  });
}

/** Makes the database in `dataDir` with so many owners; nobody else may have it open. */
export async function settle(dataDir: string, people: number): Promise<void> {
  const config = readConfig({ BOT_DATA_DIR: dataDir, BOT_DATA_KEY: DATA_KEY });
  const store = await openAt(config, config.regionId, pino({ level: 'warn' }, pino.destination(2)));
  for (const staff of [AUTHOR, APPROVER])
    await grantRole(store, chat(staff), 'kurator', 'bench', SINCE);
  await store.write([
    { op: 'insert', table: 'company', row: company(1) },
    { op: 'insert', table: 'need', row: need(1, 1, WANTED) },
  ]);
  for (let at = 0; at < people; at += TOGETHER) {
    const some = Array.from({ length: Math.min(TOGETHER, people - at) }, (_, n) => at + n);
    const ids = await Promise.all(some.map((nth) => store.personAt(chat(FIRST_OWNER + nth))));
    await store.write(ids.flatMap((id, n) => writesFor(id, at + n)));
  }
  await store.close();
}
