/** Two conversations become one when their people turn out to be one: the newer dialog stays on top, nothing typed is lost. */
import type { Conversation, Frame } from './state.ts';
import { MAX_STACK } from './run.ts';

function lastAt({ lastAt }: Conversation): number {
  return lastAt?.getTime() ?? 0;
}

function later(a: Date | undefined, b: Date | undefined): Date | undefined {
  if (!a || !b) return a ?? b;
  return a > b ? a : b;
}

/**
 * The stack of the one who wrote last lies on that of the other, over one menu; what does not fit, or is open in both,
 * becomes a draft. The number of the next question is higher than any shown on either channel, so old buttons stay dead.
 */
export function joinConversations(a: Conversation, b: Conversation): Conversation {
  const [newer, older] = lastAt(a) >= lastAt(b) ? [a, b] : [b, a];
  const [home] = newer.stack.length > 0 ? newer.stack : older.stack;
  const upper = newer.stack.slice(1);
  const below = older.stack.slice(1).filter((frame) => !upper.some((f) => f.flow === frame.flow));
  const room = MAX_STACK - 1 - upper.length;
  const kept = below.slice(Math.max(0, below.length - room));
  const drafts = { ...older.drafts };
  const crowded = older.stack.slice(1).filter((frame) => !kept.includes(frame));
  for (const frame of crowded) drafts[frame.flow] = { frame, at: older.lastAt ?? new Date(0) };
  for (const [flow, draft] of Object.entries(newer.drafts)) {
    const other = drafts[flow];
    if (!other || other.at <= draft.at) drafts[flow] = draft;
  }
  const wroteAt = later(a.lastAt, b.lastAt);
  const stack: Frame[] = home ? [home, ...kept, ...upper] : [];
  return {
    turn: Math.max(a.turn, b.turn) + 1,
    stack,
    drafts,
    shown: [],
    ...(wroteAt ? { lastAt: wroteAt } : {}),
  };
}
