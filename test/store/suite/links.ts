/** One person on several addresses: linked by what the provider says or by a code, frozen when lost, moved with the office's number. */
import { expect, it } from 'vitest';
import type { Address, InboundMessage } from '../../../src/app/ports.ts';
import { newConversation } from '../../../src/app/ports.ts';
import type { OpenStore } from '../../../src/store/store.ts';
import { answer, later, says, t0, telegram, turn, umk } from '../rows.ts';
import type { Bench } from '../suite.ts';

const account = '628111';
const lid = (id: string): Address => ({ channel: 'whatsapp', account, id: `${id}@lid` });
const pn = (id: string): Address => ({ channel: 'whatsapp', account, id: `${id}@s.whatsapp.net` });
const cloud = (id: string): Address => ({ channel: 'whatsapp-cloud', account: '555', id });

function writes(store: OpenStore, from: Address, id: string, also: Address[] = [], at = t0) {
  const message: InboundMessage = { id, from, at, input: { kind: 'text', text: 'halo' } };
  return store.receive(also.length > 0 ? { ...message, also } : message);
}

const frame = (flow: string) => ({
  flow,
  version: 1,
  step: 'ask',
  answers: { said: flow },
  trail: [{ step: 'ask', filled: ['said'] }],
  misses: 0,
});
const talk = (lastAt: Date, turnNumber: number, ...flows: string[]) => ({
  ...newConversation(),
  turn: turnNumber,
  stack: ['menu', ...flows].map(frame),
  shown: ['ya', 'tidak'],
  lastAt,
});

/** Somebody on Telegram with a business, an open registration and two messages to be sent. */
async function siti(store: OpenStore): Promise<number> {
  const { personId } = await says(store, '1', 'a1');
  await answer(store, personId, ['satu', 'dua'], {
    conversation: talk(t0, 40, 'register'),
    writes: [
      { op: 'insert', table: 'umk', row: umk(7) },
      {
        op: 'insert',
        table: 'membership',
        row: {
          id: `umk/7/${personId}`,
          personId,
          organisation: 'umk',
          organisationId: 7,
          role: 'owner',
          since: '2026-11-22',
        },
      },
      { op: 'patch', table: 'person', id: personId, set: { name: 'Siti Aminah', sapaan: 'bu' } },
      {
        op: 'insert',
        table: 'consent',
        row: {
          id: 'c1',
          personId,
          purpose: 'reminders',
          granted: false,
          version: 'v1',
          channel: 'telegram',
          at: t0,
        },
      },
    ],
  });
  return personId;
}

/** The turn in which `text` came from WhatsApp and turned out to be a code of `other`. */
async function links(
  store: OpenStore,
  other: number,
  purpose: 'link' | 'recover',
): Promise<{ into: number; results: (boolean | Error)[] }> {
  const { personId: into } = await writes(store, lid('55'), 'w1', [pn('6281')], later(60));
  const [row] = await store.inboundOf(into, later(60));
  if (!row) throw new Error('nothing to answer');
  const opened = await store.open(into);
  const results = await store.commitMany([
    turn(row, opened, ['Sudah terhubung.'], {
      conversation: talk(later(60), 3, 'report'),
      at: later(60),
      link: { other, purpose },
      writes: [
        {
          op: 'insert',
          table: 'consent',
          row: {
            id: 'c2',
            personId: into,
            purpose: 'reminders',
            granted: true,
            version: 'v1',
            channel: 'whatsapp',
            at: later(60),
          },
        },
      ],
    }),
  ]);
  return { into, results };
}

