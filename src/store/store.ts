/**
 * The store: the only room that knows a database. Opened once, migrated before use, and closed
 * after the last write.
 */
import type { Blobs, Devices, Exports, FileDesk, Staging, Store } from '../app/ports.ts';
import { knownAt, markBlocked, personAt } from './addresses.ts';
import { chainOldAudit, markOldHead, verifyAudit } from './audit.ts';
import type { AuditCheck } from './audit.ts';
import { createBlobs } from './blobs.ts';
import { bringForward } from './bringForward.ts';
import { stepBroadcasts } from './broadcastStep.ts';
import { createCodec } from './codec.ts';
import { commitLane, commitMany, linkLane, plainLane, writeRows } from './commit.ts';
import type { Core } from './core.ts';
import { openDatabase } from './database.ts';
import { depth } from './depth.ts';
import { createDevices } from './devices.ts';
import { createCrypto } from './crypto.ts';
import type { Keys } from './crypto.ts';
import { checkKeys, forgetKeys } from './keyCheck.ts';
import { createHanded } from './handed.ts';
import { hold, inboundOf, park, release, waitingPeople } from './inbox.ts';
import { aliasLane, receiveLane } from './receive.ts';
import { tellLate } from './lateReports.ts';
import { tellLkpm } from './lkpm.ts';
import { matchingChanges, matchingRev } from './matchingChanges.ts';
import { stepAgreements, tellEndings } from './agreementLife.ts';
import { moveAccount } from './move.ts';
import { stepEvaluations } from './evaluations.ts';
import { closeLapsed } from './lapsedDisputes.ts';
import { createExports } from './exports.ts';
import { createFileDesk } from './files.ts';
import { fairRun, stepFair } from './fairRuns.ts';
import { digestAt, fitsRev, tellDigest, tellFits, unseenNeeds } from './fits.ts';
import { createStaging } from './staging.ts';
import { claim, claimLane, recover } from './outbox.ts';
import { settleLane } from './settle.ts';
import { deliveries, progress } from './sent.ts';
import { isOutage } from './outage.ts';
import { overrides } from './overrides.ts';
import { open, peopleOf } from './people.ts';
import { tellQueue } from './queueDigest.ts';
import { askedSince, tellOne } from './unasked.ts';
import { remind } from './reminders.ts';
import { lessons } from './lessons.ts';
import { tellIdle } from './idle.ts';
import { sweep } from './retention.ts';
import { rotateKeys } from './rotate.ts';
import type { Rotated } from './rotate.ts';
import { pairsOfNeeds } from './matches.ts';
import { readKbli } from './stagingLists.ts';
import { allMatches, openNeeds, read, umks } from './queries.ts';
import { createRecent } from './recent.ts';
import { insertRows, rowsBy } from './sql.ts';
import type { Synchronous } from './beside.ts';
import { exposureFaded, supplierPage, suppliers } from './supply.ts';
import { fireTimers, nextDue } from './timers.ts';
import { endGroups, openTogethers, together, togetherOf } from './together.ts';
import { watchPartnerships } from './warnings.ts';

/** Conversations and messages of those who are writing at this moment: some megabytes. */
const RECENT = 2_000;

export type StoreOptions = {
  /** "file:./data/bot.db" or "postgresql://…" */
  url: string;
  keys: Keys;
  regionId: string;
  /** Default FULL. NORMAL is for machines that cannot lose power, and for tests. */
  synchronous?: Synchronous;
  log?: { info(fields: object, message: string): void };
};

/** The store with the bytes that it keeps in the same database. */
export type OpenStore = Store & {
  blobs: Blobs;
  devices: Devices;
  /** Files that were read and wait to be applied. */
  staging: Staging;
  /** Whole tables, page by page. */
  exports: Exports;
  /** One-time links, and work that is longer than a turn. */
  files: FileDesk;
  /** Whether the audit trail is whole. */
  verifyAudit(): Promise<AuditCheck>;
  /** Encrypts with the newest key what an older one encrypted; `told`: the column that it is at. Older keys but the last are then not needed. */
  rotateKeys(told: (column: string) => void): Promise<Rotated>;
  /** Before anybody is answered: rejects with WrongKeyError where the data was written with other keys. */
  checkKeys(): Promise<void>;
};

/**
 * Applies what is missing, then opens. Throws MigrationError, or what the file system says about
 * the file.
 */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  const { url, synchronous = 'FULL' } = options;
  const database = await openDatabase(url, synchronous);
  const { client, numbers, writer, known, workers } = database;
  const { applied, backup } = database.migrated;
  if (applied.length > 0) options.log?.info({ applied, backup }, 'database migrated');
  const crypto = createCrypto(options.keys);
  const core: Core = {
    client,
    numbers,
    crypto,
    codec: createCodec(crypto),
    recent: createRecent(RECENT),
    writer,
    regionId: options.regionId,
    ...(known ? { known } : {}),
    ...(workers ? { workers } : {}),
  };
  // Only at this one moment: later, rows without a hash are somebody's tampering.
  if (applied.some((name) => name.endsWith('_audit_chain'))) await chainOldAudit(core);
  if (applied.some((name) => name.endsWith('_audit_head_mark'))) await markOldHead(core);
  return {
    ...assemble(core),
    checkKeys: () => checkKeys(core, options.keys),
    rotateKeys: async (told) => {
      const done = await rotateKeys(core, told);
      if (done.unreadable === 0) await forgetKeys(core, options.keys);
      return done;
    },
    close: async () => {
      await writer.idle();
      await database.close();
    },
  };
}

