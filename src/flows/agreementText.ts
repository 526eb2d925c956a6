/** An agreement's content and the region's clauses become a document: the same in chat, in the PDF and in the DOCX, always in Indonesian, and in English below it where that was agreed. */
import type { Terms } from '../domain/agreement.ts';
import { agreementNumber, shownCode } from '../domain/agreement.ts';
import { valueOf } from '../domain/agreementTerms.ts';
import type { AgreementContent } from '../domain/agreementView.ts';
import type {
  AgreementDocument,
  Article,
  Blank,
  Chapter,
  ClauseSet,
  EnglishText,
} from '../domain/clause.ts';
import type { Region } from '../domain/region.ts';
import { localDay } from '../domain/workingDays.ts';
import { formatDay, formatNumber, formatQuantity } from '../language/format.ts';
import { phrases } from './agreementPhrases.ts';
import type { PaperLanguage } from './agreementPhrases.ts';

type Values = Partial<Record<Blank, string>>;
type Umk = AgreementContent['umks'][number];

/** Who delivers and where to; nothing where neither is known. */
function deliveryWords({ delivery, place }: Terms, language: PaperLanguage): string | undefined {
  const words = phrases[language];
  const said = [
    ...(delivery === undefined ? [] : [words.delivery[delivery]]),
    ...(place === undefined ? [] : [words.place(place)]),
  ];
  return said.length === 0 ? undefined : said.join(', ');
}

function shareOf(volume: Terms['volume'], share: number, language: PaperLanguage): string {
  if (!volume) return phrases[language].percent(share);
  const part = (amount: number): number => Math.round((amount * share) / 100);
  const mine = { ...volume, min: part(volume.min), max: part(volume.max) };
  return formatQuantity(mine, language);
}

/** A term in the words of the document; undefined where it is not known. */
export function termWords(terms: Terms, language: PaperLanguage = 'id'): Values {
  const say = phrases[language];
  const { pattern, volume, price, profit, paymentDays, downPayment, start, end } = terms;
  const value = valueOf(terms);
  const known: { [K in Blank]?: string | undefined } = {
    pattern: pattern && say.patterns[pattern],
    object: terms.object,
    quality: terms.quality,
    volume: volume && formatQuantity(volume, language),
    schedule: terms.schedule,
    delivery: deliveryWords(terms, language),
    price: price && say.price(price),
    profit: profit === undefined ? undefined : say.percent(profit),
    companyProfit: profit === undefined ? undefined : say.percent(100 - profit),
    payment: paymentDays === undefined ? undefined : say.payment(paymentDays, profit !== undefined),
    downPayment: downPayment === undefined ? undefined : say.downPayment(downPayment),
    development: terms.development,
    start: start && formatDay(start, language),
    end: end && formatDay(end, language),
    languages: say.languages[terms.languages ?? 'satu'],
    value: value === undefined ? undefined : `Rp${formatNumber(value, language)}`,
  };
  return Object.fromEntries(Object.entries(known).filter(([, words]) => words !== undefined));
}

/** "Pembayaran, semula …, menjadi …". */
function amendedValues(
  { nth, replaces, changes }: NonNullable<AgreementContent['amends']>,
  language: PaperLanguage,
  titles: ReadonlyMap<string, string>,
): Values {
  const said = changes.map(({ chapter, before, after }) =>
    phrases[language].change(
      titles.get(chapter) ?? chapter,
      before === '-' ? undefined : before,
      after,
    ),
  );
  return { nth: String(nth), replaces: String(replaces), changes: said.join('. ') };
}

/** A set as it is read in one language: its own words, or the English ones in their place. */
type Wording = Pick<ClauseSet, 'title' | 'opening' | 'chapters' | 'closing' | 'witness'>;

/** `wording`: the set as it is read in this language. */
type Reading = { set: ClauseSet; wording: Wording; language: PaperLanguage };

function inEnglish(set: ClauseSet): Wording | undefined {
  const { english } = set;
  if (!english) return undefined;
  const chapters = set.chapters.map((chapter, at): Chapter => {
    const { title = chapter.title, articles = [] } = english.chapters[at] ?? {};
    const said = chapter.articles.map((one, n) => ({ ...one, text: articles[n] ?? one.text }));
    return { ...chapter, title, articles: said };
  });
  return { ...english, chapters };
}

