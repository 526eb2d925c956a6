/** The staff's group in the real program over Telegram: a topic for each talk, and no word of it to or from the wrong person. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Group } from '../servers/botApi/index.ts';
import { umk } from '../store/rows.ts';
import type { GroupProgram } from './groupProgram.ts';
import { startGroupProgram } from './groupProgram.ts';

const JPEG = Buffer.from('ffd8ffe000104a464946', 'hex');
let running: GroupProgram;
let group: Group;
let ani: Actor;
let budi: Actor;
let stranger: Actor;

beforeAll(async () => {
  running = await startGroupProgram();
  const { server } = running;
  ani = server.user(11, { first_name: 'Ani', started: true });
  budi = server.user(12, { first_name: 'Budi', started: true });
  stranger = server.user(13, { first_name: 'Tamu', started: true });
  await running.grant(11, 'admin', 'Ani');
  await running.grant(12, 'kurator', 'Budi');
  group = server.group(-1001, { forum: { bot: 'topics' } });
});
afterAll(() => running.close());

function texts(threadId: number): string[] {
  return group
    .inTopic(threadId)
    .filter(({ from }) => from === 'bot')
    .map(({ text }) => text);
}

function general(): string[] {
  return running.server
    .chat(group.id)
    .botMessages.filter(({ raw }) => raw.message_thread_id === undefined)
    .map(({ text }) => text);
}

async function write(who: Actor, text: string, threadId?: number): Promise<number> {
  const id = group.sendText(who, text, threadId === undefined ? {} : { threadId });
  await running.settle();
  return id;
}

/** The thread of the newest topic. */
function newest(): number {
  return Math.max(...group.topics.keys());
}

async function asks(from: string, name: string, umkId?: number): Promise<number> {
  const { store } = running.program;
  await running.say(from, 'halo');
  const personId = await running.personOf(from);
  await store.write([{ op: 'patch', table: 'person', id: personId, set: { name } }]);
  if (umkId !== undefined) {
    await store.write([
      { op: 'insert', table: 'umk', row: umk(umkId, { businessName: `Keripik ${name}` }) },
      {
        op: 'insert',
        table: 'membership',
        row: {
          id: `umk/${umkId}/${personId}`,
          personId,
          organisation: 'umk',
          organisationId: umkId,
          role: 'owner',
          since: '2026-11-22',
        },
      },
    ]);
  }
  const before = group.topics.size;
  await running.say(from, 'petugas');
  await running.server.waitFor(() => group.topics.size > before);
  await running.settle();
  return newest();
}

describe('/grup', () => {
  it('is for an admin, in a group with topics that we may make', async () => {
    const { server } = running;
    const plain = server.group(-2002);
    plain.sendText(ani, '/grup');
    await server.waitFor(() => server.chat(-2002).last?.text.includes('Kelola Topik'));
    const powerless = server.group(-3003, { forum: { bot: 'admin' } });
    powerless.sendText(ani, '/grup');
    await server.waitFor(() => server.chat(-3003).last?.text.includes('Kelola Topik'));
    for (const who of [stranger, budi]) {
      await write(who, '/grup');
      await server.waitFor(() => general().at(-1)?.includes('chat pribadi'));
    }
    await running.say('siti', 'halo');
    await running.say('siti', 'petugas');
    await running.settle();
    expect(group.topics.size).toBe(0);
    await running.say('siti', 'batal');
    await running.say('siti', 'ya');

    await write(ani, '/grup');
    await server.waitFor(() => general().at(-1)?.includes('sekarang grup petugas'));
    await write(ani, '/grup');
    await server.waitFor(() => general().at(-1)?.includes('memang sudah'));
    // In their own group the staff talk as they like.
    const before = general().length;
    await write(ani, 'rapat jam 10 ya');
    await write(stranger, 'siap');
    expect(general()).toHaveLength(before);
  });
});

