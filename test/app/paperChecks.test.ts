/** One line per business for all that is told of its papers, whichever dialog told it, and none for what is known already. */
import { describe, expect, it } from 'vitest';
import { withPaperChecks } from '../../src/app/perform/paperChecks.ts';
import type { Effect, PaperAnswer } from '../../src/domain/effect.ts';
import type { PaperView, Query } from '../../src/domain/query.ts';
import type { QueueItem } from '../../src/domain/ticket.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import { somebody } from '../play.ts';

const now = new Date('2026-11-23T02:00:00Z');
const facts = { now, region: kotaBekasi, person: somebody(), channel: 'terminal' };
const pirt: PaperAnswer = { kind: 'pirt', status: 'ada', number: '2063275010001-28' };

function record(paper: PaperAnswer, umkId = 7): Effect {
  return { kind: 'paper.record', umkId, paper };
}

const photo: Effect = {
  kind: 'attachment.keep',
  attachment: {
    blobId: 'b',
    kind: 'photo',
    mime: 'image/jpeg',
    owner: 'paper',
    ownerId: '7/halal',
  },
};

type Stored = { papers?: PaperView[]; line?: QueueItem };

async function caused(effects: Effect[], { papers = [], line }: Stored = {}): Promise<Effect[]> {
  let numbers = 0;
  const read = (query: Query): Promise<unknown> => {
    if (query.kind === 'papers') return Promise.resolve(papers);
    if (query.kind === 'queue.about') return Promise.resolve(line && { item: line });
    if (query.kind === 'fresh') return Promise.resolve((numbers += 1));
    throw new Error(`not expected: ${query.kind}`);
  };
  return withPaperChecks(effects, { facts, read });
}

function kinds(effects: Effect[]): string[] {
  return effects.map(({ kind }) => kind);
}

describe('papers that are told', () => {
  it('wait in one line a business, by the day of requests that are not urgent', async () => {
    const all = [record(pirt), photo, record({ ...pirt, kind: 'halal' }), record(pirt, 8)];
    const effects = (await caused(all)).slice(all.length);
    expect(kinds(effects)).toEqual(['queue.add', 'tell', 'queue.add', 'tell']);
    expect(effects[0]).toEqual({
      kind: 'queue.add',
      item: { id: 1, kind: 'paper_check', subjectId: 7, dueOn: '2026-12-11' },
    });
    expect(effects[3]).toEqual({
      kind: 'tell',
      whom: { role: 'kurator' },
      happening: { kind: 'queue.new', queueKind: 'paper_check', subjectId: 8 },
    });
  });

  it("add to the line that waits or is somebody's, and tell nobody again", async () => {
    const line: QueueItem = {
      id: 4,
      regionId: 'kota-bekasi',
      kind: 'paper_check',
      subjectId: 7,
      state: 'taken',
      createdAt: now,
      updatedAt: now,
    };
    expect((await caused([photo], { line })).slice(1)).toEqual([
      { kind: 'queue.more', itemId: 4, updatedAt: now },
    ]);
  });

  it('need nobody where there is nothing to compare', async () => {
    const none = [
      record({ kind: 'pirt', status: 'ada' }),
      record({ kind: 'nib', status: 'proses' }),
    ];
    expect(await caused(none)).toEqual(none);
    const file: Effect = { kind: 'umk.update', umkId: 7, set: { product: 'tempe' } };
    expect(await caused([file])).toEqual([file]);
  });

  it('keep a check where they say the same again, and ask once more where that was refused', async () => {
    const known = { ...pirt, updatedAt: now, checkedAt: now };
    expect(await caused([record(pirt)], { papers: [known] })).toEqual([]);
    const renewed = record({ ...pirt, expires: '2030-12-31' });
    expect(kinds(await caused([renewed], { papers: [known] }))).toContain('queue.add');
    const refused = { ...known, refusal: 'not_found' as const };
    expect(kinds(await caused([record(pirt)], { papers: [refused] }))).toEqual([
      'paper.record',
      'queue.add',
      'tell',
    ]);
  });
});
