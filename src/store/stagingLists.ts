/** Lists that are no businesses: days off, which are overrides as `/hari` writes them, and the codes of the KBLI. */
import type { HolidayDraft, KbliDraft, KbliMoveDraft, Planner } from '../domain/imported.ts';
import type { KbliLists } from '../domain/kbli.ts';
import type { NewOverride } from '../domain/override.ts';
import { overrideId } from '../domain/override.ts';
import type { Kit } from './core.ts';
import { openDeadlines } from './overrides.ts';
import type { Outcome } from './stagingAct.ts';
import type { Page } from './stagingPage.ts';
import type { Tx } from './writer.ts';

export function makeListed(page: Page, draft: HolidayDraft | KbliDraft | KbliMoveDraft): Outcome {
  switch (draft.kind) {
    case 'holiday': {
      const { day, ...value } = draft.holiday;
      const of = `holiday/${day}`;
      const n = (page.overridden.get(of) ?? 0) + 1;
      page.overridden.set(of, n);
      page.overrides.push({ of, n, value });
      return { subject: overrideId(of, n) };
    }
    case 'kbli': {
      const { edition, code, title } = draft;
      const id = `${edition}/${code}`;
      page.codes.push({ id, edition, code, title });
      return { subject: `kbli/${id}` };
    }
    case 'kbli_move': {
      const { was } = draft;
      const now = draft.now.join(' ');
      const id = `${was}>${now}`;
      page.moves.push({ id, was, now });
      return { subject: `kbli_move/${id}` };
    }
  }
}

/** Open deadlines follow a changed calendar, as they do where somebody changes it by hand. */
export async function moveDeadlines(
  tx: Tx,
  kit: Kit,
  planner: Pick<Planner, 'moved'>,
  changes: readonly NewOverride[],
  at: Date,
): Promise<void> {
  const { tickets, items } = planner.moved(await openDeadlines(tx, kit), changes);
  for (const { id, dueOn, provisional } of tickets)
    await tx.ticket.updateMany({ where: { id }, data: { dueOn, provisional, updatedAt: at } });
  for (const { id, dueOn } of items)
    await tx.queueItem.updateMany({ where: { id }, data: { dueOn, updatedAt: at } });
}

/** The lists of codes; without any of an edition it is not there. */
export async function readKbli(tx: Tx): Promise<KbliLists> {
  const [codes, moves] = await Promise.all([
    tx.kbliCode.findMany({ orderBy: { id: 'asc' } }),
    tx.kbliMove.findMany({ orderBy: { id: 'asc' } }),
  ]);
  const of = (edition: string): Map<string, string> =>
    new Map(codes.filter((row) => row.edition === edition).map((row) => [row.code, row.title]));
  const [old, current] = [of('2020'), of('2025')];
  const became = new Map<string, string[]>();
  for (const { was, now } of moves) {
    const known = became.get(was) ?? [];
    became.set(was, [...known, ...now.split(' ').filter((code) => code !== '')]);
  }
  return {
    ...(old.size > 0 ? { '2020': old } : {}),
    ...(current.size > 0 ? { '2025': current } : {}),
    ...(became.size > 0 ? { moves: became } : {}),
  };
}
