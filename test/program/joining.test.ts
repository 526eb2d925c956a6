/** A second person joins a business in the real program: the code is used once, whoever else has it, and both know. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Running } from './inProcess.ts';
import { startProgram } from './inProcess.ts';
import { knownPerson } from './knownPerson.ts';

let running: Running;
beforeAll(async () => {
  running = await startProgram();
});
afterAll(() => running.close());

it('lets one of two with the same code join, and tells who invited', async () => {
  const { store } = running.program;
  const siti = await knownPerson(running, 'siti', 'Siti', 7);
  const [budi, dewi] = [
    await knownPerson(running, 'budi', 'Budi'),
    await knownPerson(running, 'dewi', 'Dewi'),
  ];
  await running.say('siti', 'tambah orang');
  const given = await running.say('siti', '1');
  const code = /GABUNG (\w{8})/.exec(given.map(({ message }) => message.text).join())?.[1] ?? '';
  for (const from of ['budi', 'dewi']) {
    // The one types the code, the other comes by the link.
    await running.say(from, from === 'budi' ? `gabung ${code.toLowerCase()}` : `/start ${code}`);
    expect(running.position(from)).toBe('join/confirm');
  }
  const [first, second] = await Promise.all([running.say('budi', 'ya'), running.say('dewi', 'ya')]);
  const words = [first, second].map((all) => all.map(({ message }) => message.text).join());
  expect(words.filter((text) => text.includes('Selamat bergabung'))).toHaveLength(1);
  expect(words.filter((text) => text.includes('sudah dipakai'))).toHaveLength(1);
  const members = await store.peopleOf({ umk: 7 });
  expect(members).toHaveLength(2);
  expect(members).toContain(siti);
  const winner = members.includes(budi) ? 'Budi' : 'Dewi';
  expect([budi, dewi]).toContain(members.find((id) => id !== siti));
  await running.program.handler.idle();
  await running.program.delivery.flush();
  const told = running.sent.filter(({ personId }) => personId === siti).at(-1)?.message.text;
  expect(told).toContain(`${winner} sudah bergabung`);
});

it('opens a linking code that a link brings', async () => {
  await knownPerson(running, 'rini', 'Rini');
  const given = await running.say('rini', 'hubungkan');
  const code = /HUBUNGKAN (\w{8})/.exec(given.map(({ message }) => message.text).join())?.[1] ?? '';
  await running.say('rini lain', `/start ${code}`);
  expect(running.position('rini lain')).toBe('link/confirm');
});

it('counts wrong codes of one person for an hour', async () => {
  await knownPerson(running, 'joko', 'Joko');
  for (const code of ['XXXX2345', 'XXXX2346', 'XXXX2347', 'XXXX2348']) {
    await running.say('joko', `gabung ${code}`);
    expect(running.position('joko')).toBe('join/code');
  }
  await running.say('joko', 'XXXX2349');
  await running.say('joko', 'gabung');
  expect(running.position('joko')).toBe('menu/welcome');
  running.moveClock(new Date('2026-11-23T03:00:01Z'));
  await running.say('joko', 'gabung');
  expect(running.position('joko')).toBe('join/code');
});

it('goes on in the name of who stays when one of two erases everything', async () => {
  const { store } = running.program;
  await store.write([
    { op: 'patch', table: 'umk', id: 7, set: { ownerName: 'Siti', phone: '+6281234567890' } },
  ]);
  await running.say('siti', 'hapus data saya');
  for (let tries = 0; tries < 4 && (await store.peopleOf({ umk: 7 })).length > 1; tries++) {
    await running.say('siti', tries === 0 ? '1' : 'ya');
  }
  const [who = 0] = await store.peopleOf({ umk: 7 });
  const { person } = await store.open(who);
  expect(person.umks).toMatchObject([{ id: 7, ownerName: person.name, phone: '' }]);
  expect(person.name).not.toBe('Siti');
});
