/** Which terms of an agreement its parties can ask to change in which chapter, and how its document says each. */
import type { TermField } from '../domain/agreementTerms.ts';
import type { Blank } from '../domain/clause.ts';

export type Changeable =
  Exclude<TermField, 'companyNib' | 'address' | 'nib'> | 'volume' | 'languages';
/** Which terms stand in which chapter. */
export const FIELDS: Readonly<Record<string, readonly Changeable[]>> = {
  kegiatan: ['pattern'],
  mutu: ['quality'],
  volume: ['volume', 'schedule'],
  harga: ['price', 'profit'],
  bayar: ['paymentDays', 'downPayment'],
  pembinaan: ['development'],
  waktu: ['start', 'end'],
  lapor: ['languages'],
};

export const BLANKS: Record<Changeable, Blank> = {
  pattern: 'pattern',
  quality: 'quality',
  schedule: 'schedule',
  volume: 'volume',
  price: 'price',
  profit: 'profit',
  paymentDays: 'payment',
  downPayment: 'downPayment',
  development: 'development',
  start: 'start',
  end: 'end',
  languages: 'languages',
};
