/** The KBLI as the statistics office publishes it, an edition a list, and what became of the codes of 2020: what codes in other lists are held against. */
import type { KbliEdition, RowError } from '../domain/imported.ts';
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

function readMove(cells: Cells): RowReading {
  const { was, now } = cells;
  const errors: RowError[] = [];
  if (was === undefined) errors.push({ field: 'was', code: 'missing', got: '' });
  for (const [field, cell] of Object.entries({ was, now }))
    if (cell !== undefined && !/^\d{4,5}$/.test(cell))
      errors.push({ field, code: 'kbli_digits', got: cell.slice(0, 20) });
  if (errors.length > 0 || was === undefined) return { errors };
  const [from, to] = [was.padStart(5, '0'), now?.padStart(5, '0')];
  const origin = { source: 'kbli-moves' };
  return { ok: { kind: 'kbli_move', was: from, ...(to ? { now: to } : {}), origin } };
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
