/** The parts of an XLSX file beside its rows: which sheet is first, the texts that cells share, and which styles are dates. */
import { SheetError } from './sheet.ts';
import type { Limits } from './sheet.ts';
import { attribute, readXml } from './xml.ts';
import type { Zip } from './zip.ts';

/** What a shared text costs besides its characters. */
const COST_OF_A_TEXT = 16;
const MOST_STYLES = 100_000;

export type Book = { sheet: string; from1904: boolean };

/** The first sheet that is shown. Throws where the archive is no workbook. */
export async function readBook(zip: Zip): Promise<Book> {
  const workbook = zip.open('xl/workbook.xml');
  if (!workbook)
    throw new SheetError('This is no XLSX file: save the list as XLSX or CSV and try again.');
  let from1904 = false;
  let id: string | undefined;
  for await (const events of readXml(workbook)) {
    for (const event of events) {
      if (event.kind !== 'open') continue;
      if (event.name === 'workbookPr')
        from1904 = /^(?:1|true)$/.test(attribute(event.attributes, 'date1904') ?? '');
      if (event.name === 'sheet' && !/hidden/i.test(attribute(event.attributes, 'state') ?? ''))
        id ??= attribute(event.attributes, 'id');
    }
  }
  let target = 'worksheets/sheet1.xml';
  const relations = zip.open('xl/_rels/workbook.xml.rels');
  if (relations && id !== undefined) {
    for await (const events of readXml(relations)) {
      for (const event of events) {
        if (event.kind === 'open' && attribute(event.attributes, 'Id') === id)
          target = attribute(event.attributes, 'Target') ?? target;
      }
    }
  }
  const sheet = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
  return { sheet, from1904 };
}

/** A string of its own, which does not keep the whole chunk of the file that it was cut from. */
function own(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

/** The texts that cells name by number, each no longer than a cell may be. */
export async function readShared(zip: Zip, limits: Limits): Promise<string[]> {
  const part = zip.open('xl/sharedStrings.xml');
  const texts: string[] = [];
  if (!part) return texts;
  let cost = 0;
  let text = '';
  let inText = false;
  // How a word is pronounced stands beside it, and is none of it.
  let spoken = false;
  for await (const events of readXml(part)) {
    for (const event of events) {
      if (event.kind === 'text') {
        if (inText && !spoken && text.length <= limits.cellCharacters) text += event.text;
      } else if (event.name === 't') inText = event.kind === 'open';
      else if (event.name === 'rPh') spoken = event.kind === 'open';
      else if (event.name === 'si' && event.kind === 'open') text = '';
      else if (event.name === 'si') {
        const kept = own(text.slice(0, limits.cellCharacters + 1));
        cost += kept.length + COST_OF_A_TEXT;
        if (cost > limits.sharedCharacters)
          throw new SheetError(
            'The file holds too much text: save it as CSV and split it.',
            'too_large',
          );
        texts.push(kept);
      }
    }
  }
  return texts;
}

/** Numbers of formats that are dates without saying how (ECMA-376 part 1, 18.8.30). */
function isDateFormat(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/** "dd/mm/yyyy" is a date, "0.00" and "[Red]#,##0" are none, "hh:mm" is a time of no day. */
function isDateCode(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  return /[yd]/i.test(bare);
}

/** For each style of a cell whether its number is a date. */
export async function readDateStyles(zip: Zip): Promise<boolean[]> {
  const part = zip.open('xl/styles.xml');
  const styles: boolean[] = [];
  if (!part) return styles;
  const custom = new Map<number, boolean>();
  let inCells = false;
  for await (const events of readXml(part)) {
    for (const event of events) {
      if (event.kind === 'text') continue;
      if (event.name === 'cellXfs') inCells = event.kind === 'open';
      if (event.kind !== 'open') continue;
      if (event.name === 'numFmt') {
        const code = attribute(event.attributes, 'formatCode') ?? '';
        custom.set(Number(attribute(event.attributes, 'numFmtId')), isDateCode(code));
      }
      if (event.name === 'xf' && inCells && styles.length < MOST_STYLES) {
        const id = Number(attribute(event.attributes, 'numFmtId') ?? 0);
        styles.push(custom.get(id) ?? isDateFormat(id));
      }
    }
  }
  return styles;
}
