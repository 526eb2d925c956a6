/** What the office changes without a deploy, in the whole program: heard by others at once and after a restart, and by nobody else's hand. */
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Running } from './inProcess.ts';
import { startProgram } from './inProcess.ts';

let running: Running;

beforeEach(async () => {
  running = await startProgram();
  for (const who of ['ani', 'budi', 'vera', 'siti', 'joko']) await running.say(who, 'halo');
  await running.grant('ani', 'admin');
  await running.grant('budi', 'admin');
  await running.grant('vera', 'viewer');
});
afterEach(() => running.close());

async function hears(from: string, text: string): Promise<string> {
  const heard = await running.say(from, text);
  return heard
    .flatMap(({ message }) => [message.text, ...(message.options ?? []).map(({ label }) => label)])
    .join('\n');
}

/** Chooses the option whose label has these words, by its number on screen. */
async function picks(from: string, words: string): Promise<string> {
  const last = running.sent.filter(({ address }) => address.id === from).at(-1);
  const at = (last?.message.options ?? []).findIndex(({ label }) => label.includes(words));
  if (at < 0) throw new Error(`${from} is not offered "${words}": ${last?.message.text}`);
  return hears(from, String(at + 1));
}

/** A button's data as somebody might forge it, of the newest question. */
async function forges(from: string, option: string): Promise<void> {
  const last = running.sent.filter(({ address }) => address.id === from).at(-1);
  const { settled } = await running.program.handler.receive({
    id: `forged/${option}/${running.sent.length}`,
    from: { channel: 'terminal', account: basename(running.database), id: from },
    at: new Date('2026-11-23T02:00:00Z'),
    input: { kind: 'choice', option, turn: last?.message.turn ?? 0 },
  });
  await settled;
  await running.program.delivery.flush();
}

function rows<T>(sql: string): T[] {
  const file = new Database(running.database, { readonly: true });
  const found = file.prepare(sql).all() as T[];
  file.close();
  return found;
}

function changes(): string[] {
  return rows<{ id: string }>('SELECT id FROM Override ORDER BY id').map(({ id }) => id);
}