describe('a talk', () => {
  it('has a topic with name and business; who writes first has it, and only they are heard', async () => {
    const thread = await asks('dewi', 'Dewi', 7);
    expect(group.topics.get(thread)?.name).toMatch(/^#\d+ Dewi – Keripik Dewi$/);
    expect(texts(thread)[0]).toContain('minta bicara dengan petugas');
    await running.say('dewi', 'NIB saya hilang, gimana ya?');
    await running.settle();
    expect(texts(thread).at(-1)).toMatch(
      /^#\d+ Dewi – Keripik Dewi: NIB saya hilang, gimana ya\?$/,
    );

    await write(stranger, 'saya jawab ya bu', thread);
    expect(texts(thread).at(-1)).toContain('hanya petugas yang terdaftar');
    await write(ani, '// siapa yang ambil?', thread);
    expect(running.heard('dewi').join()).not.toMatch(/siapa yang ambil|saya jawab/);

    // Both write at one moment: one has it, the other is told.
    group.sendText(ani, 'jawaban Ani', { threadId: thread });
    group.sendText(budi, 'jawaban Budi', { threadId: thread });
    await running.settle();
    const told = running.heard('dewi');
    const answers = told.filter((text) => text.includes('jawaban'));
    expect(answers).toEqual(['Petugas Ani: jawaban Ani']);
    expect(told.filter((text) => text.includes('tersambung dengan'))).toHaveLength(1);
    expect(texts(thread).join('\n')).toContain('sekarang dipegang Ani');
    expect(texts(thread).at(-1)).toContain('Tidak diteruskan');

    // Nothing of it in anybody's private chat.
    await running.say('dewi', 'makasih mbak');
    await running.settle();
    expect(texts(thread).at(-1)).toMatch(/: makasih mbak$/);
    const privately = [11, 12].flatMap((id) => running.server.chat(id).botMessages);
    expect(privately.map(({ text }) => text).join()).not.toContain('makasih mbak');

    await write(budi, '/selesai', thread);
    expect(texts(thread).at(-1)).toContain('Tidak diteruskan');
    await write(budi, '/catat telepon suaminya', thread);
    expect(texts(thread).at(-1)).toContain('Catatan untuk');
    expect(running.heard('dewi').join()).not.toContain('suaminya');
    await write(budi, '/ambil', thread);
    await write(budi, 'saya Budi, meneruskan', thread);
    expect(running.heard('dewi').at(-1)).toBe('Petugas Budi: saya Budi, meneruskan');
    await write(ani, 'dari Ani lagi', thread);
    expect(running.heard('dewi').join()).not.toContain('dari Ani lagi');
  });

  it('carries photos and corrections of the person both ways as in private, and an officer’s edit to nobody', async () => {
    const thread = newest();
    group.sendPhoto(budi, JPEG, { caption: 'contohnya', threadId: thread });
    await running.settle();
    expect(running.heard('dewi').at(-1)).toBe('Petugas Budi: contohnya');
    const blobId = await running.program.blobs.keep(JPEG, 'image/jpeg', 'terminal/local/dewi');
    await running.say('dewi', {
      kind: 'photo',
      blobId,
      mime: 'image/jpeg',
      caption: 'ini NIB-nya',
    });
    await running.settle();
    const shown = group.inTopic(thread).at(-1);
    expect(shown?.photo?.bytes).toEqual(JPEG);
    expect(shown?.text).toMatch(/: ini NIB-nya$/);
    await running.say('dewi', { kind: 'edited', text: 'ini NIB lama' });
    await running.settle();
    expect(texts(thread).at(-1)).toContain('(pesan diperbaiki) ini NIB lama');
    const said = await write(budi, 'sudah saya terima', thread);
    const before = running.heard('dewi').length;
    group.editText(said, 'sudah saya buang');
    await running.settle();
    expect(running.heard('dewi')).toHaveLength(before);
    expect(texts(thread).at(-1)).toContain('tidak terkirim');
  });

  it('goes on after a restart in the middle, and in a new topic where the old one was deleted', async () => {
    const thread = newest();
    await running.stop();
    group.sendText(budi, 'ditulis selagi mati', { threadId: thread });
    await running.start();
    await running.settle();
    expect(running.heard('dewi').at(-1)).toBe('Petugas Budi: ditulis selagi mati');
    await running.say('dewi', 'masih ada?');
    await running.settle();
    expect(texts(thread).at(-1)).toMatch(/: masih ada\?$/);
    group.deleteTopic(thread);
    await running.say('dewi', 'halo?');
    await running.settle();
    const anew = newest();
    expect(anew).not.toBe(thread);
    expect(group.topics.get(anew)?.name).toContain('Dewi – Keripik Dewi');
    expect(texts(anew)).toEqual([expect.stringMatching(/: halo\?$/) as string]);
    await write(budi, 'ada, Bu', anew);
    expect(running.heard('dewi').at(-1)).toBe('Petugas Budi: ada, Bu');
  });

  it('of another person is never mixed up with it, and one that is over is closed', async () => {
    const dewi = newest();
    const joko = await asks('joko', 'Joko');
    await write(ani, 'untuk Joko', joko);
    expect(running.heard('joko').at(-1)).toBe('Petugas Ani: untuk Joko');
    expect(running.heard('dewi').join()).not.toContain('untuk Joko');
    // Of one talk only its own officer is heard, whatever else they have.
    await write(ani, 'salah topik', dewi);
    expect(running.heard('dewi').join()).not.toContain('salah topik');
    await write(ani, '/selesai', joko);
    await running.server.waitFor(() => group.topics.get(joko)?.closed);
    expect(running.heard('joko').join()).toContain('menutup percakapan');
    await write(ani, 'satu lagi', joko);
    expect(texts(joko).at(-1)).toContain('sudah selesai');
    expect(running.heard('joko').join()).not.toContain('satu lagi');
    await running.say('dewi', 'selesai');
    await running.say('dewi', 'sudah');
    await running.settle();
    await running.server.waitFor(() => group.topics.get(dewi)?.closed);
    expect(texts(dewi).at(-1)).toContain('sudah menutup percakapan');
  });
});

describe('an officer', () => {
  it('who takes a talk in private has its answers there, until they write in the topic', async () => {
    const thread = await asks('rina', 'Rina');
    const number = /^#(\d+)/.exec(group.topics.get(thread)?.name ?? '')?.[1] ?? '';
    budi.sendText(`/ambil ${number}`);
    await running.settle();
    expect(texts(thread).at(-1)).toContain('dijawab Budi dari chat pribadi');
    await running.say('rina', 'halo pak');
    await running.settle();
    const chat = running.server.chat(12);
    await running.server.waitFor(() => chat.last?.text.endsWith('Rina: halo pak'));
    expect(texts(thread).join()).not.toContain('halo pak');
    await write(budi, 'saya pindah ke sini', thread);
    await running.say('rina', 'oke pak');
    await running.settle();
    expect(texts(thread).at(-1)).toMatch(/Rina: oke pak$/);
    expect(chat.botMessages.map(({ text }) => text).join()).not.toContain('oke pak');
  });

  it('who lost the role in the middle is heard no more', async () => {
    const { store } = running.program;
    const thread = newest();
    const account = running.server.token.split(':')[0] ?? '';
    const personId = await store.knownAt({ channel: 'telegram', account, id: '12' });
    await store.write([
      { op: 'remove', table: 'staffRole', where: { personId: personId ?? 0, role: 'kurator' } },
    ]);
    await write(budi, 'masih bisa?', thread);
    expect(running.heard('rina').join()).not.toContain('masih bisa?');
    await running.grant(12, 'kurator', 'Budi');
  });
});

describe('a group that refuses us', () => {
  it('is left: the talk goes on in the officer’s private chat, and the admins hear of it once', async () => {
    await running.say('rina', 'satu');
    await running.settle();
    group.removeBot(stranger);
    await running.say('rina', 'dua');
    const { server } = running;
    // Nothing that was said where nobody could read it is lost: it is on the card.
    const card = await server.waitFor(() =>
      server.chat(12).botMessages.find(({ text }) => text.includes('Grup petugas tidak')),
    );
    expect(card.text).toMatch(/Rina[^]*satu[^]*dua/);
    const alerts = (): number =>
      server.chat(11).botMessages.filter(({ text }) => text.includes('tidak bisa dipakai lagi'))
        .length;
    await server.waitFor(() => alerts() > 0);
    await running.say('rina', 'tiga');
    await running.settle();
    await server.waitFor(() => server.chat(12).last?.text.endsWith('Rina: tiga'));
    expect(alerts()).toBe(1);
    // A new talk has no topic, and is told as ever.
    const topics = group.topics.size;
    await running.say('joko', 'menu');
    await running.say('joko', 'petugas');
    await running.settle();
    expect(group.topics.size).toBe(topics);
  });
});
