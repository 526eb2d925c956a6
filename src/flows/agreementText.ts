/** An agreement's content and the region's clauses become a document: the same in chat, in the PDF and in the DOCX, always in Indonesian. */
import type { Terms } from '../domain/agreement.ts';
import { agreementNumber, shownCode } from '../domain/agreement.ts';
import { valueOf } from '../domain/agreementTerms.ts';
import type { AgreementContent } from '../domain/agreementView.ts';
import type { AgreementDocument, Article, Blank, ClauseSet } from '../domain/clause.ts';
import type { Region } from '../domain/region.ts';
import { localDay } from '../domain/workingDays.ts';
import { formatDay, formatMoney, formatNumber, formatQuantity } from '../language/format.ts';
import { numberInWords } from '../language/format.ts';

type Values = Partial<Record<Blank, string>>;
type Umk = AgreementContent['umks'][number];

const LANGUAGE = 'id';

/** The ten patterns as the law calls them. */
const PATTERNS: Record<NonNullable<Terms['pattern']>, string> = {
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
};

const DELIVERY: Record<NonNullable<Terms['delivery']>, string> = {
  umk: 'diantar oleh PIHAK KEDUA',
  company: 'diambil oleh PIHAK KESATU',
  either: 'diantar atau diambil, menurut kesepakatan setiap pesanan',
};

/** "15% (lima belas persen)". */
function percentWords(percent: number): string {
  return `${percent}% (${numberInWords(percent)} persen)`;
}

/** "paling lambat 14 (empat belas) hari setelah …", "tunai …"; where a result is shared, its share is due once sales are noted. */
function paymentWords(days: number, shared: boolean): string {
  if (days === 0) return `tunai, pada saat ${shared ? 'penjualan dicatat' : 'penyerahan'}`;
  const since = shared
    ? 'penjualan dicatat dan disetujui kedua pihak'
    : 'barang atau jasa diterima';
  return `paling lambat ${days} (${numberInWords(days)}) hari setelah ${since}`;
}

function downPaymentWords(percent: number): string {
  return percent === 0 ? 'tidak ada' : `${percentWords(percent)}, dibayar di muka`;
}

/** Up to here a sum is also said in words. */
const MOST_IN_WORDS = 999_999_999_999_999n;

/** "Rp22.000 per kotak (dua puluh dua ribu rupiah)". */
function priceWords(price: NonNullable<Terms['price']>): string {
  const figure = formatMoney(price, LANGUAGE);
  const plain = price.min === price.max && price.min <= MOST_IN_WORDS;
  return plain ? `${figure} (${numberInWords(Number(price.min))} rupiah)` : figure;
}

/** Who delivers and where to; nothing where neither is known. */
function deliveryWords({ delivery, place }: Terms): string | undefined {
  const said = [
    ...(delivery === undefined ? [] : [DELIVERY[delivery]]),
    ...(place === undefined ? [] : [`di ${place}`]),
  ];
  return said.length === 0 ? undefined : said.join(', ');
}

function shareOf(volume: Terms['volume'], share: number): string {
  if (!volume) return percentWords(share);
  const part = (amount: number): number => Math.round((amount * share) / 100);
  const mine = { ...volume, min: part(volume.min), max: part(volume.max) };
  return formatQuantity(mine, LANGUAGE);
}

/** A term in the words of the document; undefined where it is not known. */
export function termWords(terms: Terms): Values {
  const { pattern, volume, price, profit, paymentDays, downPayment, start, end } = terms;
  const value = valueOf(terms);
  const known: { [K in Blank]?: string | undefined } = {
    pattern: pattern && PATTERNS[pattern],
    object: terms.object,
    quality: terms.quality,
    volume: volume && formatQuantity(volume, LANGUAGE),
    schedule: terms.schedule,
    delivery: deliveryWords(terms),
    price: price && priceWords(price),
    profit: profit === undefined ? undefined : percentWords(profit),
    companyProfit: profit === undefined ? undefined : percentWords(100 - profit),
    payment:
      paymentDays === undefined ? undefined : paymentWords(paymentDays, profit !== undefined),
    downPayment: downPayment === undefined ? undefined : downPaymentWords(downPayment),
    development: terms.development,
    start: start && formatDay(start, LANGUAGE),
    end: end && formatDay(end, LANGUAGE),
    value: value === undefined ? undefined : `Rp${formatNumber(value, LANGUAGE)}`,
  };
  return Object.fromEntries(Object.entries(known).filter(([, words]) => words !== undefined));
}

