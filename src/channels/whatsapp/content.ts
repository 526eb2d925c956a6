/** What one WhatsApp message says, of whatever kind; a kind that is not read is said to be unsupported, never dropped. Pure. */
import type { proto } from '@whiskeysockets/baileys';
import { MAX_TEXT_LENGTH, typed } from '../../conversation/input.ts';
import type { Input } from '../../conversation/input.ts';
import { plainMime } from '../files.ts';
import { readReplyId } from '../replyId.ts';
import type { Who } from './identity.ts';
import { digitsOf } from './identity.ts';

type Content = proto.IMessage;

/** As the other channels: Telegram's getFile ends there. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
const MAX_NAME = 100;

/** A file that is still at WhatsApp's, encrypted with a key that only sender and receiver have. */
export type RemoteFile = {
  type: 'image' | 'document' | 'audio';
  key: Uint8Array;
  url?: string;
  path?: string;
  /** SHA-256 of the file. */
  sha256?: Uint8Array;
  mime: string;
  name?: string;
};
export type Attached = { file: RemoteFile; as: 'photo' | 'document' | 'voice'; caption?: string };

/** Says nothing to us: the workings of the protocol, and hearts under our messages. */
const SILENT = new Set([
  'senderKeyDistributionMessage',
  'messageContextInfo',
  'protocolMessage',
  'reactionMessage',
  'encReactionMessage',
  'keepInChatMessage',
  'pinInChatMessage',
  'albumMessage',
  'deviceSentMessage',
  'chat',
]);

/** Kinds that people send and we do not read, in the words that all channels use for them. */
const UNREAD: Record<string, string> = {
  stickerMessage: 'sticker',
  lottieStickerMessage: 'sticker',
  stickerPackMessage: 'sticker',
  videoMessage: 'video',
  ptvMessage: 'video_note',
  audioMessage: 'audio',
  call: 'call',
  scheduledCallCreationMessage: 'call',
  callLogMesssage: 'call',
  pollCreationMessage: 'poll',
  pollCreationMessageV2: 'poll',
  pollCreationMessageV3: 'poll',
  pollCreationMessageV5: 'poll',
  pollUpdateMessage: 'poll_vote',
  eventMessage: 'event',
  groupInviteMessage: 'invitation',
  productMessage: 'product',
  orderMessage: 'order',
  sendPaymentMessage: 'payment',
  requestPaymentMessage: 'payment',
  invoiceMessage: 'invoice',
};

/** The content itself, or a file that has to be fetched; undefined where there is nothing to answer. */
export function contentOf(content: Content, who: Who): { input: Input } | Attached | undefined {
  const file = fileOf(content);
  if (file === 'too_big') return { input: { kind: 'unsupported', what: 'file_too_big' } };
  if (file) return file;
  const input = inputOf(content, who);
  return input && { input };
}

function inputOf(content: Content, who: Who): Input | undefined {
  const words = wordsOf(content);
  if (words !== undefined) return words.trim() === '' ? undefined : typed(words);
  const place = content.locationMessage ?? content.liveLocationMessage;
  if (place) return placeOf(place.degreesLatitude, place.degreesLongitude);
  if (content.contactMessage) return contact([content.contactMessage], who);
  if (content.contactsArrayMessage) return contact(content.contactsArrayMessage.contacts, who);
  return answerOf(content) ?? unread(content);
}

/** What was written, also under a picture; undefined for kinds without words. */
export function wordsOf(content: Content): string | undefined {
  const { conversation, extendedTextMessage: extended } = content;
  return (conversation || undefined) ?? extended?.text ?? undefined;
}

/** The words of an edited message: its text or the words under its file. */
export function editedWordsOf(content: Content): string | undefined {
  const media = content.imageMessage ?? content.documentMessage ?? content.videoMessage;
  return wordsOf(content) ?? media?.caption ?? undefined;
}

/** The id of the message that this one answers, as its sender quoted it. */
export function quotedBy(content: Content): string | undefined {
  return content.extendedTextMessage?.contextInfo?.stanzaId ?? undefined;
}

/** Buttons and lists that another program sent from this number: ours carry turn and option, others count as words. */
function answerOf(content: Content): Input | undefined {
  const { buttonsResponseMessage: button, listResponseMessage: list } = content;
  const { templateButtonReplyMessage: template, interactiveResponseMessage: flow } = content;
  if (button) return picked(button.selectedButtonId, button.selectedDisplayText);
  if (list) return picked(list.singleSelectReply?.selectedRowId, list.title);
  if (template) return picked(template.selectedId, template.selectedDisplayText);
  if (flow) return picked(flowId(flow.nativeFlowResponseMessage?.paramsJson), flow.body?.text);
  return undefined;
}

