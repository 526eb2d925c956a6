/** `/statistik` in the whole program: counted from the database, drawn, and kept as a picture that a channel can send. */
import { expect, it } from 'vitest';
import { startProgram } from './inProcess.ts';

const owner = {
  'register/consent_ask': 'setuju',
  'register/name': 'Siti Aminah',
  'register/product': 'keripik singkong',
  'register/capacity': '500 bungkus per bulan',
  'register/place': 'kel. Kranji',
  'register/nib': 'sudah',
  'register/phone': '0812 3456 7890',
  'register/reminders': 'ya',
  'register/review': 'kirim',
};

it('counts who registered, and sends a picture of it', async () => {
  const running = await startProgram();
  await running.grant('ani', 'viewer');
  await running.say('siti', 'daftar');
  await running.answer('siti', owner);
  const [, figures] = await running.say('ani', '/statistik');
  expect(figures?.message.text).toContain('UMK aktif: 1 (punya NIB: 1; baru bulan ini: 1)');
  const [shown] = await running.say('ani', 'kecamatan');
  expect(shown?.message.text).toContain('Bekasi Barat: 1');
  const { attachment } = shown?.message ?? {};
  expect(attachment).toMatchObject({ kind: 'photo', mime: 'image/png' });
  const kept = await running.program.blobs.load(attachment?.blobId ?? '');
  expect(
    Buffer.from(kept?.bytes ?? [])
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
  await running.close();
});

it('leaves a trail that an admin reads and that holds together', async () => {
  const running = await startProgram();
  await running.grant('ani', 'admin');
  await running.say('siti', 'daftar');
  await running.answer('siti', owner);
  const heard = await running.say('ani', '/audit umk/1');
  expect(heard.map(({ message }) => message.text).join('\n')).toContain('mendaftarkan UMK');
  const { rows, broken } = await running.program.verifyAudit();
  expect([rows > 3, broken]).toEqual([true, undefined]);
  await running.close();
});
