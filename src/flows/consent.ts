/** Consent before the first answer is kept: the notice, the whole of it on request, and a yes that is recorded. */
import { line, literal } from '../conversation/reply.ts';
import type { Answers, Step } from '../conversation/step.ts';
import { inLanguage } from '../domain/region.ts';

/**
 * Steps `consent`, `consent_more`, `consent_given` and `consent_refused`; start a dialog at
 * `consent`, which is passed over by whoever has agreed to this version (UU 27/2022 art. 20–22).
 */
export function consentSteps<A = Answers>(next: string): Record<string, Step<A>> {
  return {
    consent: {
      kind: 'branch',
      next: ({ facts }) =>
        facts.person.consentVersion === facts.region.consent.version ? next : 'consent_ask',
    },
    consent_ask: {
      kind: 'choose',
      text: ({ facts }) => literal(inLanguage(facts.region.consent.notice, facts.person.language)),
      options: [
        { id: 'setuju', label: line('consent.agree'), means: 'ya' },
        { id: 'tidak', label: line('consent.refuse'), means: 'tidak' },
        { id: 'selengkapnya', label: line('consent.more') },
      ],
      unclear: 'consent.unclear',
      hint: 'consent.hint',
      next: { setuju: 'consent_given', tidak: 'consent_refused', selengkapnya: 'consent_more' },
    },
    consent_more: {
      kind: 'say',
      text: ({ facts }) => literal(inLanguage(facts.region.consent.more, facts.person.language)),
      next: 'consent_ask',
    },
    consent_given: {
      kind: 'branch',
      effects: ({ facts }) => [
        {
          kind: 'consent.record',
          purpose: 'service',
          granted: true,
          version: facts.region.consent.version,
        },
      ],
      next,
    },
    consent_refused: { kind: 'end', text: 'consent.refused' },
  };
}

/** The separate yes or no for reminders; the answer is kept as `reminders`. */
export function remindersStep<A extends { reminders?: unknown }>(next: string): Step<A> {
  return {
    kind: 'choose',
    text: ({ facts }) => literal(inLanguage(facts.region.consent.reminders, facts.person.language)),
    options: [
      { id: 'ya', label: line('answer.yes'), means: 'ya' },
      { id: 'tidak', label: line('answer.no'), means: 'tidak' },
    ],
    save: 'reminders',
    next,
  };
}
