/** What the kill tests share: what everybody says, which answer belongs to it, the moments, and what a database counts afterwards. */
import Database from 'better-sqlite3';

export const REGISTER = [
  'mau daftar',
  'setuju',
  'Siti Aminah',
  'keripik singkong',
  '500 bungkus per bulan',
  'kranji',
  'belum',
  '081234567890',
  'ya',
  'kirim',
] as const;
export const REPORT = [
  'lapor',
  'pembayaran belum dibayar padahal barang sudah dikirim sejak lama',
  'ya',
  'tidak',
  'kirim',
] as const;

/** What ends the answer to each of them, as only that answer does. */
const REGISTER_ENDS = [
  /^Siapa: /,
  /Siapa nama/,
  /buat atau jual/,
  /sanggup/,
  /kelurahan atau kecamatan/,
  /punya NIB/,
  /Nomor HP/,
  /pengingat/,
  /baca ulang ya/,
  /Ada lagi yang bisa/,
];
const REPORT_ENDS = [
  /Ceritakan masalahnya/,
  /mendesak\?/,
  /foto buktinya/,
  /baca ulang laporannya/,
  /Ada lagi yang bisa/,
];

/** Registers, then reports so many times: each text with what ends the answer to it. */
export function script(reports: number): readonly (readonly [text: string, ends: RegExp])[] {
  const register = REGISTER.map((text, n) => [text, REGISTER_ENDS[n] ?? /./] as const);
  const report = REPORT.map((text, n) => [text, REPORT_ENDS[n] ?? /./] as const);
  return [...register, ...Array.from({ length: reports }, () => report).flat()];
}

/** Without the numbers that are given out, which differ from one person to the next. */
export function withoutNumbers(text: string): string {
  return text.replace(/T-\d+|: \d+\./g, '#');
}

/** Moments below `longestMs`: pseudo-random, but the same in every run. */
export function moments(longestMs: number): () => number {
  let seed = 42;
  return () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return (seed >> 8) % longestMs;
  };
}

/** Rows of a database that another process has open, or had; `what` may have a condition. */
export function counts(file: string, ...what: string[]): number[] {
  const database = new Database(file, { readonly: true });
  try {
    return what.map(
      (rows) => database.prepare(`SELECT count(*) FROM ${rows}`).pluck().get() as number,
    );
  } finally {
    database.close();
  }
}
