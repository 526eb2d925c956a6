/** A message from the outbox as WhatsApp's own content: what is kept for a resend is exactly what is sent. */
import { extractImageThumb, generateWAMessage, proto } from '@whiskeysockets/baileys';
import type { AnyMessageContent, WASocket } from '@whiskeysockets/baileys';
import type { Logger } from 'pino';
import type { Blobs, Message } from '../../app/ports.ts';
import { MAX_CAPTION } from '../split.ts';
import { describe } from './failures.ts';
import { withOptions } from './menus.ts';
import { quietLogger } from './quiet.ts';

/** Phones show larger pictures, but slowly; such a one goes as a file. */
const MAX_PHOTO_BYTES = 10 * 1024 * 1024;
const THUMB_PIXELS = 32;
const UPLOAD_MS = 60_000;

type Attachment = NonNullable<Message['attachment']>;
/** One message as it will be made; `voice` is said to be recorded, which only the finished message can be told. */
export type Part = { content: AnyMessageContent; voice?: true };

/** The attachment with the words under it, or after it where they are too long for that or it is a voice note. */
export async function partsOf(
  message: Message,
  blobs: Pick<Blobs, 'load'>,
  log: Logger,
): Promise<Part[]> {
  const text = withOptions(message);
  const { attachment } = message;
  const blob = attachment && (await blobs.load(attachment.blobId));
  if (attachment && !blob)
    log.warn('an attachment is no longer there; its words are sent without it');
  const words: Part[] = text === '' ? [] : [{ content: { text, linkPreview: null } }];
  if (!attachment || !blob) return words;
  const bytes = Buffer.from(blob.bytes);
  const under = attachment.kind !== 'voice' && text.length <= MAX_CAPTION;
  const file = await fileOf(attachment, bytes, under ? text : '', log);
  return under ? [file] : [file, ...words];
}

async function fileOf(
  { kind, name, mime }: Attachment,
  bytes: Buffer,
  text: string,
  log: Logger,
): Promise<Part> {
  const caption = text === '' ? {} : { caption: text };
  // Sizes and lengths are given so that the library computes none: it would write the plain file to a folder for that.
  if (kind === 'voice')
    return { content: { audio: bytes, mimetype: mime, seconds: 1, ptt: false }, voice: true };
  if (kind === 'photo' && bytes.length <= MAX_PHOTO_BYTES) {
    const jpegThumbnail = await thumbnailOf(bytes, log);
    return { content: { image: bytes, mimetype: mime, jpegThumbnail, ...caption } };
  }
  return { content: { document: bytes, mimetype: mime, fileName: name, ...caption } };
}

/** Empty for a picture that cannot be read: it is sent all the same, and seen when it is opened. */
async function thumbnailOf(bytes: Buffer, log: Logger): Promise<string> {
  try {
    const thumb: { buffer: Uint8Array } = await extractImageThumb(bytes, THUMB_PIXELS);
    return Buffer.from(thumb.buffer).toString('base64');
  } catch (thrown) {
    log.debug({ why: describe(thrown) }, 'a picture without a thumbnail');
    return '';
  }
}

/** Uploads what has to be uploaded. */
export async function finish(
  { content, voice }: Part,
  how: { socket: WASocket; jid: string; id: string; log: Logger },
): Promise<proto.IMessage> {
  const { socket, jid, id, log } = how;
  const made = await generateWAMessage(jid, content, {
    userJid: socket.user?.id ?? '',
    upload: socket.waUploadToServer,
    mediaUploadTimeoutMs: UPLOAD_MS,
    logger: quietLogger(log),
    messageId: id,
    getUrlInfo: () => Promise.resolve(undefined),
  });
  const message = made.message ?? {};
  if (voice && message.audioMessage) message.audioMessage.ptt = true;
  return message;
}

export function encodeMessage(message: proto.IMessage): string {
  return Buffer.from(proto.Message.encode(message).finish()).toString('base64');
}

export function decodeMessage(value: string): proto.IMessage {
  return proto.Message.decode(Buffer.from(value, 'base64'));
}
