/** The diary of agreements: what was said of their orders, with the agreement it stands under; of a group each business sees its own part. */
import type { Entry } from '../domain/diary.ts';
import type { DiaryView } from '../domain/diaryView.ts';
import type { Query, QueryResult } from '../domain/query.ts';
import { workFigures } from '../domain/workFigures.ts';
import { readAgreements } from './agreements.ts';
import type { Core } from './core.ts';
import { inParts } from './sql.ts';

export type DiaryQuery = Extract<Query, { kind: 'diary' | 'diary.of' | 'diary.figures' }>;

/** What was said under these agreements, oldest first; of one business where it is named. */
export async function entriesOf(
  { client, codec }: Pick<Core, 'client' | 'codec'>,
  agreementIds: readonly number[],
  umkId?: number,
): Promise<Entry[]> {
  const rows = await inParts([...agreementIds], (part) =>
    client.diaryEntry.findMany({
      where: { agreementId: { in: part }, ...(umkId === undefined ? {} : { umkId }) },
      orderBy: { id: 'asc' },
    }),
  );
  return rows.map((row) => codec.decode('diaryEntry', row));
}

async function ofOrganisations(
  core: Core,
  { umkIds, companyIds }: Extract<Query, { kind: 'diary.of' }>,
): Promise<DiaryView[]> {
  const views = (await readAgreements(core, {
    kind: 'agreements.of',
    umkIds,
    companyIds,
  })) as QueryResult<'agreements.of'>;
  const entries = await entriesOf(
    core,
    views.map(({ agreement }) => agreement.id),
  );
  return views.map((view) => {
    const { id, companyId } = view.agreement;
    const whole = companyIds.includes(companyId);
    return {
      view,
      entries: entries.filter(
        ({ agreementId, umkId }) => agreementId === id && (whole || umkIds.includes(umkId)),
      ),
    };
  });
}

export async function readDiary(core: Core, query: DiaryQuery): Promise<unknown> {
  switch (query.kind) {
    case 'diary': {
      const { id } = query;
      const view = (await readAgreements(core, {
        kind: 'agreement',
        id,
      })) as QueryResult<'agreement'>;
      return view && { view, entries: await entriesOf(core, [id]) };
    }
    case 'diary.of':
      return ofOrganisations(core, query);
    case 'diary.figures':
      return workFigures(await entriesOf(core, [query.agreementId], query.umkId), query);
  }
}
