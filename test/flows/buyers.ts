/** People, firms, needs and matches that the tests of the buyers' dialogs share; plain rows, nothing clever. */
import type { PersonFacts } from '../../src/domain/facts.ts';
import type { Company } from '../../src/domain/company.ts';
import type { Match, MatchState } from '../../src/domain/match.ts';
import type { Need } from '../../src/domain/need.ts';
import type { QueueRow } from '../../src/domain/desk.ts';
import type { MatchView, Query } from '../../src/domain/query.ts';
import type { Candidate, Opportunity } from '../../src/domain/queryMatching.ts';
import type { Umk } from '../../src/domain/umk.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';

const at = new Date('2026-11-20T02:00:00Z');
const row = { regionId: 'kota-bekasi', example: false, createdAt: at, updatedAt: at };

export function company(given: Partial<Company> = {}): Company {
  return {
    ...row,
    id: 50,
    kind: 'company',
    name: 'PT Sumber Makmur',
    nib: '9120001234567',
    sector: 'C1',
    picName: 'Dewi Lestari',
    picPosition: 'manajer pembelian',
    phone: '+6281311112222',
    address: 'Jl. Ahmad Yani No. 5',
    status: 'approved',
    ...given,
  };
}

export function umk(given: Partial<Umk> = {}): Umk {
  return {
    ...row,
    id: 7,
    ownerName: 'Siti Aminah',
    businessName: 'Dapur Siti',
    product: 'nasi kotak',
    moreProducts: ['snack box'],
    sectors: ['C1'],
    capacity: { min: 300_000, max: 300_000, unit: 'kotak', period: 'hari' },
    place: { kecamatan: 'Bekasi Barat', kelurahan: 'Kranji' },
    hasNib: 'ya',
    phone: '+6281234567890',
    status: 'active',
    workforce: 4,
    since: 2019,
    waitDays: 30,
    ...given,
  };
}

export function need(given: Partial<Need> = {}): Need {
  return {
    ...row,
    id: 3,
    companyId: 50,
    what: 'nasi kotak karyawan',
    sectors: ['C1'],
    volume: { min: 500_000, max: 500_000, unit: 'kotak', period: 'hari' },
    start: '2027-01-04',
    place: { kecamatan: 'Bekasi Barat' },
    papers: ['pirt', 'halal'],
    pattern: 'rantai_pasok',
    price: { min: 20_000n, max: 25_000n },
    paymentDays: 14,
    downPayment: 30,
    sample: true,
    delivery: 'umk',
    status: 'open',
    ...given,
  };
}

export const reasons = [
  { code: 'product_fit', values: { product: 'nasi kotak' } },
  { code: 'capacity_part', values: { percent: 60 } },
  { code: 'same_kecamatan', values: { kecamatan: 'Bekasi Barat' } },
];

export function candidate(given: Partial<Candidate> = {}): Candidate {
  return { umk: umk(), score: 0.8, reasons, ...given };
}

export function opportunity(given: Partial<Opportunity> = {}): Opportunity {
  return { need: need(), score: 0.8, reasons, ...given };
}

export function view(
  state: MatchState,
  given: Omit<Partial<MatchView>, 'match'> & { match?: Partial<Match> } = {},
): MatchView {
  const { match, ...rest } = given;
  return {
    need: need(),
    umk: umk(),
    company: company(),
    ...rest,
    match: { ...row, id: 9, needId: 3, umkId: 7, state, score: 0.8, reasons, steps: [], ...match },
  };
}

/** An owner, or a PIC, who has agreed to the notice. */
export function owner(given: Partial<PersonFacts> = {}): Partial<PersonFacts> {
  return { consentVersion: kotaBekasi.consent.version, sapaan: 'bu', umks: [umk()], ...given };
}

export function pic(given: Partial<PersonFacts> = {}): Partial<PersonFacts> {
  return { consentVersion: kotaBekasi.consent.version, companies: [company()], ...given };
}

export type Rows = {
  company?: Company | undefined;
  companies?: Company[];
  need?: Need | undefined;
  needs?: Need[];
  match?: MatchView | undefined;
  matches?: MatchView[];
  candidates?: Candidate[];
  opportunities?: Opportunity[];
  /** The line of the queue, whichever is asked for. */
  line?: QueueRow;
};

/** Answers queries from rows; the rows may be changed between turns. */
export function reader(rows: Rows): (query: Query) => unknown {
  return (query) => {
    switch (query.kind) {
      case 'company':
        return rows.company;
      case 'companies':
        return rows.companies ?? [];
      case 'companies.find': {
        const found = rows.company ? [rows.company] : [];
        return { total: found.length, rows: found };
      }
      case 'company.history':
        return { matches: [], tickets: [] };
      case 'company.lessons':
      case 'members':
        return [];
      case 'need':
        return rows.need;
      case 'needs.ofCompanies':
        return rows.needs ?? [];
      case 'match':
        return rows.match;
      case 'matches.of':
        return rows.matches ?? [];
      case 'candidates':
        return rows.candidates ?? [];
      case 'queue.about':
      case 'queueItem':
        return rows.line;
      case 'umk.unlock':
      case 'together.ofNeed':
        return undefined;
      case 'opportunities':
        return rows.opportunities ?? [];
      case 'papers':
        return [{ kind: 'halal', status: 'ada', number: 'ID32110000123450421' }];
      default:
        throw new Error(`not expected: ${query.kind}`);
    }
  };
}
