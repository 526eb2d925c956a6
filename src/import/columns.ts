/** Which column of a file is which field: by its header in any common spelling, or by hand; a header is never taken twice. */
import { slips, squash } from '../language/normalise.ts';
import type { Column, Importer } from './importer.ts';

/** Field → position in the row. */
export type Mapping = Readonly<Record<string, number>>;

/** Headers stand among the first lines: lists begin with a title, a date, an empty line. */
export const HEADER_WITHIN = 20;
/** Words shorter than this must be spelled right: "nib" and "nik" are one letter apart. */
const LEAST_FOR_A_SLIP = 7;

function fits(header: string, word: string): 'exact' | 'near' | undefined {
  const known = squash(word);
  if (header === known) return 'exact';
  if (known.length < LEAST_FOR_A_SLIP) return undefined;
  return slips(header, known, 1) <= 1 ? 'near' : undefined;
}

/** The position of the header that fits best: the column's own words in their order, exact before near. */
function positionOf(
  column: Column,
  headers: readonly string[],
  taken: ReadonlySet<number>,
): number {
  for (const how of ['exact', 'near'] as const) {
    for (const word of column.words) {
      const at = headers.findIndex((header, i) => !taken.has(i) && fits(header, word) === how);
      if (at >= 0) return at;
    }
  }
  return -1;
}

/**
 * The mapping of a header row. `byHand`: field → header as it stands in the file, which goes before what is recognised.
 * `unknown` are headers given by hand that the row does not have, or fields that the importer does not.
 */
export function recognise(
  importer: Pick<Importer, 'columns'>,
  row: readonly string[],
  byHand: Readonly<Record<string, string>> = {},
): { mapping: Mapping; missing: string[]; unknown: string[] } {
  const headers = row.map(squash);
  const taken = new Set<number>();
  const mapping: Record<string, number> = {};
  const unknown: string[] = [];
  for (const [field, header] of Object.entries(byHand)) {
    const at = headers.indexOf(squash(header));
    const known = importer.columns.some((column) => column.field === field);
    if (!known) unknown.push(field);
    else if (at < 0) unknown.push(header);
    else {
      mapping[field] = at;
      taken.add(at);
    }
  }
  for (const how of ['exact', 'near'] as const) {
    for (const column of importer.columns) {
      if (column.field in mapping) continue;
      const at = positionOf(column, headers, taken);
      // A near spelling of one column must not take what is another's exactly.
      if (at < 0 || (how === 'exact' && !column.words.some((word) => squash(word) === headers[at])))
        continue;
      mapping[column.field] = at;
      taken.add(at);
    }
  }
  const missing = importer.columns
    .filter((column) => column.required && !(column.field in mapping))
    .map((column) => column.words[0] ?? column.field);
  return { mapping, missing, unknown };
}

/** Among the first lines of a file the one that is its header: where most columns are recognised. */
export function findHeader(
  importer: Pick<Importer, 'columns'>,
  rows: readonly (readonly string[])[],
  byHand: Readonly<Record<string, string>> = {},
): { at: number; mapping: Mapping; missing: string[]; unknown: string[] } | undefined {
  const found = rows
    .slice(0, HEADER_WITHIN)
    .map((row, at) => ({ at, ...recognise(importer, row, byHand) }))
    .filter(({ mapping }) => Object.keys(mapping).length > 0)
    .sort((a, b) => Object.keys(b.mapping).length - Object.keys(a.mapping).length || a.at - b.at);
  return found[0];
}

/** The cells of a row by field, without what is empty and without characters that nobody can see. */
export function cellsOf(mapping: Mapping, row: readonly string[]): Record<string, string> {
  const cells: Record<string, string> = {};
  for (const [field, at] of Object.entries(mapping)) {
    const cell = (row[at] ?? '')
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
      .trim();
    // A dash stands for "nothing" in lists.
    if (cell !== '' && !/^[-–—.]+$/.test(cell)) cells[field] = cell;
  }
  return cells;
}
