/** The diary over time: how a business kept its word is counted anew in the transaction that changes it; whoever leaves takes their words and photos along. */
import type { Write } from '../app/ports.ts';
import type { Entry } from '../domain/diary.ts';
import { keptWord } from '../domain/workFigures.ts';
import type { Kit } from './core.ts';
import { markChanged, named } from './matchingChanges.ts';
import type { Tx } from './writer.ts';

/** What the record of a business is counted from. */
const RECORD_KINDS: Entry['kind'][] = ['order', 'delivery', 'receipt'];

async function umksWritten(tx: Tx, writes: readonly Write[]): Promise<number[]> {
  const umkIds = new Set<number>();
  const moved: number[] = [];
  for (const write of writes) {
    if (write.table !== 'diaryEntry') continue;
    if (write.op === 'insert' || write.op === 'put') {
      if (RECORD_KINDS.includes(write.row.kind)) umkIds.add(write.row.umkId);
    } else if (write.op === 'patch' && 'state' in write.set) moved.push(write.id);
  }
  if (moved.length > 0) {
    const rows = await tx.diaryEntry.findMany({
      where: { id: { in: moved }, kind: { in: RECORD_KINDS } },
      select: { umkId: true },
    });
    for (const { umkId } of rows) umkIds.add(umkId);
  }
  return [...umkIds];
}

/** Counts anew how the businesses that these writes are about kept their word: what matching knows of it. */
export async function noteRecords(
  tx: Tx,
  { codec }: Pick<Kit, 'codec'>,
  writes: readonly Write[],
): Promise<void> {
  const umkIds = await umksWritten(tx, writes);
  for (const umkId of umkIds) {
    const rows = await tx.diaryEntry.findMany({
      where: { umkId, example: false, kind: { in: RECORD_KINDS } },
      orderBy: { id: 'asc' },
    });
    const entries = rows.map((row) => codec.decode('diaryEntry', { ...row, note: null }));
    const { deliveries, kept } = keptWord(entries);
    const updatedAt = entries.reduce(
      (last, one) => (one.updatedAt > last ? one.updatedAt : last),
      new Date(0),
    );
    await tx.trackRecord.upsert({
      where: { id: umkId },
      create: { id: umkId, deliveries, kept, ratings: 0, rating: 0, updatedAt },
      update: { deliveries, kept, updatedAt },
    });
  }
  await markChanged(tx, named('umk', umkIds));
}

/** What was done in the name of a person who turned out to be another one is that one's. */
export async function moveDiary(tx: Tx, other: number, into: number): Promise<void> {
  await tx.diaryEntry.updateMany({ where: { personId: other }, data: { personId: into } });
  await tx.diaryEntry.updateMany({ where: { answeredBy: other }, data: { answeredBy: into } });
}

/**
 * Somebody leaves: figures of what was ordered, delivered and paid are the other side's books, too, and stay as its law
 * wants (UU 8/1997 art. 11: ten years); the words they wrote and the photos they sent do not.
 */
export async function eraseDiaryWords(
  tx: Tx,
  { codec }: Pick<Kit, 'codec'>,
  personId: number,
  at: Date,
): Promise<void> {
  const none = codec.encodePart('diaryEntry', {
    note: undefined,
    photo: undefined,
    updatedAt: at,
  });
  await tx.diaryEntry.updateMany({
    where: { personId, OR: [{ note: { not: null } }, { photo: { not: null } }] },
    data: none,
  });
}
