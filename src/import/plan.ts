/** How drafts become rows: an imported business belongs to nobody until its owner claims it, and nothing that somebody said is replaced. */
import { capacityUnknown } from '../domain/imported.ts';
import type { Planner } from '../domain/imported.ts';
import type { Region } from '../domain/region.ts';

const MOST_PRODUCTS = 10;
const MOST_SECTORS = 3;

export function createPlanner(region: Pick<Region, 'id'>): Planner {
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
    }),
    // What the company pledged is signed, which is a letter of commitment; whoever speaks for it still needs the code.
    company: (draft, id, at) => ({
      id,
      ...made(at),
      kind: 'company',
      name: draft.name,
      ...(draft.nib ? { nib: draft.nib } : {}),
      ...(draft.sector ? { sector: draft.sector } : {}),
      picName: draft.picName,
      ...(draft.picPosition ? { picPosition: draft.picPosition } : {}),
      phone: draft.phone,
      address: draft.address,
      commitment: draft.commitment,
      status: 'approved',
      basis: 'letter',
      decidedAt: at,
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
    fillUmk: (umk, draft) => ({
      ...(!umk.businessName && draft.businessName ? { businessName: draft.businessName } : {}),
      ...(umk.phone === '' && draft.phone ? { phone: draft.phone } : {}),
      ...(umk.scale === undefined && draft.scale ? { scale: draft.scale } : {}),
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
      ...(!company.commitment ? { commitment: draft.commitment } : {}),
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
      };
    },
  };
}
