/** Why nothing can be said of any order now: it waits for a yes, of the other side or of one's own, or for the buyer's word on what was sent. */
import type { Line } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Entry } from '../domain/diary.ts';
import { isRoot } from '../domain/diary.ts';
import { orderAccount } from '../domain/diaryOrder.ts';
import { partsHere } from './diarySaying.ts';
import type { Here } from './diarySaying.ts';
import { entryLine, otherName } from './diaryWords.ts';
import type { Part } from './diaryWords.ts';

type Waits = { part: Part; root: Entry };

function newest(context: Here, waits: (one: Waits) => boolean): Waits | undefined {
  return partsHere(context)
    .flatMap((part) => part.entries.filter(isRoot).map((root) => ({ part, root })))
    .filter(waits)
    .sort((a, b) => b.root.id - a.root.id)[0];
}

/** The newest order that waits for a yes of this side. */
export function ownYes(context: Here): Entry | undefined {
  if (context.answers.behalf !== undefined) return undefined;
  return newest(context, ({ part, root }) => root.state === 'said' && root.side !== part.side)
    ?.root;
}

/** What the newest order waits for; undefined where there is none that waits. */
export function waitsLine(context: Here): Line | undefined {
  const { kind } = context.answers;
  const asked = newest(
    context,
    ({ part, root }) => root.state === 'said' && root.side === part.side,
  );
  if (asked) return said('diary.waits_yes', asked, context);
  const sent = newest(
    context,
    ({ part, root }) =>
      root.state === 'confirmed' && orderAccount(root, part.entries).waiting.length > 0,
  );
  return sent && (kind === 'delivery' || kind === 'invoice')
    ? said('diary.waits_receipt', sent, context)
    : undefined;
}

function said(
  key: 'diary.waits_yes' | 'diary.waits_receipt',
  { part, root }: Waits,
  { facts }: Here,
): Line {
  return line(key, { what: entryLine(root, facts), other: otherName(part, [root.umkId]) });
}
