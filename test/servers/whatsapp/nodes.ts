/** Binary nodes as the protocol speaks them: small readers and builders, so that no handler digs in raw content. */
import type { BinaryNode } from '@whiskeysockets/baileys';

export type Node = BinaryNode;

/** The server itself, as an address. */
export const SRV = '@s.whatsapp.net';

/** A node; attributes without a value are left out. */
export function node(
  tag: string,
  attrs: Record<string, string | number | undefined> = {},
  content?: Node[] | string | Uint8Array,
): Node {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(attrs)) {
    if (value !== undefined) kept[name] = String(value);
  }
  return content === undefined ? { tag, attrs: kept } : { tag, attrs: kept, content };
}

/** The children, none for a leaf; with a tag only those. */
export function childrenOf(parent: Node | undefined, tag?: string): Node[] {
  const all = Array.isArray(parent?.content) ? parent.content : [];
  return tag === undefined ? all : all.filter((each) => each.tag === tag);
}

export function childOf(parent: Node | undefined, ...path: string[]): Node | undefined {
  return path.reduce<Node | undefined>((at, tag) => childrenOf(at, tag)[0], parent);
}

/** The bytes at a path; empty where there are none. */
export function bytesAt(parent: Node | undefined, ...path: string[]): Buffer {
  const content = childOf(parent, ...path)?.content;
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array ? Buffer.from(content) : Buffer.alloc(0);
}

/** The number that is written big-endian at a path; NaN where there is none. */
export function numberAt(parent: Node | undefined, ...path: string[]): number {
  const bytes = bytesAt(parent, ...path);
  return bytes.length === 0 ? Number.NaN : bytes.readUIntBE(0, bytes.length);
}

export function bigEndian(value: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUIntBE(value, 0, length);
  return bytes;
}

export type Jid = { user: string; device: number; server: string };

/** `user:device@server` taken apart; the server's own address has an empty user. */
export function parseJid(jid: string | undefined): Jid {
  const [, user = '', device = '0', server = ''] =
    /^([^:@]*)(?::(\d+))?@(.*)$/.exec(jid ?? '') ?? [];
  return { user, device: Number(device), server };
}

export function jidOf(user: string, server: string, device = 0): string {
  return `${user}${device === 0 ? '' : `:${device}`}@${server}`;
}

/** Unix time, in whole seconds. */
export function seconds(): number {
  return Math.floor(Date.now() / 1000);
}
