/** An agreement on paper: whole in every pattern, the same bytes for the same content, and another hash for one byte more. */
import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { create } from 'qrcode';
import { describe, expect, it } from 'vitest';
import { Blank } from '../../src/domain/clause.ts';
import { Pattern } from '../../src/domain/need.ts';
import { documentOf } from '../../src/flows/agreementText.ts';
import { writeDocx } from '../../src/papers/docx.ts';
import { printPdf } from '../../src/papers/pdf.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import { sampleContent, secondUmk } from './sample.ts';

const LINK = 'https://kemitraan.example.go.id/verifikasi/ABCDEFGHJKLMNPQ2';

function group() {
  const one = sampleContent();
  return { ...one, umks: [...one.umks.map((umk) => ({ ...umk, share: 60 })), secondUmk] };
}

/** The streams of a PDF as text, unpacked where they are packed. */
function streams(pdf: Uint8Array): string[] {
  const bytes = Buffer.from(pdf);
  const found: string[] = [];
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 1)) {
    if (bytes.subarray(at - 3, at).toString() === 'end') continue;
    const end = bytes.indexOf('\nendstream', at);
    const body = bytes.subarray(at + 7, end);
    try {
      found.push(inflateSync(body).toString('latin1'));
    } catch {
      found.push(body.toString('latin1'));
    }
  }
  return found;
}

/** What each embedded font makes of its glyphs, by its table for copying text. */
function tables(all: readonly string[]): Map<string, string>[] {
  return all
    .filter((stream) => stream.includes('beginbfrange'))
    .map((table) => {
      const map = new Map<string, string>();
      for (const [, from = '0', list = ''] of table.matchAll(/<(\w{4})> <\w{4}> \[([^\]]*)\]/g))
        for (const [index, hex] of [...list.matchAll(/<([\w ]+)>/g)].entries()) {
          const code = (Number.parseInt(from, 16) + index).toString(16).padStart(4, '0');
          const points = (hex[1] ?? '').match(/\w{4}/g) ?? [];
          map.set(code, String.fromCharCode(...points.map((one) => Number.parseInt(one, 16))));
        }
      return map;
    });
}

/** All words of the pages, read back from the bytes with whichever font makes most of them; spaces do not count. */
function wordsOf(pdf: Uint8Array): string {
  const all = streams(pdf);
  const fonts = tables(all);
  const shown = all
    .filter((stream) => stream.includes(' TJ'))
    .flatMap((page) => [...page.matchAll(/\[((?:<\w*>|[\s\d.-])*)\] TJ/g)])
    .map(([, pieces = '']) => [...pieces.matchAll(/<(\w*)>/g)].map((one) => one[1]).join(''));
  return fonts
    .map((font) =>
      shown.map((hex) => (hex.match(/\w{4}/g) ?? []).map((one) => font.get(one) ?? '').join('')),
    )
    .map((lines) => lines.join('\n').replace(/[^\S\n]/g, ''))
    .join('\n');
}

function pagesOf(pdf: Uint8Array): number {
  return Number(/\/Type \/Pages\n\/Count (\d+)/.exec(Buffer.from(pdf).toString('latin1'))?.[1]);
}

const squeezed = (words: string): string => words.replace(/\s/g, '');

