/** A report from the shop to its end: answered, not solved, answered again, closed; of two officers one decides, and nobody else does. */
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Running } from './inProcess.ts';
import { startProgram } from './inProcess.ts';

let running: Running;
beforeEach(async () => {
  running = await startProgram();
  await running.say('siti', 'halo');
  await running.say('siti', '/lapor');
  await running.answer('siti', {
    'report/words': 'Pesanan belum dibayar dua bulan',
    'report/urgent': 'ya',
    'report/photo': 'tidak',
    'report/review': 'kirim',
  });
  for (const who of ['rina', 'budi']) {
    await running.grant(who, 'mediator');
    await running.say(who, 'halo');
  }
});
afterEach(() => running.close());

async function hears(from: string, text: string): Promise<string> {
  return (await running.say(from, text)).map(({ message }) => message.text).join('\n');
}

/** What somebody was told without asking, since they last spoke. */
function last(from: string): string {
  return running.sent.filter(({ address }) => address.id === from).at(-1)?.message.text ?? '';
}

function stored(): string {
  const file = new Database(running.database, { readonly: true });
  const rows = file.prepare('SELECT * FROM Ticket').all();
  file.close();
  return JSON.stringify(rows);
}

async function answers(who: string, words: string): Promise<void> {
  await running.say(who, '/sengketa T-0001');
  await running.answer(who, {
    'disputes/menu': 'jawab pelapor',
    'disputes/answer': words,
    'disputes/answer_sure': 'kirim',
  });
}

describe('a report', () => {
  it('goes back and forth until who made it says that it is solved', async () => {
    await answers('rina', 'Perusahaan berjanji membayar besok.\nMohon ditunggu.');
    expect(last('siti')).toContain('Perusahaan berjanji membayar besok.\nMohon ditunggu.');
    await running.say('siti', 'belum');
    expect(await hears('siti', 'baru separuh yang dibayar')).toContain('kami buka lagi');
    expect(await hears('budi', '/antrian')).toContain('1 menunggu');
    await answers('budi', 'Sisanya dibayar hari ini.');
    expect(await hears('siti', 'sudah beres')).toContain('kami tutup');
    expect(await hears('rina', '/antrian')).toContain('Tidak ada yang menunggu');
    expect(stored()).not.toContain('separuh');
    expect(await hears('rina', '/sengketa 1')).toContain('baru separuh yang dibayar');
  });

  it('is closed by one of two who close it at the same moment', async () => {
    for (const who of ['rina', 'budi']) {
      await running.say(who, '/sengketa 1');
      await running.answer(who, {
        'disputes/menu': 'tutup laporan',
        'disputes/outcome': 'sudah dijelaskan',
        'disputes/close_words': `Kata ${who}: pembayaran sudah diterima.`,
      });
    }
    const said = await Promise.all(['rina', 'budi'].map((who) => hears(who, 'tutup laporan')));
    expect(said.filter((words) => words.includes('sudah ditutup dan pelapor'))).toHaveLength(1);
    expect(said.filter((words) => words.includes('baru saja berubah'))).toHaveLength(1);
    const heard = running.sent.filter(
      ({ address, message }) => address.id === 'siti' && message.text.includes('Kata '),
    );
    expect(heard).toHaveLength(1);
  });

  it('is closed to a viewer, to strangers, and to whoever lost the role while they wrote', async () => {
    await running.grant('vina', 'viewer');
    const seen = [await hears('vina', '/sengketa 1'), await hears('vina', 'jawab pelapor')];
    expect(seen.join()).not.toContain('belum dibayar');
    expect(running.position('vina')).not.toContain('answer');
    expect(await hears('siti', '/sengketa 1')).toContain('hanya untuk petugas');
    await running.say('rina', '/sengketa 1');
    await running.answer('rina', {
      'disputes/menu': 'jawab pelapor',
      'disputes/answer': 'Sudah kami cek ya.',
    });
    await running.program.store.write([
      { op: 'remove', table: 'staffRole', where: { role: 'mediator' } },
    ]);
    expect(await hears('rina', 'kirim')).toContain('hanya untuk petugas');
    expect(last('siti')).not.toContain('Sudah kami cek');
  });
});
