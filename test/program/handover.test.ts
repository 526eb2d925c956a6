/** Talks with the office in the real program: three people and two officers at once, answers never cross, and nothing is lost. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { terminalAddress } from '../../src/cli/terminalAccount.ts';
import { readConfig } from '../../src/config.ts';
import type { Input } from '../../src/conversation/input.ts';
import { umk } from '../store/rows.ts';
import type { Running } from './inProcess.ts';
import { startProgram } from './inProcess.ts';

const config = readConfig({
  BOT_DATA_DIR: '/nowhere',
  BOT_DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
});
const now = new Date('2026-11-23T02:00:00Z');
let running: Running;
beforeAll(async () => {
  running = await startProgram(now);
});
afterAll(() => running.close());

async function settle(): Promise<void> {
  await running.program.handler.idle();
  await running.program.delivery.flush();
}

/** Somebody with a name; `umkId` is the business they own. */
async function known(from: string, name: string, umkId?: number): Promise<number> {
  const { store } = running.program;
  const personId = (await running.say(from, 'halo'))[0]?.personId ?? 0;
  await store.write([{ op: 'patch', table: 'person', id: personId, set: { name } }]);
  if (umkId === undefined) return personId;
  const membership = { personId, organisation: 'umk', organisationId: umkId } as const;
  await store.write([
    { op: 'insert', table: 'umk', row: umk(umkId, { businessName: `Keripik ${name}` }) },
    {
      op: 'insert',
      table: 'membership',
      row: { ...membership, id: `umk/${umkId}/${personId}`, role: 'owner', since: '2026-11-22' },
    },
  ]);
  return personId;
}

async function officer(from: string, name: string): Promise<void> {
  await running.grant(from, 'kurator');
  await known(from, name);
}

function heard(from: string): string[] {
  return running.sent
    .filter(({ address }) => address.id === from)
    .map(({ message }) => message.text);
}

/** What `to` is told because `from` said something. */
async function reaches(to: string, from: string, text: string): Promise<string[]> {
  const before = heard(to).length;
  await running.say(from, text);
  await settle();
  return heard(to).slice(before);
}

let count = 0;
async function sends(from: string, input: Input): Promise<void> {
  const { settled } = await running.program.handler.receive({
    id: `input-${count++}`,
    from: terminalAddress(config, from),
    at: now,
    input,
  });
  await settled;
  await settle();
}

describe('a talk', () => {
  it('is asked for, taken, spoken both ways, and ended with the question that was open', async () => {
    await known('siti', 'Siti Aminah', 7);
    await officer('ani', 'Ani');
    await running.say('siti', 'lapor');
    const question = heard('siti').at(-1);
    expect(await reaches('ani', 'siti', 'petugas')).toEqual([
      expect.stringContaining('/ambil 1') as string,
    ]);
    expect(heard('siti').at(-1)).toContain('Kantor sedang buka sampai pukul 15.00');
    await running.say('siti', 'NIB saya hilang, gimana ya?');
    expect(heard('siti').at(-1)).toContain('Sudah saya simpan');

    expect(await reaches('siti', 'ani', '/ambil')).toEqual([
      expect.stringContaining('tersambung dengan petugas Ani') as string,
    ]);
    const card = heard('ani').join('\n');
    expect(card).toContain('Siti Aminah – Keripik Siti Aminah');
    expect(card).toContain('NIB saya hilang, gimana ya?');

    expect(await reaches('siti', 'ani', 'Bisa dicetak ulang di OSS, Bu')).toEqual([
      'Petugas Ani: Bisa dicetak ulang di OSS, Bu',
    ]);
    expect(await reaches('ani', 'siti', 'terima kasih ya mbak')).toEqual([
      '#1 Siti Aminah – Keripik Siti Aminah: terima kasih ya mbak',
    ]);
    const end = await reaches('siti', 'ani', 'selesai');
    expect(end[0]).toContain('menutup percakapan');
    expect(running.position('siti')).toBe('handover_rating/ask');
    await running.say('siti', '5');
    expect(heard('siti').at(-1)).toContain(question ?? '-');
    expect(running.position('siti')).toBe('report/words');
    await running.say('siti', 'batal');
  });
});

