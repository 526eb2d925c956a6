/** A talk with the office, one side at a time: what is kept, what is passed on and to whom, and what never is. */
import { describe, expect, it } from 'vitest';
import { perform } from '../../src/app/perform/perform.ts';
import type { Effect } from '../../src/domain/effect.ts';
import type { Handover, HandoverView } from '../../src/domain/handover.ts';
import { standsIn, withLine } from '../../src/domain/handover.ts';
import type { Query } from '../../src/domain/query.ts';
import type { Given } from '../play.ts';
import type { Owner } from './owner.ts';
import { aUmk, last, owner, registered, where } from './owner.ts';

const now = new Date('2026-11-23T02:00:00Z');

function talk(given: Partial<Handover> = {}): Handover {
  return {
    id: 12,
    regionId: 'kota-bekasi',
    personId: 1,
    state: 'taken',
    staffId: 5,
    lines: [],
    notes: [],
    unread: false,
    createdAt: now,
    updatedAt: now,
    ...given,
  };
}

/** Siti with an officer at the other end; what she says is there at her next message. */
function siti(given: Partial<Handover> = {}, person: Given['person'] = registered()) {
  let mine: Handover | undefined = talk(given);
  const read = ({ kind }: Query): unknown => {
    if (kind === 'handover.mine') return mine;
    if (kind === 'handover') return mine && { handover: mine, channel: 'telegram' };
    return [];
  };
  const world = owner({ now, read, ...(person ? { person } : {}) });
  world.say('halo');
  const send = world.send.bind(world);
  world.send = (input) => {
    const played = send(input);
    const said = last(played.effects, 'handover.said');
    if (mine && said) mine = { ...mine, lines: said.lines, owedAt: said.owedAt, unread: true };
    if (last(played.effects, 'handover.end')) mine = undefined;
    return played;
  };
  const event = (happening: Extract<Parameters<typeof send>[0], { kind: 'event' }>['happening']) =>
    world.send({ kind: 'event', happening });
  return Object.assign(world, { event });
}

function talking(given: Partial<Handover> = {}) {
  const world = siti(given);
  world.event({ kind: 'handover.taken', handoverId: 12, who: 'Ani' });
  expect(where(world)).toBe('handover_talk/talk');
  return world;
}

/** An officer who has these talks, and a desk open for the first of them. */
function ani(...talks: HandoverView[]): Owner {
  const read = (query: Query): unknown => {
    if (query.kind === 'handover') return talks.find(({ handover }) => handover.id === query.id);
    return query.kind === 'handovers.open' ? talks : [];
  };
  const person = { id: 5, name: 'Ani', roles: ['kurator' as const] };
  const world = owner({ now, read, person });
  world.say('halo');
  return world;
}

function told(effects: readonly Effect[]) {
  return effects.flatMap((effect) => (effect.kind === 'tell' ? [effect.whom] : []));
}

