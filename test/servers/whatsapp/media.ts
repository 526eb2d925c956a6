/** The media host: https on loopback, where files lie encrypted; only messages carry their keys. */
import type { proto } from '@whiskeysockets/baileys';
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeTlsIdentity } from './certificate.ts';

export type MediaKind = 'image' | 'document' | 'audio' | 'video' | 'sticker';

export type MediaStore = {
  host: string;
  caFile: string;
  /** Files by path, as stored: encrypted. */
  files: Map<string, Buffer>;
  /** Files that have gone from the host; the phones that sent them still have them. */
  lost: Map<string, Buffer>;
  /** Failures to come: every request is answered with this status while it is set. */
  failing: { status: number | undefined };
  close(): Promise<void>;
};

/** What a message says about its file. */
export type MediaPart = {
  url?: string | null;
  directPath?: string | null;
  mediaKey?: Uint8Array | null;
  fileSha256?: Uint8Array | null;
  fileEncSha256?: Uint8Array | null;
  fileLength?: number | Long | null;
  mimetype?: string | null;
};
type Long = { toNumber(): number };

const PURPOSE: Record<MediaKind, string> = {
  image: 'WhatsApp Image Keys',
  sticker: 'WhatsApp Image Keys',
  document: 'WhatsApp Document Keys',
  audio: 'WhatsApp Audio Keys',
  video: 'WhatsApp Video Keys',
};
const MAC_BYTES = 10;
const MAX_UPLOAD_BYTES = 100_000_000;

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

function keysOf(mediaKey: Uint8Array, kind: MediaKind) {
  const all = Buffer.from(hkdfSync('sha256', mediaKey, '', PURPOSE[kind], 112));
  return { iv: all.subarray(0, 16), cipher: all.subarray(16, 48), mac: all.subarray(48, 80) };
}

function macOf(keys: ReturnType<typeof keysOf>, encrypted: Uint8Array): Buffer {
  const mac = createHmac('sha256', keys.mac).update(keys.iv).update(encrypted).digest();
  return mac.subarray(0, MAC_BYTES);
}

/** Puts a file on the host and returns the part of a message that lets the receiver read it. */
export function storeMedia(
  store: MediaStore,
  kind: MediaKind,
  bytes: Uint8Array,
  how: { mime: string; declaredBytes?: number },
) {
  const mediaKey = randomBytes(32);
  const keys = keysOf(mediaKey, kind);
  const cipher = createCipheriv('aes-256-cbc', keys.cipher, keys.iv);
  const encrypted = Buffer.concat([cipher.update(bytes), cipher.final()]);
  const file = Buffer.concat([encrypted, macOf(keys, encrypted)]);
  const directPath = addFile(store, file);
  return {
    url: `https://${store.host}${directPath}`,
    directPath,
    mediaKey,
    mimetype: how.mime,
    fileLength: how.declaredBytes ?? bytes.length,
    fileSha256: sha256(bytes),
    fileEncSha256: sha256(file),
    mediaKeyTimestamp: Math.floor(Date.now() / 1000),
  };
}

/** The host forgets its files, as it does after some weeks. */
export function loseMedia(store: MediaStore): void {
  for (const [path, file] of store.files) store.lost.set(path, file);
  store.files.clear();
}

/** A phone puts its file there again, under a new path; undefined for one that nobody has. */
export function restoreMedia(store: MediaStore, part: MediaPart): string | undefined {
  const path = part.directPath ?? '';
  const file = store.files.get(path) ?? store.lost.get(path);
  return file && addFile(store, file);
}

/** The file a message speaks of, with every checksum looked at; throws where one is wrong. */
export function readMedia(store: MediaStore, kind: MediaKind, part: MediaPart): Buffer {
  const file = store.files.get(part.directPath ?? '');
  if (!file) throw new Error(`no file at ${part.directPath ?? 'no path'}`);
  if (!part.mediaKey) throw new Error('no media key');
  if (!sha256(file).equals(part.fileEncSha256 ?? Buffer.alloc(0))) {
    throw new Error('the stored file is not the one the message speaks of');
  }
  const keys = keysOf(part.mediaKey, kind);
  const encrypted = file.subarray(0, -MAC_BYTES);
  if (!macOf(keys, encrypted).equals(file.subarray(-MAC_BYTES))) throw new Error('wrong MAC');
  const decipher = createDecipheriv('aes-256-cbc', keys.cipher, keys.iv);
  const bytes = Buffer.concat([decipher.update(encrypted), decipher.final()]);
  if (!sha256(bytes).equals(part.fileSha256 ?? Buffer.alloc(0))) throw new Error('wrong checksum');
  return bytes;
}

const PARTS = {
  imageMessage: 'image',
  documentMessage: 'document',
  audioMessage: 'audio',
  videoMessage: 'video',
  stickerMessage: 'sticker',
} as const;

/** The file in a message's content, if it has one. */
export function mediaIn(
  message: proto.IMessage,
): { kind: MediaKind; part: MediaPart; caption?: string; name?: string } | undefined {
  for (const [field, kind] of Object.entries(PARTS)) {
    const part = message[field as keyof typeof PARTS];
    if (!part) continue;
    const { caption, fileName }: proto.Message.IDocumentMessage = part;
    return {
      kind,
      part,
      ...(caption ? { caption } : {}),
      ...(fileName ? { name: fileName } : {}),
    };
  }
  return undefined;
}

function addFile(store: Pick<MediaStore, 'files'>, file: Buffer): string {
  const path = `/v/t62.7118-24/${randomBytes(12).toString('hex')}`;
  store.files.set(path, file);
  return path;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_UPLOAD_BYTES) throw new Error('too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function answer(
  store: MediaStore,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', `https://${store.host}`);
  const { status } = store.failing;
  if (status !== undefined) {
    response.writeHead(status).end();
  } else if (request.method === 'GET') {
    const file = store.files.get(url.pathname);
    response.writeHead(file ? 200 : 404, { 'content-type': 'application/octet-stream' });
    response.end(file);
  } else if (request.method === 'POST' && url.pathname.startsWith('/mms/')) {
    const path = addFile(store, await bodyOf(request));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ url: `https://${store.host}${path}`, direct_path: path }));
  } else {
    response.writeHead(405).end();
  }
}

/** A media host on a free port of 127.0.0.1. */
export async function startMedia(): Promise<MediaStore> {
  const { key, cert, caFile, folder } = await makeTlsIdentity();
  const server = createServer({ key, cert }, (request, response) => {
    answer(store, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const store: MediaStore = {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    caFile,
    files: new Map(),
    lost: new Map(),
    failing: { status: undefined },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await rm(folder, { recursive: true, force: true });
    },
  };
  return store;
}
