/** A party asks for a change: of a term, or a sentence more in a chapter; it makes a new version, and nobody has said yes to that one yet. */
import { z } from 'zod';
import { words } from '../conversation/accept.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, paragraphs } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { AgreementChange, Terms } from '../domain/agreement.ts';
import { agreementMoves, sharesResult } from '../domain/agreement.ts';
import { amendedView } from '../domain/agreementView.ts';
import type { AgreementContent, AgreementView } from '../domain/agreementView.ts';
import type { AgreementDocument } from '../domain/clause.ts';
import type { Effect } from '../domain/effect.ts';
import type { Query } from '../domain/query.ts';
import { answeredTerms, askSteps, stepOf, TermAnswers } from './agreementAsks.ts';
import { BLANKS, FIELDS } from './agreementFields.ts';
import type { Changeable } from './agreementFields.ts';
import { termWords } from './agreementText.ts';
import { mine, mineQuery, ownView, tellParties } from './agreementWords.ts';
import { amendedContent, changedBy, partOf, proposed } from './amendmentWords.ts';
import { contentOf } from './agreementWords.ts';
import type { Mine } from './agreementWords.ts';

/** `n`: the version on which it was asked for; `what`: a term, or "tambah" for a sentence more. */
const Change = TermAnswers.extend({
  pick: z.string(),
  n: z.int(),
  chapter: z.string(),
  what: z.string(),
  words: z.string(),
  sure: z.string(),
}).partial();
type Change = z.infer<typeof Change>;
type Here = Context<Change>;

const ADDED = 'tambah';
/** More sentences than that are another agreement. */
const MOST_ADDED = 20;

function needs({ facts }: Pick<Here, 'facts'>): Query[] {
  return [mineQuery({ facts })];
}

/** `view`: as it would be changed, so of an open amendment as that would have it; `whole`: as it is in force. */
type Found = {
  view: AgreementView;
  whole: AgreementView;
  side: Mine;
  document: AgreementDocument;
  /** What a change makes: a version of a first review, an amendment, or another version of one. */
  makes: 'version' | 'amendment' | 'amended';
};

/** Undefined where it cannot be changed any more, or another version is there by now. */
function found({ answers, facts, read }: Here): Found | undefined {
  const whole = ownView(read(mineQuery({ facts })), answers.pick);
  const view = whole && (amendedView(whole) ?? whole);
  const side = view && mine(view, facts);
  const document = view?.version?.document;
  if (!view || !side || !document || view.agreement.n !== answers.n) return undefined;
  const moves = agreementMoves(view.agreement.state, side.by);
  const makes = whole !== view ? 'amended' : moves.includes('change') ? 'version' : 'amendment';
  const may = moves.includes('change') || (moves.includes('amend') && !whole.amendment);
  return may ? { view, whole, side, document, makes } : undefined;
}

function chapterOptions(context: Here): Option[] {
  const { chapters = [] } = found(context)?.document ?? {};
  return chapters.map(({ id, title }) => ({ id, label: literal(title) }));
}

function fieldsOf({ answers, facts, read }: Here): Changeable[] {
  const whole = ownView(read(mineQuery({ facts })), answers.pick);
  const view = whole && (amendedView(whole) ?? whole);
  const shared = sharesResult(view?.agreement.terms.pattern);
  return (FIELDS[answers.chapter ?? ''] ?? []).filter(
    (field) => field !== (shared ? 'price' : 'profit'),
  );
}

function whatOptions(context: Here): Option[] {
  return [
    ...fieldsOf(context).map((field) => ({
      id: field,
      label: line(`agreement.term_${field === 'paymentDays' ? 'payment' : field}`),
    })),
    { id: ADDED, label: line('agreement.add_sentence'), words: ['tambah', 'kalimat', 'add'] },
  ];
}

/** In a chapter without terms there is nothing to choose: it is a sentence. */
function whatOf({ what, words: added }: Change): string | undefined {
  return added === undefined ? what : ADDED;
}

function changed({ answers }: Here, { view, makes }: Found): Terms {
  const { terms } = view.agreement;
  const { chapter = '', words: added } = answers;
  if (whatOf(answers) !== ADDED) return answeredTerms(terms, answers, makes !== 'version');
  const extras = terms.extras ?? [];
  if (!added || extras.length >= MOST_ADDED) return terms;
  return { ...terms, extras: [...extras, { chapter, words: added }] };
}

/** Old and new in the words of the document. */
function difference(context: Here, now: Found): { before: string; after: string } {
  const { words: added = '' } = context.answers;
  if (whatOf(context.answers) === ADDED) return { before: '-', after: added };
  // One change may bring another: a result is shared in place of a price, a last day moves with the first.
  const [old, next] = [termWords(now.view.agreement.terms), termWords(termsNow(context, now))];
  const blanks = Object.values(BLANKS).filter((blank) => old[blank] !== next[blank]);
  const say = (words: typeof old): string => blanks.map((blank) => words[blank] ?? '-').join('; ');
  return { before: say(old) || '-', after: say(next) || '-' };
}

/** It stands there like that already: no version is made for it. */
function changesNothing(context: Here): boolean {
  const now = found(context);
  const said = now && difference(context, now);
  return said !== undefined && said.before === said.after;
}

