/** A bot in a process of its own that repeats what it hears; its session is a file, so that it may be killed at any time. */
import { BufferJSON, WA_CERT_DETAILS, type AuthenticationCreds } from '@whiskeysockets/baileys';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { connect, newSession, type Session } from './rawClient.ts';
import { wordsOf } from './words.ts';

const RESTART = 515;
const [wsUrl = '', root = '', file = ''] = process.argv.slice(2);
// The library's Signal part prints keys; standard output is for QR texts.
Object.assign(console, { log() {}, info() {}, warn() {}, error() {} });
WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(root, 'hex');

function load(): Session {
  const session = newSession(save);
  if (!existsSync(file)) return session;
  const [creds, rows] = JSON.parse(readFileSync(file, 'utf8'), BufferJSON.reviver) as [
    AuthenticationCreds,
    [string, string][],
  ];
  Object.assign(session.auth.creds, creds);
  for (const [id, row] of rows) session.rows.set(id, row);
  return session;
}

function save(): void {
  const text = JSON.stringify([session.auth.creds, [...session.rows]], BufferJSON.replacer);
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

function run(): void {
  const { sock } = connect(wsUrl, session);
  sock.ev.on('creds.update', save);
  sock.ev.on('connection.update', ({ qr, connection, lastDisconnect }) => {
    if (qr !== undefined) process.stdout.write(`${qr}\n`);
    if (connection !== 'close') return;
    const error = lastDisconnect?.error as { output?: { statusCode?: number } } | undefined;
    if (error?.output?.statusCode === RESTART) run();
  });
  sock.ev.on('messages.upsert', ({ messages }) => {
    for (const message of messages) {
      const words = wordsOf(message);
      const chat = message.key.remoteJid;
      if (words !== undefined && chat != null) {
        void sock.sendMessage(chat, { text: `gema ${words}` });
      }
    }
  });
}

const session = load();
run();
