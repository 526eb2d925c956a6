/** What a turn reads every time, held in memory where the file is this process's alone to remember: see memory.ts for why it is never out of date. */
import type { Opened, Write } from '../app/ports.ts';
import { createMemory } from './memory.ts';
import type { Memory } from './memory.ts';
import type { Db } from './sql.ts';
import { createWatch } from './watch.ts';
import type { Watch } from './watch.ts';

/** An address as a row of `Address` says it. */
export type Place = { id: number; personId: number; lookup: string; heard: boolean | number };

export type Known = {
  /** People as turns open them, by id. */
  people: Memory<number, Opened>;
  /** Addresses, by what they are in one string (see `addressKey`). */
  places: Memory<string, Place>;
  /** How many changes of staff there are. */
  overrides: Memory<'count', number>;
};

/** Those who are writing at this moment; some kilobytes each. */
const PEOPLE = 5_000;
const PLACES = 20_000;
/** What `open` reads of somebody. */
const OF_PEOPLE = [
  'Person',
  'Conversation',
  'StaffRole',
  'Consent',
  'Membership',
  'Umk',
  'Company',
] as const;

export function createKnown(): { watch: Watch; known: Known } {
  const watch = createWatch();
  const known = {
    people: createMemory<number, Opened>(watch, OF_PEOPLE, PEOPLE),
    places: createMemory<string, Place>(watch, ['Address'], PLACES),
    overrides: createMemory<'count', number>(watch, ['Override'], 1),
  };
  return { watch, known };
}

/** The same transaction for statements whose changes are told to what is remembered; through the client nothing is. */
export function telling(db: Db): Db {
  if ('$queryRaw' in db) return db;
  const { direct } = db;
  return {
    direct: (work) =>
      direct((driver) => work({ all: driver.all, run: driver.told, told: driver.told })),
  };
}

/** Forgets whose facts a write changes; false where it does not say. */
function forgetFor({ people }: Known, write: Write): boolean {
  const { id: named, row } = write as { id?: unknown; row?: { id?: unknown; personId?: unknown } };
  const id = row?.id ?? named;
  const personId = write.table === 'person' ? id : row?.personId;
  switch (write.table) {
    case 'person':
    case 'consent':
    case 'membership':
    case 'staffRole':
      if (typeof personId !== 'number') return false;
      people.change(personId, () => undefined);
      return true;
    case 'umk':
      people.dropWhere(({ person }) => person.umks.some((umk) => umk.id === id));
      return id !== undefined;
    case 'company':
      people.dropWhere(({ person }) => person.companies.some((company) => company.id === id));
      return id !== undefined;
    default:
      return false;
  }
}

/** The transaction for a write of a turn: where that says whom it changes, only they are forgotten. */
export function forWrite(db: Db, known: Known | undefined, write: Write): Db {
  return known && !('$queryRaw' in db) && forgetFor(known, write) ? telling(db) : db;
}
