/** How a message looks on WhatsApp: buttons where they fit, else a list, else numbers in the text; pure, and nothing is cut off. */
import type { AttachmentKind, Message } from '../../app/ports.ts';
import { MAX_CAPTION, MAX_TEXT, splitText } from '../split.ts';
import { replyId } from '../replyId.ts';
import { OPEN_LIST } from './words.ts';

/** Cloud API, Interactive reply buttons. */
const MAX_BUTTONS = 3;
const MAX_BUTTON = 20;
const MAX_BUTTON_ID = 256;
/** Cloud API, Interactive lists. */
const MAX_ROWS = 10;
const MAX_ROW = 24;
const MAX_ROW_MORE = 72;
const MAX_ROW_ID = 200;
/** Of an interactive message. */
const MAX_BODY = 1024;

/** What one call to /messages says, but for whom it is to. */
export type Content = { type: string } & Record<string, unknown>;
export type Part = {
  content: Content;
  /** It shows options: an answer may quote it. */
  menu?: true;
};
/** A file that is at Meta's already. */
export type Uploaded = { as: 'image' | 'document' | 'audio'; id: string; name: string };

type Options = NonNullable<Message['options']>;

/** Cloud API, Media, "Supported media types". */
const IMAGES: readonly string[] = ['image/jpeg', 'image/png'];
const MAX_IMAGE_BYTES = 5 * 1024 * 1024;
const AUDIOS: readonly string[] = [
  'audio/aac',
  'audio/amr',
  'audio/mpeg',
  'audio/mp4',
  'audio/ogg',
];
const MAX_AUDIO_BYTES = 16 * 1024 * 1024;

/** As what a file is sent: a picture or a sound that WhatsApp does not show goes as a document. */
export function sentAs(kind: AttachmentKind, mime: string, bytes: number): Uploaded['as'] {
  if (kind === 'photo' && IMAGES.includes(mime) && bytes <= MAX_IMAGE_BYTES) return 'image';
  if (kind === 'voice' && AUDIOS.includes(mime) && bytes <= MAX_AUDIO_BYTES) return 'audio';
  return 'document';
}

/** The messages that say all of it, in order; none for a message without words, options or file. */
export function shapes(message: Message, file?: Uploaded): Part[] {
  const { options = [], turn = 0, text, request } = message;
  const words = text.toWellFormed().trim();
  if (options.length > 0) {
    const shown = buttons(words, options, turn) ?? rows(words, options, turn);
    const asked: Part[] = shown
      ? [{ content: { type: 'interactive', interactive: shown }, menu: true }]
      : texts(numbered(words, options)).map((part) => ({ ...part, menu: true }));
    return file ? [fileOf(file, ''), ...asked] : asked;
  }
  if (file) return withFile(words, file);
  if (request === 'location' && words !== '' && words.length <= MAX_BODY) {
    return [{ content: { type: 'interactive', interactive: askPlace(words) } }];
  }
  return texts(words);
}

function withFile(words: string, file: Uploaded): Part[] {
  // A sound has no words under it.
  if (file.as === 'audio') return [fileOf(file, ''), ...texts(words)];
  const [caption = '', ...rest] = splitText(words, MAX_CAPTION, MAX_TEXT);
  return [fileOf(file, caption), ...rest.map(textPart)];
}

function fileOf({ as, id, name }: Uploaded, caption: string): Part {
  const shown = {
    id,
    ...(caption === '' ? {} : { caption }),
    ...(as === 'document' ? { filename: name } : {}),
  };
  return { content: { type: as, [as]: shown } };
}

function texts(words: string): Part[] {
  return splitText(words, MAX_TEXT).map(textPart);
}

function textPart(body: string): Part {
  return { content: { type: 'text', text: { preview_url: false, body } } };
}

function numbered(words: string, options: Options): string {
  const lines = options.map(({ label }, index) => `${index + 1}. ${label}`).join('\n');
  return words === '' ? lines : `${words}\n\n${lines}`;
}

function buttons(words: string, options: Options, turn: number): object | undefined {
  const made = options.map(({ id, label }) => ({ id: replyId(turn, id), title: oneLine(label) }));
  const fit =
    fitsBody(words) &&
    made.length <= MAX_BUTTONS &&
    areUnlike(made) &&
    made.every(({ id, title }) => id.length <= MAX_BUTTON_ID && fitsIn(title, MAX_BUTTON));
  if (!fit) return undefined;
  const action = { buttons: made.map((reply) => ({ type: 'reply', reply })) };
  return { type: 'button', body: { text: words }, action };
}

function rows(words: string, options: Options, turn: number): object | undefined {
  const made = options.map(({ id, label }) => {
    const [title = '', description, more] = splitText(oneLine(label), MAX_ROW, MAX_ROW_MORE);
    return { id: replyId(turn, id), title, description, whole: more === undefined };
  });
  const fit =
    fitsBody(words) &&
    made.length <= MAX_ROWS &&
    areUnlike(
      made.map(({ id, title, description }) => ({ id, title: `${title} ${description}` })),
    ) &&
    made.every(({ id, title, whole }) => whole && title !== '' && id.length <= MAX_ROW_ID);
  if (!fit) return undefined;
  const listed = made.map(({ id, title, description }) => ({
    id,
    title,
    ...(description === undefined ? {} : { description }),
  }));
  const action = { button: OPEN_LIST, sections: [{ rows: listed }] };
  return { type: 'list', body: { text: words }, action };
}

function askPlace(words: string): object {
  return {
    type: 'location_request_message',
    body: { text: words },
    action: { name: 'send_location' },
  };
}

function fitsBody(words: string): boolean {
  return fitsIn(words, MAX_BODY);
}

function fitsIn(words: string, limit: number): boolean {
  return words !== '' && words.length <= limit;
}

/** WhatsApp refuses two buttons with one name, and nobody could tell such rows apart. */
function areUnlike(made: readonly { id: string; title: string }[]): boolean {
  const unlike = (values: readonly string[]): boolean => new Set(values).size === values.length;
  return unlike(made.map(({ id }) => id)) && unlike(made.map(({ title }) => title.toLowerCase()));
}

function oneLine(label: string): string {
  return label.toWellFormed().replace(/\s+/g, ' ').trim();
}
