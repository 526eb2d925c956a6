/** "Susun perjanjian": each side says what the need and the match do not tell yet; the last answer makes the document. */
import type { Option } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Accept, Accepted } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { equalShares, readShares } from '../domain/agreementTerms.ts';
import type { Query } from '../domain/query.ts';
import { askSteps, stepOf } from './agreementAsks.ts';
import {
  couldShare,
  Fill,
  fillingOf,
  isEarly,
  needs,
  saved,
  savedText,
  sureText,
} from './agreementFilling.ts';
import type { Filling, Here } from './agreementFilling.ts';

/** Whoever speaks English with us for a company is asked whether it is to be written in English too. */
function wantsEnglish({ facts }: Here, { side, drafted }: Filling): boolean {
  const open = drafted.terms.languages === undefined;
  return open && side.by === 'company' && facts.person.language === 'en';
}

/** The next question, or the look at all answers. */
function nextAsk(context: Here): string {
  const found = fillingOf(context);
  if (!found) return 'over';
  const { answers } = context;
  const group = !found.view && found.side.by === 'company' && couldShare(context).length > 1;
  if (group && answers.members === undefined) return 'members';
  if (group && found.matches.length > 1 && answers.shares === undefined) return 'shares';
  const [field] = found.missing;
  if (field !== undefined) return stepOf[field];
  return wantsEnglish(context, found) ? stepOf.languages : 'sure';
}

function memberOptions(context: Here): Option[] {
  return couldShare(context).map(({ match, umk }) => ({
    id: String(match.id),
    label: literal(`${umk.businessName ?? umk.ownerName} (${umk.product})`),
  }));
}

const shares: Accept = (input, { answers }): Accepted => {
  const { members = [] } = answers as Fill;
  const said = input.kind === 'text' ? readShares(input.text, members.length) : undefined;
  if (said) return { result: 'understood', value: said, confidence: 'full' };
  if (input.kind === 'text' && /^(?:1|(?:sama )?rata|bagi rata|equal(?:ly)?)\W*$/i.test(input.text))
    return { result: 'understood', value: equalShares(members.length), confidence: 'full' };
  const hint = line('agreement.shares_hint', { count: members.length });
  return { result: 'ask', why: 'format', hint };
};

const code: Query = { kind: 'agreementCode' };
const number: Query = { kind: 'fresh', of: 'agreement' };

function saveNeeds(known: Pick<Here, 'answers' | 'facts'>): Query[] {
  return known.answers.agreement === undefined ? [...needs(known), number, code] : needs(known);
}

// How much is needed is the need's; it is changed where the version stands.
const { volume: _, ...asks } = askSteps<Fill>('next', isEarly, needs);

export const agreementFill = defineFlow<Fill>({
  id: 'agreement_fill',
  version: 1,
  title: 'agreement.title_fill',
  answers: Fill,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs, next: nextAsk },
    members: {
      kind: 'choose',
      needs,
      text: 'agreement.ask_members',
      options: memberOptions,
      many: true,
      unclear: 'agreement.members_unclear',
      hint: 'agreement.members_unclear',
      save: 'members',
      next: 'next',
    },
    shares: {
      kind: 'ask',
      needs,
      text: (context) =>
        line('agreement.ask_shares', {
          names: (fillingOf(context)?.matches ?? [])
            .map(({ umk }) => umk.businessName ?? umk.ownerName)
            .join(', '),
        }),
      accept: shares,
      options: [{ id: 'rata', label: line('agreement.shares_equal') }],
      unclear: 'agreement.shares_unclear',
      hint: 'agreement.shares_unclear',
      save: 'shares',
      next: 'next',
    },
    ...asks,
    next: { kind: 'branch', needs, next: nextAsk },
    sure: {
      kind: 'choose',
      needs,
      text: sureText,
      options: [
        { id: 'ya', label: line('agreement.save'), means: 'ya', words: ['simpan', 'save'] },
        { id: 'tidak', label: line('agreement.not_now'), means: 'tidak', words: ['nanti'] },
      ],
      save: 'sure',
      stale: true,
      next: { ya: 'save', tidak: 'left' },
    },
    save: {
      kind: 'branch',
      needs,
      // Somebody else may have answered, or stopped it, meanwhile.
      next: (context) => (nextAsk(context) === 'sure' ? 'saved' : 'next'),
    },
    saved: { kind: 'end', needs: saveNeeds, text: savedText, effects: saved },
    left: { kind: 'end', text: 'agreement.left' },
    over: { kind: 'end', text: 'agreement.gone' },
  },
});
