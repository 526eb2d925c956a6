/** What each row of a file turns out to be, in the light of what is known and of the rows before it. */
import type { Draft, Known, Makes, NeedDraft, StagedRow, UmkDraft } from '../domain/imported.ts';
import type { CompanyDraft, RowError } from '../domain/imported.ts';
import type { Region } from '../domain/region.ts';
import { agreementJudge } from './agreementJudge.ts';
import { createDirectory, marksOf, nameKey } from './same.ts';
import type { Found } from './same.ts';

export type Judge = {
  add(known: Known): void;
  judge(n: number, draft: Draft, hints?: RowError[]): StagedRow;
};

/** The directory for rows that are applied later than they were read: what has come since. */
export function createLatecomers(): {
  add(known: Known): void;
  find(draft: Draft): Found | undefined;
} {
  const directory = createDirectory();
  return { add: directory.add, find: (draft) => directory.find(marksOf(draft)) };
}

export function createJudge(makes: Makes, region: Pick<Region, 'holidays'>): Judge {
  const judge = judgeOf(makes, region);
  return {
    add: judge.add,
    judge(n, draft, hints) {
      const row = judge.judge(n, draft);
      return hints && hints.length > 0 && row.verdict !== 'error' ? { ...row, hints } : row;
    },
  };
}

function judgeOf(makes: Makes, region: Pick<Region, 'holidays'>): Judge {
  switch (makes) {
    case 'need':
      return needJudge();
    case 'agreement':
      return agreementJudge();
    case 'holiday':
      return listedJudge(region.holidays.map(({ day }) => `holiday/${day}`));
    case 'kbli':
    case 'kbli_move':
      return listedJudge([]);
    default:
      return organisationJudge();
  }
}

/** By what a row of a list of days or codes is the same as another. */
function listedName(draft: Draft): string {
  switch (draft.kind) {
    case 'holiday':
      return `holiday/${draft.holiday.day}`;
    case 'kbli':
      return `kbli/${draft.edition}/${draft.code}`;
    case 'kbli_move':
      return `kbli_move/${draft.was}>${draft.now.join(' ')}`;
    default:
      throw new Error(`${draft.kind} among days and codes`);
  }
}

/** What is there already stays as it is; to replace a list, the import that brought it is taken back first. */
function listedJudge(there: readonly string[]): Judge {
  const known = new Set(there);
  const inFile = new Map<string, number>();
  return {
    add: ({ ref }) => void known.add(ref),
    judge(n, draft) {
      const name = listedName(draft);
      const before = inFile.get(name);
      if (before !== undefined) return { n, verdict: 'in_file', same: `row/${before}`, draft };
      if (known.has(name)) return { n, verdict: 'known', same: name, draft };
      inFile.set(name, n);
      return { n, verdict: 'new', draft };
    },
  };
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
    judge(n, draft) {
      if (draft.kind !== 'umk' && draft.kind !== 'company')
        throw new Error(`${draft.kind} among organisations`);
      const row = sorted(n, draft);
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
    judge(n, draft) {
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
