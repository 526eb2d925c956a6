/** Puts the program together for whoever starts it: store, engine, handling and delivery, with the channels given. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createDelivery } from '../app/deliver.ts';
import type { Delivery } from '../app/deliver.ts';
import { createCurrents } from '../app/current.ts';
import { createDuties } from '../app/duties.ts';
import type { Duties } from '../app/duties.ts';
import { createHandler } from '../app/handle.ts';
import type { Handler } from '../app/handle.ts';
import type { Handling } from '../app/handling.ts';
import { createAlert } from '../app/alert.ts';
import { createMatching } from '../app/matching.ts';
import type { Matching } from '../app/matching.ts';
import { createGroupLoss } from '../app/places.ts';
import type {
  Alert,
  Blobs,
  Channel,
  ChannelId,
  Devices,
  Duty,
  Outbound,
  Store,
} from '../app/ports.ts';
import { createReports } from '../app/report.ts';
import { jobs } from '../app/jobs/index.ts';
import type { Reports } from '../app/report.ts';
import { createSupplyIndex } from '../app/supplyIndex.ts';
import { createSchedule } from '../app/schedule.ts';
import type { Schedule } from '../app/schedule.ts';
import { createTimers } from '../app/timers.ts';
import type { Timers } from '../app/timers.ts';
import { commands } from '../commands/index.ts';
import type { Config } from '../config.ts';
import { ConfigError, projectRoot } from '../config.ts';
import type { Book } from '../conversation/step.ts';
import { quietUntil } from '../domain/quietHours.ts';
import type { Region } from '../domain/region.ts';
import { createUploads } from '../files/uploads.ts';
import type { Uploads } from '../files/uploads.ts';
import { createFileWork } from '../files/work.ts';
import type { FileWork } from '../files/work.ts';
import { makeBook } from '../flows/book.ts';
import { regions } from '../regions/index.ts';
import type { OpenStore } from '../store/store.ts';
import { loadTexts, renderLine } from '../text/render.ts';
import type { Texts } from '../text/render.ts';
import { keepSmall } from './memory.ts';
import { openAt } from './openAt.ts';

/** What other workers have to say is sent here: how often is looked. */
const OTHERS_MS = 200;
/** At the stop, how long the last answers may take to go out; what is left goes out after the next start. */
const LAST_WORDS_MS = 5_000;

export type Program = {
  store: Store;
  blobs: Blobs;
  devices: Devices;
  staging: OpenStore['staging'];
  exports: OpenStore['exports'];
  /** Links and jobs as they are stored, the folder of files that came in, and who works the jobs off. */
  files: OpenStore['files'];
  uploads: Uploads;
  fileWork: FileWork;
  /** What of several workers only one does. */
  duties: Duties;
  /** Region, dialogs and texts with what staff had changed when they were last read. */
  readonly region: Region;
  readonly book: Book;
  readonly texts: Texts;
  matching: Matching;
  handler: Handler;
  delivery: Delivery;
  timers: Timers;
  reports: Reports;
  alert: Alert;
  verifyAudit: OpenStore['verifyAudit'];
  rotateKeys: OpenStore['rotateKeys'];
  log: Logger;
  /** Takes up what a killed process left: unsent rows first, then unhandled messages. */
  recover(): Promise<void>;
  close(): Promise<void>;
};

