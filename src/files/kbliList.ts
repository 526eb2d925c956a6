/** Lists of KBLI codes as the statistics office publishes them: a column of codes, one of titles; only codes of five digits count. */
import { squash } from '../language/normalise.ts';
import type { Reader } from '../import/importer.ts';
import { readSheet } from '../sheets/read.ts';
import { ImportError } from './importError.ts';

/** "2020=kbli2020.csv", also several; throws ImportError that says what is wrong. */
export async function readKbliLists(given: readonly string[]): Promise<Reader['kbli']> {
  const lists: Reader['kbli'] = {};
  for (const one of given) {
    const [, edition, path = ''] = /^(2020|2025)=(.+)$/.exec(one) ?? [];
    if (edition !== '2020' && edition !== '2025')
      throw new ImportError(`--kbli ${one}: write it as 2020=FILE or 2025=FILE.`);
    lists[edition] = await readList(path);
  }
  return lists;
}

async function readList(path: string): Promise<Map<string, string>> {
  const codes = new Map<string, string>();
  let columns: { code: number; title: number } | undefined;
  for await (const rows of await readSheet(path)) {
    for (const { cells } of rows) {
      if (!columns) {
        const headers = cells.map(squash);
        const code = headers.findIndex((header) => /^(?:kode|kodekbli|kbli|code)$/.test(header));
        const title = headers.findIndex((header) =>
          /^(?:judul|judulkbli|uraian|title)$/.test(header),
        );
        if (code >= 0) columns = { code, title };
        continue;
      }
      const code = cells[columns.code]?.trim() ?? '';
      if (/^\d{5}$/.test(code)) codes.set(code, cells[columns.title]?.trim() ?? '');
    }
  }
  if (codes.size === 0)
    throw new ImportError(`${path} holds no KBLI codes: it needs a column "kode" of five digits.`);
  return codes;
}
