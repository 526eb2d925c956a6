/** What companies reported of their investment (LKPM), a line per project and period: it makes and completes companies, and approves none. */
import type { CompanyDraft, Origin } from '../domain/imported.ts';
import type { Money } from '../domain/quantity.ts';
import { readMoney } from '../language/money.ts';
import { squash } from '../language/normalise.ts';
import { readReportPeriod } from '../language/reportPeriod.ts';
import * as field from './fields.ts';
import type { Cells, Importer, Reader, RowReading } from './importer.ts';

const HALVES: Readonly<Record<string, 1 | 2>> = { i: 1, '1': 1, satu: 1, ii: 2, '2': 2, dua: 2 };
const MIN_LEGIBLE_RUPIAH = /^\d{1,15}$/;

/** "Triwulan III 2026" is "2026-Q3", "Semester I 2026" "2026-S1"; the year may stand in a column of its own. */
function periodOf(cells: Cells, reader: Reader, errors: field.Errors): string | undefined {
  const said = field.words({ ...cells }, 'period', errors, { required: true });
  if (said === undefined) return undefined;
  const text = /20\d\d/.test(said) ? said : `${said} ${cells.year ?? ''}`;
  const half = /(?:semester|sem|smt)\.? ?(ii|i|1|2|satu|dua)\b/i.exec(text)?.[1]?.toLowerCase();
  const year = /20\d\d/.exec(text)?.[0];
  if (half !== undefined && year !== undefined) return `${year}-S${HALVES[half] ?? 1}`;
  const roman = /^(?:iv|i{1,3}|[1-4])$/i.test(said) ? `triwulan ${text}` : text;
  const reading = readReportPeriod(roman, reader.today);
  if (year !== undefined && reading.result === 'understood') return reading.value;
  errors.push({ field: 'period', code: 'period', got: text.slice(0, 40) });
  return undefined;
}

/** A sum of rupiah; digits alone are rupiah here, however many. */
function investmentOf(cells: Cells, errors: field.Errors): Money | undefined {
  const cell = cells.investment;
  if (cell === undefined) return undefined;
  const plain = cell
    .replace(/^rp\.? ?/i, '')
    .replace(/[.,]00$/, '')
    .replace(/[.,](?=\d{3})/g, '');
  if (MIN_LEGIBLE_RUPIAH.test(plain)) return { min: BigInt(plain), max: BigInt(plain) };
  const reading = readMoney(cell);
  if (reading.result === 'understood') return reading.value;
  errors.push({ field: 'investment', code: 'rupiah', got: cell.slice(0, 40) });
  return undefined;
}

function companyScale(cells: Cells, errors: field.Errors): CompanyDraft['scale'] {
  const found = field.scale(cells, errors);
  if (found !== 'mikro' && found !== 'kecil') return found;
  errors.push({ field: 'scale', code: 'not_company', got: found });
  return undefined;
}

function read(cells: Cells, reader: Reader): RowReading {
  const errors: field.Errors = [];
  const nib = field.nib(cells, 'nib', errors, { required: true });
  const name = field.name(cells, 'name', errors, { required: true });
  const period = periodOf(cells, reader, errors);
  const project = field.longWords(cells, 'project', errors);
  const investment = investmentOf(cells, errors);
  const said = field.longWords(cells, 'partnership', errors);
  const scale = companyScale(cells, errors);
  const address = field.longWords(cells, 'address', errors);
  if (errors.length > 0 || !nib || !name || !period) return { errors };
  const none = said !== undefined && /^(?:tidak(?:ada)?|belum|none|no|0)$/.test(squash(said));
  const report: Origin['lkpm'] = {
    period,
    ...(project ? { project } : {}),
    ...(investment ? { investment } : {}),
    ...(said && !none ? { partnership: said } : {}),
  };
  const draft: CompanyDraft = {
    kind: 'company',
    name,
    nib,
    ...(scale ? { scale } : {}),
    picName: '',
    phone: '',
    address: address ?? '',
    origin: { source: 'lkpm', lkpm: report },
  };
  return { ok: draft };
}

export const lkpm: Importer = {
  id: 'lkpm',
  title: 'LKPM: laporan penanaman modal',
  makes: 'company',
  columns: [
    { field: 'nib', words: ['NIB', 'Nomor Induk Berusaha', 'No NIB', 'Nomor NIB'], required: true },
    {
      field: 'name',
      words: [
        'Nama Perusahaan',
        'Perusahaan',
        'Nama Badan Usaha',
        'Nama PT',
        'Company',
        'Company Name',
      ],
      required: true,
    },
    {
      field: 'period',
      words: ['Periode', 'Periode Laporan', 'Triwulan', 'Periode LKPM', 'Semester', 'Period'],
      required: true,
    },
    { field: 'year', words: ['Tahun', 'Tahun Laporan', 'Year'] },
    {
      field: 'project',
      words: ['Nama Proyek', 'Proyek', 'Kegiatan', 'Judul KBLI', 'Bidang Usaha', 'Project'],
    },
    {
      field: 'investment',
      words: [
        'Realisasi Investasi',
        'Total Realisasi',
        'Nilai Investasi',
        'Tambahan Investasi',
        'Investasi',
        'Jumlah Investasi',
        'Investment',
      ],
    },
    {
      field: 'partnership',
      words: ['Kemitraan', 'Kemitraan UMKM', 'Mitra UMKM', 'Bentuk Kemitraan', 'Partnership'],
    },
    { field: 'scale', words: ['Skala Usaha', 'Skala', 'Scale'] },
    {
      field: 'address',
      words: ['Alamat', 'Alamat Perusahaan', 'Alamat Pabrik', 'Alamat Proyek', 'Address'],
    },
  ],
  read,
};
