/** The whole program with its server on this machine: what staff say in the chat, and what their browsers do with the links. */
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { createHttp } from '../../src/channels/http.ts';
import type { Http } from '../../src/channels/http.ts';
import { registerDoor } from '../../src/files/door.ts';
import { startProgram } from './inProcess.ts';
import type { Running } from './inProcess.ts';

export type Answer = { status: number; text: string; bytes: Buffer; headers: Headers };
export type Rig = {
  running: Running;
  /** What somebody hears, with the labels of the options under it. */
  hears(from: string, text: string): Promise<string>;
  /** Chooses the option whose label has these words. */
  picks(from: string, words: string): Promise<string>;
  /** Works everything off, and gives what somebody heard meanwhile. */
  works(from: string): Promise<string>;
  get(link: string, method?: 'GET' | 'HEAD'): Promise<Answer>;
  post(link: string): Promise<Answer>;
  upload(link: string, content: string | Uint8Array, name?: string): Promise<Answer>;
  /** A link to hand in a list. */
  uploadLink(from: string, source: string): Promise<string>;
  rows<T>(sql: string): T[];
  /** The server again, for a program that was started again. */
  reopen(): Promise<void>;
  close(): Promise<void>;
};

export const PUBLIC_URL = 'https://kantor.example/';

/** The one link in a text, as a path. */
export function linkIn(text: string): string {
  const found = /https:\/\/kantor\.example(\/berkas\/[\w-]{43})/.exec(text)?.[1];
  if (found === undefined) throw new Error(`no link in: ${text}`);
  return found;
}

export async function startRig(options: { fileBytes?: number } = {}): Promise<Rig> {
  const running = await startProgram(new Date('2026-11-23T02:00:00Z'), { PUBLIC_URL });
  let http: Http;
  let base = '';
  async function open(): Promise<void> {
    http = createHttp({ port: 0, host: '127.0.0.1', log: pino({ level: 'silent' }) });
    registerDoor(http.server, {
      ...running.program,
      now: running.now,
      handedIn: () => undefined,
      ...options,
    });
    base = `http://127.0.0.1:${await http.listen()}`;
  }
  await open();
  const last = (from: string) => running.sent.filter(({ address }) => address.id === from).at(-1);
  const heard = (messages: Running['sent']): string =>
    messages
      .flatMap(({ message }) => [
        message.text,
        ...(message.options ?? []).map(({ label }) => label),
      ])
      .join('\n');
  const hears = async (from: string, text: string): Promise<string> =>
    heard(await running.say(from, text));
  async function picks(from: string, words: string): Promise<string> {
    const options = last(from)?.message.options ?? [];
    const at = options.findIndex(({ label }) => label.includes(words));
    if (at < 0) throw new Error(`${from} is not offered "${words}": ${last(from)?.message.text}`);
    return hears(from, String(at + 1));
  }
  async function ask(link: string, init: RequestInit): Promise<Answer> {
    const answer = await fetch(`${base}${link}`, { ...init, redirect: 'manual' });
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, text: bytes.toString(), bytes, headers: answer.headers };
  }
  return {
    running,
    hears,
    picks,
    async works(from) {
      const before = running.sent.length;
      await running.program.fileWork.work();
      await running.program.delivery.flush();
      return heard(running.sent.slice(before).filter(({ address }) => address.id === from));
    },
    get: (link, method = 'GET') => ask(link, { method }),
    post: (link) =>
      ask(link, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: '',
      }),
    upload(link, content, name = 'daftar.csv') {
      const body = new FormData();
      body.set(
        'file',
        new Blob([typeof content === 'string' ? content : Buffer.from(content)]),
        name,
      );
      return ask(link, { method: 'POST', body });
    },
    async uploadLink(from, source) {
      await hears(from, '/impor');
      await picks(from, 'Unggah daftar');
      return linkIn(await hears(from, source));
    },
    rows<T>(sql: string) {
      const file = new Database(running.database, { readonly: true });
      const found = file.prepare(sql).all() as T[];
      file.close();
      return found;
    },
    async reopen() {
      await http.close();
      await open();
    },
    async close() {
      await http.close();
      await running.close();
    },
  };
}
