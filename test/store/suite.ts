/**
 * What every database must do for the store, in one list: a second database is one more call of
 * `describeStore`.
 */
import { afterEach, beforeEach, describe } from 'vitest';
import type { OpenStore } from '../../src/store/store.ts';
import { agreementTests } from './suite/agreements.ts';
import { assistTests } from './suite/assists.ts';
import { auditTests } from './suite/audit.ts';
import { broadcastTests } from './suite/broadcast.ts';
import { deskTests } from './suite/desk.ts';
import { checkInTests } from './suite/checkIns.ts';
import { diaryTests } from './suite/diary.ts';
import { deviceTests } from './suite/devices.ts';
import { fileTests } from './suite/files.ts';
import { forumTests } from './suite/forum.ts';
import { givenUpTests } from './suite/givenUp.ts';
import { handoverTests } from './suite/handover.ts';
import { inboxTests } from './suite/inbox.ts';
import { licenceTests } from './suite/licences.ts';
import { linkTests } from './suite/links.ts';
import { lookTests } from './suite/looks.ts';
import { matchingTests } from './suite/matching.ts';
import { outboxTests } from './suite/outbox.ts';
import { overrideTests } from './suite/overrides.ts';
import { peopleTests } from './suite/people.ts';
import { retentionTests } from './suite/retention.ts';
import { rowsTests } from './suite/rows.ts';
import { supplyTests } from './suite/supply.ts';
import { turnTests } from './suite/turns.ts';

/** A database for one test: `open` may be called again after `close`, and by then is a restart. */
export type Place = {
  open: () => Promise<OpenStore>;
  /** A statement behind the store's back, while it is closed. */
  run: (sql: string) => Promise<void>;
  remove: () => Promise<void>;
};
/** What a group of tests works on; `restart` closes the store and opens it again. */
export type Bench = {
  store: () => OpenStore;
  restart: () => Promise<OpenStore>;
  /** Somebody with the file changes it while the program is not running. */
  tamper: (sql: string) => Promise<void>;
};

export function describeStore(name: string, make: () => Promise<Place>): void {
  describe(`store on ${name}`, () => {
    let place: Place;
    let store: OpenStore;
    beforeEach(async () => {
      place = await make();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.remove();
    });
    const bench: Bench = {
      store: () => store,
      restart: async () => {
        await store.close();
        store = await place.open();
        return store;
      },
      tamper: async (sql) => {
        await store.close();
        await place.run(sql);
        store = await place.open();
      },
    };
    describe('files', () => fileTests(bench));
    describe('inbox', () => inboxTests(bench));
    describe('turns', () => turnTests(bench));
    describe('looks', () => lookTests(bench));
    describe('outbox', () => outboxTests(bench));
    describe('rows and queries', () => rowsTests(bench));
    describe('what matching knows', () => supplyTests(bench));
    describe('what matching makes of it', () => matchingTests(bench));
    describe('broadcasts', () => broadcastTests(bench));
    describe('agreements', () => agreementTests(bench));
    describe('check-ins', () => checkInTests(bench));
    describe('the diary', () => diaryTests(bench));
    describe('the forum', () => forumTests(bench));
    describe('talks with the office', () => handoverTests(bench));
    describe('linked people', () => linkTests(bench));
    describe('the audit trail', () => auditTests(bench));
    describe('the desk', () => deskTests(bench));
    describe('what staff change', () => overrideTests(bench));
    describe('help with licences', () => licenceTests(bench));
    describe('owners registered by companions', () => assistTests(bench));
    describe('devices', () => deviceTests(bench));
    describe('people and erasure', () => peopleTests(bench));
    describe('what was given up', () => givenUpTests(bench));
    describe('what goes by itself', () => retentionTests(bench));
  });
}