function picked(id: string | null | undefined, title: string | null | undefined): Input {
  const choice = readReplyId(id ?? '');
  if (choice) return { kind: 'choice', ...choice };
  const words = title || id;
  return words ? typed(words) : { kind: 'unsupported', what: 'interactive' };
}

function flowId(json: string | null | undefined): string | undefined {
  try {
    const read: unknown = JSON.parse(json ?? '');
    const id = typeof read === 'object' && read !== null && 'id' in read ? read.id : undefined;
    return typeof id === 'string' ? id : undefined;
  } catch {
    return undefined;
  }
}

function placeOf(lat: number | null | undefined, lon: number | null | undefined): Input {
  const known = typeof lat === 'number' && typeof lon === 'number';
  const real = known && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  return real ? { kind: 'location', lat, lon } : { kind: 'unsupported', what: 'location' };
}

type Card = proto.Message.IContactMessage;

/** Only the sender's own number counts, which WhatsApp itself names; another's is not theirs to give. */
function contact(cards: Card[] | null | undefined, { pn }: Who): Input {
  const own = pn === undefined ? undefined : digitsOf(pn);
  const numbers = (cards ?? []).flatMap(({ vcard }) => numbersOf(vcard ?? ''));
  return own !== undefined && numbers.includes(own)
    ? { kind: 'contact', phone: `+${own}` }
    : { kind: 'unsupported', what: 'contact_of_other' };
}

function numbersOf(vcard: string): string[] {
  return vcard
    .split(/\r?\n/)
    .filter((line) => /^(?:item\d+\.)?TEL/i.test(line))
    .map((line) => /waid=(\d+)/i.exec(line)?.[1] ?? line.replace(/^[^:]*:/, '').replace(/\D/g, ''));
}

function unread(content: Content): Input | undefined {
  const kinds = Object.entries(content).flatMap(([kind, value]) =>
    value !== null && value !== undefined && !SILENT.has(kind) ? [kind] : [],
  );
  const [kind] = kinds;
  if (kind === undefined || (kind === 'conversation' && kinds.length === 1)) return undefined;
  if (kind === 'videoMessage' && content.videoMessage?.gifPlayback)
    return { kind: 'unsupported', what: 'animation' };
  return { kind: 'unsupported', what: UNREAD[kind] ?? 'unknown' };
}

type Media = Pick<
  proto.Message.IDocumentMessage,
  'mediaKey' | 'url' | 'directPath' | 'fileSha256' | 'fileLength' | 'mimetype'
> & { caption?: string | null; fileName?: string | null };

function fileOf({
  imageMessage: image,
  documentMessage: document,
  audioMessage: audio,
}: Content): Attached | 'too_big' | undefined {
  if (image) return attached(image, 'photo', 'image', 'image/jpeg');
  if (document) return attached(document, 'document', 'document', 'application/octet-stream');
  // Music is no voice note; phones record in Opus.
  const spoken = audio?.ptt || audio?.mimetype?.includes('opus');
  return audio && spoken ? attached(audio, 'voice', 'audio', 'audio/ogg') : undefined;
}

/** Name and type are whatever the sender's phone says: only a plain form of them is kept. */
function attached(
  media: Media,
  as: Attached['as'],
  type: RemoteFile['type'],
  usual: string,
): Attached | 'too_big' {
  if (Number(media.fileLength ?? 0) > MAX_FILE_BYTES) return 'too_big';
  const name = clean(media.fileName ?? '')
    .replace(/[/\\\p{Cc}\p{Cf}]/gu, '_')
    .slice(-MAX_NAME);
  const caption = clean(media.caption ?? '');
  return {
    as,
    file: {
      type,
      key: media.mediaKey ?? new Uint8Array(),
      mime: plainMime(media.mimetype ?? undefined) ?? usual,
      ...(media.url ? { url: media.url } : {}),
      ...(media.directPath ? { path: media.directPath } : {}),
      ...(media.fileSha256?.length ? { sha256: media.fileSha256 } : {}),
      ...(name === '' ? {} : { name }),
    },
    ...(caption === '' ? {} : { caption }),
  };
}

export function clean(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed().slice(0, MAX_TEXT_LENGTH).trim();
}
