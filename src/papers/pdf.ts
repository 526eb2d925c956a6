/** Prints an agreement as a PDF: the same document gives the same bytes on every machine, so that their hash can be agreed to. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';
import { create } from 'qrcode';
import type { AgreementDocument } from '../domain/clause.ts';
import { shownCode } from '../domain/agreement.ts';

/** `link`: where its code is verified, where there is a server; `compress` false is for reading it in a test. */
export type Printing = { link?: string | undefined; compress?: boolean };
export type Pdf = InstanceType<typeof PDFDocument>;

export const MARGIN = 64;
export const FOOT = 72;
const INDENT = 22;
export const GREY = '#4b5563';
const QR_SIZE = 84;

const require = createRequire(import.meta.url);
const ttf = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');
export const FONTS = {
  text: join(ttf, 'DejaVuSerif.ttf'),
  bold: join(ttf, 'DejaVuSerif-Bold.ttf'),
  italic: join(ttf, 'DejaVuSerif-Italic.ttf'),
  small: join(ttf, 'DejaVuSans.ttf'),
};

export function width(pdf: Pdf): number {
  return pdf.page.width - 2 * MARGIN;
}

/** Goes on a new page where less than this is left of the present one. */
export function keep(pdf: Pdf, height: number): void {
  if (pdf.y + height > pdf.page.height - FOOT - 16) pdf.addPage();
}

type Align = 'left' | 'center' | 'justify';

/** The English under Indonesian words, smaller and grey: these prevail. */
function under(pdf: Pdf, words: string | undefined, left: number, align: Align): void {
  if (!words) return;
  const fit = { width: MARGIN + width(pdf) - left, align, lineGap: 1.5, paragraphGap: 4 };
  pdf.font('italic').fontSize(9).fillColor(GREY).text(words, left, pdf.y, fit);
  pdf.font('text').fontSize(10).fillColor('black');
}

function head(pdf: Pdf, document: AgreementDocument): void {
  const { title, number, version, madeOn, opening, office, english } = document;
  const centred = { width: width(pdf), align: 'center' } as const;
  pdf.font('small').fontSize(9).fillColor(GREY).text(office, MARGIN, MARGIN, centred);
  pdf.moveDown(0.8);
  pdf.font('bold').fontSize(14).fillColor('black').text(title, centred);
  under(pdf, english?.title, MARGIN, 'center');
  pdf.font('text').fontSize(10.5).text(`Nomor ${number}, naskah ke-${version}`, centred);
  pdf.text(madeOn, centred);
  pdf.moveDown(1.2);
  pdf.fontSize(10).text(opening, { width: width(pdf), align: 'justify', lineGap: 2 });
  under(pdf, english?.opening, MARGIN, 'justify');
}

function chapter(pdf: Pdf, { chapters, english }: AgreementDocument, at: number): void {
  const { title = '', lines = [] } = chapters[at] ?? {};
  const translated = english?.chapters[at];
  // A heading never stands alone at the foot: at least two lines of what it heads stay with it.
  keep(pdf, 96);
  pdf.moveDown(1.1);
  const centred = { width: width(pdf), align: 'center' } as const;
  pdf
    .font('bold')
    .fontSize(10.5)
    .text(`Pasal ${at + 1}`, MARGIN, pdf.y, centred);
  pdf.text(title, centred);
  under(pdf, translated && `Article ${at + 1}, ${translated.title}`, MARGIN, 'center');
  pdf.moveDown(0.4);
  pdf.font('text').fontSize(10);
  for (const [index, line] of lines.entries()) {
    keep(pdf, 34);
    const top = pdf.y;
    if (lines.length > 1) pdf.text(`(${index + 1})`, MARGIN, top, { lineBreak: false });
    const left = lines.length > 1 ? MARGIN + INDENT + 4 : MARGIN;
    pdf.text(line, left, top, {
      width: MARGIN + width(pdf) - left,
      align: 'justify',
      lineGap: 2,
      paragraphGap: 4,
    });
    under(pdf, translated?.lines[index], left, 'justify');
  }
  pdf.x = MARGIN;
}

const BOX = 118;

function nameHeight(pdf: Pdf, name: string, room: number): number {
  pdf.font('text').fontSize(9.5);
  return name === '' ? 0 : pdf.heightOfString(name, { width: room });
}

