/** One import: applied, thrown away, taken back, its wrong rows or codes fetched; each is said before it is done, and looked at again when it is. */
import { afresh } from '../conversation/afresh.ts';
import type { Option } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import { defineFlow } from '../conversation/step.ts';
import { mayImport } from '../domain/roles.ts';
import {
  acted,
  cardNeeds,
  cardOptions,
  cardText,
  confirmText,
  fetched,
  fetchText,
  ImportRunAnswers,
  linkQuery,
  madeJob,
  mayNow,
  mergeOptions,
  mergeText,
} from './importRun.ts';

const yes: Option = { id: 'ya', label: line('impor.yes'), means: 'ya' };
const no: Option = { id: 'tidak', label: line('impor.no'), means: 'tidak' };

export const importCard = defineFlow<ImportRunAnswers>({
  id: 'import_card',
  version: 1,
  title: 'impor.title',
  answers: ImportRunAnswers,
  start: 'start',
  browses: true,
  steps: {
    start: {
      kind: 'branch',
      next: ({ facts }) => (mayImport(facts.person.roles) ? 'card' : 'denied'),
    },
    card: {
      kind: 'choose',
      needs: cardNeeds,
      text: cardText,
      options: cardOptions,
      save: 'act',
      stale: true,
      unclear: 'desk.unclear',
      next: acted,
    },
    merge: {
      kind: 'choose',
      needs: cardNeeds,
      text: mergeText,
      options: mergeOptions,
      save: 'merge',
      stale: true,
      next: 'confirm',
    },
    confirm: {
      kind: 'choose',
      needs: cardNeeds,
      text: confirmText,
      options: [yes, no],
      next: { ya: 'once_more', tidak: 'card' },
    },
    // A colleague may have been quicker, or the role is gone.
    once_more: {
      kind: 'branch',
      needs: cardNeeds,
      next: (context) => mayNow(context, 'made'),
    },
    made: {
      kind: 'end',
      needs: () => [{ kind: 'fresh', of: 'job' }],
      text: 'impor.made',
      effects: madeJob,
    },
    changed: { kind: 'say', text: 'impor.changed', next: 'card' },
    fetch: {
      kind: 'end',
      needs: (known) => [...cardNeeds(known), linkQuery],
      text: fetchText,
      effects: fetched,
    },
    list: { kind: 'end', then: () => afresh('impor') },
    finished: { kind: 'end' },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'impor' }],
    },
  },
});