describe('three people and two officers at once', () => {
  it('never get each other’s words', async () => {
    await officer('budi-petugas', 'Budi');
    const people = [
      ['dewi', 'Dewi', 12],
      ['joko', 'Joko', 13],
      ['rina', 'Rina', 14],
    ] as const;
    for (const [from, name, umkId] of people) await known(from, name, umkId);
    for (const [from] of people) await running.say(from, 'petugas');
    await settle();

    // Both reach for the oldest at the same moment: one has it, the other is told who.
    await Promise.all([running.say('ani', '/ambil 2'), running.say('budi-petugas', '/ambil 2')]);
    await settle();
    const [winner, loser] = running.position('ani').startsWith('handover_desk')
      ? (['ani', 'budi-petugas'] as const)
      : (['budi-petugas', 'ani'] as const);
    expect(running.position(winner)).toBe('handover_desk/desk');
    expect(heard(loser).join()).toContain(`sudah dipegang ${winner === 'ani' ? 'Ani' : 'Budi'}`);
    expect(heard('dewi').filter((said) => said.includes('tersambung dengan'))).toHaveLength(1);

    // The winner has two talks now, the loser one.
    await running.say(winner, '/ambil 3');
    await running.say(loser, '/ambil 4');
    await settle();
    await Promise.all([
      running.say('dewi', 'saya Dewi, soal halal'),
      running.say('joko', 'saya Joko, soal merek'),
      running.say('rina', 'saya Rina, soal pajak'),
    ]);
    await settle();
    const told = heard(winner).slice(-2).sort();
    expect(told).toEqual([
      '#2 Dewi – Keripik Dewi: saya Dewi, soal halal',
      '#3 Joko – Keripik Joko: saya Joko, soal merek',
    ]);
    expect(heard(loser).at(-1)).toBe('#4 Rina – Keripik Rina: saya Rina, soal pajak');
    expect(heard(winner).join()).not.toContain('soal pajak');

    // Somebody else wrote since: whom it is for is asked, and only that one gets it.
    const before = { dewi: heard('dewi').length, joko: heard('joko').length };
    await running.say(winner, 'gratis, Pak');
    expect(running.position(winner)).toBe('handover_whom/whom');
    expect(heard('joko')).toHaveLength(before.joko);
    await running.say(winner, '#3 Joko – Keripik Joko');
    await settle();
    expect(heard('joko').at(-1)).toMatch(/^Petugas (Ani|Budi): gratis, Pak$/);
    expect(heard('dewi')).toHaveLength(before.dewi);

    // By number from anywhere; not for a talk of a colleague.
    expect(await reaches('dewi', winner, '/balas 2 sebentar ya Bu')).toEqual([
      expect.stringMatching(/: sebentar ya Bu$/) as string,
    ]);
    expect(await reaches('rina', winner, '/balas 4 salah alamat')).toEqual([]);
    expect(heard(winner).at(-1)).not.toContain('Terkirim');
  });

  it('are where they were after a restart, and hear everything in order', async () => {
    await running.say('rina', 'satu');
    await running.restart();
    for (const text of ['dua', 'tiga', 'empat']) await running.say('rina', text);
    await settle();
    const got = ['ani', 'budi-petugas'].flatMap(heard).filter((text) => text.startsWith('#4'));
    const words = got.map((text) => text.split(': ')[1]);
    expect(words.slice(-4)).toEqual(['satu', 'dua', 'tiga', 'empat']);
    const holder = heard('ani').join().includes('soal pajak') ? 'ani' : 'budi-petugas';
    expect(await reaches('rina', holder, '/balas 4 masih di sini')).toEqual([
      expect.stringContaining('masih di sini') as string,
    ]);
  });

  it('pass on files, edits and deletions, and an officer’s edit to nobody', async () => {
    const { blobs } = running.program;
    const holder = heard('ani').join().includes('soal pajak') ? 'ani' : 'budi-petugas';
    const blobId = await blobs.keep(Buffer.from('OggS'), 'audio/ogg', 'terminal/x/rina');
    await sends('rina', { kind: 'voice', blobId, mime: 'audio/ogg' });
    const last = running.sent.filter(({ address }) => address.id === holder).at(-1)?.message;
    expect(last?.attachment).toMatchObject({ kind: 'voice', blobId });
    expect(last?.text).toBe('#4 Rina – Keripik Rina: (pesan suara)');
    await sends('rina', { kind: 'edited', text: 'soal pajak usaha' });
    expect(heard(holder).at(-1)).toContain('(pesan diperbaiki) soal pajak usaha');
    await sends('rina', { kind: 'deleted' });
    expect(heard(holder).at(-1)).toContain('(satu pesan dihapus)');
    await running.say(holder, '/balas 4');
    const before = heard('rina').length;
    await sends(holder, { kind: 'edited', text: 'maksud saya bukan itu' });
    expect(heard('rina')).toHaveLength(before);
    const photo = await blobs.keep(Buffer.from('JPEG'), 'image/jpeg', 'terminal/x/petugas');
    await sends(holder, { kind: 'photo', blobId: photo, mime: 'image/jpeg', caption: 'contohnya' });
    const shown = running.sent.filter(({ address }) => address.id === 'rina').at(-1)?.message;
    expect(shown?.attachment).toMatchObject({ kind: 'photo', blobId: photo });
    expect(shown?.text).toMatch(/^Petugas \w+: contohnya$/);
  });
});

