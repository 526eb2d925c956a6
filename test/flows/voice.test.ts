/** A voice note goes to staff beside the open question; what they wrote down is the answer only after a yes, and only to that question. */
import { describe, expect, it } from 'vitest';
import { perform } from '../../src/app/perform/perform.ts';
import type { Input } from '../../src/conversation/input.ts';
import { newConversation } from '../../src/conversation/state.ts';
import type { Role } from '../../src/domain/person.ts';
import type { Query } from '../../src/domain/query.ts';
import type { VoiceNote } from '../../src/domain/voice.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import type { Owner } from './owner.ts';
import { aUmk, last, owner, registered, unvisited, where } from './owner.ts';

const now = new Date('2026-11-23T02:00:00Z');
const spoken: Input = { kind: 'voice', blobId: 'suara-1', mime: 'audio/ogg; codecs=opus' };
const agreed = { consentVersion: kotaBekasi.consent.version };

/** A person whose notes the store keeps, and `write`, by which staff write one down. */
function speaker(person: Parameters<typeof registered>[1] = agreed) {
  const notes: VoiceNote[] = [];
  const read = (query: Query): unknown => {
    switch (query.kind) {
      case 'voiceNotes.waiting':
        return notes.filter(({ state }) => state === 'waiting');
      case 'voiceNote':
        return notes.find(({ id }) => id === query.id);
      case 'candidates':
      case 'papers':
      case 'attachments':
        return [];
      default:
        throw new Error(`not expected: ${query.kind}`);
    }
  };
  const world = owner({ now, read, person });
  const send = world.send.bind(world);
  world.send = (input) => {
    const played = send(input);
    for (const effect of played.effects) {
      if (effect.kind === 'voice.keep')
        notes.push({ ...effect.note, personId: 1, state: 'waiting', at: now });
      const index = notes.findIndex((note) => 'noteId' in effect && note.id === effect.noteId);
      const note = notes[index];
      if (!note || effect.kind !== 'voice.end') continue;
      const { words: _, ...rest } = note;
      notes[index] = { ...rest, state: 'over' };
    }
    return played;
  };
  function write(words: string, id = notes.at(-1)?.id ?? 0, late?: true) {
    const index = notes.findIndex((note) => note.id === id);
    const note = notes[index];
    if (note?.state === 'waiting') notes[index] = { ...note, state: 'written', words };
    const happening = {
      kind: 'voice.written',
      noteId: id,
      ...(late ? { last: late } : {}),
    } as const;
    return world.send({ kind: late ? 'timeout' : 'event', happening });
  }
  return Object.assign(world, { notes, write });
}

function registering() {
  const world = speaker();
  world.say('daftar');
  expect(where(world)).toBe('register/name');
  return world;
}

describe('a voice note', () => {
  it('is kept for staff beside the question, which stays open', () => {
    const world = registering();
    const { turn } = world.conversation;
    const { effects, replies, understood } = world.send(spoken);
    const happening = { kind: 'queue.new', queueKind: 'voice', subjectId: 1 };
    expect(effects).toEqual([
      { kind: 'queue.add', item: { id: 1, kind: 'voice', subjectId: 1, dueOn: '2026-11-24' } },
      {
        kind: 'voice.keep',
        note: {
          id: 1,
          blobId: 'suara-1',
          mime: 'audio/ogg; codecs=opus',
          position: 'register/name',
          turn,
          question: expect.stringContaining('Siapa nama') as string,
        },
      },
      { kind: 'tell', whom: { role: 'kurator' }, happening },
      { kind: 'tell', whom: { role: 'admin' }, happening },
    ]);
    expect(understood).toBe(true);
    expect(replies[0]?.text).toContain('Petugas akan mendengarkan');
    expect(replies[0]?.text).toContain('Selasa, 24 November 2026');
    expect(replies.at(-1)?.text).toContain('Siapa nama');
    expect(where(world)).toBe('register/name');
    world.say('Siti Aminah');
    expect(where(world)).not.toBe('register/name');
  });

  it('can be the first hello', () => {
    const world = speaker();
    const { replies } = world.send(spoken);
    expect(replies[0]?.text).toContain('Saya asisten BIG HUG');
    expect(replies[1]?.text).toContain('Petugas akan mendengarkan');
    expect(replies.at(-1)?.options?.length).toBeGreaterThan(0);
    expect(last(world.caused, 'voice.keep')?.note).toMatchObject({ position: 'menu/welcome' });
  });

  it('is asked to be written where five wait already', () => {
    const world = registering();
    for (let count = 0; count < 5; count++) world.send(spoken);
    expect(world.notes).toHaveLength(5);
    const { effects } = world.send(spoken);
    expect(effects).toEqual([]);
    expect(world.heard()).toContain('tolong ditulis');
    expect(where(world)).toBe('register/name');
  });

  it('leaves back and cancel as they were', () => {
    const world = registering();
    world.say('Siti Aminah');
    const at = where(world);
    world.send(spoken);
    expect(where(world)).toBe(at);
    world.say('kembali');
    expect(where(world)).toBe('register/name');
    world.say('batal');
    expect(where(world)).toBe('menu/welcome');
    expect(world.conversation.drafts['register']).toBeDefined();
  });
});

