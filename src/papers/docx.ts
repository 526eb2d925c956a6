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

function body(document: AgreementDocument): Paragraph[] {
  const { title, number, version, madeOn, opening, closing, witness, signers, code } = document;
  const chapters = document.chapters.flatMap(({ title: name, lines }, at) => [
    new Paragraph({ children: [] }),
    centred(`Pasal ${at + 1}`, true),
    centred(name, true),
    ...lines.map(
      (line, index) =>
        new Paragraph({
          alignment: AlignmentType.JUSTIFIED,
          spacing: { after: 120 },
          indent: lines.length > 1 ? { left: 480, hanging: 480 } : {},
          children: [new TextRun(lines.length > 1 ? `(${index + 1})\t${line}` : line)],
        }),
    ),
  ]);
  const places = [...signers, { as: witness, name: '(…………………………)', of: '' }];
  return [
    centred(title, true),
    centred(`Nomor ${number}, naskah ke-${version}`),
    centred(madeOn),
    new Paragraph({ spacing: { before: 240 }, text: opening }),
    ...chapters,
    new Paragraph({ spacing: { before: 360, after: 240 }, text: closing }),
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
