/** What each table looks like when it leaves: its columns, and how the personal ones are masked for who may not see them. */
import type { CommitmentRow, Exports, NeedRow, UmkRow } from '../app/ports.ts';
import type { Company } from '../domain/company.ts';
import { isCapacityKnown } from '../domain/imported.ts';
import { licenceNumber } from '../domain/licence.ts';
import type { LicenceRequest } from '../domain/licence.ts';
import type { Match } from '../domain/match.ts';
import { maskNumbers, maskPhone } from '../domain/phone.ts';
import type { Money, Quantity } from '../domain/quantity.ts';
import { safeTable, TOTAL } from '../domain/suppression.ts';
import { ticketNumber } from '../domain/ticket.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { OutCell } from '../sheets/write.ts';

type Column<R> = { name: string; of(row: R): OutCell; mask?(text: string): string };
export type ExportTable = {
  header: string[];
  /** The rows as cells, masked unless `personal`. */
  rows(exports: Exports, personal: boolean): AsyncGenerator<OutCell[]>;
};

/** "Siti Aminah" → "S*** A***": two people stay two, and nobody is named. */
export function maskName(name: string): string {
  return name.replace(/(\p{L}|\p{N})[^\s]*/gu, '$1***');
}

/** The end of a NIB opens a claim, so the beginning is what stays: "9120…". */
export function maskNib(nib: string): string {
  return `${nib.slice(0, 4)}…`;
}

const hidden = (): string => '…';
const home = (phone: string): string => phone.replace(/^\+62/, '0');
const maskHome = (phone: string): string => maskPhone(phone.replace(/^0/, '+62'));
const day = (at: Date | undefined): string | undefined => at?.toISOString();
const yes = (is: boolean): string => (is ? 'ya' : 'tidak');

/** An amount as two numbers and a unit, so that it can be computed with. */
function amount<R>(name: string, of: (row: R) => Quantity | undefined): Column<R>[] {
  const part = (row: R, key: 'min' | 'max'): OutCell => {
    const quantity = of(row);
    return quantity && quantity.max > 0 ? quantity[key] / 1000 : undefined;
  };
  return [
    { name: `${name}_min`, of: (row) => part(row, 'min') },
    { name: `${name}_maks`, of: (row) => part(row, 'max') },
    { name: 'satuan', of: (row) => of(row)?.unit },
    { name: 'per', of: (row) => of(row)?.period },
  ];
}

function rupiah(price: Money | undefined, key: 'min' | 'max'): OutCell {
  return price && Number(price[key]);
}

/** "pirt 2026-11-22T03:00:00.000Z", and that it was not accepted. */
function looked({ kind, at, refused }: UmkRow['checked'][number]): string {
  return `${kind} ${at.toISOString()}${refused ? ' tidak sah' : ''}`;
}

const umk: Column<UmkRow>[] = [
  { name: 'nomor', of: ({ umk: { id } }) => id },
  { name: 'nama_usaha', of: ({ umk: { businessName } }) => businessName, mask: maskName },
  { name: 'nama_pemilik', of: ({ umk: { ownerName } }) => ownerName, mask: maskName },
  { name: 'telepon', of: ({ umk: { phone } }) => home(phone), mask: maskHome },
  { name: 'nib', of: ({ nib }) => nib, mask: maskNib },
  { name: 'punya_nib', of: ({ umk: { hasNib } }) => hasNib },
  { name: 'produk', of: ({ umk: { product } }) => product },
  { name: 'produk_lain', of: ({ umk: { moreProducts } }) => moreProducts.join('; ') },
  { name: 'sektor', of: ({ umk: { sectors } }) => sectors.join(' ') },
  ...amount<UmkRow>('kapasitas', ({ umk: { capacity } }) =>
    isCapacityKnown(capacity) ? capacity : undefined,
  ),
  { name: 'kecamatan', of: ({ umk: { place } }) => place.kecamatan },
  { name: 'kelurahan', of: ({ umk: { place } }) => place.kelurahan },
  { name: 'skala', of: ({ umk: { scale } }) => scale },
  { name: 'tenaga_kerja', of: ({ umk: { workforce } }) => workforce },
  { name: 'sejak', of: ({ umk: { since } }) => since },
  { name: 'dokumen', of: ({ papers }) => papers.join(' ') },
  { name: 'dokumen_diperiksa', of: ({ checked }) => checked.map(looked).join('; ') },
  { name: 'tingkat_kesiapan', of: ({ level }) => level },
  { name: 'status', of: ({ umk: { status } }) => status },
  { name: 'ada_pemilik', of: ({ owned }) => yes(owned) },
  { name: 'contoh', of: ({ umk: { example } }) => yes(example) },
  { name: 'dibuat', of: ({ umk: { createdAt } }) => day(createdAt) },
  { name: 'diubah', of: ({ umk: { updatedAt } }) => day(updatedAt) },
];