describe('what staff heard', () => {
  it('is heard by the open question exactly as if it were typed', () => {
    const world = registering();
    world.send(spoken);
    expect(world.write('nama saya bu Siti Aminah').replies).toHaveLength(1);
    expect(where(world)).toBe('voice_heard/ask');
    expect(world.heard()).toContain('"nama saya bu Siti Aminah"');
    const { effects, understood } = world.say('betul');
    expect(understood).toBe(true);

    const typing = registering();
    const typed = typing.say('nama saya bu Siti Aminah');
    expect(effects).toEqual([
      { kind: 'voice.end', noteId: 1, blobId: 'suara-1' },
      { kind: 'timer.remove', key: 'voice/1' },
      ...typed.effects,
    ]);
    expect(where(world)).toBe(where(typing));
    expect(world.heard()).toBe(typing.heard());
    expect(world.conversation.stack.at(-1)?.answers).toEqual(
      typing.conversation.stack.at(-1)?.answers,
    );
    world.say('kembali');
    expect(where(world)).toBe('register/name');
  });

  it('means an option by its number or words', () => {
    const world = speaker();
    world.say('halo');
    world.send(spoken);
    world.write('2');
    world.tap('ya');
    expect(where(world)).toMatch(/^company\//);
  });

  it('opens what was asked for at the menu, and a wish acts as typed', () => {
    const first = speaker();
    first.send(spoken);
    first.write('mau daftar usaha');
    first.say('ya');
    expect(where(first)).toBe('register/name');
    const world = registering();
    world.send(spoken);
    world.write('batal');
    world.say('ya');
    expect(where(world)).toBe('menu/welcome');
  });

  it('that the question cannot take gets its help', () => {
    const world = registering();
    world.send(spoken);
    world.write('12345');
    world.say('ya');
    expect(where(world)).toBe('register/name');
    expect(world.heard()).toContain('Nama ditulis dengan huruf');
    expect(last(world.caused, 'question.unanswered')).toBeUndefined();
  });

  it('is not used where the conversation has moved on, and says where they are', () => {
    const world = registering();
    world.send(spoken);
    world.say('Siti Aminah');
    const at = where(world);
    world.write('Bu Siti');
    world.say('ya');
    expect(world.heard()).toContain('sudah lewat');
    expect(where(world)).toBe(at);
    expect(world.conversation.stack.at(-1)?.answers).toMatchObject({ name: 'Siti Aminah' });
  });

  it('is not used for another question at the same step', () => {
    const world = registering();
    world.send(spoken);
    // The same place, but what is asked there has other words now.
    world.facts = { ...world.facts, person: { ...world.facts.person, language: 'en' } };
    world.write('Bu Siti');
    world.say('yes');
    expect(world.heard()).toContain('has passed');
    expect(where(world)).toBe('register/name');
  });

  it('is dropped after a no, and can be said again', () => {
    const world = registering();
    world.send(spoken);
    world.write('Bu Sitti');
    expect(world.say('bukan').effects).toContainEqual({
      kind: 'voice.end',
      noteId: 1,
      blobId: 'suara-1',
    });
    expect(world.heard()).toContain('kirim pesan suara sekali lagi');
    expect(where(world)).toBe('register/name');
    expect(world.send(spoken).effects).toContainEqual(
      expect.objectContaining({ kind: 'voice.keep' }),
    );
  });

  it('can be confirmed by voice too', () => {
    const world = registering();
    world.send(spoken);
    world.write('Bu Siti');
    world.send(spoken);
    expect(where(world)).toBe('voice_heard/ask');
    world.write('ya betul', 2);
    world.say('ya');
    expect(world.notes.map(({ state }) => state)).toEqual(['over', 'over']);
    expect(where(world)).toMatch(/^register\/(?!name)/);
    expect(world.conversation.stack.at(-1)?.answers).toMatchObject({ name: 'Siti' });
  });

  it('that could not be made out asks to write', () => {
    const world = registering();
    world.send(spoken);
    const [note] = world.notes;
    if (note) world.notes[0] = { ...note, state: 'over' };
    world.write('');
    expect(world.heard()).toContain('kurang jelas');
    expect(world.heard()).toContain('Siapa nama');
    expect(where(world)).toBe('register/name');
  });

  it('is given up without an answer, and an old yes then changes nothing', () => {
    const world = registering();
    world.send(spoken);
    world.write('Bu Siti');
    const { effects } = world.write('', 1, true);
    expect(effects).toContainEqual({ kind: 'voice.end', noteId: 1, blobId: 'suara-1' });
    expect(where(world)).toBe('register/name');
    expect(world.write('', 1, true).replies).toEqual([]);
  });

  it('says nothing of a note that is gone or another’s', () => {
    const world = registering();
    expect(world.write('halo', 99).replies).toEqual([]);
    world.send(spoken);
    const [note] = world.notes;
    if (note) world.notes[0] = { ...note, personId: 8 };
    expect(world.write('halo').replies).toEqual([]);
    expect(where(world)).toBe('register/name');
  });

  it('does not act on a yes that comes after it was erased', () => {
    const world = registering();
    world.send(spoken);
    world.write('Bu Siti');
    world.notes.length = 0;
    world.say('ya');
    expect(world.heard()).toContain('sudah ditutup');
    expect(where(world)).toBe('register/name');
  });
});

/** As it waits in the queue. */
const line = { id: 1, regionId: 'kota-bekasi', state: 'open' } as const;

function desk(notes: VoiceNote[], roles: Role[] = ['kurator']): Owner {
  const read = (query: Query): unknown => {
    switch (query.kind) {
      case 'voiceNotes.waiting':
        return notes.filter(({ state }) => state === 'waiting');
      case 'voiceNote':
        return notes.find(({ id }) => id === query.id);
      case 'queue.about':
        return { item: { ...line, kind: query.of, subjectId: query.subjectId } };
      default:
        throw new Error(`not expected: ${query.kind}`);
    }
  };
  return owner({ now, read, person: { roles } });
}

function waiting(id: number, given: Partial<VoiceNote> = {}): VoiceNote {
  return {
    id,
    personId: 20 + id,
    blobId: `suara-${id}`,
    mime: 'audio/ogg',
    position: 'register/name',
    turn: 3,
    question: 'Siapa nama Ibu?',
    state: 'waiting',
    at: now,
    ...given,
  };
}

describe('staff', () => {
  it('hear the oldest, write it down, and its sender is told', () => {
    const world = desk([waiting(4), waiting(5)]);
    const { replies } = world.say('/suara');
    expect(replies.find(({ attachment }) => attachment)).toMatchObject({
      text: expect.stringContaining('Siapa nama Ibu?') as string,
      attachment: { kind: 'voice', blobId: 'suara-4', mime: 'audio/ogg', name: 'suara-4.ogg' },
    });
    expect(where(world)).toBe('voice_write/words');
    expect(world.say('Bu Siti Aminah dari Kranji').effects).toEqual([
      { kind: 'voice.write', noteId: 4, words: 'Bu Siti Aminah dari Kranji' },
      { kind: 'queue.done', of: 'voice', subjectId: 4 },
      { kind: 'tell', whom: { person: 24 }, happening: { kind: 'voice.written', noteId: 4 } },
      {
        kind: 'timer.set',
        key: 'voice/4',
        whom: { person: 24 },
        happening: { kind: 'voice.written', noteId: 4, last: true },
        at: new Date('2026-11-26T02:00:00Z'),
      },
    ]);
    expect(world.heard()).toContain('Masih menunggu: 1');
  });

  it.each(['tidak jelas', 'suaranya gak jelas', 'unclear'])(
    'say that it is not clear: %s',
    (said) => {
      const world = desk([waiting(4)]);
      world.say('/suara 4');
      expect(world.say(said).effects).toEqual([
        { kind: 'voice.end', noteId: 4, blobId: 'suara-4' },
        { kind: 'queue.done', of: 'voice', subjectId: 4 },
        { kind: 'tell', whom: { person: 24 }, happening: { kind: 'voice.written', noteId: 4 } },
      ]);
    },
  );

  it.each([
    ['1', '1'],
    ['500', '500'],
    ['081234567890', '081234567890'],
    ['Assalamualaikum, saya mau daftar', 'Assalamualaikum, saya mau daftar'],
    ['apakah ini gratis?', 'apakah ini gratis?'],
    ['"batal"', 'batal'],
    ['“lewati”', 'lewati'],
  ])('write down as it was said: %s', (said, words) => {
    const world = desk([waiting(4)]);
    world.say('/suara');
    world.say(said);
    expect(last(world.caused, 'voice.write')).toMatchObject({ words });
  });

  it('put it off, and are asked again for what is no words', () => {
    const world = desk([waiting(4)]);
    world.say('/suara');
    for (const said of ['!?', 'x'.repeat(2001)]) {
      world.say(said);
      expect(where(world)).toBe('voice_write/words');
    }
    world.say('batal');
    expect(where(world)).toBe('menu/welcome');
    expect(world.caused).toEqual([]);
  });

  it('do not write down what somebody else has, nor what is none, nor their own', () => {
    const done = desk([waiting(4, { state: 'written' })]);
    expect(done.say('/suara 4').path).toContain('voice_write/written_already');
    expect(done.say('/suara 9').path).toContain('voice_write/unknown');
    done.say('/suara');
    expect(done.heard()).toContain('Tidak ada pesan suara');
    const own = desk([waiting(4, { personId: 1 })]);
    expect(own.say('/suara 4').path).toContain('voice_write/not_yours');
    own.say('/suara');
    expect(own.heard()).toContain('Tidak ada pesan suara');
  });

  it('who were slower hear that it is done', () => {
    const notes = [waiting(4)];
    const world = desk(notes);
    world.say('/suara');
    notes[0] = waiting(4, { state: 'written', words: 'Bu Siti' });
    const { effects, path } = world.say('Bu Sita');
    expect(effects).toEqual([]);
    expect(path).toContain('voice_write/written_already');
  });

  it('need the role', () => {
    const world = desk([waiting(4)], ['mediator']);
    world.say('/suara');
    expect(world.caused).toEqual([{ kind: 'command.denied', command: 'suara' }]);
  });

  it('are told of a new one, and walk it in English', () => {
    const world = desk([waiting(4, { mime: 'audio/mp4' })]);
    world.facts = { ...world.facts, person: { ...world.facts.person, language: 'en' } };
    world.say('hello');
    const happening = { kind: 'queue.new', queueKind: 'voice', subjectId: 4 } as const;
    world.send({ kind: 'event', happening });
    expect(world.heard()).toContain('/suara 4');
    expect(world.say('/suara 4').replies[0]?.attachment?.name).toBe('suara-4.m4a');
    world.say('my name is Siti');
    expect(world.heard()).toContain('Still waiting: 0');
  });

  it('leave no step untried', () => {
    expect(unvisited('voice', 'voice_heard', 'voice_write')).toEqual([]);
  });
});

describe('in English', () => {
  it('is walked to the answer', () => {
    const world = speaker({ ...agreed, language: 'en' });
    world.say('register');
    world.send(spoken);
    expect(world.heard()).toContain('I have your voice note');
    world.write('Siti Aminah');
    expect(world.heard()).toContain('Our staff heard: "Siti Aminah"');
    world.say('yes');
    expect(world.conversation.stack.at(-1)?.answers).toMatchObject({ name: 'Siti Aminah' });
  });
});

describe('what it writes', () => {
  it('is one row that is written down once, and bytes that go', async () => {
    const { facts } = owner({ now, person: registered([aUmk()]), conversation: newConversation() });
    const how = { facts, rowId: () => 'row', peopleOf: () => Promise.resolve([]) };
    const { personId: _p, state: _s, at: _a, ...note } = waiting(4);
    const kept = await perform([{ kind: 'voice.keep', note }], how);
    expect(kept.writes[0]).toEqual({
      op: 'insert',
      table: 'voiceNote',
      row: { ...note, personId: 1, state: 'waiting', at: now },
    });
    expect(kept.writes[1]).toMatchObject({ row: { subject: 'voice/4' } });
    const written = await perform([{ kind: 'voice.write', noteId: 4, words: 'Siti' }], how);
    expect(written.writes[0]).toMatchObject({
      set: { state: 'written', words: 'Siti' },
      expect: { state: 'waiting' },
    });
    const over = await perform([{ kind: 'voice.end', noteId: 4, blobId: 'suara-4' }], how);
    expect(over.dropBlobs).toEqual(['suara-4']);
    expect(over.writes[0]).toMatchObject({ id: 4, set: { state: 'over', words: undefined } });
  });

  it('tells who has two roles once', async () => {
    const { facts } = owner({ now });
    const happening = { kind: 'queue.new', queueKind: 'voice', subjectId: 4 } as const;
    const { told } = await perform(
      [
        { kind: 'tell', whom: { role: 'kurator' }, happening },
        { kind: 'tell', whom: { role: 'admin' }, happening },
      ],
      { facts, rowId: () => 'row', peopleOf: () => Promise.resolve([7, 8]) },
    );
    expect(told.map(({ personId }) => personId)).toEqual([7, 8]);
  });
});
