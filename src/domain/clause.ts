/** The texts that agreements are made of: chapters with blanks, data of a region, kept by version because what was agreed to stays as it was. */
import { z } from 'zod';
import { Pattern } from './need.ts';

/** What can stand in {{…}}; each is filled in from the terms. */
export const Blank = z.enum([
  'number',
  'code',
  'madeOn',
  'region',
  'office',
  'programme',
  'company',
  'companyNib',
  'companyAddress',
  'companySigner',
  'umks',
  'pattern',
  'object',
  'quality',
  'volume',
  'schedule',
  'delivery',
  'price',
  'profit',
  'companyProfit',
  'payment',
  'downPayment',
  'development',
  'start',
  'end',
  'value',
  'languages',
  // How many days before its end a side may give notice.
  'notice',
  // In an amendment only.
  'nth',
  'replaces',
  'changes',
  // In articles that are said once for each business of the agreement.
  'ordinal',
  'umkName',
  'umkOwner',
  'umkNib',
  'umkAddress',
  'umkShare',
  'umkVolume',
]);
export type Blank = z.infer<typeof Blank>;

/** A paragraph, numbered within its chapter; said only where its conditions hold. */
export const Article = z.object({
  text: z.string().min(1),
  /** Only in agreements of these patterns. */
  patterns: z.array(Pattern).optional(),
  /** Only where several businesses share it, or only where it is one. */
  group: z.boolean().optional(),
  /** Only where this is known. */
  where: Blank.optional(),
  /** Once for each business. */
  each: z.literal(true).optional(),
});
export type Article = z.infer<typeof Article>;

export const Chapter = z.object({
  id: z.string().regex(/^[a-z_]+$/),
  title: z.string().min(1),
  articles: z.array(Article).min(1),
});
export type Chapter = z.infer<typeof Chapter>;

/** The words of a set in English: as many chapters and articles, in the same order, with the same blanks. */
export const EnglishClauses = z.object({
  title: z.string(),
  opening: z.string(),
  chapters: z.array(z.object({ title: z.string(), articles: z.array(z.string()) })),
  closing: z.string(),
  witness: z.string(),
});
export type EnglishClauses = z.infer<typeof EnglishClauses>;

export const ClauseSet = z.object({
  version: z.string(),
  title: z.string(),
  /** Under the title: who made it with whom. */
  opening: z.string(),
  chapters: z.array(Chapter).min(1),
  /** So many days after a side gave notice it ends. */
  noticeDays: z.int().positive(),
  /** Over the places for signatures. */
  closing: z.string(),
  /** In the frame for the duty stamp. */
  stamp: z.string(),
  witness: z.string(),
  /** For agreements that are written in English too; without it there are none. */
  english: EnglishClauses.optional(),
});
export type ClauseSet = z.infer<typeof ClauseSet>;

/** What stands under the Indonesian words: of each chapter as many lines, '' where there is nothing to add. */
export const EnglishText = EnglishClauses.extend({
  chapters: z.array(z.object({ title: z.string(), lines: z.array(z.string()) })),
});
export type EnglishText = z.infer<typeof EnglishText>;

/** An agreement as it is read and printed: numbered chapters of paragraphs, in Indonesian, which prevails. */
export const AgreementDocument = z.object({
  title: z.string(),
  number: z.string(),
  code: z.string(),
  version: z.int(),
  /** The day on which this version was made, for the eyes and for the file. */
  madeOn: z.string(),
  madeAt: z.date(),
  opening: z.string(),
  chapters: z.array(
    z.object({ id: z.string(), title: z.string(), lines: z.array(z.string()).min(1) }),
  ),
  closing: z.string(),
  stamp: z.string(),
  signers: z.array(z.object({ as: z.string(), name: z.string(), of: z.string() })).min(2),
  witness: z.string(),
  office: z.string(),
  /** As its clause says; left out of documents from before there was a figure: they said 30. */
  noticeDays: z.int().positive().optional(),
  english: EnglishText.optional(),
});
export type AgreementDocument = z.infer<typeof AgreementDocument>;
