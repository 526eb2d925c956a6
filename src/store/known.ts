/** What a turn reads every time, held in memory where the file is this process's alone to remember: see memory.ts for why it is never out of date. */
import type { Address, Inbound, Opened, Write } from '../app/ports.ts';
import { createMemory } from './memory.ts';
import type { Memory } from './memory.ts';
import { createReady } from './ready.ts';
import type { Ready } from './ready.ts';
import type { Db } from './sql.ts';
import { createWatch } from './watch.ts';
import type { Watch } from './watch.ts';

/** An address as a row of `Address` says it. */
export type Place = { id: number; personId: number; lookup: string; heard: boolean | number };

/** A message that is not handled, and when it is to be. */
export type Pending = { row: Inbound; dueAt: Date };

/** A message in the outbox, without its words. */
export type Line = Record<'seq' | 'inboundId' | 'n' | 'personId' | 'addressId', number>;

export type Known = {
  /** People as turns open them, by id. */
  people: Memory<number, Opened>;
  /** Addresses, by what they are in one string (see `addressKey`). */
  places: Memory<string, Place>;
  /** The same, by id, as the channels know them. */
  addresses: Memory<number, Address>;
  /** All that is not handled of people, by person, oldest first. */
  pending: Memory<number, readonly Pending[]>;
  /** How many changes of staff there are. */
  overrides: Memory<'count', number>;
  /** The moment before which nothing in the outbox is to be claimed, in milliseconds. */
  quiet: Memory<'until', number>;
  /** Messages that were handed over to be sent and are not settled, by id. */
  going: Memory<string, Line>;
  /** Whether anything in the outbox is queued behind another message of its person. */
  queued: Memory<'any', boolean>;
  ready: Ready;
};

/** Those who are writing at this moment; some kilobytes each. */
const PEOPLE = 5_000;
const PLACES = 20_000;
/** More than are ever handed over at once. */
const GOING = 1_000;
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
    addresses: createMemory<number, Address>(watch, ['Address'], PLACES),
    pending: createMemory<number, readonly Pending[]>(watch, ['Inbound', 'Address'], PEOPLE),
    overrides: createMemory<'count', number>(watch, ['Override'], 1),
    quiet: createMemory<'until', number>(watch, ['Outbound'], 1),
    going: createMemory<string, Line>(watch, ['Outbound'], GOING),
    queued: createMemory<'any', boolean>(watch, ['Outbound'], 1),
    ready: createReady(watch),
  };
  return { watch, known };
}

/** What may be relied on in this transaction: in one of the client nothing, because it is not looked then what others wrote. */
export function insideOf(db: Db, { known }: { known?: Known }): Known | undefined {
  return '$queryRaw' in db ? undefined : known;
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
export function forWrite(db: Db, kit: { known?: Known }, write: Write): Db {
  const known = insideOf(db, kit);
  return known && forgetFor(known, write) ? telling(db) : db;
}
