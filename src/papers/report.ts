/** Prints a report in the look of the agreements: headings, lines, tables and pictures; no heading or row is torn from what belongs to it. */
import PDFDocument from 'pdfkit';
import { FONTS, FOOT, GREY, keep, MARGIN, numbers, width } from './pdf.ts';
import type { Pdf } from './pdf.ts';

export type ReportPart =
  | { kind: 'text'; words: string }
  | { kind: 'rows'; rows: readonly (readonly [label: string, value: string])[] }
  /** A PNG as wide as the page; `height` of `width` in pixels of its own. */
  | { kind: 'picture'; png: Uint8Array; width: number; height: number };

export type Report = {
  office: string;
  title: string;
  /** Under the title: whose, and of when. */
  under: readonly string[];
  sections: readonly { heading: string; parts: readonly ReportPart[] }[];
  /** At the foot of each page. */
  foot: string;
  madeAt: Date;
};

/** The label's part of the page. */
const LABEL = 0.42;
/** A heading, with the two lines of it that stay together. */
const HEADING_HEIGHT = 62;

function head(pdf: Pdf, { office, title, under }: Report): void {
  const centred = { width: width(pdf), align: 'center' } as const;
  pdf.font('small').fontSize(9).fillColor(GREY).text(office, MARGIN, MARGIN, centred);
  pdf.moveDown(0.8);
  pdf.font('bold').fontSize(14).fillColor('black').text(title, centred);
  pdf.font('text').fontSize(10.5);
  for (const words of under) pdf.text(words, centred);
  pdf.moveDown(0.8);
}

function tableRow(pdf: Pdf, label: string, value: string): void {
  const left = width(pdf) * LABEL - 8;
  const right = width(pdf) - left - 8;
  pdf.font('text').fontSize(10);
  const height = Math.max(
    pdf.heightOfString(label, { width: left }),
    pdf.heightOfString(value, { width: right }),
  );
  // A row that is longer than a page cannot be kept whole.
  keep(pdf, Math.min(height + 8, pdf.page.height / 2));
  const top = pdf.y;
  pdf.fillColor(GREY).text(label, MARGIN, top, { width: left });
  const below = pdf.y;
  pdf.fillColor('black').text(value, MARGIN + left + 8, top, { width: right });
  pdf.y = Math.max(below, pdf.y) + 2;
  pdf
    .moveTo(MARGIN, pdf.y)
    .lineTo(MARGIN + width(pdf), pdf.y)
    .lineWidth(0.4)
    .strokeColor('#d1d5db')
    .stroke();
  pdf.x = MARGIN;
  pdf.y += 4;
}

function part(pdf: Pdf, one: ReportPart): void {
  if (one.kind === 'rows') {
    for (const [label, value] of one.rows) tableRow(pdf, label, value);
    return;
  }
  if (one.kind === 'text') {
    keep(pdf, 30);
    pdf.font('text').fontSize(10).fillColor('black');
    pdf.text(one.words, MARGIN, pdf.y, { width: width(pdf), lineGap: 2, paragraphGap: 4 });
    return;
  }
  const height = (width(pdf) * one.height) / one.width;
  keep(pdf, height + 8);
  pdf.image(Buffer.from(one.png), MARGIN, pdf.y, { width: width(pdf) });
  pdf.y += height + 8;
}

export function printReport(report: Report): Promise<Uint8Array> {
  const { title, office, madeAt } = report;
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, bottom: FOOT, left: MARGIN, right: MARGIN },
    bufferPages: true,
    lang: 'id-ID',
    displayTitle: true,
    info: { Title: title, Author: office, CreationDate: madeAt, ModDate: madeAt },
  });
  const parts: Buffer[] = [];
  return new Promise((resolve, reject) => {
    pdf.on('data', (bytes: Buffer) => parts.push(bytes));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    pdf.on('error', reject);
    for (const [name, file] of Object.entries(FONTS)) pdf.registerFont(name, file);
    head(pdf, report);
    for (const { heading, parts: all } of report.sections) {
      keep(pdf, HEADING_HEIGHT);
      pdf.moveDown(0.9);
      pdf
        .font('bold')
        .fontSize(11)
        .fillColor('black')
        .text(heading, MARGIN, pdf.y, {
          width: width(pdf),
        });
      pdf.moveDown(0.4);
      for (const one of all) part(pdf, one);
    }
    numbers(pdf, report.foot);
    pdf.end();
  });
}