export function linkTests({ store }: Bench): void {
  it('knows a WhatsApp person by LID and by number, whichever comes first', async () => {
    const first = await writes(store(), lid('55'), 'm1', [pn('6281')]);
    const second = await writes(store(), pn('6281'), 'm2');
    expect(second.personId).toBe(first.personId);
    // The number was known alone, then the LID is learned.
    const early = await writes(store(), pn('6282'), 'm3');
    const learned = await writes(store(), lid('66'), 'm4', [pn('6282')]);
    expect(learned.personId).toBe(early.personId);
    const cloudy = await writes(store(), cloud('6282'), 'm5', [pn('6282')]);
    expect(cloudy.personId).toBe(early.personId);
  });

  it('makes one of two people who turn out to be one number', async () => {
    const a = await writes(store(), lid('55'), 'm1');
    const b = await writes(store(), pn('6281'), 'm2');
    expect(b.personId).not.toBe(a.personId);
    const c = await writes(store(), lid('55'), 'm3', [pn('6281')], later(1));
    expect(c.personId).toBe(a.personId);
    expect(await store().personAt(pn('6281'))).toBe(a.personId);
    // What the other wrote and nobody answered yet is not lost.
    expect(await store().inboundOf(a.personId, later(1))).toHaveLength(3);
    expect(await store().inboundOf(b.personId, later(1))).toEqual([]);
    expect((await store().open(b.personId)).person.id).toBe(a.personId);
  });

  it('gives nothing of its old owner to a number that somebody else has now', async () => {
    const old = await writes(store(), lid('55'), 'm1', [pn('6281')]);
    const next = await writes(store(), lid('77'), 'm2', [pn('6281')]);
    expect(next.personId).not.toBe(old.personId);
    expect(await store().personAt(pn('6281'))).toBe(next.personId);
    expect(await store().personAt(lid('55'))).toBe(old.personId);
  });

  it('links two channels: one profile, one stack, the stricter consent', async () => {
    const other = await siti(store());
    const { into, results } = await links(store(), other, 'link');
    expect(results).toEqual([true]);
    const { person, conversation, version } = await store().open(into);
    expect(person).toMatchObject({ id: into, name: 'Siti Aminah', sapaan: 'bu', reminders: false });
    expect(person.umks.map(({ id }) => id)).toEqual([7]);
    expect(conversation.stack.map(({ flow }) => flow)).toEqual(['menu', 'register', 'report']);
    expect([conversation.turn, conversation.shown, version]).toEqual([41, [], 2]);
    // Both addresses are theirs; the next event asks what waits in the one conversation.
    expect(await store().personAt(telegram('1'))).toBe(into);
    const [event] = await store().inboundOf(into, later(60));
    expect(event?.input).toEqual({ kind: 'event', happening: { kind: 'person.linked' } });
    // One line of messages: the oldest first, each where it was said.
    const sent: string[] = [];
    for (let i = 0; i < 4; i++) {
      const claimed = await store().claim(9, later(99));
      expect(claimed.length).toBeLessThanOrEqual(1);
      for (const { id, address, message } of claimed) {
        sent.push(`${address.channel}: ${message.text}`);
        await store().settle([{ id, state: 'sent', providerId: id }], later(99));
      }
    }
    expect(sent).toEqual(['telegram: satu', 'telegram: dua', 'whatsapp: Sudah terhubung.']);
  });

  it('makes a turn stale that was under way for the one who was taken in', async () => {
    const other = await siti(store());
    await says(store(), '1', 'a2', 'daftar', later(30));
    const before = await store().open(other);
    const [row] = await store().inboundOf(other, later(30));
    const { into } = await links(store(), other, 'link');
    if (!row) throw new Error('nothing to answer');
    expect(await store().commitMany([turn(row, before, ['terlambat'])])).toEqual([false]);
    const waiting = await store().inboundOf(into, later(60));
    expect(waiting.map(({ input }) => input.kind)).toEqual(['text', 'event']);
    // News for the one who is gone reach the one who is there.
    const teller = await says(store(), '9', 'b1');
    await answer(store(), teller.personId, [], {
      told: [{ personId: other, happening: { kind: 'match.proposed', matchId: 3 } }],
    });
    const told = await store().inboundOf(into, later(99));
    expect(told.at(-1)?.input).toMatchObject({ happening: { kind: 'match.proposed' } });
  });

  it('freezes the old number when a profile is recovered at the counter', async () => {
    const other = await siti(store());
    const { into } = await links(store(), other, 'recover');
    expect((await store().open(into)).person.umks).toHaveLength(1);
    const thief = await says(store(), '1', 'a3', 'profil', later(90));
    expect([into, other]).not.toContain(thief.personId);
    const { person, conversation } = await store().open(thief.personId);
    expect(person).toMatchObject({ umks: [], roles: [] });
    expect(person.frozenAt).toEqual(later(60));
    expect([person.name, conversation.stack]).toEqual([undefined, []]);
    // What was still to be said to the old number is said to the new one.
    const [claimed] = await store().claim(9, later(99));
    expect([claimed?.address.channel, claimed?.message.text]).toEqual(['whatsapp', 'satu']);
  });

  it('moves everybody of an account to the channel that serves it now', async () => {
    const one = await writes(store(), lid('55'), 'm1', [pn('6281')]);
    await answer(store(), one.personId, ['halo']);
    // Tried where that channel does not run any more.
    const [tried] = await store().claim(9, t0);
    const dueAt = later(300);
    const wait = { id: tried?.id ?? '', state: 'waiting', why: 'unreachable', dueAt } as const;
    await store().settle([wait], t0);
    const unreachable = await writes(store(), lid('66'), 'm2');
    const idOf = (id: string): string | undefined => /^(\d+)@s\.whatsapp\.net$/.exec(id)?.[1];
    const from = { channel: 'whatsapp', account } as const;
    const to = { channel: 'whatsapp-cloud', account: '555' } as const;
    expect(await store().moveAccount(from, to, idOf, later(9))).toBe(1);
    expect(await store().moveAccount(from, to, idOf, later(9))).toBe(0);
    const [claimed] = await store().claim(9, later(9));
    expect(claimed?.address).toEqual(cloud('6281'));
    expect(await store().personAt(cloud('6281'))).toBe(one.personId);
    expect(await store().personAt(cloud('66'))).not.toBe(unreachable.personId);
  });

  it('says when somebody was last heard at the address that a message goes to', async () => {
    const { personId } = await writes(store(), cloud('6281'), 'm1', [pn('6281')]);
    const tell = { personId, happening: { kind: 'match.proposed', matchId: 3 } } as const;
    await answer(store(), personId, ['jawaban'], { told: [tell], at: later(5) });
    const [reply] = await store().claim(9, later(9));
    expect([reply?.proactive, reply?.heardAt]).toEqual([false, later(5)]);
    await store().settle([{ id: reply?.id ?? '', state: 'sent', providerId: 'p1' }], later(9));
    const [row] = await store().inboundOf(personId, later(9));
    if (!row) throw new Error('not told');
    const news = turn(row, await store().open(personId), []);
    const outbound = [
      {
        addressId: row.addressId,
        message: { text: 'kabar', position: 'menu/welcome' },
        proactive: true,
      },
    ];
    await store().commitMany([{ ...news, outbound }]);
    const [unasked] = await store().claim(9, later(99));
    expect([unasked?.proactive, unasked?.heardAt]).toEqual([true, t0]);
  });

  it('keeps what became of a message, and never goes back', async () => {
    const { personId } = await writes(store(), lid('55'), 'm1');
    await answer(store(), personId, ['halo']);
    const news = (state: 'delivered' | 'read' | 'failed', at: Date) =>
      store().progress('whatsapp', [{ providerId: 'P1', state, at, why: 'ditolak' }]);
    expect(await news('delivered', later(1))).toHaveLength(1);
    const [sent] = await store().claim(9, later(9));
    await store().settle([{ id: sent?.id ?? '', state: 'sent', providerId: 'P1' }], later(2));
    expect(await news('read', later(5))).toEqual([]);
    expect(await news('delivered', later(6))).toEqual([]);
    expect(
      await store().progress('telegram', [{ providerId: 'P1', state: 'read', at: t0 }]),
    ).toEqual([{ providerId: 'P1', state: 'read', at: t0 }]);
    const counted = await store().deliveries();
    expect(counted).toEqual({ sent: 1, delivered: 1, read: 1, failed: 0 });
  });
}
