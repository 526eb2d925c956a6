/** Writes the partnerships of one company as it reports them in its LKPM: only what both sides agreed to and what goes on. */
import { resolve } from 'node:path';
import type { Partnership } from '../app/ports.ts';
import type { Line } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import { localDay } from '../domain/workingDays.ts';
import { formatQuantity } from '../language/format.ts';
import { createSheet } from '../sheets/write.ts';
import type { OutCell } from '../sheets/write.ts';
import { renderLine } from '../text/render.ts';
import type { Shelf } from './shelf.ts';

const HEADER = [
  'perusahaan',
  'nama_umk',
  'nib_umk',
  'kecamatan',
  'produk',
  'kebutuhan',
  'sejak',
  'status',
  'triwulan',
  'volume',
  'nilai_rp',
  'tenaga_kerja',
];

/** How many partnerships there are. */
export async function writeLkpm(
  { exports, region, texts }: Pick<Shelf, 'exports' | 'region' | 'texts'>,
  { companyId, out }: { companyId: number; out: string },
): Promise<number> {
  const say = (said: Line): string => renderLine(texts, said, { language: 'id' });
  const cells = ({ match, need, umk, company, nib, since, sheet }: Partnership): OutCell[] => [
    company.name,
    umk.businessName ?? umk.ownerName,
    nib,
    umk.place.kecamatan,
    umk.product,
    need.what,
    localDay(since, region.timeZone),
    say(line(`match.state_${match.state}`)),
    sheet?.period,
    sheet?.volume && formatQuantity(sheet.volume, 'id'),
    sheet?.value === undefined ? undefined : Number(sheet.value),
    sheet?.workers,
  ];
  const rows = await exports.partnerships(companyId);
  const sheet = await createSheet(resolve(out), 'xlsx', 'LKPM', HEADER);
  try {
    for (const row of rows) await sheet.write(cells(row));
    await sheet.close();
  } catch (error) {
    await sheet.discard();
    throw error;
  }
  return rows.length;
}
