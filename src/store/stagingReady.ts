/**
 * The columns of a new business, made and encrypted when its row is read: while a file is applied nobody else can write,
 * so as little as possible is left to do then.
 */
import { encodeJson } from '../domain/json.ts';
import type { Planner, UmkDraft } from '../domain/imported.ts';
import type { Columns } from './codec.ts';
import type { Kit } from './core.ts';

type Ready = {
  umk: Columns;
  paper: Columns | null;
  /** What is kept of the row: where it came from, sealed. */
  origin: string;
};

/** What is not known before the row is applied. */
const NO_ID = 0;
const NO_TIME = new Date(0);

export function makeReady(
  { codec, crypto }: Pick<Kit, 'codec' | 'crypto'>,
  planner: Planner,
  draft: UmkDraft,
): string {
  const umk = codec.encode('umk', planner.umk(draft, NO_ID, NO_TIME));
  const nib = { id: '', umkId: NO_ID, kind: 'nib', status: 'ada', updatedAt: NO_TIME };
  const ready: Ready = {
    umk,
    paper: draft.nib ? codec.encode('paper', { ...nib, number: draft.nib }) : null,
    origin: crypto.seal('ImportRow.body', encodeJson(draft.origin)),
  };
  return JSON.stringify(ready);
}

/** The columns as they are inserted. */
export function columnsOf(stored: string, umkId: number, at: Date): Ready {
  const { umk, paper, origin } = JSON.parse(stored) as Ready;
  return {
    umk: { ...umk, id: umkId, createdAt: at, updatedAt: at },
    paper: paper && { ...paper, id: `${umkId}/nib`, umkId, updatedAt: at },
    origin,
  };
}
