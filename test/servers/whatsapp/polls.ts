/** Votes in the bot's polls, sealed with the poll's own secret as a phone does. */
import { proto } from '@whiskeysockets/baileys';
import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { jidOf } from './nodes.ts';
import type { Heard, Person, World } from './world.ts';

const hmac = (key: Uint8Array, bytes: Uint8Array): Buffer =>
  createHmac('sha256', key).update(bytes).digest();

/** The message that votes for the options with these words; creator and voter are hashed by their LIDs. */
export function voteIn(
  world: World,
  person: Person,
  poll: Heard,
  options: readonly string[],
): proto.IMessage {
  const secret = poll.message.messageContextInfo?.messageSecret;
  if (!secret) throw new Error(`message ${poll.id} is no poll with a secret`);
  const [creator, voter] = [jidOf(world.account.lid, 'lid'), jidOf(person.lid, 'lid')];
  const purpose = Buffer.concat([
    Buffer.from(`${poll.id}${creator}${voter}Poll Vote`),
    Buffer.from([1]),
  ]);
  const key = hmac(hmac(Buffer.alloc(32), secret), purpose);
  const vote = proto.Message.PollVoteMessage.encode({
    selectedOptions: options.map((each) => createHash('sha256').update(each).digest()),
  }).finish();
  const encIv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, encIv);
  cipher.setAAD(Buffer.from(`${poll.id}\0${voter}`));
  const encPayload = Buffer.concat([cipher.update(vote), cipher.final(), cipher.getAuthTag()]);
  return {
    pollUpdateMessage: {
      pollCreationMessageKey: { id: poll.id, remoteJid: creator, fromMe: false },
      vote: { encPayload, encIv },
      senderTimestampMs: Date.now(),
    },
  };
}
