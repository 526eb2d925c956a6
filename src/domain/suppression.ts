/**
 * Counts that may leave the office: groups of few are hidden, and with them as many others as it takes so that none can be
 * computed back from the totals.
 *
 * The rule: (1) a count of 1 to 4 is hidden; (2) every hidden count lies on a closed way of hidden ones through the rows and
 * columns of the table, totals included, so that no sums and differences of what is shown give it; (3) what is hidden in a
 * row or column whose total is shown comes to at least twice as many as it has cells, and to five, so that it cannot be
 * guessed as "one each". The smallest count that is still shown is hidden first. Counts of none are shown.
 */

/** Groups of fewer could be recognised by who knows the place. */
export const SMALLEST_GROUP = 5;
/** The row, or column, of totals. */
export const TOTAL = '';

/** `row` or `column` is TOTAL for a total, both for the total of all. */
export type Cell = { row: string; column: string; count: number };
export type SafeCell = Omit<Cell, 'count'> & { count: number | undefined };

type Hiding = { cell: Cell; hidden: boolean };

function isSmall({ count }: Pick<Cell, 'count'>): boolean {
  return count > 0 && count < SMALLEST_GROUP;
}

/** The cells with the totals that follow from them. */
function withTotals(cells: readonly Cell[]): Cell[] {
  const sum = (row: string, column: string, of: readonly Cell[]): Cell => ({
    row,
    column,
    count: of.reduce((total, { count }) => total + count, 0),
  });
  const rows = [...new Set(cells.map(({ row }) => row))];
  const columns = [...new Set(cells.map(({ column }) => column))];
  return [
    ...cells,
    ...rows.map((row) =>
      sum(
        row,
        TOTAL,
        cells.filter((cell) => cell.row === row),
      ),
    ),
    ...columns.map((column) =>
      sum(
        TOTAL,
        column,
        cells.filter((cell) => cell.column === column),
      ),
    ),
    sum(TOTAL, TOTAL, cells),
  ];
}

/** Every row and column, with its total. */
function linesOf(table: readonly Hiding[]): Hiding[][] {
  const by = (of: (cell: Cell) => string): Hiding[][] => {
    const lines = new Map<string, Hiding[]>();
    for (const one of table) lines.set(of(one.cell), [...(lines.get(of(one.cell)) ?? []), one]);
    return [...lines.values()];
  };
  return [...by(({ row }) => row), ...by(({ column }) => column)];
}

/** The rows and columns that hidden cells join with the row of this one; without it. */
function reached(one: Hiding, table: readonly Hiding[]): Set<string> {
  const others = table.filter((other) => other.hidden && other !== one);
  const seen = new Set(endsOf(one).slice(0, 1));
  for (let grew = true; grew;) {
    grew = false;
    for (const ends of others.map(endsOf)) {
      if (ends.filter((end) => seen.has(end)).length !== 1) continue;
      ends.forEach((end) => seen.add(end));
      grew = true;
    }
  }
  return seen;
}

function endsOf({ cell: { row, column } }: Hiding): [string, string] {
  return [`row ${row}`, `column ${column}`];
}

/** Where something more is to be hidden so that a hidden cell lies on a closed way; nowhere where it does. */
function openEnds(one: Hiding, table: readonly Hiding[]): ((other: Hiding) => boolean)[] {
  const [row, column] = endsOf(one);
  const seen = reached(one, table);
  if (seen.has(column)) return [];
  const beside = (other: Hiding): boolean =>
    endsOf(other).includes(row) || endsOf(other).includes(column);
  // What leads on from where its row leads.
  return [beside, (other) => endsOf(other).filter((end) => seen.has(end)).length === 1];
}

/** Whether what is hidden here can be guessed: the total and everything else is shown, and too little is left for many. */
function isGuessable(line: readonly Hiding[], total: Hiding | undefined): boolean {
  const hidden = line.filter((one) => one.hidden && one !== total);
  if (hidden.length === 0 || total?.hidden === true) return false;
  const sum = hidden.reduce((all, { cell }) => all + cell.count, 0);
  return hidden.length < 2 || sum < Math.max(SMALLEST_GROUP, 2 * hidden.length);
}

function totalIn(line: readonly Hiding[]): Hiding | undefined {
  const alongRow = new Set(line.map(({ cell }) => cell.row)).size === 1;
  return line.find(({ cell }) => (alongRow ? cell.column : cell.row) === TOTAL);
}

/** What is hidden next among these: the smallest that is shown, the total of all last; whether there was any. */
function hideNext(among: readonly Hiding[]): boolean {
  const isAll = ({ cell }: Hiding): boolean => cell.row === TOTAL && cell.column === TOTAL;
  const [next] = among
    .filter(({ hidden, cell }) => !hidden && cell.count > 0)
    .sort((a, b) => Number(isAll(a)) - Number(isAll(b)) || a.cell.count - b.cell.count);
  if (next) next.hidden = true;
  return next !== undefined;
}

/** Hides one more where one more must be hidden; whether it did. */
function hideMore(table: readonly Hiding[], lines: readonly (readonly Hiding[])[]): boolean {
  for (const line of lines) if (isGuessable(line, totalIn(line)) && hideNext(line)) return true;
  for (const one of table.filter(({ hidden }) => hidden))
    for (const fits of openEnds(one, table)) if (hideNext(table.filter(fits))) return true;
  return false;
}

/** A table of counts with its totals as it may be published; `count` is undefined where it is hidden. */
export function safeTable(cells: readonly Cell[]): SafeCell[] {
  const table = withTotals(cells).map((cell): Hiding => ({ cell, hidden: isSmall(cell) }));
  const lines = linesOf(table);
  while (hideMore(table, lines));
  return table.map(({ cell, hidden }) => ({ ...cell, count: hidden ? undefined : cell.count }));
}

/** Counts whose sum is known elsewhere, as they may be published beside it. */
export function safeCounts(counts: readonly number[]): (number | undefined)[] {
  const line = counts.map((count, at): Hiding => {
    const cell = { row: String(at), column: 'x', count };
    return { cell, hidden: isSmall(cell) };
  });
  while (isGuessable(line, undefined) && hideNext(line));
  return line.map(({ cell, hidden }) => (hidden ? undefined : cell.count));
}
