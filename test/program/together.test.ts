/** A need that nobody reaches alone: three are asked for a part, one says no, another takes its place, and all are in contact. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Write } from '../../src/app/ports.ts';
import { company, need, umk } from '../flows/buyers.ts';
import type { Running } from './inProcess.ts';
import { startProgram } from './inProcess.ts';

let running: Running;

async function hears(from: string, text: string): Promise<string> {
  return (await running.say(from, text)).map(({ message }) => message.text).join('\n');
}

function heardSince(from: string, count: number): string {
  const all = running.sent.filter((message) => message.address.id === from);
  return all
    .slice(count)
    .map(({ message }) => message.text)
    .join('\n');
}

function count(from: string): number {
  return running.sent.filter((message) => message.address.id === from).length;
}

function belongs(organisation: 'umk' | 'company', organisationId: number, personId: number): Write {
  const role = organisation === 'umk' ? ('owner' as const) : ('pic' as const);
  const id = `${organisation}/${organisationId}/${personId}`;
  const row = { id, personId, organisation, organisationId, role, since: '2026-11-01' };
  return { op: 'insert', table: 'membership', row };
}

async function meet(who: string): Promise<number> {
  await running.say(who, 'halo');
  return running.sent.at(-1)?.personId ?? 0;
}

const owners = ['siti', 'rini', 'ani'] as const;

beforeEach(async () => {
  running = await startProgram();
  const { store } = running.program;
  const plain = { papers: [], sample: undefined, paymentDays: undefined };
  await store.write([
    { op: 'insert', table: 'company', row: company() },
    { op: 'insert', table: 'need', row: need({ ...plain, pattern: undefined }) },
    belongs('company', 50, await meet('dewi')),
  ]);
  for (const [n, who] of owners.entries()) {
    const id = 7 + n;
    const name = { ownerName: who, businessName: `Dapur ${who}`, phone: `+62812345678${id}0` };
    await store.write([
      { op: 'insert', table: 'umk', row: umk({ id, ...name }) },
      belongs('umk', id, await meet(who)),
    ]);
  }
});
afterEach(() => running.close());

/** Who was asked, by the question on their screen. */
function asked(): string[] {
  return owners.filter((who) => running.position(who) === 'together_ask/answer');
}

describe('a need that nobody reaches alone', () => {
  it('is asked of two, planned anew after a no, and agreed by all', async () => {
    expect(await hears('dewi', 'calon')).toContain('2 usaha bersama sanggup');
    await hears('dewi', 'ya');
    await running.program.delivery.flush();
    const [first = '', second = ''] = asked();
    expect(asked()).toHaveLength(2);
    const before = count('dewi');
    await hears(first, 'tidak bisa');
    await running.program.delivery.flush();
    expect(heardSince('dewi', before).split('Susunannya sudah saya ganti')).toHaveLength(2);
    const third = asked().find((who) => who !== second) ?? '';
    expect(asked().sort()).toEqual([second, third].sort());
    expect(await hears(second, 'ya')).toContain('Tinggal menunggu jawaban 1 usaha lain');
    const told = [count('dewi'), count(second)];
    const last = await hears(third, 'ya');
    await running.program.delivery.flush();
    expect(last).toContain('PT Sumber Makmur');
    const company = heardSince('dewi', told[0] ?? 0);
    expect(company).toContain('2 usaha sudah sepakat');
    expect(company).toContain(`Dapur ${second}`);
    expect(company).toContain(`Dapur ${third}`);
    expect(company).not.toContain(`Dapur ${first}`);
    expect(heardSince(second, told[1] ?? 0)).toContain('081311112222');
    const { store } = running.program;
    const matches = await store.matchesOfNeed(3);
    const shares = matches.flatMap(({ state, share }) => (state === 'agreed' ? [share ?? 0] : []));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(500_000);
    const busy = matches.find(({ state }) => state === 'agreed')?.umkId ?? 0;
    const [supplier] = await store.suppliers([busy], running.now());
    expect(supplier?.promised).toHaveLength(1);
  });
});

describe('a business that is new', () => {
  it('is told of the order that it fits, and its company of it, each once', async () => {
    const tick = async (): Promise<void> => {
      await running.program.timers.fire('tick');
      await running.program.delivery.flush();
    };
    await tick();
    const before = [count('dewi'), count('siti')];
    running.moveClock(new Date('2026-11-25T03:00:00Z'));
    const personId = await meet('nurul');
    const { store } = running.program;
    await store.write([
      { op: 'insert', table: 'umk', row: umk({ id: 20, businessName: 'Dapur Nurul' }) },
      belongs('umk', 20, personId),
    ]);
    const start = count('nurul');
    running.moveClock(new Date('2026-11-25T04:00:00Z'));
    await tick();
    await tick();
    expect(heardSince('nurul', start)).toContain('nasi kotak karyawan');
    expect(heardSince('nurul', start).split('Ada 1 pesanan')).toHaveLength(2);
    expect(heardSince('dewi', before[0] ?? 0).split('calon')).toHaveLength(2);
    expect(count('siti')).toBe(before[1]);
    await store.write([{ op: 'patch', table: 'umk', id: 20, set: { workforce: 9 } }]);
    const after = [count('dewi'), count('nurul')];
    running.moveClock(new Date('2026-11-27T04:00:00Z'));
    await tick();
    expect([count('dewi'), count('nurul')]).toEqual(after);
  });
});

describe('the digest of the month', () => {
  it('says once which paper opens an order, and helps with it', async () => {
    const { store } = running.program;
    await store.write([{ op: 'patch', table: 'need', id: 3, set: { papers: ['halal'] } }]);
    const tick = async (): Promise<void> => {
      await running.program.timers.fire('tick');
      await running.program.delivery.flush();
    };
    const before = count('siti');
    await tick();
    await tick();
    expect(heardSince('siti', before).split('izin Halal diurus')).toHaveLength(2);
    await hears('siti', 'halal');
    expect(running.position('siti')).toContain('licence/');
    running.moveClock(new Date('2026-11-29T03:00:00Z'));
    const later = count('rini');
    await tick();
    expect(heardSince('rini', later)).not.toContain('izin Halal diurus');
    running.moveClock(new Date('2026-12-07T03:00:00Z'));
    await tick();
    expect(heardSince('rini', later)).toContain('izin Halal diurus');
  });
});

describe('staff look at all needs at once', () => {
  it('suggest what a fair run shows, once, and see what is missing where', async () => {
    await running.grant('rina', 'kurator');
    await hears('rina', 'halo');
    expect(await hears('rina', '/cocokkan rata')).toContain('3 usulan baru.');
    const before = count('dewi');
    expect(await hears('rina', 'usulkan')).toContain('3 usulan sedang dibuat');
    await running.program.timers.fire('tick');
    await running.program.delivery.flush();
    expect(heardSince('dewi', before).split('calon')).toHaveLength(2);
    const matches = await running.program.store.matchesOfNeed(3);
    expect(matches.map(({ state, steps }) => [state, steps[0]?.move])).toEqual(
      Array.from({ length: 3 }, () => ['suggested', 'propose']),
    );
    expect(await hears('rina', '/cocokkan rata')).toContain('tidak ada usulan baru');
    expect(await hears('rina', '/cocokkan cakupan')).toContain('(tidak ada)');
    await hears('rina', '/cocokkan 3');
    await hears('rina', 'coba bobot');
    await hears('rina', 'jarak');
    expect(await hears('rina', '60%')).toContain('biasanya');
  });
});
