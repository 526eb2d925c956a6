/**
 * Nothing personal can be read in the database's files, and what was encrypted is readable only
 * where and with what it was written.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { activeUmks } from './activeUmks.ts';
import type { Write } from '../../src/app/ports.ts';
import { createCrypto, newKey, parseKeys } from '../../src/store/crypto.ts';
import { open, sqlitePlace } from './place.ts';
import { answer, company, match, need, t0, telegram, ticket, umk } from './rows.ts';

const planted = {
  name: 'Kusumawardhani',
  business: 'DapurNyaiRoro',
  phone: '+6281377700011',
  chat: '990011223344',
  said: 'rahasiaSaatMenulis',
  replied: 'rahasiaSaatMenjawab',
  typed: 'rahasiaSaatMengisi',
  report: 'rahasiaDalamLaporan',
  declined: 'rahasiaMenolak',
  note: 'rahasiaCatatan',
  asked: 'rahasiaPertanyaan',
  pic: 'Hartawidjaja',
  nib: '9120007654321',
  paper: 'PIRT5103275010199',
  file: 'rahasiaFotoKtp.jpg',
  bytes: 'rahasiaIsiFoto',
  spec: 'rahasiaSpesifikasi',
  why: 'rahasiaSebabGagal',
  talk: 'rahasiaKepadaPetugas',
  noted: 'rahasiaAntarPetugas',
};

describe('the files of the database', () => {
  it('hold no planted name, number or text, with the log and without', async () => {
    const place = await sqlitePlace();
    const store = await place.open();
    const from = telegram(planted.chat);
    const input = { kind: 'text', text: planted.said } as const;
    const { personId } = await store.receive({ id: 'm1', from, at: t0, input });
    const blobId = await store.blobs.keep(Buffer.from(planted.bytes), 'image/jpeg', planted.chat);
    const step = { move: 'sample', by: 'umk', at: t0, note: planted.note } as const;
    const writes: Write[] = [
      {
        op: 'patch',
        table: 'person',
        id: personId,
        set: { name: planted.name, phone: planted.phone },
      },
      {
        op: 'insert',
        table: 'handover',
        row: {
          id: 1,
          regionId: 'kota-bekasi',
          personId,
          state: 'waiting',
          lines: [{ words: planted.talk, at: t0 }],
          notes: [{ by: planted.name, words: planted.noted, at: t0 }],
          unread: false,
          createdAt: t0,
          updatedAt: t0,
        },
      },
      {
        op: 'insert',
        table: 'umk',
        row: umk(1, {
          ownerName: planted.name,
          businessName: planted.business,
          phone: planted.phone,
        }),
      },
      {
        op: 'insert',
        table: 'company',
        row: company(2, {
          picName: planted.pic,
          phone: planted.phone,
          nib: planted.nib,
          address: planted.typed,
        }),
      },
      {
        op: 'insert',
        table: 'need',
        row: need(1, 2, { specification: planted.spec, placeText: planted.typed }),
      },
      {
        op: 'insert',
        table: 'match',
        row: match(1, 1, 1, { declineReason: planted.declined, steps: [step] }),
      },
      { op: 'insert', table: 'ticket', row: ticket(1, personId, planted.report) },
      {
        op: 'put',
        table: 'paper',
        row: {
          id: '1/pirt',
          umkId: 1,
          kind: 'pirt',
          status: 'ada',
          number: planted.paper,
          updatedAt: t0,
        },
      },
      {
        op: 'put',
        table: 'readiness',
        row: { id: 1, answers: { P1: { value: planted.typed, score: 1 } }, updatedAt: t0 },
      },
      {
        op: 'count',
        table: 'unanswered',
        row: { id: planted.asked, text: planted.asked, times: 1, lastAt: t0, quietUntil: 0 },
      },
      {
        op: 'insert',
        table: 'attachment',
        row: {
          id: 'a1',
          blobId,
          kind: 'photo',
          mime: 'image/jpeg',
          name: planted.file,
          owner: 'umk',
          ownerId: '1',
          at: t0,
        },
      },
    ];
    const stack = [
      {
        flow: 'register',
        version: 1,
        step: 'name',
        answers: { name: planted.typed },
        trail: [],
        misses: 0,
      },
    ];
    const conversation = { turn: 1, stack, drafts: {}, shown: [] };
    expect(
      await answer(store, personId, [planted.replied, planted.replied], { writes, conversation }),
    ).toBe(true);
    // One more that nobody has answered, one that was given up, and a message that failed.
    await store.receive({ id: 'm2', from, at: t0, input });
    const parked = await store.receive({ id: 'm3', from, at: t0, input });
    await store.park([parked.inboundId], planted.why);
    const [row] = await store.claim(1, t0);
    await store.settle([{ id: row?.id ?? '', state: 'failed', why: planted.why }], t0);

    const check = (): void => {
      const files = readdirSync(place.folder);
      const bytes = Buffer.concat(files.map((file) => readFileSync(join(place.folder, file))));
      // Proof that the search can find something: a word that is not personal is there.
      expect(bytes.includes('Keripik Singkong')).toBe(true);
      const found = Object.values(planted).filter(
        (word) =>
          bytes.includes(word) ||
          bytes.includes(Buffer.from(word, 'utf16le')) ||
          bytes.includes(word.toLowerCase()),
      );
      expect(found).toEqual([]);
    };
    expect(readdirSync(place.folder)).toContain('bot.db-wal');
    check();
    await store.close();
    check();
    await place.remove();
  });

  it('open with a new key in front of the old one, and not without the old one', async () => {
    const place = await sqlitePlace();
    let store = await place.open();
    await store.write([{ op: 'insert', table: 'umk', row: umk(1) }]);
    const { personId } = await store.receive({
      id: 'm1',
      from: telegram('5'),
      at: t0,
      input: { kind: 'deleted' },
    });
    await store.close();
    const added = parseKeys(`k2:${newKey()},k1:${place.keys[0].bytes.toString('base64')}`);
    store = await open(place.file, added);
    expect(await activeUmks(store)).toEqual([umk(1)]);
    expect(await store.personAt(telegram('5'))).toBe(personId);
    await store.write([{ op: 'insert', table: 'umk', row: umk(2) }]);
    await store.close();
    store = await place.open();
    await expect(activeUmks(store)).rejects.toThrow(/data key "k2"/);
    await store.close();
    await place.remove();
  });
});

describe('a secret', () => {
  const crypto = createCrypto(parseKeys(newKey()));
  it('reads back equal and is written differently each time', () => {
    const words = 'Bu Siti 😀 “Dapur”';
    const [a, b] = [crypto.seal('Person.name', words), crypto.seal('Person.name', words)];
    expect(a).not.toBe(b);
    expect(a).toMatch(/^k1:[A-Za-z0-9+/]+=*$/);
    expect([crypto.open('Person.name', a), crypto.open('Person.name', b)]).toEqual([words, words]);
    expect(crypto.open('x', crypto.seal('x', ''))).toBe('');
  });

  it('does not read back elsewhere, changed, cut short, or with another key', () => {
    const value = crypto.seal('Person.name', 'Siti');
    const last = value.slice(0, 5) + (value[5] === 'A' ? 'B' : 'A') + value.slice(6);
    expect(() => crypto.open('Person.phone', value)).toThrow();
    expect(() => crypto.open('Person.name', last)).toThrow();
    expect(() => crypto.open('Person.name', value.slice(0, 20))).toThrow();
    expect(() => createCrypto(parseKeys(newKey())).open('Person.name', value)).toThrow();
  });

  it('is found by a hash that needs the key and knows what it is of', () => {
    expect(crypto.blind('phone', '+62811')).toBe(crypto.blind('phone', '+62811'));
    expect(crypto.blind('phone', '+62811')).not.toBe(crypto.blind('address', '+62811'));
    expect(crypto.blind('phone', '+62811')).not.toBe(
      createCrypto(parseKeys(newKey())).blind('phone', '+62811'),
    );
  });
});

describe('BOT_DATA_KEY', () => {
  it.each([
    '',
    'abc',
    'k1:abc',
    `k1:${newKey()},k1:${newKey()}`,
    `${newKey()},${newKey()}`,
    'K!:x',
  ])('says what is wrong with %j', (text) => {
    expect(() => parseKeys(text)).toThrow(/openssl rand|same name/);
  });
  it('may be one key or several by name', () => {
    const [one, two] = [newKey(), newKey()];
    expect(parseKeys(` ${one} `)).toEqual([{ id: 'k1', bytes: Buffer.from(one, 'base64') }]);
    expect(parseKeys(`k2:${two}, k1:${one}`).map(({ id }) => id)).toEqual(['k2', 'k1']);
  });
});