describe('what is said in a talk', () => {
  it.each([
    'Assalamualaikum',
    'terima kasih',
    'status',
    'daftar',
    'kembali',
    'lewati',
    'petugas',
    'bantuan',
    '1',
    'berapa biayanya?',
    'hapus data saya',
    'tidak',
  ])('is words for the officer: "%s"', (text) => {
    const world = talking();
    const { effects, replies } = world.say(text);
    expect(last(effects, 'tell')).toMatchObject({
      whom: { person: 5 },
      happening: { who: 'Siti Aminah – keripik singkong', said: { words: text } },
    });
    expect(replies).toEqual([]);
    expect(where(world)).toBe('handover_talk/talk');
  });

  it.each([
    ['a command', { kind: 'command', name: 'lapor', args: '' }, { words: '/lapor' }],
    ['an edit', { kind: 'edited', text: 'besok' }, { what: 'edited', words: 'besok' }],
    ['a deletion', { kind: 'deleted' }, { what: 'deleted' }],
    [
      'a voice note',
      { kind: 'voice', blobId: 'b', mime: 'audio/ogg' },
      { file: { kind: 'voice', blobId: 'b', mime: 'audio/ogg', name: 'voice.ogg' } },
    ],
    [
      'a photo with words',
      { kind: 'photo', blobId: 'b', mime: 'image/jpeg', caption: 'ini' },
      {
        words: 'ini',
        file: { kind: 'photo', blobId: 'b', mime: 'image/jpeg', name: 'photo.jpg' },
      },
    ],
  ] as const)('is passed on, be it %s', (_what, input, said) => {
    const { effects } = talking().send(input);
    expect(last(effects, 'tell')?.happening).toMatchObject({ said });
    expect(effects.map(({ kind }) => kind)).not.toContain('voice.keep');
  });

  it('is not passed on where it is too long, and says so', () => {
    const world = talking();
    const { effects } = world.say('a'.repeat(3001));
    expect(effects).toEqual([]);
    expect(world.heard()).toContain('3000');
  });

  it.each(['menu', 'batal', 'berhenti', 'selesai', '/menu', '/start'])(
    'is a way out, after a question: "%s"',
    (text) => {
      const world = talking();
      expect(world.say(text).effects).toEqual([]);
      expect(where(world)).toBe('handover_talk/over');
      expect(last(world.say('sudah').effects, 'handover.end')).toMatchObject({
        by: 'person',
        from: { state: 'taken', staffId: 5 },
      });
      world.say('lewati');
      expect(where(world)).toBe('menu/welcome');
    },
  );

  it('does not reach the question below, which waits as it was', () => {
    const world = siti({}, { name: 'Siti' });
    world.say('lapor');
    world.event({ kind: 'handover.taken', handoverId: 12, who: 'Ani' });
    world.say('barang belum dibayar sejak bulan lalu');
    expect(world.conversation.stack.at(-2)).toMatchObject({ flow: 'report', answers: {} });
    world.say('menu');
    world.say('1');
    world.say('3');
    expect(where(world)).toBe('report/words');
    expect(last(world.caused, 'handover.rate')).toMatchObject({ handoverId: 12, rating: 3 });
  });

  it('starts one clock for the office, however much is written', () => {
    const world = talking();
    const first = world.say('halo?');
    expect(last(first.effects, 'timer.set')).toMatchObject({
      key: 'handover/12/late',
      whom: { role: 'admin' },
    });
    expect(last(world.say('ada orang?').effects, 'timer.set')).toBeUndefined();
    const told = talking({ escalatedAt: now });
    expect(last(told.say('halo?').effects, 'timer.set')).toBeUndefined();
  });

  it('is kept for whoever comes next, the last ten', () => {
    let lines: Handover['lines'] = [];
    for (let n = 1; n <= 12; n++) lines = withLine(lines, { words: String(n) }, now);
    expect(lines.map(({ words }) => words)).toEqual([
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10',
      '11',
      '12',
    ]);
  });
});

describe('news of a talk', () => {
  it('of somebody else is nothing to a person', () => {
    const world = siti({ personId: 99 });
    for (const kind of ['handover.taken', 'handover.line'] as const) {
      const said = { words: 'rahasia' };
      const { replies } = world.event({ kind, handoverId: 12, who: 'Ani', said });
      expect(replies).toEqual([]);
    }
    expect(where(world)).toBe('menu/welcome');
  });

  it('brings the talk back on top of whatever was opened over it', () => {
    const world = talking();
    world.event({ kind: 'company.decided', companyId: 3 });
    world.event({
      kind: 'handover.line',
      handoverId: 12,
      who: 'Ani',
      said: { words: 'masih di sana?' },
    });
    expect(world.heard()).toBe('Petugas Ani: masih di sana?');
    expect(where(world)).toBe('handover_talk/talk');
    expect(world.conversation.stack.filter(({ flow }) => flow === 'handover_talk')).toHaveLength(1);
  });
});