function assemble(core: Core): Omit<OpenStore, 'checkKeys' | 'rotateKeys' | 'close'> {
  const { client, writer } = core;
  const receiving = receiveLane(core);
  const linking = core.workers ? aliasLane(core) : receiving;
  const lanes = { commit: commitLane(core), plain: plainLane(core), link: linkLane(core) };
  const handed = createHanded();
  const claiming = { lane: claimLane(core, handed), handed };
  const settling = settleLane(core);
  return {
    ...(core.workers ? { workers: core.workers } : {}),
    blobs: createBlobs(core),
    devices: createDevices(core),
    staging: createStaging(core),
    exports: createExports(core),
    files: createFileDesk(core),
    receive: (message, options) =>
      writer.submit(message.also?.length ? linking : receiving, {
        message,
        example: options?.example ?? false,
      }),
    waitingPeople: (now) => waitingPeople(core, now),
    inboundOf: (personId, now) => inboundOf(core, personId, now),
    open: (personId) => open(core, personId),
    read: (query, personId) => read(core, query, personId),
    commitMany: (turns) => commitMany(core, lanes, turns),
    askedSince: (personId, since, except) => askedSince(core, personId, since, except),
    hold: (inboundId, until) => hold(core, inboundId, until),
    release: (personId, now) => release(core, personId, now),
    park: (inboundIds, why) => park(core, inboundIds, why),
    claim: (limit, now, here, only) => claim(core, claiming, { limit, now, here, only }),
    settle: async (results, at) => {
      await Promise.all(results.map((result) => writer.submit(settling, { result, at })));
      handed.settled(results.map(({ id }) => id));
    },
    progress: (channel, news) => progress(core, channel, news),
    deliveries: () => deliveries(core),
    isOutage,
    depth: (now) => depth(core, now),
    moveAccount: (from, to, idOf, at) => moveAccount(core, { from, to, idOf, at }),
    recover: () => recover(core),
    fireTimers: (now, limit, cause) => fireTimers(core, now, limit, cause),
    stepBroadcasts: (how) => stepBroadcasts(core, how),
    stepAgreements: (how) => stepAgreements(core, how),
    stepEvaluations: (how) => stepEvaluations(core, how),
    closeLapsed: (how) => closeLapsed(core, how),
    tellEndings: (how) => tellEndings(core, how),
    watchPartnerships: (how) => watchPartnerships(core, how),
    tellLkpm: (how) => tellLkpm(core, how),
    remind: (how) => remind(core, how),
    tellQueue: (how) => tellQueue(core, how),
    tellLate: (how) => tellLate(core, how),
    sweep: (how) => sweep(core, how),
    tellIdle: (how) => tellIdle(core, how),
    nextDue: (of) => nextDue(core, of),
    bringForward: (how) => bringForward(core, how),
    suppliers: (umkIds, now) => suppliers(core, umkIds, now),
    supplierPage: (how) => supplierPage(core, how),
    matchingRev: () => matchingRev(core),
    matchingChanges: (since) => matchingChanges(core, since),
    umks: (ids) => umks(core, ids),
    openNeeds: (ids) => openNeeds(core, ids),
    lessons: (companyIds) => lessons(core, companyIds),
    exposureFaded: (from, until) => exposureFaded(core, from, until),
    kbli: () => readKbli(client),
    pairsOfNeeds: (needIds) => pairsOfNeeds(core, needIds),
    openTogethers: () => openTogethers(core),
    fairRun: () => fairRun(core),
    stepFair: (how) => stepFair(core, how),
    endGroups: (how) => endGroups(core, how),
    fitsRev: () => fitsRev(core),
    unseenNeeds: (needs) => unseenNeeds(core, needs),
    tellFits: (how) => tellFits(core, how),
    digestAt: (month) => digestAt(core, month),
    tellDigest: (how) => tellDigest(core, how),
    togetherOf: (needId) => togetherOf(core, needId),
    together: (id) => together(core, id),
    matchesOfNeed: (needId) => allMatches(core, { needId }),
    matchesOfUmk: (umkId) => allMatches(core, { umkId }),
    overrides: (known) => overrides(core, known),
    peopleOf: (audience) => peopleOf(core, audience),
    knownAt: (address) => knownAt(core, address),
    tellOne: (how) => tellOne(core, how),
    blocked: (address, at) => writer.plain((tx) => markBlocked(tx, core, address, at)),
    personAt: (address) => writer.plain((tx) => personAt(tx, core, address, new Date())),
    write: (writes) => writer.plain((tx) => writeRows(tx, core, writes)),
    verifyAudit: () => verifyAudit(core),
    getSetting: async (name) => {
      const [row] = await rowsBy<{ value: string }>(client, 'Setting', 'name', [name]);
      return row?.value;
    },
    putSetting: (name, value) =>
      writer.plain((db) => insertRows(db, 'Setting', [{ name, value }], { id: 'name' })),
  };
}
