/** What becomes of the diary of an agreement, as data; each says what it was decided on (`rev`), so that of two at one moment one wins. */
import type { Entry, EntryMove, EntrySide, EntryState } from './diary.ts';

/** What somebody says; the shell fills in who, when, and in which region. */
export type NewEntry = Omit<
  Entry,
  | 'regionId'
  | 'personId'
  | 'state'
  | 'missedOn'
  | 'answeredBy'
  | 'answeredAt'
  | 'rev'
  | 'saidOn'
  | 'example'
  | 'createdAt'
  | 'updatedAt'
>;

export type DiaryEffect =
  /** `root`: the order or result that it follows, as it was read. `agreed`: both have said the same, so nobody is asked. */
  | {
      kind: 'diary.say';
      entry: NewEntry;
      root?: { id: number; rev: number };
      agreed?: true;
    }
  /** What was said to be on its way had not come by now: asked once more, and known as late. */
  | { kind: 'diary.missed'; entryId: number; rev: number }
  | {
      kind: 'diary.move';
      entryId: number;
      rev: number;
      from: EntryState;
      move: EntryMove;
      by: EntrySide;
    };
