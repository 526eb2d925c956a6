/** A file that has gone from the media host: the bot asks the sender's phone for it, and the phone puts it there again. */
import { proto } from '@whiskeysockets/baileys';
import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { restoreMedia, mediaIn, type MediaPart } from './media.ts';
import { childOf, node, parseJid, seconds, type Node } from './nodes.ts';
import { deliver } from './queue.ts';
import { unwrapped } from './hearing.ts';
import { personAt, type World } from './world.ts';

const PURPOSE = 'WhatsApp Media Retry Notification';
const NOT_FOUND = 2;

/** The phone's answer: where the file lies now, sealed with the file's own key. */
function found(id: string, mediaKey: Uint8Array, directPath: string): Node {
  const key = Buffer.from(hkdfSync('sha256', mediaKey, '', PURPOSE, 32));
  const iv = randomBytes(12);
  const { SUCCESS } = proto.MediaRetryNotification.ResultType;
  const plain = { stanzaId: id, directPath, result: SUCCESS };
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(id));
  const sealed = Buffer.concat([
    cipher.update(proto.MediaRetryNotification.encode(plain).finish()),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return node('encrypt', {}, [node('enc_p', {}, sealed), node('enc_iv', {}, iv)]);
}

/** Answers a `server-error` receipt with a notification: the new place, or that the file is gone for good. */
export function reupload(world: World, receipt: Node): void {
  const { id = '', to } = receipt.attrs;
  const { jid, from_me } = childOf(receipt, 'rmr')?.attrs ?? {};
  const meant = personAt(world, parseJid(jid).user)?.outbox.get(id);
  const part: MediaPart | undefined = meant && mediaIn(unwrapped(meant.message))?.part;
  const path = world.media && part && restoreMedia(world.media, part);
  const answer =
    path !== undefined && part?.mediaKey
      ? found(id, part.mediaKey, path)
      : node('error', { code: NOT_FOUND });
  const attrs = { id, from: to, type: 'mediaretry', t: seconds() };
  deliver(world, node('notification', attrs, [node('rmr', { jid, from_me }), answer]));
}
