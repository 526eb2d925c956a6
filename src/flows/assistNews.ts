/** What a companion hears of an owner whom they registered; nothing once it is somebody else's matter. */
import type { Line } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { AssistState, AssistView } from '../domain/assist.ts';
import type { Facts } from '../domain/facts.ts';
import { ownView } from './assistWords.ts';

export function assistNews(
  state: AssistState,
  found: AssistView | undefined,
  facts: Facts,
): Line | undefined {
  const view = ownView(found, facts);
  if (!view) return undefined;
  const { id, reason = '' } = view.assist;
  const name = view.umk?.ownerName ?? '';
  switch (state) {
    case 'owned':
      return view.umk && line('assist.told_owned', { id, name });
    case 'refused':
      return line('assist.told_refused', { id });
    case 'by_sheet':
      return view.umk && line('assist.told_valid', { id, name });
    case 'sheet_due':
      return view.umk && line('assist.told_invalid', { id, name, reason });
    case 'waiting':
    case 'sheet_check':
    case 'expired':
      return undefined;
    default:
      return state satisfies never;
  }
}
