// Files both ways: sendPhoto, sendDocument, sendVoice, sendLocation, sendContact and getFile.
import type { Message, PhotoSize } from '@grammyjs/types';
import { extname } from 'node:path';
import { badRequest } from '../errors.ts';
import { captionText } from '../formatted.ts';
import { intArg, textArg } from '../params.ts';
import type { Method, Params, StoredFile, UploadedFile, World } from '../types.ts';
import { addFile } from '../world.ts';
import { sendContent } from './messages.ts';

const MAX_DOWNLOAD_BYTES = 20_000_000; // Bot API getFile
const MAX_PHOTO_BYTES = 10_000_000; // Bot API sendPhoto
const MIMES: Record<string, string> = {
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.csv': 'text/csv',
  '.txt': 'text/plain',
  '.json': 'application/json',
  '.ogg': 'audio/ogg',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};
const IMAGE_HEADS = ['ffd8ff', '89504e47', '47494638', '52494646', '424d'];

export const sendPhoto: Method = (world, params) => {
  const caption = captionContent(params);
  const file = fileArg(world, params, 'photo');
  return sendContent(world, params, { photo: photoSizes(file), ...caption }, file);
};

export const sendDocument: Method = (world, params) => {
  const caption = captionContent(params);
  const file = fileArg(world, params, 'document');
  return sendContent(world, params, { document: documentOf(file), ...caption }, file);
};

export const sendVoice: Method = (world, params) => {
  const caption = captionContent(params);
  const file = fileArg(world, params, 'voice');
  const voice = voiceOf(file, intArg(params, 'duration', 0));
  return sendContent(world, params, { voice, ...caption }, file);
};

export const sendLocation: Method = (world, params) => {
  const latitude = coordinate(params, 'latitude', 90);
  const longitude = coordinate(params, 'longitude', 180);
  return sendContent(world, params, { location: { latitude, longitude } });
};

export const sendContact: Method = (world, params) => {
  const phone_number = required(params, 'phone_number');
  const first_name = required(params, 'first_name');
  return sendContent(world, params, { contact: { phone_number, first_name } });
};

export const getFile: Method = (world, params) => {
  const fileId = textArg(params, 'file_id');
  if (fileId === '') throw badRequest('file_id not specified');
  const file = world.files.get(fileId) ?? world.files.get(fileId.replace(/S$/, 'L'));
  if (file === undefined) throw badRequest('wrong file_id or the file is temporarily unavailable');
  const size = sizeOf(file);
  if (size > MAX_DOWNLOAD_BYTES) throw badRequest('file is too big');
  return { ...ids(file), file_size: size, file_path: file.path };
};

function required(params: Params, name: string): string {
  const value = textArg(params, name).trim();
  if (value === '') throw badRequest(`Parameter "${name}" is required`);
  return value;
}

function coordinate(params: Params, name: string, limit: number): number {
  const raw = textArg(params, name).trim();
  if (raw === '') throw badRequest(`${name} is empty`);
  const value = Number(raw);
  if (!Number.isFinite(value) || Math.abs(value) > limit) throw badRequest('LOCATION_INVALID');
  return value;
}

function captionContent(params: Params): Partial<Message> {
  const { text, entities } = captionText(params);
  if (text === '') return {};
  return { caption: text, ...(entities.length === 0 ? {} : { caption_entities: entities }) };
}

/** The file of a send method: an upload under its own or an attached name, or a known file_id. */
function fileArg(world: World, params: Params, kind: 'photo' | 'document' | 'voice'): StoredFile {
  const value = textArg(params, kind);
  const upload = value.startsWith('attach://')
    ? params.files.get(value.slice('attach://'.length))
    : params.files.get(kind);
  if (upload !== undefined) return storeUpload(world, kind, upload);
  if (value === '') throw badRequest(`There is no ${kind} in the request`);
  if (/^https?:\/\//i.test(value)) throw badRequest('failed to get HTTP URL content');
  const known = world.files.get(value);
  if (known === undefined) {
    throw badRequest('wrong remote file identifier specified: Wrong padding in the string');
  }
  if (known.kind !== kind && kind !== 'document') {
    const titled = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
    throw badRequest(`can't use file of type ${titled(known.kind)} as ${titled(kind)}`);
  }
  return known;
}

function storeUpload(world: World, kind: StoredFile['kind'], upload: UploadedFile): StoredFile {
  const { name, bytes } = upload;
  if (bytes.length === 0) throw badRequest('file must be non-empty');
  const mime = MIMES[extname(name).toLowerCase()] ?? upload.mime;
  if (kind === 'photo') {
    if (bytes.length > MAX_PHOTO_BYTES) throw badRequest('file is too big');
    const head = bytes.subarray(0, 4).toString('hex');
    if (!IMAGE_HEADS.some((each) => head.startsWith(each))) {
      throw badRequest('IMAGE_PROCESS_FAILED');
    }
  }
  return addFile(world, { kind, name, mime, bytes });
}

function ids(file: StoredFile) {
  return { file_id: file.fileId, file_unique_id: file.uniqueId };
}

function sizeOf(file: StoredFile): number {
  return file.pretendedSize ?? file.bytes.length;
}

/** A photo as messages carry it: a thumbnail and the full size, smallest first. */
export function photoSizes(file: StoredFile): PhotoSize[] {
  const small = {
    file_id: file.fileId.replace(/L$/, 'S'), // ids of thumbnails differ in the last letter
    file_unique_id: `${file.uniqueId}s`,
    width: 90,
    height: 67,
    file_size: Math.min(1200, sizeOf(file)),
  };
  return [small, { ...ids(file), width: 1280, height: 960, file_size: sizeOf(file) }];
}

/** A document as messages carry it. */
export function documentOf(file: StoredFile): NonNullable<Message['document']> {
  return { ...ids(file), file_name: file.name, mime_type: file.mime, file_size: sizeOf(file) };
}

/** A voice note as messages carry it; duration in seconds. */
export function voiceOf(file: StoredFile, duration: number): NonNullable<Message['voice']> {
  return { ...ids(file), duration, mime_type: file.mime, file_size: sizeOf(file) };
}
