/** What staff heard in a voice note, for its sender to confirm; only then is it their answer, and only to the question it was said at. */
import { z } from 'zod';
import { line, literal } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import { Happening } from '../domain/event.ts';
import type { Query } from '../domain/query.ts';
import type { VoiceNote } from '../domain/voice.ts';
import { voiceOver } from './voiceWrite.ts';

const Heard = z.object({ happening: Happening }).partial();
type Heard = z.infer<typeof Heard>;
type Here = Context<Heard>;

function one({
  answers: { happening },
}: Pick<Here, 'answers'>): Extract<Query, { kind: 'voiceNote' }> {
  return { kind: 'voiceNote', id: happening?.kind === 'voice.written' ? happening.noteId : 0 };
}

function needs(known: Pick<Here, 'answers'>): Query[] {
  return [one(known)];
}

/** The person's own note, as long as what was heard waits for their yes. */
function open(context: Here): (VoiceNote & { words: string }) | undefined {
  const note = context.read(one(context));
  const { words } = note ?? {};
  if (note?.state !== 'written' || words === undefined) return undefined;
  return note.personId === context.facts.person.id ? { ...note, words } : undefined;
}

function over(context: Here): Effect[] {
  const note = open(context);
  return note ? voiceOver(note) : [];
}

function start(context: Here): string {
  const { happening } = context.answers;
  if (open(context)) {
    return happening?.kind === 'voice.written' && happening.last ? 'given_up' : 'ask';
  }
  const note = context.read(one(context));
  const late = happening?.kind === 'voice.written' && happening.last;
  // Over before anything was heard: nobody could make it out.
  return note?.state === 'over' && !late ? 'inaudible' : 'nothing';
}

export const voiceHeard = defineFlow<Heard>({
  id: 'voice_heard',
  version: 1,
  title: 'voice.title',
  answers: Heard,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs, next: start },
    ask: {
      kind: 'choose',
      needs,
      text: (context) => line('voice_heard.ask', { words: literal(open(context)?.words ?? '-') }),
      options: [
        { id: 'ya', label: line('voice_heard.yes'), means: 'ya' },
        { id: 'tidak', label: line('voice_heard.no'), means: 'tidak' },
      ],
      next: { ya: 'once_more', tidak: 'no' },
    },
    // What was heard may have been given up since.
    once_more: { kind: 'branch', needs, next: (context) => (open(context) ? 'yes' : 'gone') },
    yes: { kind: 'end', needs, effects: over, says: open },
    no: { kind: 'end', needs, text: 'voice_heard.write', effects: over },
    inaudible: { kind: 'end', text: 'voice_heard.inaudible' },
    given_up: {
      kind: 'end',
      needs,
      text: 'voice_heard.given_up',
      effects: over,
      closes: ({ answers: { happening } }) =>
        happening?.kind === 'voice.written'
          ? [
              {
                flow: 'voice_heard',
                answers: { happening: { kind: happening.kind, noteId: happening.noteId } },
              },
            ]
          : [],
    },
    gone: { kind: 'end', text: 'voice_heard.gone' },
    nothing: { kind: 'end' },
  },
});