/** A place to sign for each party, two side by side, with a frame for the duty stamp, and one for the witness. */
function signatures(pdf: Pdf, document: AgreementDocument): void {
  const { closing, signers, stamp, witness, english } = document;
  keep(pdf, 60 + BOX);
  pdf.moveDown(1.6);
  pdf
    .font('text')
    .fontSize(10)
    .text(closing, MARGIN, pdf.y, { width: width(pdf) });
  under(pdf, english?.closing, MARGIN, 'left');
  pdf.moveDown(1);
  const half = width(pdf) / 2;
  const places = [...signers, { as: witness, name: '', of: '' }];
  for (let at = 0; at < places.length; at += 2) {
    const pair = places.slice(at, at + 2);
    const names = Math.max(...pair.map(({ of }) => nameHeight(pdf, of, half - 16)));
    keep(pdf, BOX + names);
    const top = pdf.y;
    // The frames of a pair stand side by side, below the longer name.
    const frame = top + 18 + names;
    for (const [side, place] of pair.entries()) {
      const left = MARGIN + side * half;
      const fit = { width: half - 16 };
      pdf.font('bold').fontSize(9.5).text(place.as, left, top, fit);
      pdf.font('text').text(place.of, left, pdf.y, fit);
      if (place.name !== '') {
        pdf.rect(left, frame, 74, 46).lineWidth(0.5).strokeColor(GREY).stroke();
        pdf.font('small').fontSize(7).fillColor(GREY);
        pdf.text(stamp, left + 4, frame + 14, { width: 66, align: 'center' });
      }
      pdf.font('text').fontSize(9.5).fillColor('black');
      const name = place.name === '' ? '(                                        )' : place.name;
      pdf.text(name, left, frame + 54, fit);
    }
    pdf.x = MARGIN;
    pdf.y = top + BOX + names;
  }
}

/** The code as squares, drawn as lines so that it is sharp on any printer. */
function qr(pdf: Pdf, words: string, left: number, top: number): void {
  const { modules } = create(words, { errorCorrectionLevel: 'M' });
  const size = QR_SIZE / modules.size;
  pdf.fillColor('black');
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column))
        pdf.rect(left + column * size, top + row * size, size, size).fill();
}

function verification(pdf: Pdf, { code }: AgreementDocument, link: string | undefined): void {
  keep(pdf, QR_SIZE + 20);
  pdf.moveDown(1);
  const top = pdf.y;
  qr(pdf, link ?? shownCode(code), MARGIN, top);
  pdf.font('small').fontSize(8.5).fillColor(GREY);
  const left = MARGIN + QR_SIZE + 16;
  const fit = { width: MARGIN + width(pdf) - left, lineGap: 2 };
  pdf.text(`Kode verifikasi: ${shownCode(code)}`, left, top + 8, fit);
  pdf.text(
    'Ketik "verifikasi" dan kode ini di chat BIG HUG untuk melihat nomor, tahap, dan sidik digital (SHA-256) naskah ini.',
    fit,
  );
  if (link !== undefined) pdf.text(link, { ...fit, link });
}

/** "Halaman 2 dari 5" under each page beside what it is, once it is known how many there are. */
export function numbers(pdf: Pdf, what: string): void {
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page);
    // What stands below the margin would begin a page of its own.
    pdf.page.margins.bottom = 0;
    const top = pdf.page.height - FOOT + 22;
    pdf.font('small').fontSize(8).fillColor(GREY);
    pdf.text(what, MARGIN, top, { lineBreak: false });
    pdf.text(`Halaman ${page + 1} dari ${count}`, MARGIN, top, {
      width: width(pdf),
      align: 'right',
      lineBreak: false,
    });
  }
}

/** The bytes of the PDF. Everything in it comes from the document, also its date. */
export function printPdf(document: AgreementDocument, how: Printing = {}): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, bottom: FOOT, left: MARGIN, right: MARGIN },
    bufferPages: true,
    compress: how.compress ?? true,
    lang: 'id-ID',
    displayTitle: true,
    info: {
      Title: `${document.title} ${document.number}`,
      Author: document.office,
      CreationDate: document.madeAt,
      ModDate: document.madeAt,
    },
  });
  const parts: Buffer[] = [];
  return new Promise((resolve, reject) => {
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    pdf.on('error', reject);
    for (const [name, file] of Object.entries(FONTS)) pdf.registerFont(name, file);
    head(pdf, document);
    for (const at of document.chapters.keys()) chapter(pdf, document, at);
    signatures(pdf, document);
    verification(pdf, document, how.link);
    const { number, version, code } = document;
    numbers(pdf, `${number}, naskah ke-${version}, ${shownCode(code)}`);
    pdf.end();
  });
}
