/** What each row of a file turns out to be, in the light of what is known and of the rows before it. */
import type { Draft, Known, NeedDraft, StagedRow, UmkDraft } from '../domain/imported.ts';
import type { CompanyDraft } from '../domain/imported.ts';
import type { RowReading } from './importer.ts';
import { createDirectory, marksOf, nameKey } from './same.ts';
import type { Found } from './same.ts';

export type Judge = {
  add(known: Known): void;
  judge(n: number, reading: RowReading): StagedRow;
};

/** The directory for rows that are applied later than they were read: what has come since. */
export function createLatecomers(): {
  add(known: Known): void;
  find(draft: Draft): Found | undefined;
} {
  const directory = createDirectory();
  return { add: directory.add, find: (draft) => directory.find(marksOf(draft)) };
}

export function createJudge(kind: Draft['kind']): Judge {
  return kind === 'need' ? needJudge() : organisationJudge();
}

function organisationJudge(): Judge {
  const known = createDirectory();
  const inFile = createDirectory({ phonesDecide: true });

  function sorted(n: number, draft: UmkDraft | CompanyDraft): StagedRow {
    const marks = marksOf(draft);
    const before = known.find(marks);
    if (before) return { n, verdict: before.verdict, same: before.ref, draft };
    const line = inFile.find(marks);
    inFile.add({ ...marks, ref: `row/${n}` });
    // One telephone in a list is often that of whoever wrote it.
    return line && line.verdict !== 'same_phone'
      ? { n, verdict: 'in_file', same: firstOf(line.ref), draft }
      : { n, verdict: 'new', draft };
  }

  const firsts = new Map<string, string>();
  /** Of three lines of one business the second and third belong to the first. */
  function firstOf(ref: string): string {
    return firsts.get(ref) ?? ref;
  }

  return {
    add: known.add,
    judge(n, reading) {
      if ('errors' in reading) return { n, verdict: 'error', errors: reading.errors };
      if (reading.ok.kind === 'need') throw new Error('a need among organisations');
      const row = sorted(n, reading.ok);
      if (row.verdict === 'in_file' && row.same) firsts.set(`row/${n}`, row.same);
      return row;
    },
  };
}

/** A need is its company's: the company must be known by its NIB or by its whole name, and only one may be meant. */
function needJudge(): Judge {
  const byNib = new Map<string, string>();
  const byName = new Map<string, Set<string>>();
  const needs = new Map<string, string>();

  function companyOf({ company, companyNib }: NeedDraft): string | undefined {
    if (companyNib !== undefined) return byNib.get(companyNib);
    const [only, ...more] = byName.get(nameKey(company)) ?? [];
    return more.length === 0 ? only : undefined;
  }

  return {
    add({ ref, nib, name = '' }) {
      if (ref.startsWith('need/')) {
        needs.set(nameKey(name), ref);
        return;
      }
      if (nib !== undefined) byNib.set(nib, ref);
      byName.set(nameKey(name), (byName.get(nameKey(name)) ?? new Set<string>()).add(ref));
    },
    judge(n, reading) {
      if ('errors' in reading) return { n, verdict: 'error', errors: reading.errors };
      const draft = reading.ok;
      if (draft.kind !== 'need') throw new Error('an organisation among needs');
      const company = companyOf(draft);
      if (company === undefined)
        return {
          n,
          verdict: 'error',
          errors: [{ field: 'company', code: 'company_unknown', got: draft.company }],
        };
      const key = nameKey(`${company} ${draft.what}`);
      const same = needs.get(key);
      if (same !== undefined)
        return { n, verdict: same.startsWith('row/') ? 'in_file' : 'near', same, draft };
      needs.set(key, `row/${n}`);
      return { n, verdict: 'new', same: company, draft };
    },
  };
}