function titleOf(context: Here, { document }: Found): string {
  const { chapter } = context.answers;
  return document.chapters.find(({ id }) => id === chapter)?.title ?? '-';
}

/** A pattern in which a result is shared wants no price, and the other way round: asked before the version is made. */
function lacks(context: Here): Changeable | undefined {
  const now = found(context);
  if (!now) return undefined;
  const terms = changed(context, now);
  if (terms.end === undefined) return 'end';
  const amount = sharesResult(terms.pattern) ? 'profit' : 'price';
  return terms[amount] === undefined ? amount : undefined;
}

/** Terms that no longer belong go: the document would say both. */
function termsNow(context: Here, now: Found): Terms {
  const { price, profit, ...terms } = changed(context, now);
  if (sharesResult(terms.pattern)) return profit === undefined ? terms : { ...terms, profit };
  return price === undefined ? terms : { ...terms, price };
}

function changeNow(context: Here, now: Found): AgreementChange {
  return { chapter: titleOf(context, now), ...difference(context, now), by: now.side.by };
}

function contentNow(context: Here, now: Found): AgreementContent | undefined {
  const content = contentOf(now.view, context.facts, termsNow(context, now));
  if (!content || now.makes === 'version') return content;
  return amendedContent(now.whole, content, [changeNow(context, now)]);
}

function sureText(context: Here): Line {
  const now = found(context);
  if (!now) return line('agreement.gone');
  const { before, after } = difference(context, now);
  return paragraphs(
    line('agreement.change_head', { chapter: literal(titleOf(context, now)) }),
    line('agreement.change_before', { words: literal(before) }),
    line('agreement.change_after', { words: literal(after) }),
    line(now.makes === 'version' ? 'agreement.sure_change' : 'amendment.sure_change'),
  );
}

function effects(context: Here): Effect[] {
  const now = found(context);
  const content = now && contentNow(context, now);
  if (!now || !content) return [];
  const change = changeNow(context, now);
  if (now.makes === 'amendment') {
    const { parties } = now.view;
    const amended = { terms: content.terms, parties: parties.map(({ party }) => partOf(party)) };
    return proposed(now.whole, now.side, { ...amended, changes: [change] }, content);
  }
  if (now.makes === 'amended') return changedBy(now.whole, now.side, content, change);
  const { id: agreementId, rev } = now.view.agreement;
  return [
    { kind: 'agreement.issue', agreementId, rev, from: 'review', content, change, by: now.side.by },
    ...tellParties(now.view, 'change', now.side),
  ];
}

function isEarly(context: Here): boolean {
  const now = found(context);
  const asked = context.answers.endsOn !== undefined || context.answers.startsOn !== undefined;
  return now !== undefined && asked && changed(context, now).end === undefined;
}

// Who the parties are is no term.
const {
  company_nib: _,
  address: __,
  nib: ___,
  ...asks
} = askSteps<Change>('complete', isEarly, needs);

export const agreementChange = defineFlow<Change>({
  id: 'agreement_change',
  version: 1,
  title: 'agreement.title_change',
  answers: Change,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs, next: (context) => (found(context) ? 'chapter' : 'late') },
    chapter: {
      kind: 'choose',
      needs,
      text: 'agreement.ask_chapter',
      options: chapterOptions,
      save: 'chapter',
      unclear: 'desk.unclear',
      next: 'which',
    },
    which: {
      kind: 'branch',
      needs,
      next: (context) => (fieldsOf(context).length === 0 ? 'words' : 'what'),
    },
    what: {
      kind: 'choose',
      needs,
      text: 'agreement.ask_what',
      options: whatOptions,
      save: 'what',
      unclear: 'desk.unclear',
      next: (_context, what) => (what === ADDED ? 'words' : stepOf[what as Changeable]),
    },
    words: {
      kind: 'ask',
      text: 'agreement.ask_words',
      accept: words({ min: 8, max: 400 }),
      unclear: 'agreement.words_unclear',
      hint: 'agreement.words_unclear',
      free: true,
      verbatim: true,
      save: 'words',
      next: 'complete',
    },
    ...asks,
    complete: {
      kind: 'branch',
      needs,
      next: (context) => {
        if (!found(context)) return 'late';
        const field = lacks(context);
        if (field !== undefined) return stepOf[field];
        return changesNothing(context) ? 'same' : 'sure';
      },
    },
    sure: {
      kind: 'choose',
      needs,
      text: sureText,
      options: [
        { id: 'ya', label: line('agreement.yes_change'), means: 'ya' },
        { id: 'tidak', label: line('agreement.not_now'), means: 'tidak' },
      ],
      save: 'sure',
      stale: true,
      next: { ya: 'save', tidak: 'left' },
    },
    save: { kind: 'branch', needs, next: (context) => (found(context) ? 'saved' : 'late') },
    saved: {
      kind: 'end',
      needs,
      text: (context) =>
        line(found(context)?.makes === 'version' ? 'agreement.changed' : 'amendment.changed'),
      effects,
    },
    same: { kind: 'end', text: 'agreement.change_same' },
    left: { kind: 'end', text: 'agreement.change_left' },
    late: { kind: 'end', text: 'agreement.change_late' },
  },
});
