/** Which company and which business an agreement is between: one that is known by its NIB or its whole name, or a new one; never one of several. */
import type { AgreementDraft, Draft, Known, StagedRow } from '../domain/imported.ts';
import { nameKey } from './same.ts';

/** Those of one kind, by NIB and by name; who only shares a name with somebody of another NIB is another. */
function createParties() {
  const byNib = new Map<string, string>();
  const byName = new Map<string, Set<string>>();
  const named = (name: string, kecamatan: string): string => `${kecamatan}/${nameKey(name)}`;

  return {
    add(ref: string, name: string, nib: string | undefined, kecamatan: string): void {
      if (nib !== undefined) byNib.set(nib, ref);
      const key = named(name, kecamatan);
      byName.set(key, (byName.get(key) ?? new Set<string>()).add(ref));
    },
    /** "several" where more than one has the name. */
    find(name: string, nib: string | undefined, kecamatan: string): string | undefined {
      if (nib !== undefined) return byNib.get(nib);
      const [first, ...more] = byName.get(named(name, kecamatan)) ?? [];
      return more.length > 0 ? 'several' : first;
    },
  };
}

export function agreementJudge(): {
  add(known: Known): void;
  judge(n: number, draft: Draft): StagedRow;
} {
  const parties = { company: createParties(), umk: createParties() };
  const agreements = new Map<string, string>();

  function sides(n: number, { company, companyNib, umk, umkNib, place }: AgreementDraft) {
    const found = {
      company: parties.company.find(company, companyNib, ''),
      umk: parties.umk.find(umk, umkNib, place.kecamatan),
    };
    if (found.company === undefined) parties.company.add(`row/${n}`, company, companyNib, '');
    if (found.umk === undefined) parties.umk.add(`row/${n}`, umk, umkNib, place.kecamatan);
    return { company: found.company ?? `row/${n}`, umk: found.umk ?? `row/${n}` };
  }

  return {
    add({ ref, name = '', nib, place }) {
      if (ref.startsWith('match/')) agreements.set(keyOf(name), ref);
      else if (ref.startsWith('company/')) parties.company.add(ref, name, nib, '');
      else parties.umk.add(ref, name, nib, place?.kecamatan ?? '');
    },
    judge(n, draft) {
      if (draft.kind !== 'agreement') throw new Error(`${draft.kind} among agreements`);
      const { company: companyRef, umk: umkRef } = sides(n, draft);
      const errors = [
        ...(companyRef === 'several'
          ? [{ field: 'company', code: 'company_several', got: draft.company }]
          : []),
        ...(umkRef === 'several' ? [{ field: 'umk', code: 'umk_several', got: '' }] : []),
      ];
      if (errors.length > 0) return { n, verdict: 'error', errors };
      const key = keyOf(`${companyRef} ${umkRef} ${draft.object}`);
      const same = agreements.get(key);
      const found = { ...draft, companyRef, umkRef };
      if (same !== undefined)
        return { n, verdict: same.startsWith('row/') ? 'in_file' : 'known', same, draft: found };
      agreements.set(key, `row/${n}`);
      return { n, verdict: 'new', draft: found };
    },
  };
}

/** "company/3 umk/12 Nasi kotak" in one spelling; who they are stays apart from what it is about. */
function keyOf(name: string): string {
  const [company = '', umk = '', ...object] = name.split(' ');
  return `${company} ${umk} ${nameKey(object.join(' '))}`;
}