/** "Pembayaran, semula …, menjadi …". */
function amendedValues({
  nth,
  replaces,
  changes,
}: NonNullable<AgreementContent['amends']>): Values {
  const said = changes.map(({ chapter, before, after }) =>
    before === '-'
      ? `${chapter}, ditambah: ${after}`
      : `${chapter}, semula: ${before}; menjadi: ${after}`,
  );
  return { nth: String(nth), replaces: String(replaces), changes: said.join('. ') };
}

function commonValues(content: AgreementContent, region: Region, set: ClauseSet): Values {
  const { company, terms, umks } = content;
  return {
    ...termWords(terms),
    number: agreementNumber(content.id),
    code: shownCode(content.code),
    madeOn: formatDay(localDay(content.madeAt, region.timeZone), LANGUAGE),
    region: region.name,
    office: region.office.name,
    programme: region.programme.name,
    company: company.name,
    companyNib: company.nib,
    companyAddress: company.address,
    companySigner: company.signer,
    umks: umks.map(({ name }) => name).join(', '),
    notice: `${set.noticeDays} (${numberInWords(set.noticeDays)})`,
    ...(content.amends ? amendedValues(content.amends) : {}),
  };
}

function umkValues({ name, owner, nib, address, share }: Umk, at: number, terms: Terms): Values {
  return {
    ordinal: String(at + 1),
    umkName: name,
    umkOwner: owner,
    umkNib: nib,
    umkAddress: address,
    umkShare: percentWords(share),
    umkVolume: shareOf(terms.volume, share),
  };
}

/** What a person wrote may end a sentence already: the clause brings its own full stop. */
function filled(text: string, values: Values): string {
  return text.replace(/\{\{(\w+)\}\}(\.?)/g, (_, blank: string, stop: string) => {
    const words = values[blank as Blank] ?? '…';
    return stop === '.' && words.endsWith('.') ? words : words + stop;
  });
}

function lines(article: Article, content: AgreementContent, common: Values): string[] {
  const { terms, umks } = content;
  const { patterns, group, where, each, text } = article;
  if (patterns && !(terms.pattern && patterns.includes(terms.pattern))) return [];
  if (group !== undefined && group !== umks.length > 1) return [];
  if (where && common[where] === undefined) return [];
  if (!each) return [filled(text, common)];
  return umks.map((umk, at) => filled(text, { ...common, ...umkValues(umk, at, terms) }));
}

/** The set of clauses that an agreement was made from; the newest where that one is not kept any more. */
export function clausesOf({ clauses }: Region, version: string): ClauseSet {
  const found = clauses.find((set) => set.version === version) ?? clauses[0];
  if (!found) throw new Error('a region has clauses');
  return found;
}

/** The whole document; a chapter of which nothing applies is left out. */
export function documentOf(content: AgreementContent, region: Region): AgreementDocument {
  const set = clausesOf(region, content.clauses);
  const common = commonValues(content, region, set);
  const { extras = [] } = content.terms;
  const chapters = set.chapters.flatMap(({ id, title, articles }) => {
    const own = extras.filter(({ chapter }) => chapter === id).map(({ words }) => words);
    const said = articles.flatMap((article) => lines(article, content, common));
    return said.length === 0 ? [] : [{ id, title, lines: [...said, ...own] }];
  });
  const group = content.umks.length > 1;
  return {
    title: set.title,
    number: agreementNumber(content.id),
    code: content.code,
    version: content.n,
    madeOn: common.madeOn ?? '',
    madeAt: content.madeAt,
    opening: filled(set.opening, common),
    chapters,
    closing: filled(set.closing, common),
    stamp: set.stamp,
    signers: [
      { as: 'PIHAK KESATU', name: content.company.signer, of: content.company.name },
      ...content.umks.map(({ owner, name }, at) => ({
        as: group ? `PIHAK KEDUA (${at + 1})` : 'PIHAK KEDUA',
        name: owner,
        of: name,
      })),
    ],
    witness: filled(set.witness, common),
    office: region.office.name,
    noticeDays: set.noticeDays,
  };
}
