/** When a running partnership is looked at by staff: early, so that talking still helps; a proposal that the office sets. */
import type { Region } from '../../domain/region.ts';

export const warnings: Region['warnings'] = [
  { code: 'kendala', times: 2, to: 'mediator' },
  { code: 'penjualan', times: 3, to: 'kurator' },
  { code: 'kepuasan', atMost: 2, to: 'mediator' },
  { code: 'diam', months: 3, to: 'kurator' },
  { code: 'tanpa_pesanan', days: 30, to: 'mediator' },
  { code: 'tagihan', days: 14, to: 'mediator' },
  { code: 'terlambat', percent: 30, least: 4, within: 90, to: 'kurator' },
  { code: 'ditolak', percent: 10, within: 90, to: 'kurator' },
];
