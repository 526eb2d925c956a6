/** Linking, recovery at the counter, claiming and voice notes in the real program, across people and the real store. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { terminalAddress } from '../../src/cli/terminalAccount.ts';
import { readConfig } from '../../src/config.ts';
import { umk } from '../store/rows.ts';
import type { Running } from './inProcess.ts';
import { startProgram } from './inProcess.ts';
import { knownPerson } from './knownPerson.ts';

let running: Running;
const config = readConfig({
  BOT_DATA_DIR: '/nowhere',
  BOT_DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
});
beforeAll(async () => {
  running = await startProgram();
});
afterAll(() => running.close());

async function heard(from: string, text: string): Promise<string> {
  const sent = await running.say(from, text);
  return sent.map(({ message }) => message.text).join('\n');
}

/** Everything that is still to be handled and sent because of what was said. */
async function settle(): Promise<void> {
  await running.program.handler.idle();
  await running.program.delivery.flush();
}

function codeIn(words: string): string {
  return /HUBUNGKAN (\w{8})/.exec(words)?.[1] ?? '';
}

function lastTo(from: string): string {
  return running.sent.filter(({ address }) => address.id === from).at(-1)?.message.text ?? '';
}

it('makes two channels one person, once', async () => {
  await knownPerson(running, 'siti-telegram', 'Siti Aminah', 7);
  await running.say('siti-wa', 'halo');
  const code = codeIn(await heard('siti-telegram', 'hubungkan'));
  expect(await heard('siti-wa', `hubungkan ${code.toLowerCase()}`)).toContain('Siti A.');
  await running.say('siti-wa', 'ya');
  await settle();
  await running.say('siti-wa', 'profil');
  expect(running.position('siti-wa')).toBe('profile/menu');
  expect(running.sent.at(-1)?.personId).toBe(
    (await running.say('siti-telegram', 'halo')).at(-1)?.personId,
  );
  await knownPerson(running, 'budi', 'Budi');
  expect(await heard('budi', `hubungkan ${code}`)).toContain('sudah dipakai');
});

it('moves a profile to a new number at the counter, and freezes the old one', async () => {
  await knownPerson(running, 'dewi-lama', 'Dewi Lestari', 12);
  await running.grant('ani', 'kurator');
  await running.say('ani', 'halo');
  await running.say('ani', '/pulihkan 12');
  await running.say('ani', 'Dewi Lestari');
  const code = codeIn(await heard('ani', 'cocok'));
  await running.say('dewi-baru', `hubungkan ${code}`);
  expect(await heard('dewi-baru', 'ya')).toContain('Dewi L.');
  await settle();
  await running.say('dewi-baru', 'profil');
  expect(running.position('dewi-baru')).toBe('profile/menu');

  expect(await heard('dewi-lama', 'profil')).toContain('tidak terhubung lagi');
  expect(running.position('dewi-lama')).toBe('frozen/told');
  await running.say('dewi-lama', '1');
  expect(running.position('dewi-lama')).toBe('menu/welcome');
  expect(await heard('dewi-lama', 'profil')).not.toContain('Dewi');
});

it('gives an imported business to one of two who claim it at one moment', async () => {
  const { store } = running.program;
  const imported = umk(40, { businessName: 'Keripik Bu Siti', updatedAt: new Date('2026-11-01') });
  const nib = { id: '40/nib', umkId: 40, kind: 'nib', status: 'ada', number: '9120001234567' };
  await store.write([
    { op: 'insert', table: 'umk', row: imported },
    { op: 'insert', table: 'paper', row: { ...nib, updatedAt: imported.updatedAt } },
  ]);
  const both = ['joko', 'rina'];
  for (const from of both) {
    await knownPerson(running, from, from);
    for (const said of ['klaim usaha', 'keripik bu siti', '4567']) await running.say(from, said);
    expect(running.position(from)).toBe('claim/mine');
  }
  const words = await Promise.all(both.map((from) => heard(from, 'ya')));
  expect(words.filter((said) => said.includes('Selamat'))).toHaveLength(1);
  expect(words.filter((said) => said.includes('belum ketemu'))).toHaveLength(1);
  expect(await store.peopleOf({ umk: 40 })).toHaveLength(1);
});

it('takes what staff heard in a voice note as the answer, and deletes the audio', async () => {
  const { store, handler, blobs } = running.program;
  await knownPerson(running, 'tono', 'Tono');
  await running.say('tono', 'lapor');
  expect(running.position('tono')).toBe('report/words');
  const bytes = Buffer.from('OggS');
  const blobId = await blobs.keep(bytes, 'audio/ogg', 'terminal/x/tono');
  const { settled } = await handler.receive({
    id: 'voice-1',
    from: terminalAddress(config, 'tono'),
    at: new Date('2026-11-23T02:00:00Z'),
    input: { kind: 'voice', blobId, mime: 'audio/ogg' },
  });
  await settled;
  await settle();
  expect(running.position('tono')).toBe('report/words');
  expect(lastTo('ani')).toContain('/suara');
  const shown = await running.say('ani', '/suara');
  expect(shown.find(({ message }) => message.attachment)?.message.attachment).toMatchObject({
    kind: 'voice',
    blobId,
  });
  await running.say('ani', 'barang saya belum dibayar oleh PT Maju');
  // What comes by itself waits while Tono is in the middle of something.
  const later = new Date('2026-11-23T02:15:00Z');
  running.moveClock(later);
  await handler.drain(await store.waitingPeople(later));
  await settle();
  expect(lastTo('tono')).toContain('"barang saya belum dibayar oleh PT Maju"');
  await running.say('tono', 'ya');
  expect(running.position('tono')).toBe('report/urgent');
  expect(await blobs.load(blobId)).toBeUndefined();
});
