/** What one WhatsApp message says, of whatever kind; a kind that is not read is said to be unsupported, never dropped. */
import { MAX_TEXT_LENGTH, typed } from '../../conversation/input.ts';
import type { Input } from '../../conversation/input.ts';
import { plainMime } from '../files.ts';
import { readReplyId } from '../replyId.ts';
import type { Media, Message } from './wire.ts';

/** A file that is still at Meta's. */
export type RemoteFile = { id: string; mime: string; name?: string };
type Attached = { file: RemoteFile; as: 'photo' | 'document' | 'voice'; caption?: string };

const MAX_NAME = 100;

/** `waId`: who sent it; a contact card with this number is their own. */
export function contentOf(message: Message, waId: string): { input: Input } | Attached {
  return fileOf(message) ?? { input: inputOf(message, waId) };
}

function inputOf(message: Message, waId: string): Input {
  const { type, text, button, interactive, location, contacts } = message;
  switch (type) {
    case 'text':
      return text ? typed(text.body) : unsupported('text');
    case 'button':
      return picked(button?.payload, button?.text);
    case 'interactive': {
      const reply = interactive?.button_reply ?? interactive?.list_reply;
      return reply ? picked(reply.id, reply.title) : unsupported(interactive?.type ?? type);
    }
    case 'location':
      return location
        ? { kind: 'location', lat: location.latitude, lon: location.longitude }
        : unsupported(type);
    case 'contacts':
      return contact(contacts, waId);
    // Somebody opened the chat and wrote nothing yet.
    case 'request_welcome':
      return { kind: 'command', name: 'start', args: '' };
    default:
      return unsupported(type ?? 'unknown');
  }
}

/** A button of ours carries turn and option; another one (of an older template, say) counts as its words. */
function picked(id: string | undefined, title: string | undefined): Input {
  const choice = readReplyId(id ?? '');
  if (choice) return { kind: 'choice', ...choice };
  const words = title ?? id;
  return words === undefined ? unsupported('interactive') : typed(words);
}

function contact(cards: Message['contacts'], waId: string): Input {
  const numbers = (cards ?? []).flatMap(({ phones }) =>
    (phones ?? []).map(({ phone, wa_id }) => (wa_id ?? phone ?? '').replace(/\D/g, '')),
  );
  return numbers.includes(waId)
    ? { kind: 'contact', phone: `+${waId}` }
    : unsupported('contact_of_other');
}

function unsupported(what: string): Input {
  return { kind: 'unsupported', what: /^[a-z_]{1,40}$/.test(what) ? what : 'unknown' };
}

function fileOf({ type, image, document, audio }: Message): Attached | undefined {
  if (type === 'image' && image) return attached(image, 'photo', 'image/jpeg');
  if (type === 'document' && document) {
    return attached(document, 'document', 'application/octet-stream');
  }
  // Music is no voice note; phones record in Opus.
  const spoken = audio?.voice ?? audio?.mime_type?.includes('opus');
  if (type === 'audio' && audio && spoken) return attached(audio, 'voice', 'audio/ogg');
  return undefined;
}

/** Name and type are whatever the sender's phone says: only a plain form of them is kept. */
function attached(media: Media, as: Attached['as'], usual: string): Attached {
  const name = clean(media.filename ?? '')
    .replace(/[/\\\p{Cc}\p{Cf}]/gu, '_')
    .slice(-MAX_NAME);
  const caption = clean(media.caption ?? '');
  return {
    as,
    file: {
      id: media.id,
      mime: plainMime(media.mime_type) ?? usual,
      ...(name === '' ? {} : { name }),
    },
    ...(caption === '' ? {} : { caption }),
  };
}

function clean(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed().slice(0, MAX_TEXT_LENGTH).trim();
}
