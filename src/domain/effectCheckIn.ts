/** What sides of a running partnership say of it, and what staff make of a warning, as data. */
import type { CheckIn } from './checkIn.ts';
import type { Warning, WarningMove } from './warning.ts';

/** What of a row its person and moment add. */
export type NewCheckIn = Omit<CheckIn, 'id' | 'personId' | 'at'>;

export type CheckInEffect =
  | { kind: 'checkin.record'; agreementId: number; checkIn: NewCheckIn }
  /** Somebody looked: `rev` and what was on screen, so that evidence which came meanwhile is looked at, too. */
  | {
      kind: 'warning.close';
      warningId: number;
      rev: number;
      from: Warning['state'];
      move: Extract<WarningMove, 'see' | 'handle' | 'dismiss'>;
      known: string[];
      note: string;
    };
