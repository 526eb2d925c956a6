/** When a row waits: news while somebody is in the middle of something, a bubble for the ones behind it. */
import type { Input } from '../conversation/input.ts';
import type { Conversation } from '../conversation/state.ts';
import type { Happening } from '../domain/event.ts';
import type { Region } from '../domain/region.ts';
import { silentUntil } from '../domain/reminder.ts';
import { beginsByItself, roomFrom, weekBefore } from '../domain/unasked.ts';
import type { Inbound, Store, Write } from './ports.ts';

export const QUIET_MS = 10 * 60 * 1000;

const TALK: readonly Happening['kind'][] = [
  'handover.line',
  'handover.taken',
  'handover.over',
  'handover.passed',
  'handover.back',
  'topic.opened',
  'topic.said',
  'group.asked',
];

/** What comes of work that the person asked for: an answer, however long it took. */
const ASKED: readonly Happening['kind'][] = [
  'import.read',
  'import.applied',
  'import.undone',
  'export.ready',
  'broadcast.ordered',
  'file.failed',
];

/** Whether nobody asked for it, so that it may wait. */
export function isUnasked(input: Input): boolean {
  if (input.kind !== 'event' && input.kind !== 'timeout') return false;
  return !isTalk(input) && !ASKED.includes(input.happening.kind);
}

/** Whether it is a broadcast's message, one of many: what is for one person alone goes before it where not all can go. */
export function isCrowd(input: Input): boolean {
  return input.kind === 'event' && input.happening.kind === 'broadcast.message';
}

/** Whether it is part of a talk between two people: it never waits, and it is no message that nobody asked for. */
function isTalk(input: Input): boolean {
  const happens = input.kind === 'event' || input.kind === 'timeout';
  return happens && TALK.includes(input.happening.kind);
}

/** The moment until which a proactive message waits, if the person is in the middle of something. */
export function busyUntil(conversation: Conversation, input: Input, now: Date): Date | undefined {
  // What was said aloud answers the very question that is open; a talk goes on as it is spoken.
  if (!isUnasked(input) || (input.kind === 'event' && input.happening.kind === 'voice.written')) {
    return undefined;
  }
  const { stack, lastAt } = conversation;
  if (stack.length < 2 || !lastAt) return undefined;
  const until = new Date(lastAt.getTime() + QUIET_MS);
  // Much later than that only where the clock was set back since.
  const clockWasAhead = until.getTime() - now.getTime() > 2 * QUIET_MS;
  return until > now && !clockWasAhead ? until : undefined;
}

/** Whether the program begins it by itself: such questions are few in a week, see domain/unasked.ts. */
function begins(input: Input): boolean {
  return (input.kind === 'event' || input.kind === 'timeout') && beginsByItself(input.happening);
}

/** What of a message's kind whoever keeps and sends it goes by. */
export function unaskedKind(input: Input): { proactive: boolean; crowd?: true; begun?: true } {
  return {
    proactive: isUnasked(input),
    ...(isCrowd(input) ? { crowd: true } : {}),
    ...(begins(input) ? { begun: true } : {}),
  };
}

/** The moment until which a question waits because the person's week is full, or the hour is no good one; a broadcast has hours of its own. */
export async function fullUntil(
  { id, personId, input }: Pick<Inbound, 'id' | 'personId' | 'input'>,
  { store, region, now }: { store: Pick<Store, 'askedSince'>; region: Region; now: Date },
): Promise<Date | undefined> {
  if (!begins(input)) return undefined;
  const asked = await store.askedSince(personId, weekBefore(now), id);
  const room = roomFrom(asked, now, region.reminders.perWeek);
  const at = room ?? (isCrowd(input) ? undefined : now);
  return (at && silentUntil(at, region)) ?? room;
}

/** What counts a question against the week of whom it was said to; nothing where nothing was said. */
export function countsFor(
  { id, personId, input }: Pick<Inbound, 'id' | 'personId' | 'input'>,
  { said, now: at }: { said: number; now: Date },
): Write[] {
  if (said === 0 || !begins(input)) return [];
  return [{ op: 'put', table: 'unasked', row: { id: String(id), personId, at } }];
}

/** The row and the texts right behind it from the same address. */
export function bubblesFrom(row: Inbound, rows: readonly Inbound[]): Inbound[] {
  const bubbles: Inbound[] = [];
  for (const next of rows.slice(rows.indexOf(row))) {
    if (next.input.kind !== 'text' || next.addressId !== row.addressId) break;
    bubbles.push(next);
  }
  return bubbles;
}
