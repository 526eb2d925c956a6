/** Staff listen to a voice note and write down what was said, which its sender confirms; nobody writes down their own. */
import { z } from 'zod';
import { text } from '../conversation/accept.ts';
import type { Reply } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Accepted, Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';
import type { VoiceNote } from '../domain/voice.ts';
import { other, understood } from '../language/reading.ts';

/** After so long without an answer what was heard is given up, and its bytes go. */
const WAIT_MS = 3 * 24 * 60 * 60 * 1000;
const LONGEST = 2000;

/** `words` null: it could not be made out. */
const Write = z.object({ note: z.string(), words: z.string().nullable() }).partial();
type Write = z.infer<typeof Write>;
type Here = Context<Write>;

function one({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'voiceNote' }> {
  return { kind: 'voiceNote', id: Number(answers.note) };
}

function noteOf(context: Here): VoiceNote | undefined {
  return context.read(one(context));
}

function mayListen({ person }: Facts): boolean {
  return person.roles.includes('admin') || person.roles.includes('kurator');
}

/** Where to go with a note: only one that waits, and is not one's own, is written down. */
function state(context: Here, then: string): string {
  const note = noteOf(context);
  if (!mayListen(context.facts) || note?.personId === context.facts.person.id) return 'not_yours';
  if (!note) return 'unknown';
  return note.state === 'waiting' ? then : 'written_already';
}

function sound(context: Here): Reply['attachment'] {
  const note = noteOf(context);
  if (!note) return undefined;
  const { id, blobId, mime } = note;
  return {
    kind: 'voice',
    blobId,
    mime,
    name: `suara-${id}.${mime.includes('ogg') ? 'ogg' : 'm4a'}`,
  };
}

const UNCLEAR =
  /^(?:suara(?:nya)? |audio(?:nya)? )?(?:tidak|tdk|nggak|ngga|gak|ga|kurang) (?:jelas|terdengar)\W*$|^(?:not clear|unclear|inaudible)\W*$/i;

/** As it was said, be it a number alone; in quotation marks also what would be a command here. */
const saidOrUnclear = text((typed): Accepted => {
  if (UNCLEAR.test(typed)) return understood(null);
  const said = typed.replace(/^["“](.*)["”]$/s, '$1').trim();
  if (said.length > LONGEST) {
    const hint = line('accept.too_long', { max: LONGEST, got: said.length });
    return { result: 'ask', why: 'format', hint };
  }
  return /[\p{L}\p{N}]/u.test(said) ? understood(said) : other();
});

function timerKey(noteId: number): string {
  return `voice/${noteId}`;
}

/** What ends a note, and the waiting for its sender. */
export function voiceOver({ id, blobId }: VoiceNote): Effect[] {
  return [
    { kind: 'voice.end', noteId: id, blobId },
    { kind: 'timer.remove', key: timerKey(id) },
  ];
}

function told(note: VoiceNote): Effect[] {
  return [
    { kind: 'queue.done', of: 'voice', subjectId: note.id },
    {
      kind: 'tell',
      whom: { person: note.personId },
      happening: { kind: 'voice.written', noteId: note.id },
    },
  ];
}

function written(context: Here): Effect[] {
  const note = noteOf(context);
  const { words: heard } = context.answers;
  if (!note || !heard) return [];
  return [
    { kind: 'voice.write', noteId: note.id, words: heard },
    ...told(note),
    {
      kind: 'timer.set',
      key: timerKey(note.id),
      whom: { person: note.personId },
      happening: { kind: 'voice.written', noteId: note.id, last: true },
      at: new Date(context.facts.now.getTime() + WAIT_MS),
    },
  ];
}

function unclear(context: Here): Effect[] {
  const note = noteOf(context);
  if (!note) return [];
  return [{ kind: 'voice.end', noteId: note.id, blobId: note.blobId }, ...told(note)];
}

/** How many more wait, besides the one that was just done. */
function left(context: Here): { left: number } {
  const { id } = one(context);
  const waiting = context.read({ kind: 'voiceNotes.waiting' });
  return { left: waiting.filter((note) => note.id !== id).length };
}

function needs(known: Pick<Here, 'answers'>): Query[] {
  return [one(known)];
}

export const voiceWrite = defineFlow<Write>({
  id: 'voice_write',
  version: 1,
  title: 'voice_write.title',
  answers: Write,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs, next: (context) => state(context, 'play') },
    play: {
      kind: 'say',
      needs,
      text: (context) =>
        line('voice_write.play', {
          id: context.answers.note ?? '',
          question: literal(noteOf(context)?.question ?? '-'),
        }),
      attachment: sound,
      next: 'words',
    },
    words: {
      kind: 'ask',
      text: 'voice_write.ask',
      accept: saidOrUnclear,
      unclear: 'voice_write.unclear',
      hint: 'voice_write.hint',
      free: true,
      verbatim: true,
      save: 'words',
      next: 'once_more',
    },
    // Somebody else of the staff may have written it down meanwhile.
    once_more: {
      kind: 'branch',
      needs,
      next: (context) => state(context, context.answers.words === null ? 'inaudible' : 'written'),
    },
    written: {
      kind: 'end',
      needs: (known) => [one(known), { kind: 'voiceNotes.waiting' }],
      text: 'voice_write.written',
      values: left,
      effects: written,
    },
    inaudible: {
      kind: 'end',
      needs: (known) => [one(known), { kind: 'voiceNotes.waiting' }],
      text: 'voice_write.inaudible',
      values: left,
      effects: unclear,
    },
    written_already: { kind: 'end', text: 'voice_write.already' },
    unknown: {
      kind: 'end',
      text: ({ answers }) => line('voice_write.unknown', { id: answers.note ?? '' }),
    },
    not_yours: { kind: 'end', text: 'voice_write.not_yours' },
  },
});
