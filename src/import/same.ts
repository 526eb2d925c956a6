/** Whether a row is something known already: by NIB, by telephone number, or by nearly the same name at the same place. */
import type { Draft, Known, Verdict } from '../domain/imported.ts';
import type { Place } from '../domain/quantity.ts';
import { fold, slips } from '../language/normalise.ts';

/** What a row is recognised by. */
export type Marks = Omit<Known, 'ref'>;

export type Found = { verdict: Exclude<Verdict, 'new' | 'error' | 'in_file'>; ref: string };

export type Directory = {
  add(known: Known): void;
  find(marks: Marks): Found | undefined;
};

/** Words that many names share and that are left out as often as written. */
const SHARED = new Set(
  'pt cv ud pd fa tb koperasi kop toko warung wr kedai rumah usaha umkm ukm umk bu ibu pak bapak tbk persero'.split(
    ' ',
  ),
);

type Name = { key: string; digits: string; letters: number } & Pick<
  Known,
  'ref' | 'phone' | 'ofPerson'
>;

/** The letters of a name in an order of its own, so that "Keripik Bu Siti" and "bu siti, keripik" are one. */
export function nameKey(name: string): string {
  const words = fold(name).match(/[a-z0-9]+/g) ?? [];
  const own = words.filter((word) => !SHARED.has(word));
  return (own.length > 0 ? own : words).sort().join('');
}

/** Short names differ by one letter and are two businesses; long ones bear two slips. */
function slipsBorne(length: number): number {
  return length >= 12 ? 2 : length >= 7 ? 1 : 0;
}

/** Which letters occur, a bit each: names whose letters differ in many cannot be near. */
function lettersOf(key: string): number {
  let bits = 0;
  for (const letter of key) bits |= 1 << (letter.charCodeAt(0) % 31);
  return bits;
}

function differing(a: number, b: number): number {
  let bits = a ^ b;
  let count = 0;
  for (; bits !== 0; count++) bits &= bits - 1;
  return count;
}

/** Where a name is looked for: names of one place and one length. */
function bucket(place: Place | undefined, length: number): string {
  return `${place?.kecamatan ?? ''}/${place?.kelurahan ?? ''}/${length}`;
}

export function marksOf(draft: Draft): Marks {
  switch (draft.kind) {
    case 'umk': {
      const { nib, phone, businessName, ownerName, place } = draft;
      return {
        name: businessName ?? ownerName,
        ...(businessName ? {} : { ofPerson: true as const }),
        place,
        ...(nib ? { nib } : {}),
        ...(phone ? { phone } : {}),
      };
    }
    case 'company':
      return { name: draft.name, ...(draft.nib ? { nib: draft.nib } : {}) };
    case 'need':
    case 'agreement':
      return { name: draft.company, ...(draft.companyNib ? { nib: draft.companyNib } : {}) };
    default:
      return {};
  }
}

/**
 * A directory of what is known. Where both sides have a NIB it alone decides: one business has one NIB, and one
 * telephone may stand for many businesses (whoever helped them to register). `phonesDecide`: so do telephones.
 */
export function createDirectory(how: { phonesDecide?: true } = {}): Directory {
  const byNib = new Map<string, string>();
  const byPhone = { any: new Map<string, string>(), bare: new Map<string, string>() };
  const byName = { any: new Map<string, Name[]>(), bare: new Map<string, Name[]>() };

  /** Two people of one name with two telephones are two; a business may have a new telephone. */
  function differ(name: Name, { phone, ofPerson }: Marks): boolean {
    if (!phone || !name.phone || phone === name.phone) return false;
    return how.phonesDecide === true || ofPerson === true || name.ofPerson === true;
  }

  function near(key: string, marks: Marks): string | undefined {
    const { place, nib } = marks;
    const names = nib === undefined ? byName.any : byName.bare;
    const borne = slipsBorne(key.length);
    const letters = lettersOf(key);
    const digits = key.replace(/\D/g, '');
    for (let length = key.length - borne; length <= key.length + borne; length++) {
      for (const name of names.get(bucket(place, length)) ?? []) {
        if (differ(name, marks)) continue;
        if (name.key === key) return name.ref;
        // "Warung 1" and "Warung 2" are one letter apart and two businesses.
        if (name.digits !== digits || differing(name.letters, letters) > 2 * borne) continue;
        if (borne > 0 && slips(name.key, key, borne) <= borne) return name.ref;
      }
    }
    return undefined;
  }

  return {
    add({ ref, nib, phone, name, ofPerson, place }) {
      if (nib !== undefined && !byNib.has(nib)) byNib.set(nib, ref);
      const key = name === undefined ? '' : nameKey(name);
      const at = bucket(place, key.length);
      for (const kind of nib === undefined ? (['any', 'bare'] as const) : (['any'] as const)) {
        if (phone && !byPhone[kind].has(phone)) byPhone[kind].set(phone, ref);
        if (key === '') continue;
        const names = byName[kind].get(at) ?? [];
        names.push({
          key,
          digits: key.replace(/\D/g, ''),
          letters: lettersOf(key),
          ref,
          ...(phone ? { phone } : {}),
          ...(ofPerson ? { ofPerson } : {}),
        });
        byName[kind].set(at, names);
      }
    },
    find(marks) {
      const { nib, phone, name } = marks;
      const same = nib === undefined ? undefined : byNib.get(nib);
      if (same !== undefined) return { verdict: 'same_nib', ref: same };
      const called = phone && byPhone[nib === undefined ? 'any' : 'bare'].get(phone);
      if (called) return { verdict: 'same_phone', ref: called };
      const ref = name === undefined ? undefined : near(nameKey(name), marks);
      return ref === undefined ? undefined : { verdict: 'near', ref };
    },
  };
}