export async function assemble(
  config: Config,
  how: Pick<Handling, 'log' | 'met' | 'byTicks' | 'meter'> & {
    channels: ReadonlyMap<ChannelId, Channel>;
    now?: () => Date;
  },
): Promise<Program> {
  keepSmall();
  const { log, channels } = how;
  const now = how.now ?? (() => new Date());
  const region = regions.find(({ id }) => id === config.regionId);
  if (!region) {
    const known = regions.map(({ id }) => id).join(', ');
    throw new ConfigError(`BOT_REGION: there is no region "${config.regionId}"; known: ${known}.`);
  }
  const store = await openAt(config, region.id, log);
  const { blobs, devices, staging, exports, files } = store;
  const texts = loadTexts(new URL('locales/', projectRoot()));
  const currents = createCurrents({
    store,
    region,
    texts,
    makeBook: (laid, words) =>
      makeBook(laid, commands, (said, facts) => renderLine(words, said, facts.person)),
    log,
  });
  await currents.read();
  const groupLost = createGroupLoss({
    store,
    log,
    now,
    due: async () => {
      await timers.fire('group');
    },
  });
  const refused = async (message: Outbound): Promise<void> => {
    await store.blocked(message.address, now()).catch((err: unknown) => {
      log.error({ err }, 'that somebody blocked us is not kept yet');
    });
    await groupLost(message);
  };
  const metered = how.meter ? { meter: how.meter } : {};
  const thinned = (): void => schedule.wrote(['broadcast']);
  const delivery = createDelivery({
    ...{ store, channels, log, now, refused, thinned, ...metered },
    quietUntil: async (at) => quietUntil(at, (await currents.read()).region),
  });
  const supply = createSupplyIndex({ store, region });
  const matching = createMatching({ store, supply });
  const handler = createHandler({
    store,
    matching,
    current: () => currents.read(),
    log,
    now,
    gathers: (channel) => channels.get(channel)?.gathers ?? false,
    startLink: (channel) => channels.get(channel)?.startLink?.(),
    committed: ({ writes, givenUp }) => {
      delivery.wake();
      if (givenUp) timers.wake();
      // Goods that were refused are told of at once where the office is open; what is worked off in parts begins.
      schedule.wrote(writes.map(({ table }) => table));
    },
    draw: async (chart, personKey) => {
      // Loaded when the first picture is wanted: most starts never draw one.
      const { drawPng } = await import('../charts/draw.ts');
      const blobId = await blobs.keep(await drawPng(chart), 'image/png', personKey);
      return { kind: 'photo', blobId, name: 'grafik.png', mime: 'image/png' };
    },
    papers: {
      blobs,
      make: async (document, link) => {
        const [{ printPdf }, { writeDocx }] = await Promise.all([
          import('../papers/pdf.ts'),
          import('../papers/docx.ts'),
        ]);
        return { pdf: await printPdf(document, { link }), docx: await writeDocx(document) };
      },
      ...(config.publicUrl === undefined ? {} : { door: config.publicUrl }),
    },
    ...(config.publicUrl === undefined ? {} : { door: config.publicUrl }),
    jobMade: () => fileWork.wake(),
    ...(how.met ? { met: how.met } : {}),
    ...(how.byTicks ? { byTicks: true } : {}),
    ...metered,
  });
  const duties = createDuties({ store, log, reclaimed: () => delivery.wake() });
  const schedule: Schedule = createSchedule({
    ...{ store, supply, jobs, duties, handler, log, now },
    region: async () => (await currents.read()).region,
    timeZone: region.timeZone,
  });
  const timers: Timers = createTimers({ store, schedule, duties, handler, delivery, log, now });
  const uploads = createUploads(join(config.dataDir, 'uploads'));
  const fileWork = createFileWork({
    shelf: { staging, exports, files, store, region, texts },
    uploads,
    now,
    log,
    ours: () => duties.has('files'),
    shared: store.workers !== undefined,
    due: async () => {
      await timers.fire('files');
    },
  });
  const reports = createReports({ store, log });
  const alert = createAlert({
    store,
    log,
    now,
    due: async () => {
      await timers.fire('alert');
    },
  });
  let looking: NodeJS.Timeout | undefined;
  return {
    store,
    blobs,
    devices,
    staging,
    exports,
    files,
    uploads,
    fileWork,
    duties,
    reports,
    alert,
    verifyAudit: () => store.verifyAudit(),
    rotateKeys: (told) => store.rotateKeys(told),
    get region() {
      return currents.last().region;
    },
    get book() {
      return currents.last().book;
    },
    get texts() {
      return currents.last().texts;
    },
    matching,
    handler,
    delivery,
    timers,
    log,
    async recover() {
      // What was half read when another worker had this is dropped as after a kill.
      await duties.start(dutiesOf(config, channels), (duty) => {
        if (duty === 'timers') schedule.again();
        if (duty === 'sending') delivery.wake();
        if (duty !== 'files' || !store.workers) return;
        fileWork.recover().then(fileWork.wake, (err: unknown) => {
          log.error({ err }, 'work on files that was cut off could not be taken up');
        });
      });
      if (store.workers) {
        looking = setInterval(() => {
          if (duties.has('sending')) delivery.wake();
        }, OTHERS_MS);
      }
      const unsent = await store.recover();
      if (unsent > 0) log.info({ unsent }, 'messages that were being sent are sent again');
      await delivery.flush();
      await handler.drain(await store.waitingPeople(now()));
      await delivery.flush();
    },
    async close() {
      clearInterval(looking);
      await fileWork.stop();
      await timers.stop();
      reports.stop();
      handler.stop();
      await handler.idle();
      if (channels.size > 0)
        await Promise.race([delivery.flush(), pause(LAST_WORDS_MS, undefined, { ref: false })]);
      await delivery.stop();
      await duties.stop();
      await store.close();
    },
  };
}

/** A chat beside a bot that runs elsewhere does nothing for all. */
function dutiesOf(config: Config, channels: ReadonlyMap<ChannelId, Channel>): Duty[] {
  if (channels.has('terminal') && !config.channels.includes('terminal')) return [];
  const sending = channels.has('telegram') || channels.has('whatsapp-cloud');
  return [
    ...(['timers', 'files'] as const),
    ...(channels.has('telegram') ? (['polling'] as const) : []),
    ...(sending ? (['sending'] as const) : []),
  ];
}
