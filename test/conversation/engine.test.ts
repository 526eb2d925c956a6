/** The engine by itself, on small dialogs made for it: what every dialog gets without writing it. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { quantity, words } from '../../src/conversation/accept.ts';
import { literal } from '../../src/conversation/reply.ts';
import type { Book, Flow } from '../../src/conversation/step.ts';
import { defineFlow } from '../../src/conversation/step.ts';
import { MAX_STACK } from '../../src/conversation/run.ts';
import { bekasiBook, play } from '../play.ts';

type Toy = { name?: string; size?: unknown; colour?: string | null; extra?: string[] };
const answers = z
  .object({
    name: z.string(),
    size: z.unknown(),
    colour: z.string().nullable(),
    extra: z.array(z.string()),
  })
  .partial() as unknown as z.ZodType<Toy>;

function toy(changes: Partial<Flow> = {}): Flow {
  const flow = defineFlow<Toy>({
    id: 'register',
    version: 1,
    title: 'register.title',
    answers,
    start: 'name',
    counted: () => ['name', 'size', 'colour'],
    steps: {
      name: {
        kind: 'ask',
        text: literal('name?'),
        accept: words({ min: 2, max: 20 }),
        unclear: 'register.name_unclear',
        hint: 'register.name_hint',
        free: true,
        save: 'name',
        next: 'size',
      },
      size: {
        kind: 'ask',
        text: literal('size?'),
        accept: quantity({ period: 'optional' }),
        unclear: 'register.capacity_unclear',
        hint: 'register.capacity_hint',
        save: 'size',
        next: 'colour',
      },
      colour: {
        kind: 'choose',
        text: literal('colour?'),
        options: [
          { id: 'merah', label: literal('Merah') },
          { id: 'biru', label: literal('Biru muda') },
        ],
        optional: true,
        save: 'colour',
        next: 'extra',
      },
      extra: {
        kind: 'choose',
        text: literal('extra?'),
        options: [
          { id: 'a', label: literal('Apel') },
          { id: 'b', label: literal('Belimbing') },
          { id: 'none', label: literal('Tidak ada'), means: 'tidak' },
        ],
        many: true,
        save: 'extra',
        next: 'done',
      },
      done: {
        kind: 'end',
        text: literal('done!'),
        effects: ({ answers: known }) => [
          { kind: 'question.unanswered', text: JSON.stringify(known) },
        ],
      },
    },
  });
  return { ...flow, ...changes };
}

function bookWith(...flows: Flow[]): Book {
  const book = bekasiBook();
  return {
    ...book,
    flows: new Map([...book.flows, ...flows.map((flow) => [flow.id, flow] as const)]),
  };
}

function started(flow = toy()) {
  const world = play({ book: bookWith(flow), read: () => [] });
  world.say('/start');
  world.say('daftar');
  return world;
}

describe('answers', () => {
  it('are taken by number, id, label, part of it and ordinal', () => {
    for (const said of ['2', 'biru', 'Biru muda', 'biru muda dong', 'yang kedua', ' 2. ']) {
      const world = started();
      world.say('Ani');
      world.say('3 kg');
      expect(world.say(said).position, said).toBe('register/extra');
      expect(world.conversation.stack.at(-1)?.answers.colour).toBe('biru');
    }
  });

  it('are counted while they are asked', () => {
    const world = started();
    expect(world.heard()).toContain('(1 dari 3)');
    world.say('Ani');
    expect(world.heard()).toContain('(2 dari 3)');
  });

  it('may be several, typed at once or tapped one by one', () => {
    const typed = started();
    for (const said of ['Ani', '3 kg', 'lewati']) typed.say(said);
    expect(JSON.stringify(typed.say('1 dan 2').effects)).toContain('\\"extra\\":[\\"a\\",\\"b\\"]');
    const tapped = started();
    for (const said of ['Ani', '3 kg', '1']) tapped.say(said);
    tapped.tap('b');
    expect(tapped.tap('a').replies[0]?.options?.map(({ label }) => label)).toEqual([
      '✓ Apel',
      '✓ Belimbing',
      'Tidak ada',
      'Selesai',
    ]);
    tapped.tap('b');
    expect(JSON.stringify(tapped.tap('~done').effects)).toContain('\\"extra\\":[\\"a\\"]');
  });

  it('that fit two options are asked back, never guessed', () => {
    const world = started();
    world.say('Ani');
    world.say('500');
    expect(world.heard()).toContain('satuan');
    world.say('bungkus');
    expect(world.conversation.stack.at(-1)?.step).toBe('colour');
  });

  it('typed into a text are shown as they are, never filled in or translated', () => {
    const world = play();
    world.say('/start');
    world.say('daftar');
    world.say('setuju');
    world.say('Ani');
    world.say('<b>{{phone}} $t(engine.hello)</b> & keripik');
    world.say('500 bungkus per bulan');
    world.say('kel. Kranji');
    world.say('belum');
    world.say('081234567890');
    world.say('tidak');
    expect(world.heard()).toContain('{{phone}} $t(engine.hello)');
  });
});

describe('everywhere', () => {
  it('goes back as far as there is a way, and says when there is none', () => {
    const world = started();
    for (const said of ['Ani', '3 kg', 'merah']) world.say(said);
    for (const at of ['colour', 'size', 'name']) {
      expect(world.say('kembali').position).toBe(`register/${at}`);
    }
    world.say('kembali');
    expect(world.heard()).toContain('pertanyaan pertama');
  });

  it('skips only what is optional', () => {
    const world = started();
    expect(world.say('lewati').position).toBe('register/name');
    for (const said of ['Ani', '3 kg']) world.say(said);
    expect(world.say('lewati').position).toBe('register/extra');
  });

  it('takes a business called like a command at a free question', () => {
    expect(started().say('Menu Sehat').position).toBe('register/size');
    expect(started().say('Batal Jaya').position).toBe('register/size');
  });

  it('gives another hint each time, then a person', () => {
    const world = started();
    world.say('Ani');
    const said = ['lumayan', 'gak tentu', 'banyak'].map((vague) => {
      world.say(vague);
      return world.heard();
    });
    expect(new Set(said).size).toBe(3);
    expect(said[2]).toContain('PETUGAS');
  });

  it('does not count a greeting as a misunderstanding', () => {
    const world = started();
    for (let times = 0; times < 4; times++) world.say('halo');
    expect(world.conversation.stack.at(-1)?.misses).toBe(0);
  });

  it('keeps what was typed when it is cancelled, and takes it up again', () => {
    const world = started();
    world.say('Ani');
    expect(world.say('batal').position).toBe('menu/welcome');
    world.say('daftar');
    expect(world.conversation.stack.at(-1)).toMatchObject({
      step: 'size',
      answers: { name: 'Ani' },
    });
    expect(world.say('ulang').position).toBe('register/name');
  });

  it('does nothing for a button of an older question', () => {
    const world = started();
    world.say('Ani');
    const before = structuredClone(world.conversation.stack);
    const played = world.tap('merah', world.conversation.turn - 1);
    expect(played.effects).toEqual([]);
    expect(world.conversation.stack).toEqual(before);
    expect(world.heard()).toContain('Tombol itu');
  });

  it('comes back from another dialog', () => {
    const world = started();
    world.say('Ani');
    expect(world.say('bahasa').position).toBe('language/language');
    expect(world.say('english').position).toBe('register/size');
    expect(world.heard()).toContain("Let's go on");
  });

  it('reminds of the place after a pause', () => {
    const world = started();
    world.say('Ani');
    world.facts = { ...world.facts, now: new Date(world.facts.now.getTime() + 21 * 86_400_000) };
    world.say('halo');
    expect(world.heard()).toContain('Senang bertemu lagi');
    expect(world.heard()).toContain('2 dari 3');
  });

  it('stacks no more dialogs than it may, and keeps those it puts away', () => {
    const world = started();
    world.say('Ani');
    for (const wish of [
      'lapor',
      'tanya',
      'bahasa',
      'data saya',
      'menu',
      'hapus data saya',
      'status',
    ]) {
      world.say(wish);
      expect(world.conversation.stack.length).toBeLessThanOrEqual(MAX_STACK);
    }
  });
});

describe('dialogs that change while people are in them', () => {
  it('go on from where `retired` says', () => {
    const world = started();
    world.say('Ani');
    const { steps } = toy();
    const { size, ...rest } = steps;
    if (!size) throw new Error('no size');
    const changed = toy({
      version: 2,
      steps: { ...rest, name: { ...steps.name, next: 'amount' } as typeof size, amount: size },
      retired: { size: 'amount' },
    });
    const later = play({ book: bookWith(changed), conversation: world.conversation });
    expect(later.say('3 kg').position).toBe('register/amount');
    expect(later.heard()).toContain('perbarui');
    expect(later.say('3 kg').position).toBe('register/colour');
    expect(later.conversation.stack.at(-1)?.answers.name).toBe('Ani');
  });

  it('ask the first open question where a step is gone without a word', () => {
    const world = started();
    world.say('Ani');
    world.say('3 kg');
    const { colour: _gone, ...rest } = toy().steps;
    const changed = toy({
      version: 2,
      steps: { ...rest, size: { ...toy().steps.size, next: 'extra' } as Flow['steps'][string] },
    });
    const later = play({ book: bookWith(changed), conversation: world.conversation });
    expect(later.say('merah').position).toBe('register/extra');
  });

  it('keep answers that no longer fit, and ask for them again', () => {
    const world = started();
    world.say('Ani');
    const strict = z.object({ name: z.number() }).partial();
    const later = play({
      book: bookWith(toy({ version: 2, answers: strict })),
      conversation: world.conversation,
    });
    expect(later.say('halo').position).toBe('register/name');
    expect(later.conversation.stack.at(-1)?.old).toEqual({ name: 'Ani' });
  });

  it('make older answers fit by `migrate`', () => {
    const world = started();
    world.say('Ani');
    const changed = toy({
      version: 2,
      migrate: (known, from) => ({ ...known, name: `${String(known.name)} v${from}` }),
    });
    const later = play({ book: bookWith(changed), conversation: world.conversation });
    later.say('halo');
    expect(later.conversation.stack.at(-1)?.answers.name).toBe('Ani v1');
  });

  it('are set aside when they are gone', () => {
    const world = started();
    world.say('Ani');
    const book = bekasiBook();
    const flows = new Map(book.flows);
    flows.delete('register');
    const later = play({ book: { ...book, flows }, conversation: world.conversation });
    expect(later.say('halo').position).toBe('menu/welcome');
    expect(later.conversation.drafts.register?.frame.answers.name).toBe('Ani');
  });
});

describe('bugs in a dialog', () => {
  it('end a turn after twenty steps', () => {
    const loop = defineFlow<Toy>({
      ...(toy() as unknown as Flow<Toy>),
      start: 'a',
      steps: {
        a: { kind: 'branch', next: 'b' },
        b: { kind: 'branch', next: 'a' },
      },
    });
    const world = play({ book: bookWith(loop) });
    world.say('/start');
    expect(() => world.say('daftar')).toThrow(/more than 20 steps/);
  });

  it('are named where a step does not exist', () => {
    const broken = toy({ start: 'nowhere' });
    const world = play({ book: bookWith(broken) });
    world.say('/start');
    expect(() => world.say('daftar')).toThrow(/register\/nowhere/);
  });
});

describe('the stored state', () => {
  it('is never changed in place', () => {
    const world = started();
    const before = world.conversation;
    const frozen = JSON.stringify(before);
    world.say('Ani');
    expect(JSON.stringify(before)).toBe(frozen);
  });

  it('shows no line twice in one reply', () => {
    const world = started();
    world.say('Ani');
    world.say('terima kasih');
    expect(world.heard().match(/size\?/g)).toHaveLength(1);
  });
});
