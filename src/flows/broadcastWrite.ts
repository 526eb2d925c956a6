/** Writing a broadcast: whom it is for, its words, when; nothing is kept before the last screen has said what will happen, and nobody approves their own. */
import { afresh } from '../conversation/afresh.ts';
import { line, paragraphs, stacked } from '../conversation/reply.ts';
import { defineFlow } from '../conversation/step.ts';
import { mayWork } from '../domain/roles.ts';
import {
  blanksLine,
  segmentOf,
  whenOptions,
  whenTyped,
  wordsTyped,
  Writing,
} from './broadcastAnswers.ts';
import { fieldSteps } from './broadcastFields.ts';
import {
  keptSteps,
  late,
  overtaken,
  reachNeeds,
  reachOf,
  review,
  reviewChoices,
  sampleLooks,
  sendNeeds,
  sendTo,
  texts,
} from './broadcastSend.ts';
import { messageFor, reachLines, sampleLines, segmentLines } from './broadcastWords.ts';
import { deniedStep } from './overrideWords.ts';

export const broadcastWrite = defineFlow<Writing>({
  id: 'broadcast_write',
  version: 1,
  title: 'broadcast.title_write',
  answers: Writing,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      next: ({ answers, facts }) => {
        if (!mayWork(facts.person.roles, 'broadcast')) return 'denied';
        return answers.textId !== undefined && answers.when !== undefined
          ? 'may_review'
          : 'audience';
      },
    },
    audience: {
      kind: 'choose',
      text: 'broadcast.ask_audience',
      options: [
        { id: 'owners', label: line('broadcast.owners'), words: ['umk', 'pemilik', 'owner'] },
        { id: 'pics', label: line('broadcast.pics'), words: ['pic', 'perusahaan', 'company'] },
      ],
      save: 'audience',
      next: 'fields',
    },
    ...fieldSteps('may_count'),
    may_count: {
      kind: 'branch',
      next: ({ facts }) => (mayWork(facts.person.roles, 'broadcast') ? 'count' : 'denied'),
    },
    count: {
      kind: 'say',
      needs: reachNeeds,
      text: (context) => {
        const reach = reachOf(context);
        return paragraphs(
          stacked(...segmentLines(segmentOf(context.answers), context.facts)),
          stacked(...reachLines(reach)),
          stacked(...sampleLines(reach, context.facts)),
        );
      },
      effects: sampleLooks,
      next: (context) => (reachOf(context).reachable > 0 ? 'enough' : 'nobody'),
    },
    enough: {
      kind: 'choose',
      text: 'broadcast.ask_enough',
      options: [
        { id: 'lanjut', label: line('broadcast.go_on'), means: 'ya', words: ['lanjut', 'next'] },
        { id: 'saring', label: line('broadcast.edit_fields'), means: 'tidak' },
      ],
      next: { lanjut: 'textId', saring: 'fields' },
    },
    nobody: { kind: 'say', text: 'broadcast.nobody', next: 'fields' },
    textId: {
      kind: 'ask',
      text: () => line('broadcast.ask_text', { blanks: blanksLine, contoh: '{{nama}}' }),
      accept: wordsTyped,
      unclear: 'broadcast.text_short',
      hint: 'broadcast.text_hint',
      free: true,
      verbatim: true,
      save: 'textId',
      next: 'textEn',
    },
    textEn: {
      kind: 'ask',
      text: 'broadcast.ask_text_en',
      accept: wordsTyped,
      unclear: 'broadcast.text_short',
      hint: 'broadcast.text_hint',
      free: true,
      verbatim: true,
      optional: true,
      save: 'textEn',
      next: 'when',
    },
    when: {
      kind: 'ask',
      text: 'broadcast.ask_when',
      accept: whenTyped,
      unclear: 'broadcast.when_vague',
      hint: 'broadcast.when_vague',
      options: whenOptions,
      save: 'when',
      stale: late,
      next: 'may_review',
    },
    may_review: {
      kind: 'branch',
      needs: reachNeeds,
      // The words are shown as one of them would read them.
      effects: (context) => sampleLooks(context).slice(0, 1),
      next: ({ facts }) => (mayWork(facts.person.roles, 'broadcast') ? 'review' : 'denied'),
    },
    review: {
      kind: 'choose',
      needs: reachNeeds,
      text: review,
      options: reviewChoices,
      next: (_context, choice) => {
        switch (choice) {
          case 'tes':
            return 'test';
          case 'saring':
            return 'fields';
          case 'simpan':
            return 'save';
          default:
            return 'send';
        }
      },
    },
    test: {
      kind: 'say',
      text: ({ answers, facts }) =>
        messageFor({ texts: texts({ answers }), segment: segmentOf(answers) }, facts),
      next: 'tested',
    },
    tested: {
      kind: 'choose',
      text: 'broadcast.tested',
      options: [
        { id: 'kembali', label: line('broadcast.to_review'), means: 'ya', words: ['lanjut'] },
      ],
      next: 'may_review',
    },
    send: { kind: 'branch', needs: sendNeeds, next: sendTo },
    late: { kind: 'say', text: 'broadcast.late', next: 'when' },
    ...keptSteps,
    save: {
      kind: 'branch',
      needs: sendNeeds,
      next: (context) => {
        if (!mayWork(context.facts.person.roles, 'broadcast')) return 'denied';
        return overtaken(context) ? 'overtaken' : 'saved';
      },
    },
    overtaken: {
      kind: 'choose',
      text: 'broadcast.overtaken',
      options: [
        { id: 'baru', label: line('broadcast.as_new'), means: 'ya' },
        { id: 'buang', label: line('broadcast.discard'), means: 'tidak' },
      ],
      save: 'anew',
      next: { baru: 'may_review', buang: 'discarded' },
    },
    discarded: {
      kind: 'end',
      then: ({ answers }) => afresh('broadcast', { pick: answers.id }),
    },
    denied: deniedStep('siaran'),
  },
});
