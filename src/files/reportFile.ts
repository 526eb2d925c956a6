/** Writes the report of a period as a paper with letterhead (DOCX) or as a book with a table a sheet (XLSX); both say the same figures. */
import { rename, writeFile } from 'node:fs/promises';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { drawPng } from '../charts/draw.ts';
import type { Bars } from '../charts/draw.ts';
import { boundsOf } from '../domain/figures.ts';
import type { Figures } from '../domain/figures.ts';
import type { ProgrammeIndicators } from '../domain/indicators.ts';
import type { PeriodId } from '../domain/reportPeriod.ts';
import { spanOf } from '../domain/reportPeriod.ts';
import { localDay } from '../domain/workingDays.ts';
import { writeBook } from '../sheets/write.ts';
import type { Shelf } from './shelf.ts';
import { reportPaper } from './reportTables.ts';
import type { ReportPaper, ReportTable } from './reportTables.ts';

/** In pixels: what fits between the margins of an A4 page. */
const PICTURE_WIDTH = 600;
const FONT = 'Arial';

export type ReportAsked = {
  period: PeriodId;
  as: 'docx' | 'xlsx' | 'csv';
  out: string;
  now: Date;
  /** Who asked for it; 0 is the command line. */
  personId: number;
};

function centred(text: string, how: { bold?: boolean; size: number }): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ text, ...how })],
  });
}

function letterhead({ office, address }: ReportPaper): Paragraph[] {
  return [
    centred(office.toUpperCase(), { bold: true, size: 28 }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      border: { bottom: { style: BorderStyle.DOUBLE, size: 6, space: 6, color: '000000' } },
      spacing: { after: 240 },
      children: [new TextRun({ text: address, size: 18 })],
    }),
  ];
}

/** A drawing as wide as the page; its own height is in the head of the PNG. */
async function picture(bars: Bars): Promise<Paragraph> {
  const data = Buffer.from(await drawPng(bars));
  const [width, height] = [data.readUInt32BE(16), data.readUInt32BE(20)];
  const transformation = {
    width: PICTURE_WIDTH,
    height: Math.round((PICTURE_WIDTH * height) / width),
  };
  const altText = { name: bars.title, title: bars.title, description: bars.title };
  return new Paragraph({
    spacing: { before: 120, after: 240 },
    children: [new ImageRun({ type: 'png', data, transformation, altText })],
  });
}

function cells(values: readonly string[], bold: boolean): TableRow {
  const children = values.map(
    (text, index) =>
      new TableCell({
        children: [
          new Paragraph({
            alignment: index === 0 ? AlignmentType.LEFT : AlignmentType.RIGHT,
            children: [new TextRun({ text, bold, size: 20 })],
          }),
        ],
      }),
  );
  return new TableRow({ children, tableHeader: bold, cantSplit: true });
}

async function section({ name, header, rows, chart }: ReportTable): Promise<(Paragraph | Table)[]> {
  return [
    new Paragraph({ text: name, heading: HeadingLevel.HEADING_2, spacing: { before: 240 } }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [
        cells(header, true),
        ...rows.map((row) =>
          cells(
            row.map((cell) => String(cell ?? '')),
            false,
          ),
        ),
      ],
    }),
    ...(chart ? [await picture(chart)] : []),
  ];
}

async function docx(paper: ReportPaper): Promise<Buffer> {
  const body: (Paragraph | Table)[] = [
    ...letterhead(paper),
    centred(paper.title, { bold: true, size: 26 }),
    centred(paper.period, { size: 22 }),
    ...paper.outcomes.map((text) => new Paragraph({ text, bullet: { level: 0 } })),
  ];
  for (const table of paper.tables) body.push(...(await section(table)));
  body.push(new Paragraph({ spacing: { before: 240 }, text: paper.note }));
  body.push(new Paragraph({ spacing: { before: 240 }, text: paper.made }));
  const page = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
  });
  const document = new Document({
    creator: paper.office,
    title: paper.title,
    styles: { default: { document: { run: { font: FONT, size: 22 } } } },
    sections: [{ footers: { default: new Footer({ children: [page] }) }, children: body }],
  });
  return Packer.toBuffer(document);
}

function xlsx(out: string, paper: ReportPaper): Promise<void> {
  const { office, address, title, period, made, outcomes, note } = paper;
  const lines = [office, address, title, period, ...outcomes, note, made];
  const head = { name: paper.title.slice(0, 31), rows: lines.map((text) => [text]) };
  const sheets = paper.tables.map(({ name, header, rows }) => ({
    name: name.slice(0, 31),
    rows: [header, ...rows],
  }));
  return writeBook(out, [head, ...sheets]);
}

/** How many rows its tables have. */
export async function writeReport(
  { store, region, texts, files }: Pick<Shelf, 'store' | 'region' | 'texts' | 'files'>,
  { period, as, out, now, personId }: ReportAsked,
): Promise<number> {
  const bounds = boundsOf(period, region.timeZone);
  const figures = await store.read({ kind: 'figures', bounds }, personId);
  const { from, until } = spanOf(period);
  const running = await store.read({ kind: 'indicators', from, until }, personId);
  const indicators = running as ProgrammeIndicators | undefined;
  const by = personId === 0 ? undefined : (await files.person(personId))?.name;
  const today = localDay(now, region.timeZone);
  const made = { period, figures: figures as Figures, indicators, region, texts, today, by };
  const paper = reportPaper(made);
  if (as === 'docx') {
    const part = `${out}.part`;
    await writeFile(part, await docx(paper), { mode: 0o600 });
    await rename(part, out);
  } else if (as === 'xlsx') await xlsx(out, paper);
  else throw new Error('a report is a DOCX or an XLSX');
  return paper.tables.reduce((sum, { rows }) => sum + rows.length, 0);
}