describe('an officer', () => {
  const first: HandoverView = { handover: talk(), name: 'Siti', channel: 'telegram' };
  const other: HandoverView = {
    handover: talk({ id: 13, personId: 2, unread: true }),
    name: 'Joko',
    channel: 'whatsapp',
  };

  it('at a desk writes to that person alone', () => {
    const world = ani(first);
    world.say('/balas 12');
    expect(told(world.say('sudah saya cek, Bu').effects)).toEqual([{ person: 1 }]);
  });

  it('is passed on line by line, as it was written', () => {
    const world = ani(first);
    const said = last(world.say('/balas 12 Syaratnya:\n1. KTP\n2. foto produk').effects, 'tell');
    expect(said?.happening).toMatchObject({
      said: { words: 'Syaratnya:\n1. KTP\n2. foto produk' },
    });
    const note = last(world.say('/catat 12 baris satu\nbaris dua').effects, 'handover.note');
    expect(note?.words).toBe('baris satu\nbaris dua');
  });

  it('is asked whom it is for after another of theirs wrote, and the answer alone decides', () => {
    for (const [answer, person] of [
      ['1', 1],
      ['2', 2],
    ] as const) {
      const world = ani(first, other);
      world.say('/balas 12');
      expect(told(world.say('gratis').effects)).toEqual([]);
      expect(told(world.say(answer).effects)).toEqual([{ person }]);
    }
    const world = ani(first, other);
    world.say('/balas 12');
    world.say('gratis');
    expect(told(world.say('tidak jadi dikirim').effects)).toEqual([]);
  });

  it('who types in another dialog writes to nobody', () => {
    const world = ani(first);
    world.say('/balas 12');
    world.say('keluar dulu');
    world.tap('desk:leave');
    world.say('lapor');
    expect(told(world.say('barang belum dibayar sejak bulan lalu').effects)).toEqual([]);
  });

  it('who looks at a colleague’s talk is told whose it is and shown nothing', () => {
    const theirs = { ...first, handover: talk({ staffId: 6 }), staff: 'Budi' };
    const world = ani(theirs);
    expect(world.say('/ambil 12').effects).toEqual([]);
    expect(world.heard()).toContain('dipegang Budi');
    world.say('/balas 12 halo');
    expect(told(world.caused)).toEqual([]);
  });

  it('takes their own people first, then those whom nobody was named for', () => {
    const waiting = (id: number, wantedId?: number): HandoverView => ({
      handover: {
        ...talk({ id, personId: id, state: 'waiting' }),
        ...(wantedId ? { wantedId } : {}),
      },
      channel: 'telegram',
    });
    const takes = (...talks: HandoverView[]) =>
      last(ani(...talks).say('/ambil').effects, 'handover.take')?.handoverId;
    expect(takes(waiting(20, 6), waiting(21), waiting(22, 5))).toBe(22);
    expect(takes(waiting(20, 6), waiting(21))).toBe(21);
    expect(takes(waiting(20, 6))).toBe(20);
  });

  it('is stood in for until the day is over, by one deputy and no chain', () => {
    const away = [
      { id: 5, until: '2026-11-27', deputyId: 6 },
      { id: 6, until: '2026-11-27', deputyId: 7 },
    ];
    expect(standsIn(5, away, '2026-11-27')).toBe(6);
    expect(standsIn(5, away, '2026-11-28')).toBe(5);
    expect(standsIn(8, away, '2026-11-27')).toBe(8);
  });
});

describe('the writes of a talk', () => {
  const world = owner({ now, person: { id: 5, name: 'Ani', umks: [aUmk()] } });
  const writes = async (...effects: Effect[]) =>
    (
      await perform(effects, {
        facts: world.facts,
        rowId: () => 'r',
        peopleOf: () => Promise.resolve([]),
      })
    ).writes;

  it('hold only as long as it is whose it was', async () => {
    expect(await writes({ kind: 'handover.take', handoverId: 12 })).toContainEqual(
      expect.objectContaining({ table: 'handover', expect: { state: 'waiting' } }),
    );
    expect(await writes({ kind: 'handover.reply', handoverId: 12 })).toContainEqual(
      expect.objectContaining({ expect: { state: 'taken', staffId: 5 } }),
    );
  });

  it('leave ids and no words in the audit', async () => {
    const done = await writes(
      { kind: 'handover.note', handoverId: 12, words: 'rahasia' },
      { kind: 'handover.end', handoverId: 12, from: { state: 'taken', staffId: 5 }, by: 'staff' },
    );
    const audit = done.flatMap((write) => (write.table === 'audit' ? [write] : []));
    expect(audit).toHaveLength(2);
    expect(JSON.stringify(audit)).toContain('handover/12');
    expect(JSON.stringify(audit)).not.toContain('rahasia');
  });

  it('follow its line in the queue, and a role that ends', async () => {
    const waits = { state: 'waiting', staffId: undefined };
    expect(await writes({ kind: 'queue.free', itemId: 12, from: 5 })).toContainEqual({
      op: 'patchWhere',
      table: 'handover',
      where: { id: 12, state: 'taken' },
      set: waits,
    });
    const revoke = {
      kind: 'role.revoke',
      personId: 5,
      role: 'kurator',
      keeper: '1/admin',
    } as const;
    expect(await writes({ ...revoke, frees: ['handover'] })).toContainEqual({
      op: 'patchWhere',
      table: 'handover',
      where: { staffId: 5, state: 'taken' },
      set: waits,
    });
    expect(await writes({ ...revoke, frees: ['voice'] })).not.toContainEqual(
      expect.objectContaining({ table: 'handover' }),
    );
  });
});