it('says a changed text to everybody at once, and after a restart, until it is put back', async () => {
  await running.say('ani', '/teks sama-sama');
  await running.say('ani', '/teks engine.you_are_welcome');
  await picks('ani', '');
  expect(running.position('ani')).toBe('texts/card');
  await picks('ani', 'Ubah bahasa Indonesia');
  expect(await hears('ani', 'Dengan senang hati, {{sapaan}} {{nama}}!')).toContain('{{nama}}');
  expect(await hears('ani', 'Dengan senang hati,\n{{sapaan}}! $t(engine.hello)')).toContain('$t(');
  const preview = await hears('ani', 'Dengan senang hati,\n{{sapaan}}!');
  expect(preview).toContain('Dengan senang hati,\nBapak/Ibu!');
  expect(await hears('siti', 'terima kasih')).not.toContain('Dengan senang hati');
  await running.say('ani', 'ya');
  expect(await hears('siti', 'terima kasih')).toContain('Dengan senang hati,\nBapak/Ibu!');
  await running.restart();
  expect(await hears('joko', 'terima kasih')).toContain('Dengan senang hati,\nBapak/Ibu!');

  // The label of an option is what is typed, from then on.
  await running.say('ani', '/teks menu.report');
  await picks('ani', 'Lapor');
  await picks('ani', 'Ubah bahasa Indonesia');
  await running.say('ani', 'Ada keluhan');
  await running.say('ani', 'ya');
  expect(await hears('siti', 'menu')).toContain('Ada keluhan');
  await running.say('siti', 'ada keluhan');
  expect(running.position('siti')).toMatch(/^report\//);

  await running.say('ani', '/teks engine.you_are_welcome');
  await picks('ani', 'Dengan');
  await picks('ani', 'Kembalikan yang asli');
  await running.say('ani', 'ya');
  expect(await hears('joko', 'terima kasih')).not.toContain('Dengan senang hati');
  expect(
    rows("SELECT action FROM Audit WHERE subject = 'text/id/engine.you_are_welcome'"),
  ).toHaveLength(2);
});

it('tells the second of two admins who change one text', async () => {
  for (const who of ['ani', 'budi']) {
    await running.say(who, '/teks engine.you_are_welcome');
    await picks(who, '');
    await picks(who, 'Ubah bahasa Indonesia');
    await running.say(who, `Terima kasih kembali dari ${who}.`);
  }
  await Promise.all([running.say('ani', 'ya'), running.say('budi', 'ya')]);
  const asked = ['ani', 'budi'].filter((who) => running.position(who) === 'texts/meanwhile');
  expect(asked).toHaveLength(1);
  expect(changes()).toEqual(['text/id/engine.you_are_welcome#1']);
  await running.say(asked[0] ?? '', 'ya');
  expect(await hears('siti', 'terima kasih')).toContain(`dari ${asked[0]}`);
});

it('tells the third of three admins who change one text, also after the second was told', async () => {
  const all = ['ani', 'budi', 'citra'];
  await running.say('citra', 'halo');
  await running.grant('citra', 'admin');
  for (const who of all) {
    await running.say(who, '/teks engine.you_are_welcome');
    await picks(who, '');
    await picks(who, 'Ubah bahasa Indonesia');
    await running.say(who, `Terima kasih kembali dari ${who}.`);
  }
  await running.say('ani', 'ya');
  expect(await hears('budi', 'ya')).toContain('dari ani');
  expect(await hears('citra', 'ya')).toContain('dari ani');
  // Both saw what Ani wrote; Budi is quicker.
  await running.say('budi', 'ya');
  expect(await hears('citra', 'ya')).toContain('dari budi');
  expect(changes()).toEqual([
    'text/id/engine.you_are_welcome#1',
    'text/id/engine.you_are_welcome#2',
  ]);
  await running.say('citra', 'ya');
  expect(await hears('siti', 'terima kasih')).toContain('dari citra');
});

it('answers a third person what two asked in vain and staff answered', async () => {
  for (const who of ['siti', 'joko']) await running.say(who, 'parkir motor sebelah mana');
  expect(await hears('ani', '/tanya')).toContain('2× parkir motor sebelah mana');
  await picks('ani', 'parkir');
  await picks('ani', 'Tulis jawaban baru');
  expect(await hears('ani', 'daftar dong')).not.toContain('Parkir');
  await running.say('ani', 'menu');
  await running.say('ani', '/tanya');
  await picks('ani', 'parkir');
  await picks('ani', 'Tulis jawaban baru');
  await picks('ani', 'Pakai apa adanya');
  await running.say('ani', 'Parkir motor gratis di lantai dasar.');
  await running.say('ani', 'lewati');
  await running.say('ani', 'ya');
  await running.say('rina', 'halo');
  expect(await hears('rina', 'parkir motornya sebelah mana ya?')).toContain('Parkir motor gratis');
  expect(await hears('ani', '/tanya')).not.toContain('parkir');
  await running.restart();
  await running.say('dewi', 'halo');
  expect(await hears('dewi', 'parkir motor sebelah mana')).toContain('Parkir motor gratis');
});

it('moves a deadline with Idulfitri, and what was promised is looked up again', async () => {
  running.moveClock(new Date('2027-03-03T02:00:00Z'));
  await running.say('siti', '/lapor');
  await running.answer('siti', {
    'report/words': 'Pesanan belum dibayar dua bulan',
    'report/urgent': 'ya',
    'report/photos': 'tidak',
    'report/photo': 'tidak',
    'report/review': 'kirim',
  });
  const due = (): unknown[] =>
    rows(
      "SELECT t.dueOn AS due, q.dueOn AS queued FROM Ticket t JOIN QueueItem q ON q.subjectId = t.id AND q.kind = 'ticket'",
    );
  expect(due()).toEqual([{ due: '2027-03-22', queued: '2027-03-22' }]);
  await running.say('ani', '/hari');
  await picks('ani', 'Pindahkan');
  await picks('ani', 'Idulfitri');
  // Two working days come before it and one is lost: what was joint leave on the 15th is its first day.
  expect(await hears('ani', '15 maret 2027')).toContain('betul');
  const asked = await hears('ani', 'ya');
  expect(asked).toContain('2 batas waktu');
  expect(asked).toContain('T-');
  await running.say('ani', 'ya');
  const [moved] = due();
  expect(moved).toEqual({ due: '2027-03-19', queued: '2027-03-19' });
  expect(
    rows("SELECT subject FROM Audit WHERE action IN ('ticket.due', 'queue.due')"),
  ).toHaveLength(2);
  expect(await hears('siti', 'status')).toContain('19 Maret 2027');
});

it('lets a viewer look, and change nothing by any button', async () => {
  await running.say('siti', 'parkir motor sebelah mana');
  expect(await hears('vera', '/teks')).toContain('/teks');
  await running.say('vera', '/hari');
  for (const option of ['tambah:0', 'pindah:0', 'hapus:0', 'skb:0']) await forges('vera', option);
  await running.say('vera', 'selesai');
  await running.say('vera', '/tanya');
  await picks('vera', 'parkir');
  for (const option of ['bukan', 'baru', 'sama']) await forges('vera', option);
  expect(running.position('vera')).toBe('unanswered/card');
  expect(changes()).toEqual([]);
  // A role that is lost in the middle ends what was begun.
  await running.say('budi', '/teks engine.you_are_welcome');
  await picks('budi', '');
  await picks('budi', 'Ubah bahasa Indonesia');
  await running.say('budi', 'Kembali kasih.');
  const budi =
    rows<{ id: number }>(
      "SELECT personId AS id FROM StaffRole WHERE role = 'admin' ORDER BY personId DESC LIMIT 1",
    )[0]?.id ?? 0;
  await running.program.store.write([
    { op: 'remove', table: 'staffRole', where: { personId: budi, role: 'admin' } },
  ]);
  await running.say('budi', 'ya');
  expect(changes()).toEqual([]);
});

it('passes over a stored change that does not fit, and says the rest', async () => {
  const at = new Date('2026-11-23T02:00:00Z');
  const row = (of: string, value: unknown) => ({
    op: 'insert' as const,
    table: 'override' as const,
    row: { id: `${of}#1`, of, n: 1, value, byId: 1, at },
  });
  await running.program.store.write([
    row('text/id/engine.you_are_welcome', { not: 'a text' }),
    row('text/id/no.such_key', 'x'),
    row('holiday/2026-99-99', true),
    row('question/none', { phrases: [] }),
    row('text/id/engine.hello', 'Hai, {{sapaan}}!'),
  ]);
  await running.restart();
  expect(await hears('siti', 'terima kasih')).not.toBe('');
  expect(await hears('siti', 'halo')).toContain('Hai, ');
});
