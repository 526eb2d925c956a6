/** `npm run score`: the public tables against the readers, as a table; a table that is not beside the project is said to be missing. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { parse } from 'csv-parse/sync';
import type { Region } from '../domain/region.ts';
import { readSectors } from '../language/sector.ts';
import { kotaBekasi } from '../regions/kota-bekasi.ts';
import { scoreMatching, type Labelled, type Quality } from './scoreMatching.ts';
import { formCells, tables, type Row, type Table } from './scoreTables.ts';

function rowsOf(file: string): Row[] | undefined {
  const path = fileURLToPath(new URL(`../../../shared/${file}`, import.meta.url));
  if (!existsSync(path)) return undefined;
  return parse<Row>(readFileSync(path), { columns: true, bom: true });
}

function print(cells: readonly (string | number)[]): void {
  const [name, ...rest] = cells;
  console.log(String(name).padEnd(20) + rest.map((cell) => String(cell).padStart(14)).join(''));
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

function scoreTable(table: Table, region: Region, misses: boolean): void {
  const rows = rowsOf(table.file);
  if (!rows) {
    print([table.name, `../shared/${table.file} is not here`]);
    return;
  }
  const judged = rows.map((row) => ({ row, ...table.judge(row, region) }));
  const count = (outcome: string): number =>
    judged.filter((each) => each.outcome === outcome).length;
  const right = count('right');
  print([
    table.name,
    rows.length,
    right,
    percent(right, rows.length),
    count('asked'),
    count('missed'),
    count('wrong'),
  ]);
  if (!misses) return;
  for (const { row, outcome, got } of judged) {
    if (outcome !== 'right')
      console.log(`  ${outcome}: ${Object.values(row).join(' | ')}\n    ${got}`);
  }
}

/** Fields of the forms one by one, since one wrong field spoils a whole row. */
function scoreFields(region: Region): void {
  const rows = rowsOf('domain/chat_forms.csv');
  if (!rows) return;
  const cells = rows.flatMap((row) => formCells(row, region));
  const right = cells.filter((cell) => cell.right).length;
  print(['form fields', cells.length, right, percent(right, cells.length)]);
}

/** How often the sector of the hand-labelled list is first, and among the first three. */
function scoreSectors(region: Region, misses: boolean): void {
  const [gold, texts] = [
    rowsOf('data/gold_supply_sector.csv'),
    rowsOf('data/supply_surakarta.csv'),
  ];
  if (!gold || !texts) {
    print(['sectors', '../shared/data/gold_supply_sector.csv is not here']);
    return;
  }
  const textOf = new Map(texts.map((row) => [row.id ?? '', row.kegiatan ?? '']));
  let [first, three] = [0, 0];
  for (const { id = '', kode_sektor: code = '' } of gold) {
    const text = textOf.get(id) ?? '';
    const firsts = [...new Set(readSectors(text, region).map((each) => each.code.split('.')[0]))];
    if (firsts[0] === code) first += 1;
    if (firsts.slice(0, 3).includes(code)) three += 1;
    else if (misses) console.log(`  missed: ${text} | ${code} | ${firsts.slice(0, 3).join(' ')}`);
  }
  print(['sectors, top 1', gold.length, first, percent(first, gold.length)]);
  print(['sectors, top 3', gold.length, three, percent(three, gold.length)]);
}

/** Labelled rows of a list of texts; undefined where one of the two files is not here. */
function labelled(labels: string, texts: string, column: string): Labelled[] | undefined {
  const [gold, rows] = [rowsOf(`data/${labels}`), rowsOf(`data/${texts}`)];
  if (!gold || !rows) return undefined;
  const textOf = new Map(rows.map((row) => [row.id ?? '', row[column] ?? '']));
  return gold.map(({ id = '', kode_sektor: sector = '' }) => ({
    text: textOf.get(id) ?? '',
    sector,
  }));
}

/** The day on which the labelled needs are asked for: no quality may depend on when it is measured. */
const MATCHING_DAY = '2026-11-22';

function scoreMatches(region: Region): void {
  const needs = labelled('gold_need_sector.csv', 'needs_bandung_2025.csv', 'nama_paket');
  const supplies = labelled('gold_supply_sector.csv', 'supply_surakarta.csv', 'kegiatan');
  if (!needs || !supplies) {
    print(['matching', '../shared/data/gold_need_sector.csv is not here']);
    return;
  }
  const { ours, plain, perClass } = scoreMatching(needs, supplies, region, MATCHING_DAY);
  const cells = ({ p5, mrr, ndcg10 }: Quality): string[] =>
    [p5, mrr, ndcg10].map((share) => share.toFixed(3));
  print(['matching', 'needs', 'P@5', 'MRR', 'nDCG@10', 'text: P@5', 'MRR', 'nDCG@10']);
  print(['all', ours.needs, ...cells(ours), ...cells(plain)]);
  for (const { sector, ours: own, plain: text } of perClass)
    print([`  ${sector}`, own.needs, ...cells(own), ...cells(text)]);
}

function main(): void {
  const program = new Command('score')
    .description('Scores the readers on the public tables in ../shared.')
    .option('--misses', 'list every row that is not right')
    .parse();
  const { misses = false } = program.opts<{ misses?: boolean }>();
  print(['table', 'rows', 'right', '', 'asked back', 'missed', 'wrong, full']);
  for (const table of tables) scoreTable(table, kotaBekasi, misses);
  scoreFields(kotaBekasi);
  scoreSectors(kotaBekasi, misses);
  scoreMatches(kotaBekasi);
}

main();
