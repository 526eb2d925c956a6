/** How an agreement says its terms, in Indonesian and in the English that may stand under it. */
import type { Terms } from '../domain/agreement.ts';
import { formatMoney, numberInWords } from '../language/format.ts';

export type PaperLanguage = 'id' | 'en';

export type Phrases = {
  patterns: Record<NonNullable<Terms['pattern']>, string>;
  delivery: Record<NonNullable<Terms['delivery']>, string>;
  languages: Record<NonNullable<Terms['languages']>, string>;
  place: (place: string) => string;
  /** "15% (lima belas persen)" */
  percent: (percent: number) => string;
  /** `shared`: where a result is shared, its share is due once sales are noted. */
  payment: (days: number, shared: boolean) => string;
  downPayment: (percent: number) => string;
  price: (price: NonNullable<Terms['price']>) => string;
  /** "30 (tiga puluh)" */
  count: (n: number) => string;
  /** What was changed of a chapter; `before` is undefined where it was only added. */
  change: (chapter: string, before: string | undefined, after: string) => string;
};

/** Up to here a sum is also said in words. */
const MOST_IN_WORDS = 999_999_999_999_999n;

function percentWords(percent: number): string {
  return `${percent}% (${numberInWords(percent)} persen)`;
}

/** "Rp22.000 per kotak (dua puluh dua ribu rupiah)". */
function priceWords(price: NonNullable<Terms['price']>): string {
  const figure = formatMoney(price, 'id');
  const plain = price.min === price.max && price.min <= MOST_IN_WORDS;
  return plain ? `${figure} (${numberInWords(Number(price.min))} rupiah)` : figure;
}

export const phrases: Record<PaperLanguage, Phrases> = {
  id: {
    // The ten patterns as the law calls them.
    patterns: {
      inti_plasma: 'inti-plasma',
      subkontrak: 'subkontrak',
      waralaba: 'waralaba',
      perdagangan_umum: 'perdagangan umum',
      distribusi_keagenan: 'distribusi dan keagenan',
      rantai_pasok: 'rantai pasok',
      bagi_hasil: 'bagi hasil',
      kerja_sama_operasional: 'kerja sama operasional',
      usaha_patungan: 'usaha patungan',
      penyumberluaran: 'penyumberluaran',
    },
    delivery: {
      umk: 'diantar oleh PIHAK KEDUA',
      company: 'diambil oleh PIHAK KESATU',
      either: 'diantar atau diambil, menurut kesepakatan setiap pesanan',
    },
    languages: { satu: 'Bahasa Indonesia', dua: 'Bahasa Indonesia dan Bahasa Inggris' },
    place: (place) => `di ${place}`,
    percent: percentWords,
    payment: (days, shared) => {
      if (days === 0) return `tunai, pada saat ${shared ? 'penjualan dicatat' : 'penyerahan'}`;
      const since = shared
        ? 'penjualan dicatat dan disetujui kedua pihak'
        : 'barang atau jasa diterima';
      return `paling lambat ${days} (${numberInWords(days)}) hari setelah ${since}`;
    },
    downPayment: (percent) =>
      percent === 0 ? 'tidak ada' : `${percentWords(percent)}, dibayar di muka`,
    price: priceWords,
    count: (n) => `${n} (${numberInWords(n)})`,
    change: (chapter, before, after) =>
      before === undefined
        ? `${chapter}, ditambah: ${after}`
        : `${chapter}, semula: ${before}; menjadi: ${after}`,
  },
  en: {
    patterns: {
      inti_plasma: 'nucleus-plasma (inti-plasma)',
      subkontrak: 'subcontracting (subkontrak)',
      waralaba: 'franchise (waralaba)',
      perdagangan_umum: 'general trading (perdagangan umum)',
      distribusi_keagenan: 'distribution and agency (distribusi dan keagenan)',
      rantai_pasok: 'supply chain (rantai pasok)',
      bagi_hasil: 'sharing of results (bagi hasil)',
      kerja_sama_operasional: 'joint operation (kerja sama operasional)',
      usaha_patungan: 'joint venture (usaha patungan)',
      penyumberluaran: 'outsourcing (penyumberluaran)',
    },
    delivery: {
      umk: 'brought by THE SECOND PARTY',
      company: 'collected by THE FIRST PARTY',
      either: 'brought or collected, as agreed for each order',
    },
    languages: { satu: 'Indonesian', dua: 'Indonesian and English' },
    place: (place) => `at ${place}`,
    percent: (percent) => `${percent}%`,
    payment: (days, shared) => {
      if (days === 0) return shared ? 'in cash, when sales are noted' : 'in cash, on delivery';
      const since = shared
        ? 'sales were noted and approved by both parties'
        : 'the goods or services were received';
      return `within ${days} days after ${since}`;
    },
    downPayment: (percent) => (percent === 0 ? 'none' : `${percent}%, paid in advance`),
    price: (price) => formatMoney(price, 'en'),
    count: String,
    change: (chapter, before, after) =>
      before === undefined
        ? `${chapter}, added: ${after}`
        : `${chapter}, formerly: ${before}; now: ${after}`,
  },
};