function commonValues(
  content: AgreementContent,
  region: Region,
  { set, wording: { chapters }, language }: Reading,
): Values {
  const { company, terms, umks, amends } = content;
  const titles = new Map(
    set.chapters.map(({ title }, at) => [title, chapters[at]?.title ?? title]),
  );
  return {
    ...termWords(terms, language),
    number: agreementNumber(content.id),
    code: shownCode(content.code),
    madeOn: formatDay(localDay(content.madeAt, region.timeZone), language),
    region: region.name,
    office: region.office.name,
    programme: region.programme.name,
    company: company.name,
    companyNib: company.nib,
    companyAddress: company.address,
    companySigner: company.signer,
    umks: umks.map(({ name }) => name).join(', '),
    notice: phrases[language].count(set.noticeDays),
    ...(amends ? amendedValues(amends, language, titles) : {}),
  };
}

function umkValues(umk: Umk, at: number, terms: Terms, language: PaperLanguage): Values {
  const { name, owner, nib, address, share } = umk;
  return {
    ordinal: String(at + 1),
    umkName: name,
    umkOwner: owner,
    umkNib: nib,
    umkAddress: address,
    umkShare: phrases[language].percent(share),
    umkVolume: shareOf(terms.volume, share, language),
  };
}

/** What a person wrote may end a sentence already: the clause brings its own full stop. */
function filled(text: string, values: Values): string {
  return text.replace(/\{\{(\w+)\}\}(\.?)/g, (_, blank: string, stop: string) => {
    const words = values[blank as Blank] ?? '…';
    return stop === '.' && words.endsWith('.') ? words : words + stop;
  });
}

/** What an agreement says in one language. */
type Telling = { content: AgreementContent; common: Values; language: PaperLanguage };

function lines(article: Article, { content, common, language }: Telling): string[] {
  const { terms, umks } = content;
  const { patterns, group, where, each, text } = article;
  if (patterns && !(terms.pattern && patterns.includes(terms.pattern))) return [];
  if (group !== undefined && group !== umks.length > 1) return [];
  if (where && common[where] === undefined) return [];
  if (!each) return [filled(text, common)];
  return umks.map((umk, at) => filled(text, { ...common, ...umkValues(umk, at, terms, language) }));
}

/** A chapter of which nothing applies is left out; sentences that the parties added stand in the words in which they did. */
function chaptersOf({ chapters }: Wording, telling: Telling): AgreementDocument['chapters'] {
  const { extras = [] } = telling.content.terms;
  return chapters.flatMap(({ id, title, articles }) => {
    const own = extras.filter(({ chapter }) => chapter === id);
    const said = articles.flatMap((article) => lines(article, telling));
    const added = own.map(({ words }) => (telling.language === 'id' ? words : ''));
    return said.length === 0 ? [] : [{ id, title, lines: [...said, ...added] }];
  });
}

function englishOf(
  content: AgreementContent,
  region: Region,
  set: ClauseSet,
): EnglishText | undefined {
  const wording = content.terms.languages === 'dua' ? inEnglish(set) : undefined;
  if (!wording) return undefined;
  const common = commonValues(content, region, { set, wording, language: 'en' });
  return {
    title: wording.title,
    opening: filled(wording.opening, common),
    chapters: chaptersOf(wording, { content, common, language: 'en' }),
    closing: filled(wording.closing, common),
    witness: filled(wording.witness, common),
  };
}

/** The set of clauses that an agreement was made from; the newest where that one is not kept any more. */
export function clausesOf({ clauses }: Region, version: string): ClauseSet {
  const found = clauses.find((set) => set.version === version) ?? clauses[0];
  if (!found) throw new Error('a region has clauses');
  return found;
}

/** The whole document. */
export function documentOf(content: AgreementContent, region: Region): AgreementDocument {
  const set = clausesOf(region, content.clauses);
  const common = commonValues(content, region, { set, wording: set, language: 'id' });
  const english = englishOf(content, region, set);
  const group = content.umks.length > 1;
  return {
    title: set.title,
    number: agreementNumber(content.id),
    code: content.code,
    version: content.n,
    madeOn: common.madeOn ?? '',
    madeAt: content.madeAt,
    opening: filled(set.opening, common),
    chapters: chaptersOf(set, { content, common, language: 'id' }),
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
    ...(english ? { english } : {}),
  };
}