const companies: Column<Company>[] = [
  { name: 'nomor', of: ({ id }) => id },
  { name: 'nama', of: ({ name }) => name },
  { name: 'jenis', of: ({ kind }) => kind },
  { name: 'nib', of: ({ nib }) => nib, mask: maskNib },
  { name: 'sektor', of: ({ sector }) => sector },
  { name: 'skala', of: ({ scale }) => scale },
  { name: 'nama_pic', of: ({ picName }) => picName, mask: maskName },
  { name: 'jabatan_pic', of: ({ picPosition }) => picPosition, mask: hidden },
  { name: 'telepon', of: ({ phone }) => home(phone), mask: maskHome },
  { name: 'alamat', of: ({ address }) => address, mask: hidden },
  { name: 'komitmen', of: ({ commitment }) => commitment },
  { name: 'status', of: ({ status }) => status },
  { name: 'dasar', of: ({ basis }) => basis },
  { name: 'diputuskan', of: ({ decidedAt }) => day(decidedAt) },
  { name: 'contoh', of: ({ example }) => yes(example) },
  { name: 'dibuat', of: ({ createdAt }) => day(createdAt) },
];

const needs: Column<NeedRow>[] = [
  { name: 'nomor', of: ({ need }) => need.id },
  { name: 'nomor_perusahaan', of: ({ need }) => need.companyId },
  { name: 'perusahaan', of: ({ company }) => company },
  { name: 'kebutuhan', of: ({ need }) => need.what },
  { name: 'spesifikasi', of: ({ need }) => need.specification, mask: maskNumbers },
  { name: 'sektor', of: ({ need }) => need.sectors.join(' ') },
  ...amount<NeedRow>('volume', ({ need }) => need.volume),
  { name: 'mulai', of: ({ need }) => need.start },
  { name: 'kecamatan', of: ({ need }) => need.place?.kecamatan },
  { name: 'dokumen', of: ({ need }) => need.papers.join(' ') },
  { name: 'harga_min', of: ({ need }) => rupiah(need.price, 'min') },
  { name: 'harga_maks', of: ({ need }) => rupiah(need.price, 'max') },
  { name: 'tempo_hari', of: ({ need }) => need.paymentDays },
  { name: 'status', of: ({ need }) => need.status },
  { name: 'contoh', of: ({ need }) => yes(need.example) },
  { name: 'dibuat', of: ({ need }) => day(need.createdAt) },
];

const matches: Column<Match>[] = [
  { name: 'nomor', of: ({ id }) => id },
  { name: 'nomor_kebutuhan', of: ({ needId }) => needId },
  { name: 'nomor_umk', of: ({ umkId }) => umkId },
  { name: 'status', of: ({ state }) => state },
  { name: 'nilai', of: ({ score }) => score },
  { name: 'alasan', of: ({ reasons }) => reasons.map(({ code }) => code).join(' ') },
  { name: 'langkah', of: ({ steps }) => steps.map(({ move }) => move).join(' ') },
  { name: 'ditanya', of: ({ askedAt }) => day(askedAt) },
  { name: 'dibuat', of: ({ createdAt }) => day(createdAt) },
  { name: 'diubah', of: ({ updatedAt }) => day(updatedAt) },
];

