/** The forum in the whole program: two members are invited, answer, hear of a change once, only who comes is reminded, and what is decided is followed up. */
import { basename } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../src/conversation/input.ts';
import type { DecisionView, MeetingView } from '../../src/domain/forum.ts';
import { heardBy, works } from './broadcasts.ts';
import type { Running } from './inProcess.ts';
import { startProgram } from './inProcess.ts';
import { knownPerson } from './knownPerson.ts';

let running: Running;

async function says(from: string, text: string): Promise<string> {
  const heard = await running.say(from, text);
  return heard
    .flatMap(({ message }) => [message.text, ...(message.options ?? []).map(({ label }) => label)])
    .join('\n');
}

async function walk(from: string, ...texts: string[]): Promise<string> {
  let last = '';
  for (const text of texts) last = await says(from, text);
  return last;
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

async function meeting(): Promise<MeetingView> {
  return (await running.program.store.read({ kind: 'forum.meeting', id: 1 }, 0)) as MeetingView;
}

/** How many messages with these words somebody got. */
function times(from: string, words: string): number {
  return heardBy(running, from).filter((text) => text.includes(words)).length;
}

async function calls(): Promise<string> {
  await walk('ani', '/forum', 'anggota', 'tambah anggota', '901', '1', 'anggota', 'ya', 'selesai');
  await walk('ani', '/forum', 'anggota', 'tambah anggota', '902', '1', 'champion', 'ya', 'selesai');
  await walk('ani', '/forum', 'rapat', 'rapat baru', 'Rapat triwulan', 'bazar; komitmen');
  return walk('ani', 'Aula DPMPTSP', '5 desember jam 9', 'semua anggota');
}

describe('the forum', () => {
  beforeEach(async () => {
    running = await startProgram();
    running.moveClock(new Date('2026-11-23T02:00:00Z'));
    await running.grant('ani', 'mediator');
    await running.grant('vera', 'viewer');
    await running.say('ani', 'halo');
    await running.say('vera', 'halo');
    await knownPerson(running, 'siti', 'Siti Aminah', 901);
    await knownPerson(running, 'joko', 'Joko Susilo', 902);
  });
  afterEach(() => running.close());

  it('invites, hears who comes, tells of a change once, and reminds only who may come', async () => {
    expect(await calls()).toContain('Undangan dikirim ke 2 orang.');
    expect(times('siti', 'diundang')).toBe(0);
    expect(await says('ani', 'kirim undangan')).toContain('2 orang diundang');
    expect(times('siti', 'Anda diundang ke rapat')).toBe(1);
    expect(await says('siti', 'hadir')).toContain('sampai jumpa');
    expect(await says('joko', 'tidak bisa')).toContain('Terima kasih kabarnya');
    await says('ani', 'selesai');
    expect(await says('ani', '/forum')).toContain('Rapat berikutnya: Rapat triwulan');
    expect(await walk('ani', 'rapat', '1')).toContain('hadir 1, tidak 1');
    await walk('ani', 'ubah waktu', '6 desember jam 13.30');
    expect(await says('ani', 'ya')).toContain('2 orang diberi tahu');
    expect([times('siti', 'berubah. Sekarang'), times('joko', 'berubah. Sekarang')]).toEqual([
      1, 1,
    ]);
    expect(heardBy(running, 'joko').at(-1)).toContain('pukul 13.30');
    running.moveClock(new Date('2026-12-04T02:30:00Z'));
    await works(running);
    expect(times('siti', 'mengingatkan')).toBe(0);
    running.moveClock(new Date('2026-12-05T02:00:00Z'));
    await works(running);
    expect([times('siti', 'mengingatkan'), times('joko', 'mengingatkan')]).toEqual([1, 0]);
    // Who changed their mind says so.
    expect(await walk('joko', 'batal', 'rapat')).toContain('Jawaban Anda: Tidak');
    await says('joko', 'hadir');
    expect((await meeting()).invited.map(({ rsvp }) => rsvp.answer)).toEqual(['hadir', 'hadir']);
  });

  it('keeps minutes and decisions, and reminds whoever is to do it', async () => {
    await calls();
    await walk('ani', 'kirim undangan', 'selesai');
    await says('siti', 'hadir');
    running.moveClock(new Date('2026-12-05T03:00:00Z'));
    await walk('ani', '/forum', 'rapat', '1', 'tulis notulen', 'Hadir 2 orang. Sepakat bazar.');
    expect(await says('ani', 'selesai')).toContain('Notulen tersimpan.');
    await walk('ani', '/forum', 'rapat', '1', 'catat keputusan', 'Susun daftar UMK bazar');
    expect(await walk('ani', 'Siti Aminah', '12 desember', 'ya')).toContain('sudah dicatat');
    expect(heardBy(running, 'siti').at(-1)).toContain('Susun daftar UMK bazar');
    expect(await meeting()).toMatchObject({
      meeting: { state: 'selesai', minutes: 'Hadir 2 orang. Sepakat bazar.' },
      decisions: [{ owner: 'Siti Aminah', decision: { dueOn: '2026-12-12' } }],
    });
    running.moveClock(new Date('2026-12-12T02:00:00Z'));
    await works(running);
    expect(times('siti', 'hari ini batas keputusan')).toBe(1);
    running.moveClock(new Date('2026-12-14T02:00:00Z'));
    expect(await walk('ani', 'selesai', '/forum')).toContain('1 keputusan lewat batas');
    await walk('ani', 'keputusan terbuka (1)', '1');
    expect(await says('ani', 'tandai sudah dikerjakan')).toContain('Ditandai');
    const open = await running.program.store.read({ kind: 'forum.decisions' }, 0);
    expect(open as DecisionView[]).toEqual([]);
  });

  it('lets who only looks change nothing, and one of two win', async () => {
    await calls();
    await says('ani', 'kirim undangan');
    const before = await meeting();
    const seen = await walk('vera', '/forum', 'rapat', '1');
    expect(seen).toContain('Rapat triwulan');
    expect(seen).not.toContain('Batalkan');
    for (const option of ['batalkan:1', 'sure', 'ya', 'waktu:1', 'undang:1']) {
      await forges('vera', option);
    }
    expect(await meeting()).toEqual(before);
    expect(await walk('vera', 'selesai', '/forum', 'anggota')).not.toContain('Siti Aminah');
    // Two who add the same member at one moment.
    await running.grant('budi', 'admin');
    const adding = ['/forum', 'anggota', 'tambah anggota', 'Dinas Koperasi', 'lembaga', 'lewati'];
    for (const from of ['ani', 'budi']) await walk(from, 'selesai', ...adding, 'anggota');
    const added = await Promise.all([says('budi', 'ya'), says('ani', 'ya')]);
    expect(added.filter((text) => text.includes('sudah menjadi anggota'))).toHaveLength(1);
    const members = await running.program.store.read({ kind: 'forum.members' }, 0);
    expect(members).toHaveLength(3);
    // Two who change it as they both saw it.
    await running.say('budi', 'halo');
    await walk('budi', '/forum', 'rapat', '1', 'batalkan rapat');
    await walk('ani', 'selesai', '/forum', 'rapat', '1', 'ubah tempat', 'Aula lantai 3');
    const said = await Promise.all([says('budi', 'ya'), says('ani', 'ya')]);
    expect(said.filter((text) => text.includes('2 orang diberi tahu'))).toHaveLength(1);
    expect(said.filter((text) => text.includes('sudah berubah sejak'))).toHaveLength(1);
  });
});
