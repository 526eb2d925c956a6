/** Topics on Telegram: what is said in one is handed on with who wrote it, and what cannot be said there is said to be so. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Outbound } from '../../src/app/ports.ts';
import type { Actor } from '../servers/botApi/index.ts';
import type { Rig } from './telegramRig.ts';
import { makeRig, outbound } from './telegramRig.ts';

let rig: Rig;
let ani: Actor;
beforeEach(async () => {
  rig = await makeRig({ options: () => ({ staffGroup: () => Promise.resolve('-100') }) });
  ani = rig.server.user(11, { first_name: 'Ani', started: true });
  await rig.start();
});
afterEach(() => rig.end());

function toTopic(text: string, closed?: true): Outbound {
  const topic = { title: `#12 ${'Siti '.repeat(40)}`, ...(closed ? { closed } : {}) };
  const row = outbound(0, { text, topic });
  return { ...row, address: { ...row.address, id: '-100#12' } };
}

it('one topic is made for a place, however many messages come at once and after a restart', async () => {
  const group = rig.server.group(-100, { forum: { bot: 'topics' } });
  const results = await Promise.all(['a', 'b'].map((text) => rig.channel.send(toTopic(text))));
  expect(results.every(({ ok }) => ok)).toBe(true);
  expect((await rig.again().send(toTopic('c', true))).ok).toBe(true);
  const [[threadId = 0, topic] = []] = [...group.topics];
  expect(group.topics.size).toBe(1);
  expect(topic?.name).toHaveLength(128);
  expect(topic?.closed).toBe(true);
  expect(group.inTopic(threadId)).toHaveLength(3);
});

it('what is written in it comes with the place and the writer; elsewhere in the group nothing does', async () => {
  const group = rig.server.group(-100, { forum: { bot: 'topics' } });
  await rig.channel.send(toTopic('halo'));
  const [threadId = 0] = group.topics.keys();
  group.sendText(ani, 'hanya untuk rekan');
  const said = group.sendText(ani, 'baik, Bu', { threadId });
  await rig.server.waitFor(() => rig.inbox.length > 0 && rig.server.pendingUpdates() === 0);
  const account = rig.server.token.split(':')[0];
  expect(rig.inbox).toMatchObject([
    {
      id: `-100/${said}`,
      from: { channel: 'telegram', account, id: '-100#12' },
      by: { channel: 'telegram', account, id: '11' },
      input: { kind: 'text', text: 'baik, Bu' },
    },
  ]);
  expect(rig.server.chat(-100).actions).toEqual([]);
  expect(rig.server.chat(-100).botMessages.map(({ text }) => text)).not.toContain('chat pribadi');
});

it.each(['admin', 'member'] as const)(
  'as a mere %s we are refused, which ends the group',
  async (bot) => {
    rig.server.group(-100, { forum: { bot } });
    expect(await rig.channel.send(toTopic('halo'))).toMatchObject({ ok: false, why: 'blocked' });
  },
);
