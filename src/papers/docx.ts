/** Writes an agreement as a DOCX, for lawyers who work on its words; what is agreed to is the PDF. */
import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { shownCode } from '../domain/agreement.ts';
import type { AgreementDocument } from '../domain/clause.ts';

const FONT = 'Times New Roman';

function centred(text: string, bold = false): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: bold,
    children: [new TextRun({ text, bold })],
  });
}

type Alignment = (typeof AlignmentType)[keyof typeof AlignmentType];

/** The English under Indonesian words; none where there is nothing to say. */
function under(words: string | undefined, alignment: Alignment, left = 0): Paragraph[] {
  if (!words) return [];
  const children = [new TextRun({ text: words, italics: true, color: '4b5563', size: 20 })];
  return [new Paragraph({ alignment, indent: { left }, spacing: { after: 120 }, children })];
}

function chapter({ chapters, english }: AgreementDocument, at: number): Paragraph[] {
  const { title = '', lines = [] } = chapters[at] ?? {};
  const translated = english?.chapters[at];
  const numbered = lines.length > 1;
  const left = numbered ? 480 : 0;
  return [
    new Paragraph({ children: [] }),
    centred(`Pasal ${at + 1}`, true),
    centred(title, true),
    ...under(translated && `Article ${at + 1}, ${translated.title}`, AlignmentType.CENTER),
    ...lines.flatMap((line, index) => [
      new Paragraph({
        alignment: AlignmentType.JUSTIFIED,
        spacing: { after: 120 },
        indent: { left, hanging: left },
        children: [new TextRun(numbered ? `(${index + 1})\t${line}` : line)],
      }),
      ...under(translated?.lines[index], AlignmentType.JUSTIFIED, left),
    ]),
  ];
}

function body(document: AgreementDocument): Paragraph[] {
  const { title, number, version, madeOn, opening, closing, witness, signers, code } = document;
  const { english } = document;
  const places = [...signers, { as: witness, name: '(…………………………)', of: '' }];
  return [
    centred(title, true),
    ...under(english?.title, AlignmentType.CENTER),
    centred(`Nomor ${number}, naskah ke-${version}`),
    centred(madeOn),
    new Paragraph({ spacing: { before: 240 }, text: opening }),
    ...under(english?.opening, AlignmentType.JUSTIFIED),
    ...document.chapters.flatMap((_, at) => chapter(document, at)),
    new Paragraph({ spacing: { before: 360, after: 240 }, text: closing }),
    ...under(english?.closing, AlignmentType.LEFT),
    ...places.flatMap(({ as, name, of }) => [
      new Paragraph({ keepNext: true, children: [new TextRun({ text: as, bold: true })] }),
      new Paragraph({ keepNext: true, text: of }),
      new Paragraph({ keepNext: true, text: document.stamp, spacing: { before: 240, after: 240 } }),
      new Paragraph({ text: name, spacing: { after: 240 } }),
    ]),
    new Paragraph({ text: `Kode verifikasi: ${shownCode(code)}` }),
  ];
}

export async function writeDocx(document: AgreementDocument): Promise<Uint8Array> {
  const page = new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [
      new TextRun({
        children: ['Halaman ', PageNumber.CURRENT, ' dari ', PageNumber.TOTAL_PAGES],
      }),
    ],
  });
  const file = new Document({
    creator: document.office,
    title: `${document.title} ${document.number}`,
    styles: { default: { document: { run: { font: FONT, size: 22 } } } },
    sections: [
      { footers: { default: new Footer({ children: [page] }) }, children: body(document) },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}
