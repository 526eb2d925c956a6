/** Messages that are for no private chat (groups, status, channels): a bot must leave them alone without losing others. */
import { proto } from '@whiskeysockets/baileys';
import { randomBytes } from 'node:crypto';
import { jidOf, node, seconds, type Node } from './nodes.ts';
import { deliver } from './queue.ts';
import { nextId, type World } from './world.ts';

export type Strays = {
  group(from?: string): string;
  status(from?: string): string;
  newsletter(text?: string): string;
};

const SOMEBODY = '199999999999999';

/** The helpers of one server; the encrypted content of a group message is of a key that the bot never got. */
export function strays(world: World): Strays {
  const give = (from: string, attrs: Record<string, string>, content: Node): string => {
    const id = nextId(world, '3A');
    deliver(world, node('message', { id, from, type: 'text', t: seconds(), ...attrs }, [content]));
    return id;
  };
  const sealed = (): Node => node('enc', { v: 2, type: 'skmsg' }, randomBytes(120));
  const by = (lid: string) => ({
    participant: jidOf(lid, 'lid'),
    addressing_mode: 'lid',
    notify: 'Grup',
  });
  return {
    group: (from = SOMEBODY) => give('120363000000000001@g.us', by(from), sealed()),
    status: (from = SOMEBODY) => give('status@broadcast', by(from), sealed()),
    newsletter: (text = 'Kabar kanal') => {
      const plain = proto.Message.encode({ conversation: text }).finish();
      const content = node('plaintext', {}, plain);
      return give('120363000000000002@newsletter', { server_id: '101' }, content);
    },
  };
}
