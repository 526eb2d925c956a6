/** A voice note that no question could take: kept for staff to write down, while the question stays open. */
import type { z } from 'zod';
import { line } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import { VoiceNote } from '../domain/voice.ts';
import { addWorkingDays, localDay } from '../domain/workingDays.ts';
import { dayName } from './card.ts';

/** So many notes of one person wait at most: who talks on is asked to write. */
const MOST_WAITING = 5;

const Voice = VoiceNote.pick({
  blobId: true,
  mime: true,
  position: true,
  turn: true,
  question: true,
}).partial();
type Voice = z.infer<typeof Voice>;

/** Staff listen until the end of the next working day. */
function due({ now, region }: Facts): string {
  return addWorkingDays(localDay(now, region.timeZone), 1, region).day;
}

function kept({ answers, facts, read }: Context<Voice>): Effect[] {
  const { blobId, mime, position, turn, question } = answers;
  if (blobId === undefined || mime === undefined || position === undefined) return [];
  const id = read({ kind: 'fresh', of: 'queueItem' });
  const happening = { kind: 'queue.new' as const, queueKind: 'voice', subjectId: id };
  return [
    { kind: 'queue.add', item: { id, kind: 'voice', subjectId: id, dueOn: due(facts) } },
    {
      kind: 'voice.keep',
      note: { id, blobId, mime, position, turn: turn ?? 0, question: question ?? '' },
    },
    { kind: 'tell', whom: { role: 'kurator' }, happening },
    { kind: 'tell', whom: { role: 'admin' }, happening },
  ];
}

export const voice = defineFlow<Voice>({
  id: 'voice',
  version: 1,
  title: 'voice.title',
  answers: Voice,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs: () => [{ kind: 'voiceNotes.waiting' }],
      next: ({ facts, read }) => {
        const waiting = read({ kind: 'voiceNotes.waiting' });
        const own = waiting.filter(({ personId }) => personId === facts.person.id);
        return own.length < MOST_WAITING ? 'kept' : 'enough';
      },
    },
    kept: {
      kind: 'end',
      needs: () => [{ kind: 'fresh', of: 'queueItem' }],
      text: ({ facts }) => line('voice.kept', { day: dayName(due(facts), facts) }),
      effects: kept,
    },
    enough: { kind: 'end', text: 'voice.enough' },
  },
});
