/** One owner, one company, one admin: what each says in the story of a match over two channels, by what they are asked. */
import type { BotApi, ScreenMessage } from '../servers/botApi/index.ts';
import type { Actor } from '../servers/botApi/index.ts';
import { PATIENCE_MS } from './whatsappProcess.ts';

export const PHONE = '081298765432';
/** What people say has this word in it, or is one of these; the name of a company is no secret. */
export const PLANTED = ['planted', 'Planted', 'Rahmawati', 'Santoso', '81298765432', '8119876543'];
/** What the encryption library prints of its keys, and what a printed key looks like. */
export const KEY_MATERIAL = ['privKey', 'ephemeralKeyPair', '<Buffer', '"type":"Buffer"'];

/** A picture for everything that must be one. */
export const PIXEL = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==',
  'base64',
);
export const VOICE = Buffer.concat([Buffer.from('OggS planted'), PIXEL]);

export type Asked = readonly (readonly [seen: RegExp, answer: string])[];

/** Numbers where there is a menu, words where there is none; place and review come in between. */
export const OWNER_BEGINS: Asked = [
  [/^Siapa: /, '1'],
  [/Siapa nama/, 'Bu Siti Rahmawati'],
  [/buat atau jual/, 'katering nasi kotak'],
  [/sanggup/, '2000 kotak per minggu'],
];
export const OWNER_ENDS: Asked = [
  [/Nomor HP/, PHONE],
  [/pengingat/, '1'],
];
export const COMPANY: Asked = [
  [/^Siapa: /, 'setuju'],
  [/mewakili apa/, '1'],
  [/nama perusahaannya/, 'PT Maju Jaya'],
  [/NIB perusahaannya/, '9120001234567'],
  [/bidang apa/, 'pabrik elektronik'],
  [/Seberapa besar/, '2'],
  [/nama penanggung jawab/, 'Budi Santoso'],
  [/jabatannya/, 'manajer umum'],
  [/Nomor HP penanggung/, '0811 9876 543'],
  [/alamat kantornya/, 'Jl. Raya Planted km 5'],
  [/rencana bermitra/, 'lewati'],
  [/pengingat/, 'ya'],
  [/baca ulang/, 'kirim'],
];
export const NEED: Asked = [
  [/Apa yang dibutuhkan/, 'butuh 200 nasi kotak per hari mulai awal bulan depan di Bekasi Barat'],
  [/Saya catat/, 'ya'],
  [/syarat mutu/, 'lewati'],
  [/Dokumen apa/, 'nib'],
  [/Pola kemitraan/, 'belum tahu'],
  [/Kisaran harganya/, 'lewati'],
  [/Kapan dibayar/, '14 hari'],
  [/uang muka/, 'lewati'],
  [/contoh dulu/, 'ya'],
  [/Pengirimannya/, '1'],
  [/Sampai kapan/, 'lewati'],
  [/baca ulang/, 'kirim'],
];
export const REPORT: Asked = [
  [/tentang kemitraan yang mana/, '1'],
  [/Ceritakan masalahnya/, 'nota planted belum dibayar padahal barang sudah dikirim'],
  [/mendesak\?/, '1'],
  [/Mau dibantu dengan cara apa/, '1'],
];

export type TelegramEar = {
  /** The first message of the bot with these words after the one that was heard before. */
  hears(seen: RegExp): Promise<ScreenMessage>;
  /** Answers everything in this order. */
  answers(asked: Asked): Promise<void>;
};

/** Somebody on Telegram who listens: a chat's messages come a second apart. */
export function telegramEar(server: BotApi, person: Actor): TelegramEar {
  let from = 0;
  async function hears(seen: RegExp): Promise<ScreenMessage> {
    const found = await server.waitFor(
      () => {
        const at = server
          .chat(person.id)
          .botMessages.findIndex(({ text }, index) => index >= from && seen.test(text));
        return at >= 0 && { at };
      },
      PATIENCE_MS,
      `${person.id} waits for ${seen}; the newest is "${server.chat(person.id).last?.text}"`,
    );
    from = found.at + 1;
    const message = server.chat(person.id).botMessages[found.at];
    if (!message) throw new Error('a message that was there is gone');
    return message;
  }
  return {
    hears,
    async answers(asked) {
      for (const [seen, answer] of asked) {
        await hears(seen);
        person.sendText(answer);
      }
    },
  };
}
