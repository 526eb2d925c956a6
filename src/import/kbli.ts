/** The KBLI as the statistics office publishes it, an edition a list, and what became of the codes of 2020: what codes in other lists are held against. */
import type { RowError } from '../domain/imported.ts';
import type { KbliEdition } from '../domain/kbli.ts';
import type { Cells, Importer, RowReading } from './importer.ts';

const LONGEST_TITLE = 300;

/** Of all levels only the codes of five digits count; a spreadsheet takes the first zero of one away. */
function codeOf(cell: string | undefined, level: string | undefined): string | undefined {
  if (cell === undefined) return undefined;
  if (/^\d{5}$/.test(cell)) return cell;
  return /^\d{4}$/.test(cell) && /kelompok/i.test(level ?? '') && !/sub/i.test(level ?? '')
    ? `0${cell}`
    : undefined;
}

function readCode(edition: KbliEdition) {
  return (cells: Cells): RowReading => {
    const code = codeOf(cells.code, cells.level);
    // Letters and codes of fewer digits are the levels above.
    if (code === undefined && /^(?:[A-Z]|\d{1,4})$/.test(cells.code ?? '')) return { skip: true };
    const errors: RowError[] = [];
    if (code === undefined) errors.push({ field: 'code', code: 'kbli_digits', got: '' });
    if (cells.title === undefined) errors.push({ field: 'title', code: 'missing', got: '' });
    if (code === undefined || cells.title === undefined) return { errors };
    const title = cells.title.slice(0, LONGEST_TITLE);
    return { ok: { kind: 'kbli', edition, code, title, origin: { source: `kbli${edition}` } } };
  };
}

function edition(of: KbliEdition): Importer {
  return {
    id: `kbli${of}`,
    title: `Kode KBLI ${of}`,
    makes: 'kbli',
    columns: [
      { field: 'code', words: ['Kode', `Kode KBLI ${of}`, 'Kode KBLI', 'KBLI'], required: true },
      { field: 'title', words: ['Judul', `Judul KBLI ${of}`, 'Judul KBLI'], required: true },
      { field: 'level', words: ['Tingkat', 'Level'] },
    ],
    read: readCode(of),
  };
}

export const kbli2020: Importer = edition('2020');
export const kbli2025: Importer = edition('2025');

/** "03110, 03120": several codes in one cell; a code alone may have lost its first zero. */
function codesIn(cell: string): string[] {
  if (/^\d{4}$/.test(cell)) return [`0${cell}`];
  return [...new Set(cell.match(/(?<!\d)\d{5}(?!\d)/g) ?? [])];
}

function readMove({ was, now }: Cells): RowReading {
  const errors: RowError[] = [];
  if (was === undefined) errors.push({ field: 'was', code: 'missing', got: '' });
  const [from, ...more] = codesIn(was ?? '');
  const to = codesIn(now ?? '');
  if (was !== undefined && (from === undefined || more.length > 0))
    errors.push({ field: 'was', code: 'kbli_digits', got: was.slice(0, 20) });
  if (now !== undefined && to.length === 0)
    errors.push({ field: 'now', code: 'kbli_digits', got: now.slice(0, 20) });
  if (errors.length > 0 || from === undefined) return { errors };
  return { ok: { kind: 'kbli_move', was: from, now: to, origin: { source: 'kbli-moves' } } };
}

export const kbliMoves: Importer = {
  id: 'kbli-moves',
  title: 'Konversi KBLI 2020 ke 2025',
  makes: 'kbli_move',
  columns: [
    { field: 'was', words: ['Kode 2020', 'KBLI 2020', 'Kode KBLI 2020'], required: true },
    { field: 'now', words: ['Kode 2025', 'KBLI 2025', 'Kode KBLI 2025'], required: true },
  ],
  read: readMove,
};