describe('the document', () => {
  it.each(Pattern.options)('says everything of %s, and leaves no blank', (pattern) => {
    for (const content of [sampleContent(), group()]) {
      const { price: _, ...rest } = content.terms;
      const shared = { ...rest, pattern, profit: 60 };
      const terms = documentOf({ ...content, terms: { ...content.terms, pattern } }, kotaBekasi);
      const profit = documentOf({ ...content, terms: shared }, kotaBekasi);
      for (const document of [terms, profit]) {
        const words = JSON.stringify(document);
        expect(words).not.toMatch(/\{\{|…/);
        // UU 20/2008 art. 34 and the SOP.
        expect(document.chapters.map(({ id }) => id)).toEqual(
          expect.arrayContaining([
            ...['pihak', 'kegiatan', 'mutu', 'volume', 'harga', 'bayar', 'kewajiban'],
            ...['pembinaan', 'mandiri', 'rahasia', 'waktu', 'sengketa', 'lapor'],
          ]),
        );
        const own = document.chapters.find(({ id }) => id === 'kegiatan')?.lines ?? [];
        expect(own.length).toBeGreaterThan(2);
      }
    }
  });

  it('says of goods and money only what is so in its pattern', () => {
    const said = (pattern: Pattern): string => {
      const { price: _, ...terms } = { ...sampleContent().terms, profit: 60 };
      return JSON.stringify(
        documentOf(sampleContent({ terms: { ...terms, pattern } }), kotaBekasi),
      );
    };
    for (const pattern of Pattern.options) {
      const supplies = said(pattern).includes('PIHAK KEDUA wajib: menyerahkan hasil');
      const resells = said(pattern).includes('PIHAK KEDUA wajib: menjual');
      const shares = said(pattern).includes('Para pihak wajib: menyerahkan modal');
      expect([supplies, resells, shares].filter(Boolean)).toHaveLength(1);
      expect(said(pattern).includes('PIHAK KESATU memeriksa hasil')).toBe(supplies);
    }
    expect(said('waralaba')).toContain('PIHAK KEDUA memeriksa barang');
    expect(said('bagi_hasil')).not.toMatch(/perubahan pesanan|menunda penyerahan|serah terima/);
    expect(said('bagi_hasil')).toContain('Jadwal kegiatan: setiap hari kerja');
  });

  it('says of a group who has which share, and is paid for itself; of one it does not', () => {
    const shared = documentOf(group(), kotaBekasi);
    const annex = shared.chapters.find(({ id }) => id === 'kelompok')?.lines.join('\n') ?? '';
    expect(annex).toContain('Dapur Siti: 60% (enam puluh persen) dari volume (300 kotak per hari)');
    expect(annex).toContain('Katering Bu Rina: 40%');
    expect(shared.signers).toHaveLength(3);
    expect(JSON.stringify(shared)).toContain('langsung kepada setiap anggota kelompok');
    const alone = documentOf(sampleContent(), kotaBekasi);
    expect(alone.chapters.map(({ id }) => id)).not.toContain('kelompok');
    expect(JSON.stringify(alone)).not.toContain('anggota');
  });

  it('has clauses that know no blank but those that are filled in', () => {
    for (const set of kotaBekasi.clauses) {
      const used = [...JSON.stringify(set).matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1]);
      for (const blank of used) expect(Blank.options).toContain(blank);
    }
  });

  it('puts a sentence that was added where it was asked for, once', () => {
    const words = 'Contoh setiap menu baru disetujui lebih dahulu.';
    const terms = { ...sampleContent().terms, extras: [{ chapter: 'mutu', words }] };
    const { chapters } = documentOf(sampleContent({ terms }), kotaBekasi);
    expect(chapters.filter(({ lines }) => lines.includes(words)).map(({ id }) => id)).toEqual([
      'mutu',
    ]);
  });
});

/** In Indonesian and English. */
function both(content = sampleContent()) {
  return documentOf({ ...content, terms: { ...content.terms, languages: 'dua' } }, kotaBekasi);
}

const blanksOf = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, blank = '']) => blank).sort();