/** What timers do at a moment, to everybody. */
async function passes(to: Date): Promise<void> {
  running.moveClock(to);
  await running.program.timers.fire('test');
  await settle();
}

describe('silence', () => {
  it('of the office is told to the admins once, and of the person closes the talk kindly', async () => {
    await running.grant('citra', 'admin');
    await known('citra', 'Citra');
    await known('tono', 'Tono');
    await running.say('tono', 'petugas');
    await running.say('tono', 'halo, ada orang?');
    // Twenty-four hours of an open office: 6 today, 7 a day from then on.
    const late = '#5 Tono belum dijawab';
    await passes(new Date('2026-11-26T04:59:00Z'));
    expect(heard('citra').join()).not.toContain(late);
    await passes(new Date('2026-11-26T05:01:00Z'));
    expect(heard('citra').filter((text) => text.includes(late))).toHaveLength(1);
    await passes(new Date('2026-11-30T05:01:00Z'));
    expect(heard('citra').filter((text) => text.includes(late))).toHaveLength(1);

    await running.say('citra', '/ambil 5');
    await running.say('citra', 'maaf lama, ada yang bisa dibantu?');
    await settle();
    await passes(new Date('2026-12-02T05:00:00Z'));
    await running.say('tono', 'ada, sebentar');
    await passes(new Date('2026-12-05T06:00:00Z'));
    expect(running.position('tono')).toBe('handover_talk/talk');
    await running.say('citra', '/balas 5 silakan');
    await settle();
    await passes(new Date('2026-12-08T06:01:00Z'));
    expect(heard('tono').at(-1)).toContain('saya tutup dulu');
    expect(heard('citra').at(-1)).toContain('#5 Tono ditutup');
    await running.say('tono', 'daftar');
    expect(running.position('tono')).toMatch(/^register\//);
  });
});

describe('an officer who is away', () => {
  it('leaves everything to the deputy, also what comes anew', async () => {
    await running.say('citra', 'menu');
    await known('wati', 'Wati');
    await running.say('wati', 'petugas');
    await running.say('citra', '/ambil 6');
    await settle();
    const holds = heard('citra').join();
    expect(holds).toContain('#6 Wati');
    await running.say('citra', '/serah');
    await running.say('citra', 'Budi');
    await running.say('citra', '31 desember 2026');
    expect(heard('citra').at(-1)).toContain('#6 Wati');
    await running.say('citra', 'ya');
    await settle();
    expect(heard('wati').at(-1)).toContain('petugas Budi');
    expect(heard('budi-petugas').at(-1)).toContain('#6 Wati');
    expect(await reaches('wati', 'citra', '/balas 6 tidak sampai')).toEqual([]);
    expect(await reaches('wati', 'budi-petugas', '/balas 6 saya lanjutkan ya')).toEqual([
      'Petugas Budi: saya lanjutkan ya',
    ]);
    // Tono's last officer was Citra: he is Budi's now.
    await running.say('tono', 'menu');
    await running.say('tono', 'petugas');
    await settle();
    expect(heard('budi-petugas').at(-1)).toContain('/ambil 7');
    expect(heard('ani').join()).not.toContain('/ambil 7');
  });
});

describe('a talk of somebody who turns out to be somebody else', () => {
  it('goes on from their other channel', async () => {
    await known('wati-hp', 'Wati');
    const [shown] = await running.say('wati-hp', 'hubungkan');
    const [, code = ''] = /HUBUNGKAN (\w{8})/.exec(shown?.message.text ?? '') ?? [];
    // Also in a talk a code is the person's secret, and reaches no officer.
    expect(await reaches('budi-petugas', 'wati', `hubungkan ${code}`)).toEqual([]);
    await running.say('wati', 'ya');
    await settle();
    expect(await reaches('budi-petugas', 'wati-hp', 'saya pindah ke HP ini')).toEqual([
      expect.stringMatching(/^#6 Wati.*: saya pindah ke HP ini$/) as string,
    ]);
    expect(await reaches('wati-hp', 'budi-petugas', '/balas 6 baik, Bu')).toEqual([
      'Petugas Budi: baik, Bu',
    ]);
  });
});
