/** How drafts become rows: an imported business belongs to nobody until its owner claims it, and nothing that somebody said is replaced. */
import { movedDeadlines } from '../domain/deadlines.ts';
import { capacityUnknown } from '../domain/imported.ts';
import type { AgreementDraft, CompanyDraft, Planner, UmkDraft } from '../domain/imported.ts';
import type { Match } from '../domain/match.ts';
import type { Need } from '../domain/need.ts';
import { layRegion } from '../domain/override.ts';
import type { Region } from '../domain/region.ts';
import type { Umk } from '../domain/umk.ts';
import { startOfDay } from '../domain/workingDays.ts';

const MOST_PRODUCTS = 10;
const MOST_SECTORS = 3;
const MOST_CODES = 20;
const LONGEST_PRODUCT = 120;

/** Both sides said yes when it began; the moves are the office's, which entered what was signed elsewhere. */
function signed({ origin: { agreement = {} }, start }: AgreementDraft, at: Date): Match['steps'] {
  const { number, until } = agreement;
  const days = start || until ? [`${start ?? '…'} – ${until ?? '…'}`] : [];
  const note = [...(number ? [number] : []), ...days].join(', ');
  const step = { by: 'staff' as const, at };
  return [
    { ...step, move: 'raise' },
    { ...step, move: 'company_accepts', ...(note === '' ? {} : { note }) },
  ];
}

function partyOf(draft: AgreementDraft, which: 'company'): CompanyDraft;
function partyOf(draft: AgreementDraft, which: 'umk'): UmkDraft;
function partyOf(draft: AgreementDraft, which: 'company' | 'umk'): CompanyDraft | UmkDraft {
  const { company, companyNib, umk, umkNib, place, object, sectors, origin } = draft;
  if (which === 'company') {
    const nib = companyNib ? { nib: companyNib } : {};
    return { kind: 'company', name: company, ...nib, picName: '', phone: '', address: '', origin };
  }
  return {
    kind: 'umk',
    ...(umkNib ? { nib: umkNib } : {}),
    businessName: umk,
    ownerName: umk,
    product: object.slice(0, LONGEST_PRODUCT),
    moreProducts: [],
    sectors,
    place,
    origin,
  };
}

/** Codes that a row tells besides those that are known. */
function moreCodes({ kbli = [] }: Umk, { origin }: UmkDraft): { kbli?: Umk['kbli'] } {
  const fresh = (origin.kbli ?? []).filter(({ code }) => !kbli.some((own) => own.code === code));
  const all = [...kbli, ...fresh].slice(0, MOST_CODES);
  return all.length > kbli.length ? { kbli: all } : {};
}

export function createPlanner(region: Region): Planner {
  const made = (at: Date) => ({
    regionId: region.id,
    example: false,
    createdAt: at,
    updatedAt: at,
  });
  return {
    umk: (draft, id, at) => ({
      id,
      ...made(at),
      ownerName: draft.ownerName,
      ...(draft.businessName ? { businessName: draft.businessName } : {}),
      product: draft.product,
      moreProducts: draft.moreProducts,
      sectors: draft.sectors,
      capacity: draft.capacity ?? capacityUnknown,
      place: draft.place,
      hasNib: draft.nib ? 'ya' : 'tidak',
      phone: draft.phone ?? '',
      status: 'imported',
      ...(draft.scale ? { scale: draft.scale } : {}),
      ...(draft.origin.kbli ? { kbli: draft.origin.kbli } : {}),
    }),
    // What a company pledged is signed, which is a letter of commitment; whoever speaks for it still needs the code. One
    // that is only on a list waits to be checked, and nothing of it is in the queue before somebody speaks for it.
    company: (draft, id, at) => ({
      id,
      ...made(at),
      kind: 'company',
      name: draft.name,
      ...(draft.nib ? { nib: draft.nib } : {}),
      ...(draft.sector ? { sector: draft.sector } : {}),
      ...(draft.scale ? { scale: draft.scale } : {}),
      picName: draft.picName,
      ...(draft.picPosition ? { picPosition: draft.picPosition } : {}),
      phone: draft.phone,
      address: draft.address,
      ...(draft.commitment === undefined
        ? { status: 'waiting' }
        : { commitment: draft.commitment, status: 'approved', basis: 'letter', decidedAt: at }),
    }),
    need: (draft, id, companyId, at) => ({
      id,
      ...made(at),
      companyId,
      what: draft.what,
      sectors: draft.sectors,
      ...(draft.specification ? { specification: draft.specification } : {}),
      volume: draft.volume,
      ...(draft.start ? { start: draft.start } : {}),
      ...(draft.place ? { place: draft.place } : {}),
      papers: draft.papers,
      ...(draft.price ? { price: draft.price } : {}),
      ...(draft.paymentDays === undefined ? {} : { paymentDays: draft.paymentDays }),
      status: 'open',
    }),
    agreement: (draft, ids, at) => {
      const began = draft.start ? startOfDay(draft.start, region.timeZone) : at;
      const need: Need = {
        id: ids.need,
        ...made(at),
        companyId: ids.company,
        what: draft.object,
        sectors: draft.sectors,
        volume: capacityUnknown,
        ...(draft.start ? { start: draft.start } : {}),
        papers: [],
        ...(draft.pattern ? { pattern: draft.pattern } : {}),
        // Nobody is looked for any more.
        status: 'closed',
      };
      const match: Match = {
        id: ids.match,
        needId: ids.need,
        umkId: ids.umk,
        state: 'agreed',
        score: 0,
        reasons: [],
        steps: signed(draft, began),
        createdAt: began,
        updatedAt: at,
      };
      return { need, match };
    },
    party: partyOf,
    moved: (open, changes) => movedDeadlines(open, region, layRegion(region, changes).laid),
    fillUmk: (umk, draft) => ({
      ...(!umk.businessName && draft.businessName ? { businessName: draft.businessName } : {}),
      ...(umk.phone === '' && draft.phone ? { phone: draft.phone } : {}),
      ...(umk.scale === undefined && draft.scale ? { scale: draft.scale } : {}),
      ...moreCodes(umk, draft),
      ...(umk.hasNib !== 'ya' && draft.nib ? { hasNib: 'ya' as const } : {}),
      ...(umk.capacity.max === 0 && draft.capacity ? { capacity: draft.capacity } : {}),
      ...(umk.place.kelurahan === undefined &&
      draft.place.kelurahan !== undefined &&
      draft.place.kecamatan === umk.place.kecamatan
        ? { place: draft.place }
        : {}),
    }),
    fillCompany: (company, draft) => ({
      ...(company.nib === undefined && draft.nib ? { nib: draft.nib } : {}),
      ...(company.sector === undefined && draft.sector ? { sector: draft.sector } : {}),
      ...(company.scale === undefined && draft.scale ? { scale: draft.scale } : {}),
      ...(!company.commitment && draft.commitment ? { commitment: draft.commitment } : {}),
      ...(company.address === '' && draft.address ? { address: draft.address } : {}),
    }),
    addLine(umk, draft) {
      const products = [umk.product, ...umk.moreProducts].map((product) => product.toLowerCase());
      const fresh =
        !products.includes(draft.product.toLowerCase()) && umk.moreProducts.length < MOST_PRODUCTS;
      const sectors = [...new Set([...umk.sectors, ...draft.sectors])].slice(0, MOST_SECTORS);
      return {
        ...(fresh ? { moreProducts: [...umk.moreProducts, draft.product] } : {}),
        ...(sectors.length > umk.sectors.length ? { sectors } : {}),
        ...moreCodes(umk, draft),
      };
    },
  };
}
