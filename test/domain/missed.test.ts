/** Goods that had not come when the buyer was asked are late, whenever the business says that it sent them. */
import { expect, it } from 'vitest';
import type { Entry } from '../../src/domain/diary.ts';
import { watchedWork } from '../../src/domain/watchedWork.ts';
import { workFigures } from '../../src/domain/workFigures.ts';

const at = new Date('2027-01-04T02:00:00Z');
const order: Entry = {
  ...{ id: 1, regionId: 'kota-bekasi', agreementId: 4, umkId: 7, kind: 'order', side: 'company' },
  ...{ personId: 2, day: '2027-01-05', state: 'confirmed', rev: 0, saidOn: '2027-01-04' },
  ...{ quantity: 500_000, unit: 'kotak', example: false, createdAt: at, updatedAt: at },
};
const sent: Entry = { ...order, id: 2, kind: 'delivery', side: 'umk', rootId: 1, state: 'said' };

it.each([
  ['nothing was said of it', undefined, false],
  ['it was on its way before the day', '2027-01-03', false],
  ['it had not come on the day', '2027-01-05', true],
])('%s', (_, missedOn, late) => {
  const entries = [order, { ...sent, ...(missedOn === undefined ? {} : { missedOn }) }];
  expect(watchedWork(entries, '2027-01-10')?.deliveries).toMatchObject([{ ref: 'entry/2', late }]);
  expect(workFigures(entries, { today: '2027-01-10' }).late).toBe(late ? 1 : 0);
});
