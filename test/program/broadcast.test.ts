/** A broadcast in the whole program: written, approved by another, sent to each once and to nobody who did not agree, through pauses, kills and the night. */
import { basename } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../src/conversation/input.ts';
import type { BroadcastTable } from '../../src/domain/broadcast.ts';
import type { BroadcastView } from '../../src/domain/queryOffice.ts';
import { heardBy, owners, works, writes } from './broadcasts.ts';
import type { Running } from './inProcess.ts';
import { startProgram } from './inProcess.ts';

const TEXT = 'Halo {{nama}} dari {{usaha}}, ada bazar UMKM 5 Desember di {{kecamatan}}.';
const STOP = 'Tidak mau pesan seperti ini lagi? Balas BERHENTI.';

let running: Running;

async function says(from: string, text: string): Promise<string> {
  const heard = await running.say(from, text);
  return heard
    .flatMap(({ message }) => [message.text, ...(message.options ?? []).map(({ label }) => label)])
    .join('\n');
}

async function forges(from: string, option: string): Promise<void> {
  const last = running.sent.filter(({ address }) => address.id === from).at(-1);
  const input: Input = { kind: 'choice', option, turn: last?.message.turn ?? 0 };
  const { settled } = await running.program.handler.receive({
    id: `forged/${option}/${running.sent.length}`,
    from: { channel: 'terminal', account: basename(running.database), id: from },
    at: new Date('2026-11-23T02:00:00Z'),
    input,
  });
  await settled;
  await running.program.delivery.flush();
}

async function stateOf(id: number): Promise<string | undefined> {
  const view = (await running.program.store.read({ kind: 'broadcast', id }, 0)) as
    BroadcastView | undefined;
  return view?.broadcast.state;
}

async function table(id: number): Promise<BroadcastTable> {
  return (await running.program.store.read({ kind: 'broadcast.table', id }, 0)) as BroadcastTable;
}

/** How many of them got the words, each of them. */
function counts(prefix: string, count: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const heard = heardBy(running, `${prefix}${index + 1}`);
    return heard.filter((words) => words.includes('bazar UMKM')).length;
  });
}

const ones = (count: number): number[] => Array.from({ length: count }, () => 1);

/** One step of the job, and all that it put into the outbox is sent. */
async function step(): Promise<boolean> {
  const more = await running.program.timers.fire('test');
  await running.program.delivery.flush();
  return more;
}

