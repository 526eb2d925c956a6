/** Jobs run at their times by the region's clock, one after another, once for what was missed, and only where they are this worker's. */
import { validate } from 'node-cron';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { jobs } from '../../src/app/jobs/index.ts';
import type { Job } from '../../src/app/jobs/job.ts';
import { createSchedule } from '../../src/app/schedule.ts';
import type { Schedule } from '../../src/app/schedule.ts';
import type { Region } from '../../src/domain/region.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';

/** 02.14.50 in Bekasi. */
const NIGHT = new Date('2026-11-22T19:14:50Z');
let ran: string[];
let ours: boolean;
let made: Schedule | undefined;

beforeEach(() => {
  vi.useFakeTimers({ now: NIGHT });
  ran = [];
  ours = true;
});
afterEach(async () => {
  await made?.stop();
  vi.useRealTimers();
});

function start(given: readonly (Pick<Job, 'name' | 'cron'> & Partial<Job>)[]): Schedule {
  made = createSchedule({
    ...{ store: {} as never, supply: {} as never, log: pino({ level: 'silent' }) },
    jobs: given.map((job) => ({
      run: () => {
        ran.push(job.name);
        return Promise.resolve({ people: [], more: false });
      },
      ...job,
    })),
    region: () => Promise.resolve<Region>(kotaBekasi),
    timeZone: kotaBekasi.timeZone,
    duties: { has: () => ours, under: (_duty, work) => work() },
    handler: { drain: () => Promise.resolve() },
    now: () => new Date(),
  });
  made.start();
  return made;
}

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe('the schedule', () => {
  it('knows when each job is to run', () => {
    for (const { name, cron } of jobs) expect(validate(cron), name).toBe(true);
    expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
  });

  it('runs each once at the start, and then by the clock of the region', async () => {
    start([
      { name: 'nightly', cron: '15 2 * * *' },
      { name: 'noon', cron: '0 12 * * *' },
    ]);
    await pass(100);
    expect(ran).toEqual(['nightly', 'noon']);
    await pass(12_000);
    expect(ran).toEqual(['nightly', 'noon', 'nightly']);
    await pass(10 * 3_600_000);
    expect(ran.slice(3)).toEqual(['noon']);
  });

  it('never runs one beside itself or another, and others in between where one has more', async () => {
    let end: () => void = () => undefined;
    let parts = 0;
    const slow: Job = {
      name: 'slow',
      cron: '* * * * * *',
      async run() {
        parts += 1;
        ran.push(`slow ${parts}`);
        await new Promise<void>((resolve) => (end = resolve));
        return { people: [], more: parts === 1 };
      },
    };
    start([slow, { name: 'other', cron: '0 12 * * *' }]);
    await pass(5_000);
    expect(ran).toEqual(['slow 1']);
    end();
    await pass(1);
    expect(ran).toEqual(['slow 1', 'other', 'slow 2']);
    end();
  });

  it('goes on after a failure, leaves what is another worker’s, and makes up for it once', async () => {
    const broken: Job = {
      name: 'broken',
      cron: '0 * * * *',
      run: () => Promise.reject(new Error('on purpose')),
    };
    ours = false;
    const schedule = start([broken, { name: 'hourly', cron: '0 * * * *' }]);
    await pass(3 * 3_600_000);
    expect(ran).toEqual([]);
    ours = true;
    schedule.again();
    await pass(1);
    expect(ran).toEqual(['hourly']);
  });

  it('runs at once what a turn has written for', async () => {
    const schedule = start([
      { name: 'told', cron: '0 12 * * *', wokenBy: 'ticket' },
      { name: 'else', cron: '0 12 * * *' },
    ]);
    await pass(1);
    schedule.wrote(['person', 'ticket']);
    schedule.wrote(['person']);
    await pass(1);
    expect(ran).toEqual(['told', 'else', 'told']);
  });

  it('runs each at its times again where the clock was set back by hours', async () => {
    const schedule = start([{ name: 'often', cron: '* * * * * *' }]);
    await pass(2_000);
    vi.setSystemTime(new Date(NIGHT.getTime() - 20 * 3_600_000));
    schedule.anew();
    await pass(100);
    const before = ran.length;
    await pass(5_000);
    expect(ran.length - before).toBeGreaterThanOrEqual(4);
  });
});