const tickets: Column<Ticket>[] = [
  { name: 'nomor', of: ({ id }) => ticketNumber(id) },
  { name: 'mendesak', of: ({ urgent }) => yes(urgent) },
  { name: 'laporan', of: ({ text }) => text, mask: hidden },
  { name: 'status', of: ({ state }) => state },
  { name: 'dilaporkan', of: ({ reportedOn }) => reportedOn },
  { name: 'batas', of: ({ dueOn }) => dueOn },
  { name: 'nomor_kemitraan', of: ({ matchId }) => matchId },
];

const licences: Column<LicenceRequest>[] = [
  { name: 'nomor', of: ({ id }) => licenceNumber(id) },
  { name: 'nomor_umk', of: ({ umkId }) => umkId },
  { name: 'izin', of: ({ licence }) => licence },
  { name: 'status', of: ({ state }) => state },
  { name: 'langkah', of: ({ steps }) => steps.map(({ move }) => move).join(' ') },
  { name: 'diajukan', of: ({ submittedOn }) => submittedOn },
  { name: 'nomor_pengajuan', of: ({ reference }) => reference, mask: hidden },
  { name: 'alasan_berhenti', of: ({ reason }) => reason, mask: hidden },
  { name: 'klinik', of: ({ slot }) => slot },
  { name: 'batas', of: ({ dueOn }) => dueOn },
  { name: 'contoh', of: ({ example }) => yes(example) },
  { name: 'dibuat', of: ({ createdAt }) => day(createdAt) },
  { name: 'diubah', of: ({ updatedAt }) => day(updatedAt) },
];

const commitments: Column<CommitmentRow>[] = [
  { name: 'nomor', of: ({ commitment }) => commitment.id },
  { name: 'nomor_perusahaan', of: ({ commitment }) => commitment.companyId },
  { name: 'perusahaan', of: ({ company }) => company },
  { name: 'lembaga', of: ({ commitment }) => commitment.agency },
  { name: 'jenis', of: ({ commitment }) => commitment.kind },
  { name: 'isi', of: ({ commitment }) => commitment.words, mask: maskNumbers },
  { name: 'besar', of: ({ commitment }) => commitment.figure?.amount },
  { name: 'satuan', of: ({ commitment }) => commitment.figure?.unit },
  { name: 'umk_asuh', of: ({ commitment }) => commitment.umkIds.join(' ') },
  { name: 'tanggal', of: ({ commitment }) => commitment.madeOn },
  { name: 'status', of: ({ commitment }) => commitment.state },
];

function table<R>(
  columns: readonly Column<R>[],
  pages: (exports: Exports) => AsyncGenerator<R[]>,
): ExportTable {
  return {
    header: columns.map(({ name }) => name),
    async *rows(exports, personal) {
      for await (const page of pages(exports)) {
        for (const row of page) {
          yield columns.map(({ of, mask }) => {
            const cell = of(row);
            return mask && !personal && typeof cell === 'string' && cell !== '' ? mask(cell) : cell;
          });
        }
      }
    },
  };
}

const ALL = 'semua';

/** Counts that may be published, with their totals: what is hidden cannot be computed back (see domain/suppression.ts). */
const openData: ExportTable = {
  header: ['kecamatan', 'sektor', 'jumlah_umk', 'keterangan'],
  async *rows(exports) {
    const counts = await exports.umkCounts();
    const cells = counts.map(({ kecamatan, sector, count }) => ({
      row: kecamatan === TOTAL ? '-' : kecamatan,
      column: sector === TOTAL ? '-' : sector,
      count,
    }));
    for (const { row, column, count } of safeTable(cells))
      yield [row === TOTAL ? ALL : row, column === TOTAL ? ALL : column, count, noteOn(count)];
  },
};

function noteOn(count: number | undefined): string {
  return count === undefined ? 'disamarkan agar kelompok kecil tidak dikenali' : '';
}

export const exportTables: Readonly<Record<string, ExportTable>> = {
  umk: table(umk, (exports) => exports.umks()),
  companies: table(companies, (exports) => exports.companies()),
  needs: table(needs, (exports) => exports.needs()),
  matches: table(matches, (exports) => exports.matches()),
  tickets: table(tickets, (exports) => exports.tickets()),
  licences: table(licences, (exports) => exports.licences()),
  commitments: table(commitments, (exports) => exports.commitments()),
  'open-data': openData,
};
