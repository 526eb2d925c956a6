/**
 * What a changed answer of a business writes: only the field that was asked, and what follows from
 * it.
 */
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { HasNib, Umk } from '../domain/umk.ts';
import { classify } from '../domain/scale.ts';
import type { Change } from './change.ts';
import { placeOf } from './registerAnswers.ts';
import { sectorsOf } from './sectorAnswers.ts';
import { umkOf } from './whichUmk.ts';

type Given = { answers: Change; facts: Facts };
type Set = Extract<Effect, { kind: 'umk.update' }>['set'];

/** The effects of a change; none where the business is gone meanwhile. */
export function changed(context: Given): Effect[] {
  const umk = umkOf(context);
  if (!umk) return [];
  const set = setOf(context, umk);
  const { name, sapaan, phone, nib, nibNumber } = context.answers;
  const effects: Effect[] = [];
  if (Object.keys(set).length > 0) effects.push({ kind: 'umk.update', umkId: umk.id, set });
  if (name !== undefined)
    effects.push({ kind: 'person.update', name, ...(sapaan ? { sapaan } : {}) });
  if (phone !== undefined) effects.push({ kind: 'person.update', phone });
  if (nib !== undefined) effects.push(nibPaper(umk.id, nib, nibNumber));
  return effects;
}

function setOf(context: Given, umk: Umk): Set {
  const { answers, facts } = context;
  const where = placeOf(answers);
  const sector = newSector(answers);
  const { product, since } = answers;
  const { scale } = since === undefined ? {} : classify({ ...umk, since });
  const set: Set = {
    ownerName: answers.name,
    businessName: answers.businessName,
    product,
    // Another product may belong to another line of business.
    sectors: sector ? [sector] : product === undefined ? undefined : sectorsOf(product, facts),
    capacity: answers.capacity,
    place: where,
    hasNib: answers.nib,
    phone: answers.phone,
    workforce: answers.workforce,
    since,
    scale,
  };
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
}

export function newSector({ sector, sectorListed }: Change): string | undefined {
  return sector === 'lain' ? sectorListed : sector;
}

/** The NIB as a paper: its state, and its number where one was given. */
export function nibPaper(umkId: number, nib: HasNib, number: string | undefined): Effect {
  const status = nib === 'ya' ? 'ada' : nib === 'proses' ? 'proses' : 'belum';
  return {
    kind: 'paper.record',
    umkId,
    paper: { kind: 'nib', status, ...(nib === 'ya' && number ? { number } : {}) },
  };
}