describe('a broadcast', () => {
  beforeEach(async () => {
    running = await startProgram();
    for (const who of ['ani', 'budi']) {
      await running.grant(who, 'kurator');
      await running.say(who, 'halo');
    }
  });
  afterEach(() => running.close());

  it('reaches those of its segment who agreed, filled in, once, and its author sees the table', async () => {
    await owners(running, 'barat', 4);
    await owners(running, 'timur', 3, { kecamatan: 'Bekasi Timur' });
    await owners(running, 'diam', 2, { reminders: false });
    await writes(running, 'ani', { text: TEXT, kecamatan: 'bekasi barat' });
    expect(heardBy(running, 'ani').join('\n')).toContain('6 orang cocok, 4 bisa dikirimi.');
    const last = running.sent.filter(({ address }) => address.id === 'ani').at(-1);
    expect(last?.message.text).toContain('Dikirim ke 4 orang, mulai segera');
    expect(await says('ani', 'kirim')).toContain('Siaran 1 dijadwalkan untuk 4 orang');
    await works(running);
    expect(heardBy(running, 'barat2')).toEqual([
      `Halo barat 2 dari Dapur 2, ada bazar UMKM 5 Desember di Bekasi Barat.\n\n${STOP}`,
    ]);
    expect(counts('barat', 4)).toEqual(ones(4));
    // Only these leave the way to what is for one person alone.
    const crowd = running.sent.filter((sent) => sent.crowd);
    expect(crowd.map(({ message }) => message.text.includes('bazar UMKM'))).toEqual(
      ones(4).map(() => true),
    );
    expect([...counts('timur', 3), ...counts('diam', 2)]).toEqual([0, 0, 0, 0, 0]);
    expect(await stateOf(1)).toBe('done');
    expect(heardBy(running, 'ani').join('\n')).toContain('mulai dikirim ke 4 orang');
    expect(heardBy(running, 'ani').at(-1)).toContain('selesai.\n\n4 dari 4 sudah dikirim.');
    await works(running);
    expect(counts('barat', 4)).toEqual(ones(4));
  });

  it('leaves alone who blocked us, until they write again', async () => {
    await owners(running, 'u', 3);
    const sendsAgain = async (text: string): Promise<string> => {
      await writes(running, 'ani', { text });
      const said = heardBy(running, 'ani').at(-1) ?? '';
      await running.say('ani', 'kirim');
      await works(running);
      return said;
    };
    running.blockers.add('u2');
    expect(await sendsAgain('Bazar pertama di alun-alun')).toContain('Dikirim ke 3 orang');
    running.blockers.delete('u2');
    expect(await sendsAgain('Bazar kedua di alun-alun')).toContain('Dikirim ke 2 orang');
    expect(['u1', 'u2', 'u3'].map((who) => heardBy(running, who).length)).toEqual([2, 0, 2]);
    expect(await says('u2', 'halo')).toContain('Ada lagi yang bisa saya bantu');
    expect(await sendsAgain('Bazar ketiga di alun-alun')).toContain('Dikirim ke 3 orang');
    expect(heardBy(running, 'u2').at(-1)).toContain('Bazar ketiga');
  });

  it('above the limit waits for somebody who did not write it', async () => {
    await owners(running, 'u', 101);
    await writes(running, 'ani', { text: TEXT });
    expect(await says('ani', 'kirim')).toContain('menunggu persetujuan admin atau kurator lain');
    await works(running);
    expect(counts('u', 101).some((count) => count > 0)).toBe(false);
    expect(heardBy(running, 'budi').join('\n')).toContain('menunggu persetujuan (nomor 1)');
    // The author is not offered it, and a forged button does not help.
    expect(await says('ani', '/siaran 1')).not.toContain('Setujui');
    await forges('ani', 'setujui');
    expect(await stateOf(1)).toBe('waiting');
    await running.say('ani', 'selesai');
    // Nor somebody who only looks.
    await running.grant('vera', 'viewer');
    await running.say('vera', 'halo');
    expect(await says('vera', '/siaran 1')).toContain('menunggu persetujuan');
    await forges('vera', 'setujui');
    await forges('vera', 'hentikan');
    await forges('vera', 'ya');
    expect(await stateOf(1)).toBe('waiting');
    expect(await says('vera', '/siaran baru')).toContain('hanya untuk petugas');
    expect(await says('budi', '/antrian')).toContain('Setujui siaran – ');
    await running.say('budi', '/siaran 1');
    expect(await says('budi', 'setujui')).toContain('Disetujui.');
    await works(running);
    expect(counts('u', 101)).toEqual(ones(101));
    expect(heardBy(running, 'ani').join('\n')).toContain('disetujui dan akan dikirim');
    expect(await says('budi', '/antrian')).not.toContain('Setujui siaran');
  });

  it('is approved by the first of two, and whoever changed it approves it no more', async () => {
    await owners(running, 'u', 101);
    await running.grant('cici', 'admin');
    await running.say('cici', 'halo');
    await writes(running, 'ani', { text: TEXT });
    await running.say('ani', 'kirim');
    await running.say('budi', '/siaran 1');
    await running.say('cici', '/siaran 1');
    const [one, two] = await Promise.all([says('budi', 'setujui'), says('cici', 'kembalikan')]);
    expect(one).toContain('Disetujui.');
    expect(two).toContain('Apa yang perlu diperbaiki');
    expect(await says('cici', 'tanggalnya keliru')).toContain('sekarang dijadwalkan');
    // An edit takes the approval away, and its editor is an author by then.
    await running.say('budi', '/siaran 1');
    await running.say('budi', 'ubah isinya');
    expect(await says('budi', 'kirim')).toContain('menunggu persetujuan');
    expect(await says('budi', '/siaran 1')).not.toContain('Setujui');
    expect(await stateOf(1)).toBe('waiting');
    await running.say('cici', '/siaran 1');
    await running.say('cici', 'setujui');
    expect(await stateOf(1)).toBe('scheduled');
  });

  it('of more people than its author was shown goes to nobody before it is approved', async () => {
    await owners(running, 'u', 60);
    await writes(running, 'ani', { text: TEXT, when: 'besok jam 9' });
    await running.say('ani', 'kirim');
    await owners(running, 'v', 60);
    running.moveClock(new Date('2026-11-24T02:00:00Z'));
    await works(running);
    expect(await stateOf(1)).toBe('waiting');
    expect([...counts('u', 60), ...counts('v', 60)].some((count) => count > 0)).toBe(false);
    expect(heardBy(running, 'ani').at(-1)).toContain('sekarang 120 orang');
    await running.say('budi', '/siaran 1');
    await running.say('budi', 'setujui');
    await works(running);
    expect([...counts('u', 60), ...counts('v', 60)]).toEqual(ones(120));
  });
});

