/** The diary in dialogs: a photo tells by what is written under it, and a note of others is nobody else's to answer. */
import { describe, expect, it } from 'vitest';
import type { DiaryView } from '../../src/domain/diaryView.ts';
import type { Entry } from '../../src/domain/diary.ts';
import { play } from '../play.ts';
import { company, owner, umk } from './buyers.ts';

const at = new Date('2026-11-22T02:00:00Z');

const order: Entry = {
  ...{ id: 1, regionId: 'kota-bekasi', agreementId: 4, umkId: 7, kind: 'order', side: 'company' },
  ...{ personId: 2, quantity: 500_000, unit: 'kotak', price: 22_000n, day: '2026-11-25' },
  ...{ state: 'said', rev: 0, saidOn: '2026-11-22', example: false, createdAt: at, updatedAt: at },
};

function diary(state: Entry['state'], umkId = 7): DiaryView {
  return {
    view: {
      agreement: {
        ...{ id: 4, regionId: 'kota-bekasi', code: 'ABCDEFGHJK23MNPQ', needId: 3, companyId: 50 },
        ...{ state: 'running', n: 1, terms: {}, steps: [], rev: 0, example: false },
        ...{ createdAt: at, updatedAt: at },
      },
      company: company(),
      parties: [
        {
          party: { id: `4/${umkId}`, agreementId: 4, umkId, matchId: 9, share: 100 },
          umk: umk({ id: umkId }),
          holdsNib: true,
        },
      ],
      consents: [],
    },
    entries: [{ ...order, umkId, state }],
    paused: [],
  };
}

describe('the diary', () => {
  it('takes a photo with what is written under it', () => {
    const world = play({ person: owner(), read: () => [diary('confirmed')] });
    world.say('halo');
    const file = { blobId: 'blob-9', mime: 'image/jpeg' };
    world.send({ kind: 'photo', ...file, caption: 'sudah kirim 300 kotak' });
    const { effects } = world.say('ya');
    const said = effects.find((effect) => effect.kind === 'diary.say');
    expect(said?.entry).toMatchObject({ kind: 'delivery', quantity: 300_000, photo: file });
  });

  it('asks nobody who is no side of it, whatever reaches them', () => {
    const world = play({ person: owner(), read: () => [diary('said', 8)] });
    const played = world.send({ kind: 'event', happening: { kind: 'diary.said', entryId: 1 } });
    expect(played.replies).toEqual([]);
    expect(played.effects).toEqual([]);
  });
});