describe('the English under it', () => {
  it('has of every set each chapter and article, with the same blanks', () => {
    for (const { english, ...set } of kotaBekasi.clauses) {
      const shape = (chapters: readonly { articles: readonly string[] }[]) =>
        chapters.map(({ articles }) => articles.map(blanksOf));
      const own = set.chapters.map(({ articles }) => ({ articles: articles.map((a) => a.text) }));
      expect(shape(english?.chapters ?? [])).toEqual(shape(own));
      for (const part of ['opening', 'closing', 'witness'] as const)
        expect(blanksOf(english?.[part] ?? '')).toEqual(blanksOf(set[part]));
    }
  });

  it.each(Pattern.options)('stands line by line beside every line of %s', (pattern) => {
    for (const content of [sampleContent(), group()]) {
      const document = both({ ...content, terms: { ...content.terms, pattern } });
      const { english, chapters } = document;
      expect(english?.chapters.map(({ lines }) => lines.length)).toEqual(
        chapters.map(({ lines }) => lines.length),
      );
      expect(JSON.stringify(english)).not.toMatch(/\{\{|…|PIHAK|""/);
      expect(JSON.stringify(english)).toContain('the Indonesian text prevails');
    }
  });

  it('is there only where it was agreed, and leaves the Indonesian words as they are', () => {
    const alone = documentOf(sampleContent(), kotaBekasi);
    expect(alone).not.toHaveProperty('english');
    expect(both()).toEqual({ ...alone, english: both().english });
  });

  it('leaves what the parties added, and says of an amendment what it changes', () => {
    const terms = {
      ...sampleContent().terms,
      extras: [{ chapter: 'mutu', words: 'Contoh disetujui dulu.' }],
    };
    const changes = [
      {
        chapter: 'Pembayaran',
        before: '-',
        after: 'Contoh disetujui dulu.',
        by: 'company' as const,
      },
    ];
    const document = both(sampleContent({ terms, amends: { nth: 1, replaces: 1, changes } }));
    const [, , mutu] = document.english?.chapters ?? [];
    expect(mutu?.lines.at(-1)).toBe('');
    const amended = document.english?.chapters.at(-1);
    expect(amended?.lines).toContain('What is changed: Payment, added: Contoh disetujui dulu.');
  });
});

describe('the PDF', { timeout: 60_000 }, () => {
  it('is the same to the byte for the same content, and another for any other', async () => {
    const content = sampleContent();
    const hash = async (given = content): Promise<string> => {
      const bytes = await printPdf(documentOf(given, kotaBekasi), { link: LINK });
      return createHash('sha256').update(bytes).digest('hex');
    };
    const first = await hash();
    expect(await hash()).toBe(first);
    expect(await hash({ ...content, n: 2 })).not.toBe(first);
    const dearer = { ...content.terms, price: { min: 22_001n, max: 22_001n, per: 'kotak' } };
    expect(await hash({ ...content, terms: dearer })).not.toBe(first);
  });

  it('holds every word of the document, and numbers its pages', async () => {
    const document = documentOf(group(), kotaBekasi);
    const pdf = await printPdf(document, { link: LINK });
    const words = squeezed(wordsOf(pdf));
    const count = pagesOf(pdf);
    expect(count).toBeGreaterThan(2);
    for (let page = 1; page <= count; page += 1)
      expect(words).toContain(`Halaman${page}dari${count}`);
    expect(words).not.toContain(`dari${count + 1}`);
    for (const { title, lines } of document.chapters) {
      expect(words).toContain(squeezed(title));
      for (const line of lines) expect(words).toContain(squeezed(line));
    }
    for (const { name } of document.signers) expect(words).toContain(squeezed(name));
    expect(words).toContain('ABCD-EFGH-JKLM-NPQ2');
    expect(words).toContain(squeezed('Tempat meterai Rp10.000'));
  });

  it('holds the English words too, and ends the same way', async () => {
    const document = both(group());
    const words = squeezed(wordsOf(await printPdf(document, { link: LINK })));
    // A paragraph may go on behind the foot of its page: what it begins with never does.
    const begins = (line: string): string => squeezed(line).slice(0, 30);
    for (const { title, lines } of [...(document.english?.chapters ?? []), ...document.chapters])
      for (const line of [title, ...lines]) expect(words.includes(begins(line))).toBe(true);
    const docx = await writeDocx(document);
    const alone = await writeDocx(documentOf(group(), kotaBekasi));
    expect(docx.length).toBeGreaterThan(alone.length + 2_000);
  });

  it('pays a share of a result once its sales are noted, for nothing is delivered', () => {
    const { terms } = sampleContent();
    const { price: _, ...rest } = terms;
    const shared = { ...rest, pattern: 'bagi_hasil' as const, profit: 60 };
    const said = (given: typeof shared): string =>
      JSON.stringify(documentOf(sampleContent({ terms: given }), kotaBekasi).chapters);
    expect(said(shared)).toContain('14 (empat belas) hari setelah penjualan dicatat');
    expect(said(shared)).not.toContain('setelah barang atau jasa diterima');
    expect(said({ ...shared, paymentDays: 0 })).toContain('tunai, pada saat penjualan dicatat');
  });

  it('draws the code as squares that say where it is verified', async () => {
    const pdf = await printPdf(documentOf(sampleContent(), kotaBekasi), { link: LINK });
    const dark = [...create(LINK, { errorCorrectionLevel: 'M' }).modules.data].filter(Boolean);
    const squares =
      streams(pdf)
        .join('\n')
        .match(/ re\nf\b/g) ?? [];
    expect(squares).toHaveLength(dark.length);
  });

  it('goes to lawyers as a DOCX, too', async () => {
    const docx = Buffer.from(await writeDocx(documentOf(group(), kotaBekasi)));
    expect(docx.subarray(0, 2).toString()).toBe('PK');
    expect(docx.length).toBeGreaterThan(5_000);
  });
});