describe('a broadcast under way', () => {
  const COUNT = 300;
  beforeEach(async () => {
    running = await startProgram();
    for (const who of ['ani', 'budi']) {
      await running.grant(who, 'kurator');
      await running.say(who, 'halo');
    }
    await owners(running, 'u', COUNT);
    await writes(running, 'ani', { text: TEXT });
    await running.say('ani', 'kirim');
    await running.say('budi', '/siaran 1');
    await running.say('budi', 'setujui');
    // Chosen, and the first ones are sent.
    await step();
    await step();
    await step();
  });
  afterEach(() => running.close());

  const reached = (): number => counts('u', COUNT).filter((count) => count > 0).length;

  it('goes on after a kill where it was, whenever that is', async () => {
    const { store } = running.program;
    expect(reached()).toBe(50);
    // Begun with, and nobody has had their turn; then with turns, and nothing is sent.
    await store.stepBroadcasts(stepAt(new Date('2026-11-23T02:00:00Z')));
    await running.restart();
    expect(reached()).toBe(100);
    for (let kills = 0; kills < 3; kills++) {
      await running.program.timers.fire('test');
      await running.restart();
    }
    await works(running);
    expect(counts('u', COUNT)).toEqual(ones(COUNT));
    expect(await table(1)).toMatchObject({ chosen: COUNT, sent: COUNT, left: 0, skipped: {} });
    expect(await stateOf(1)).toBe('done');
  });

  it('stands still in a pause, and is stopped for good', async () => {
    await running.program.timers.fire('test');
    await running.say('ani', '/siaran 1');
    expect(await says('ani', 'jeda')).toContain('Dijeda.');
    const before = reached();
    await works(running);
    expect(reached()).toBe(before);
    expect(before).toBeLessThan(COUNT);
    await running.say('ani', '/siaran 1');
    expect(await says('ani', 'lanjutkan kirim')).toContain('Dilanjutkan');
    await step();
    expect(reached()).toBeGreaterThan(before);
    await running.say('budi', '/siaran 1');
    expect(await says('budi', 'hentikan')).toContain('Betul dihentikan?');
    expect(await says('budi', 'ya')).toContain('Dihentikan.');
    const stopped = reached();
    await works(running);
    expect(reached()).toBe(stopped);
    expect(counts('u', COUNT).every((count) => count <= 1)).toBe(true);
    expect(await table(1)).toMatchObject({
      ...{ chosen: COUNT, sent: stopped, left: 0 },
      skipped: { stopped: COUNT - stopped },
    });
    expect(await says('ani', '/siaran 1')).toContain('dihentikan');
    await forges('ani', 'lanjut');
    expect(await stateOf(1)).toBe('stopped');
  });

  it('is not sent to who asked to stop in the middle of it, and does not get in the way of an answer', async () => {
    const said = await says(`u${COUNT}`, 'berhenti');
    expect(said).toContain('tidak akan mengirim pengingat lagi');
    await step();
    const before = running.sent.length;
    expect(await says('u280', 'halo')).toContain('BIG HUG');
    expect(running.sent.length).toBeLessThan(before + 60);
    await works(running);
    expect(counts('u', COUNT)).toEqual([...ones(COUNT - 1), 0]);
    expect(await table(1)).toMatchObject({ sent: COUNT - 1, skipped: { muted: 1 } });
  });

  it('rests at night and goes on in the morning by itself', async () => {
    const before = reached();
    running.moveClock(new Date('2026-11-23T13:00:00Z'));
    await works(running);
    expect(reached()).toBe(before);
    expect(await running.program.store.nextDue()).toEqual(new Date('2026-11-24T00:00:00Z'));
    running.moveClock(new Date('2026-11-24T00:00:00Z'));
    await works(running);
    expect(counts('u', COUNT)).toEqual(ones(COUNT));
  });
});

function stepAt(now: Date) {
  return {
    now,
    cause: 'test',
    limits: { approveAbove: 100, batch: 50, maxWaiting: 50 },
    today: '2026-11-23',
    dayStart: new Date('2026-11-22T17:00:00Z'),
    approveBy: '2026-11-24',
  };
}
