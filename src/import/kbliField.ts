/**
 * Codes of the KBLI in a row, held against the lists that were imported. A code of 2020 where one of 2025 is meant is used as
 * it is, and what it may be now is said: the table between the editions is a suggestion that somebody has to confirm.
 */
import type { Origin } from '../domain/imported.ts';
import type { KbliEdition } from '../domain/kbli.ts';
import type { Day } from '../domain/quantity.ts';
import { digits } from './fields.ts';
import type { Errors } from './fields.ts';
import type { Cells, Reader } from './importer.ts';

/** From this day on OSS gives codes of KBLI 2025. */
const EDITION_CHANGED: Day = '2026-06-15';

export type Kbli = NonNullable<Origin['kbli']>;
type One = { code: string; asked: KbliEdition | undefined; byDate: KbliEdition | undefined };
type Said = { errors: Errors; hints: Errors };

/** Which edition the codes of a NIB of this day are from. */
function editionOn(issued: Day | undefined): KbliEdition | undefined {
  if (issued === undefined) return undefined;
  return issued < EDITION_CHANGED ? '2020' : '2025';
}

/** What became of a code of 2020, as far as the table between the editions says. */
function oldCode(code: string, { kbli: { moves } }: Reader): Errors[number] {
  const now = moves?.get(code);
  const got = now && now.length > 0 ? `${code} → ${now.join(', ')}` : code;
  if (now === undefined) return { field: 'kbli', code: 'kbli_old', got };
  if (now.length === 0) return { field: 'kbli', code: 'kbli_gone', got };
  return { field: 'kbli', code: now.length === 1 ? 'kbli_suggest' : 'kbli_split', got };
}

/** A code that both editions have and that means something else in each. */
function isAmbiguous(code: string, { kbli: { moves } }: Reader): boolean {
  const now = moves?.get(code);
  return now !== undefined && !now.includes(code);
}

/** Both lists are there: the code is in one of them or wrong. */
function checked({ code, asked, byDate }: One, reader: Reader, said: Said): Kbli {
  const { kbli } = reader;
  const having = (['2020', '2025'] as const).filter((edition) => kbli[edition]?.has(code));
  const [only] = having;
  const meant = asked ?? byDate;
  if (only === undefined) {
    said.errors.push({ field: 'kbli', code: 'kbli_unknown', got: code });
    return [];
  }
  if (meant !== undefined && having.includes(meant)) return [{ code, edition: meant }];
  if (asked === '2020') {
    said.errors.push({ field: 'kbli', code: 'kbli_edition', got: `${code} / ${asked}` });
    return [];
  }
  if (meant === '2025') said.hints.push(oldCode(code, reader));
  if (having.length === 1) return [{ code, edition: only }];
  if (isAmbiguous(code, reader))
    said.hints.push({ field: 'kbli', code: 'kbli_ambiguous', got: code });
  return [{ code }];
}

/** One list is there, or none: only what is surely of that edition can be held against it. */
function unchecked({ code, asked, byDate }: One, { kbli }: Reader, said: Said): Kbli {
  const there = (['2020', '2025'] as const).find((edition) => kbli[edition]);
  const meant = asked ?? byDate;
  if (there !== undefined && meant === there && !kbli[there]?.has(code)) {
    said.errors.push({ field: 'kbli', code: 'kbli_unknown', got: code });
    return [];
  }
  return [{ code, ...(meant ? { edition: meant } : {}) }];
}

/**
 * KBLI codes of five digits ("10794", "10794, 56101", "10794 - Industri keripik"); a spreadsheet takes the first zero
 * away ("1111"). The edition is what the row says, otherwise the one of the lists that has the code, otherwise what the
 * date of issue says.
 */
export function kbliCodes(cells: Cells, reader: Reader, issued: Day | undefined, said: Said): Kbli {
  const cell = cells.kbli;
  if (cell === undefined) return [];
  const four = /^\d{4}$/.test(cell) ? [`0${cell}`] : undefined;
  const codes = [...new Set(four ?? cell.match(/(?<!\d)\d{5}(?!\d)/g) ?? [])];
  if (codes.length === 0) {
    said.errors.push({ field: 'kbli', code: 'kbli_digits', got: digits(cell) });
    return [];
  }
  const asked = /20(?:20|25)/.exec(cells.kbliEdition ?? '')?.[0] as KbliEdition | undefined;
  const byDate = editionOn(issued);
  const both = reader.kbli['2020'] !== undefined && reader.kbli['2025'] !== undefined;
  return codes.flatMap((code) => {
    const one = { code, asked, byDate };
    return both ? checked(one, reader, said) : unchecked(one, reader, said);
  });
}

/** The title of a code in the lists that were imported. */
export function kbliTitle(reader: Reader, { code, edition }: Kbli[number]): string | undefined {
  const lists = [reader.kbli[edition ?? '2020'], reader.kbli['2025'], reader.kbli['2020']];
  return lists.map((list) => list?.get(code)).find((title) => title !== undefined);
}

/** The sectors that codes stand for first, then what words say; at most three. */
export function kbliSectors(product: string, reader: Reader, codes: Kbli): string[] {
  const byCode = reader.region.sectors.filter(({ kbli = [] }) =>
    kbli.some(({ code }) => codes.some((own) => own.code === code)),
  );
  return [...new Set([...byCode.map(({ code }) => code), ...reader.sectors(product)])].slice(0, 3);
}
