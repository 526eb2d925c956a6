/** Writes about voice notes: each is written down once, and its words go with its bytes when it is over. */
import type { Effect } from '../../domain/effect.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

type OfVoice = Extract<Effect, { kind: 'voice.keep' | 'voice.write' | 'voice.end' }>;

export function voiceWrites(effect: OfVoice, { facts }: Performing): Write[] {
  switch (effect.kind) {
    case 'voice.keep':
      return [
        {
          op: 'insert',
          table: 'voiceNote',
          row: { ...effect.note, personId: facts.person.id, state: 'waiting', at: facts.now },
        },
      ];
    // Two members of staff may listen to the same note: the first to write it down is heard.
    case 'voice.write':
      return [
        {
          op: 'patch',
          table: 'voiceNote',
          id: effect.noteId,
          set: { state: 'written', words: effect.words },
          expect: { state: 'waiting' },
        },
      ];
    case 'voice.end':
      return [
        {
          op: 'patch',
          table: 'voiceNote',
          id: effect.noteId,
          set: { state: 'over', words: undefined },
        },
      ];
    default:
      return effect satisfies never;
  }
}
