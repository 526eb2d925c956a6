/** Table files as offices and attackers make them: read within limits, or refused with what to do. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { readSheet } from '../../src/sheets/read.ts';
import { safeCell } from '../../src/sheets/safe.ts';
import { LIMITS, SheetError, isFailedFormula } from '../../src/sheets/sheet.ts';
import { dayOfSerial, numberText } from '../../src/sheets/xlsx.ts';
import { sheetOf, workbook, zip } from './zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'sheets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function file(bytes: string | Buffer): string {
  const path = join(folder, `f${files++}`);
  writeFileSync(path, bytes);
  return path;
}

async function read(path: string, limits = LIMITS): Promise<string[][]> {
  const all: string[][] = [];
  for await (const rows of await readSheet(path, limits))
    for (const { n, cells } of rows) all[n - 1] = cells;
  return all;
}

const xlsx = (rows: string, more: Record<string, string> = {}): Buffer =>
  zip({ 'xl/workbook.xml': workbook, 'xl/worksheets/sheet1.xml': sheetOf(rows), ...more });

describe('CSV', () => {
  const plain = [
    ['nib', 'nama'],
    ['1', 'Café, "Ibu"'],
  ];
  it.each([
    ['commas', 'nib,nama\n1,"Café, ""Ibu"""\n'],
    ['semicolons and a mark', '\ufeffnib;nama\r\n1;"Café, ""Ibu"""\r\n'],
    ['tabs', 'nib\tnama\n1\t"Café, ""Ibu"""\n'],
    ['a separator that is said', 'sep=|\nnib|nama\n1|"Café, ""Ibu"""\n'],
    ['old Windows', Buffer.from('nib;nama\n1;"Caf\xe9, ""Ibu"""\n', 'latin1')],
    ['UTF-16', Buffer.from('\ufeffnib\tnama\n1\t"Café, ""Ibu"""\n', 'utf16le')],
  ])('with %s', async (what, bytes) => {
    const rows = await read(file(bytes));
    expect(what.includes('said') ? rows.slice(1) : rows).toEqual(plain);
  });

  it('numbers rows as a spreadsheet does, whatever their length', async () => {
    expect(await read(file('Judul\n\na;b;c\n1;2\n1;2;3;4;;\n'))).toEqual([
      ['Judul'],
      [],
      ['a', 'b', 'c'],
      ['1', '2'],
      ['1', '2', '3', '4'],
    ]);
  });

  it('bears a quotation mark inside of words, and names one that never closes', async () => {
    expect(await read(file('a,b\n5" pipa,x\n'))).toEqual([
      ['a', 'b'],
      ['5" pipa', 'x'],
    ]);
    await expect(read(file(`a,b\n"${'x'.repeat(300_000)}\n`))).rejects.toThrow(/quotation mark/);
  });

  it('cuts long cells, and refuses too much', async () => {
    const [, row] = await read(file(`a,b\n${'x'.repeat(5_000)},1\n`));
    expect(row?.[0]).toHaveLength(LIMITS.cellCharacters + 1);
    const small = { ...LIMITS, rows: 3, columns: 2, fileBytes: 1000 };
    await expect(read(file('a\nb\nc\nd\n'), small)).rejects.toThrow(/more than 3 rows/);
    await expect(read(file('a,b,c\n'), small)).rejects.toThrow(/more than 2 columns/);
    await expect(read(file('a'.repeat(2000)), small)).rejects.toThrow(SheetError);
    await expect(read(file(Buffer.from([1, 0, 2])))).rejects.toThrow(/binary/);
    await expect(read(file(''))).rejects.toThrow(/empty/);
    await expect(read(join(folder, 'none'))).rejects.toThrow(/no file/);
    await expect(read(file(Buffer.from('d0cf11e0a1b11ae1', 'hex')))).rejects.toThrow(/old XLS/);
  });
});

describe('XLSX', () => {
  it.each([true, false])(
    'as another program writes it (shared texts: %s)',
    async (useSharedStrings) => {
      const path = join(folder, `exceljs-${useSharedStrings}.xlsx`);
      const book = new ExcelJS.stream.xlsx.WorkbookWriter({
        filename: path,
        useSharedStrings,
        useStyles: true,
      });
      const hidden = book.addWorksheet('Catatan', { state: 'hidden' });
      hidden.addRow(['bukan ini']).commit();
      const sheet = book.addWorksheet('Data');
      sheet.addRow(['NIB', 'Nama & <lain>', 'Tanggal', 'Rumus', 'Kosong', 'Ya']).commit();
      const row = sheet.addRow([
        9120001234567,
        'Kafé “Ñoño” 🍜',
        new Date(Date.UTC(2026, 2, 1)),
        { formula: '1+1', result: 2 },
        { formula: 'A1' },
        true,
      ]);
      row.getCell(3).numFmt = 'dd/mm/yyyy';
      row.commit();
      await book.commit();
      expect(await read(path)).toEqual([
        ['NIB', 'Nama & <lain>', 'Tanggal', 'Rumus', 'Kosong', 'Ya'],
        ['9120001234567', 'Kafé “Ñoño” 🍜', '2026-03-01', '2', '#FORMULA!', 'TRUE'],
      ]);
      expect(isFailedFormula('#FORMULA!')).toBe(true);
    },
  );

  it('keeps letters whole wherever a chunk ends', async () => {
    const name = 'ñ“🍜”'.repeat(20);
    const rows = Array.from(
      { length: 5_000 },
      (_, i) =>
        `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr"><is><t>${name}</t></is></c></row>`,
    ).join('');
    const read5000 = await read(file(xlsx(rows)));
    expect(read5000).toHaveLength(5_000);
    expect(read5000.every(([cell]) => cell === name)).toBe(true);
  });

  it('reads rich texts and escapes, and not how a word is pronounced', async () => {
    const shared =
      '<sst><si><r><t>Siti </t></r><r><t>&amp; A&#233;</t></r><rPh><t>x</t></rPh></si></sst>';
    const cell = '<row r="3"><c r="B3" t="s"><v>0</v></c></row>';
    const rows = await read(file(xlsx(cell, { 'xl/sharedStrings.xml': shared })));
    expect(rows[2]).toEqual(['', 'Siti & Aé']);
  });

  it.each([
    ['1.234567890123E12', '1234567890123'],
    ['0.30000000000000004', '0,3'],
    ['1.125', '1,1250'],
    ['-5', '-5'],
    ['abc', 'abc'],
  ])('number %s is %s', (stored, text) => expect(numberText(stored)).toBe(text));

  it.each([
    [46082, false, '2026-03-01'],
    [44620, true, '2026-03-01'],
    [0, false, undefined],
    [9e9, false, undefined],
  ])('day %d', (serial, from1904, day) => expect(dayOfSerial(serial, from1904)).toBe(day));

  it('stops a zip bomb while it is unpacked, whatever it claims, with little memory', async () => {
    const one = Buffer.alloc(16 * 1024 * 1024, 'x');
    const row = deflateRawSync(Buffer.concat(Array.from({ length: 6 }, () => one)));
    const bomb = zip({ 'xl/workbook.xml': workbook, 'xl/worksheets/sheet1.xml': row }, 10);
    expect(bomb.length).toBeLessThan(LIMITS.fileBytes);
    const path = file(bomb);
    const before = process.memoryUsage().rss;
    await expect(read(path)).rejects.toThrow(/larger than 300 MB|millions of characters/);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);

    const cells = deflateRawSync(sheetOf('<row><c t="str"><v>1</v></c></row>'.repeat(110_000)));
    const wide = zip({ 'xl/workbook.xml': workbook, 'xl/worksheets/sheet1.xml': cells }, 10);
    await expect(read(file(wide))).rejects.toThrow(/more than 100000 rows/);
    const texts = deflateRawSync(`<sst>${'<si><t/></si>'.repeat(20_000)}</sst>`);
    const many = zip({
      'xl/workbook.xml': workbook,
      'xl/worksheets/sheet1.xml': sheetOf(''),
      'xl/sharedStrings.xml': texts,
    });
    const few = { ...LIMITS, sharedCharacters: 100_000 };
    await expect(read(file(many), few)).rejects.toThrow(/too much text/);
    const total = zip({
      'xl/workbook.xml': workbook,
      'xl/worksheets/sheet1.xml': deflateRawSync(
        sheetOf(`<row>${'<x a="1"/>'.repeat(200_000)}</row>`),
      ),
    });
    await expect(read(file(total), { ...LIMITS, unzippedBytes: 1_000_000 })).rejects.toThrow(
      /larger than 1 MB/,
    );
  });

  it('refuses what is no spreadsheet', async () => {
    const entity = '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>';
    await expect(
      read(file(zip({ 'xl/workbook.xml': workbook, 'xl/worksheets/sheet1.xml': entity }))),
    ).rejects.toThrow(/document type/);
    await expect(read(file(zip({ 'readme.txt': 'halo' })))).rejects.toThrow(/no XLSX/);
    await expect(read(file(xlsx('<row><c r="ZZ1" t="str"><v>1</v></c></row>')))).rejects.toThrow(
      /100 columns/,
    );
    await expect(read(file(xlsx('').subarray(0, 200)))).rejects.toThrow(/damaged/);
    const locked = xlsx('');
    locked.writeUInt16LE(1, locked.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 8);
    await expect(read(file(locked))).rejects.toThrow(/password/);
    const torn = zip({
      'xl/workbook.xml': workbook,
      'xl/worksheets/sheet1.xml': Buffer.from('junk'),
    });
    await expect(read(file(torn))).rejects.toThrow(/damaged/);
    await expect(
      read(
        file(zip({ 'xl/workbook.xml': workbook, 'xl/worksheets/sheet1.xml': '<worksheet><row' })),
      ),
    ).rejects.toThrow(/cut off/);
  });
});

it.each([
  ['=1+1', "'=1+1"],
  ['+62812', "'+62812"],
  ['-5', "'-5"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "' =1"],
  ['\r=1', "' =1"],
  ['  =1', "'  =1"],
  ['＝1', "'＝1"],
  ['Siti', 'Siti'],
  ['5 - 3', '5 - 3'],
  ['a\u0007b\nc', 'ab c'],
])('cell %j leaves as %j', (text, safe) => expect(safeCell(text)).toBe(safe));
