/** `/teks`: an admin finds a text by the words on a screen and changes it, seeing it first as people will; it works from the next message on. */
import { afresh } from '../conversation/afresh.ts';
import { text } from '../conversation/accept.ts';
import type { Option } from '../conversation/reply.ts';
import { line, paragraphs, stacked } from '../conversation/reply.ts';
import type { Start, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Query } from '../domain/query.ts';
import { textFault } from '../domain/textRules.ts';
import { understood } from '../language/reading.ts';
import {
  deniedStep,
  leftStep,
  finishedStep,
  isAdmin,
  newestChange,
  whoLine,
} from './overrideWords.ts';
import { fromList, LIST, listAnew, PAGE_SIZE, pageLines, pageOf, pageOptions } from './paged.ts';
import {
  blanksLine,
  cardOf,
  changesQuery,
  choiceOf,
  faultLine,
  historyOf,
  isShipped,
  lockedLines,
  newText,
  previewOf,
  shortText,
  TextAnswers,
  textQuery,
} from './textWords.ts';
import type { TextContext } from './textWords.ts';

/** The option that asks for what was changed, as it is typed too. */
const CHANGED = 'sudah diubah';
const ALL_CHANGED = /^(?:(?:yang )?sudah diubah|those already changed)$/i;
const LONGEST_SEARCH = 200;

type Known = Pick<TextContext, 'answers'>;

/** Of the text that was written before nothing stays. */
const unwritten = { typed: undefined, told: undefined };
const anew = afresh('texts', unwritten);

function found({ answers: { words, page } }: Known): Extract<Query, { kind: 'texts.find' }> {
  const asked = words === undefined || words === CHANGED ? '' : words;
  return { kind: 'texts.find', words: asked, page: page ?? 1, size: PAGE_SIZE };
}

const searched = text((typed) => {
  const words = typed.replace(/\s+/g, ' ').trim().slice(0, LONGEST_SEARCH);
  return understood(ALL_CHANGED.test(words) ? CHANGED : words);
});

/** As it is typed; in quotation marks also what would be a command here. */
const typedText = text((typed) => understood(typed.replace(/^["“]([\s\S]*)["”]$/, '$1').trim()));

function listOptions(context: TextContext): Option[] {
  const { rows, total } = context.read(found(context));
  const { language } = context.facts.person;
  return [
    ...rows.map((row) => ({ id: row.key, label: shortText(row[language]) })),
    ...pageOptions(pageOf(context.answers.page, total)),
    { id: 'lagi', label: line('find.again'), words: ['cari', 'search'] },
    { id: 'selesai', label: line('desk.finish'), words: ['sudah', 'done'] },
  ];
}

function chosen({ facts }: TextContext, pick: unknown): Target {
  if (!isAdmin(facts)) return 'denied';
  return fromList(pick, { lagi: 'again' });
}

function cardNeeds({ answers }: Known): Query[] {
  return [textQuery(answers), changesQuery(answers)];
}

function cardOptions(context: TextContext): Option[] {
  const of = (act: 'ubah' | 'asli', language: 'id' | 'en'): Option => {
    const changes = context.read(changesQuery(context.answers));
    const name = `text/${language}/${context.answers.pick ?? ''}`;
    const seen = changes.find((change) => change.of === name)?.n ?? 0;
    return { id: `${act}:${language}:${seen}`, label: line(`texts.${act}_${language}`) };
  };
  return [
    of('ubah', 'id'),
    of('ubah', 'en'),
    ...(isShipped(context, 'id') ? [] : [of('asli', 'id')]),
    ...(isShipped(context, 'en') ? [] : [of('asli', 'en')]),
    ...(context.read(changesQuery(context.answers)).length === 0
      ? []
      : [{ id: 'riwayat', label: line('texts.history'), words: ['history'] }]),
    { id: 'daftar', label: line('find.back'), words: ['list'] },
    { id: 'selesai', label: line('desk.finish'), words: ['sudah', 'done'] },
  ];
}

function acted({ answers, facts }: TextContext, act: unknown): Target {
  if (!isAdmin(facts)) return 'denied';
  if (act === 'selesai') return 'finished';
  if (act === 'daftar') return answers.words === undefined ? 'again' : 'turn';
  if (act === 'riwayat') return 'history';
  return choiceOf(answers)?.act === 'asli' ? 'preview' : 'typed';
}

/** Where the new text goes: wrong ones back to where it is typed, with what is wrong. */
function checked(context: TextContext): string {
  const view = context.read(textQuery(context.answers));
  const choice = choiceOf(context.answers);
  if (!view || !choice) return 'gone';
  return textFault(newText(context), view.shipped[choice.language]) ? 'wrong' : 'preview';
}

/** A colleague may have changed it since this admin saw it, and another since that was said. */
function state(context: TextContext): string {
  const choice = choiceOf(context.answers);
  if (!isAdmin(context.facts)) return 'denied';
  if (!choice || checked(context) !== 'preview') return 'gone';
  return changedSoOften(context) === choice.seen ? 'done' : 'told';
}

/** How often the text has been changed by now. */
function changedSoOften(context: TextContext): number {
  return newestOfText(context)?.n ?? 0;
}

function newestOfText(context: TextContext) {
  const language = choiceOf(context.answers)?.language ?? 'id';
  const of = `text/${language}/${context.answers.pick ?? ''}`;
  const changes = context.read(changesQuery(context.answers));
  return newestChange(changes.filter((change) => change.of === of));
}

function kept(context: TextContext): Effect[] {
  const choice = choiceOf(context.answers);
  if (!choice || !isAdmin(context.facts)) return [];
  const of = `text/${choice.language}/${context.answers.pick ?? ''}`;
  const value = choice.act === 'asli' ? undefined : newText(context);
  // The change after the one that was seen: where a colleague made that one, this turn is done again and says so.
  const n = choice.seen + 1;
  return [{ kind: 'override.set', of, n, ...(value === undefined ? {} : { value }) }];
}

/** What a colleague wrote is shown, and a further change is made on that: it counts what was there when it was shown. */
function told(context: TextContext): Start {
  const { words, page, pick, typed } = context.answers;
  const { act = 'ubah', language = 'id' } = choiceOf(context.answers) ?? {};
  const seen = changedSoOften(context);
  const kept = { words, page, pick, typed, act: `${act}:${language}:${seen}`, told: true };
  return { flow: 'texts', answers: kept };
}

function sure({ answers }: Known): Option[] {
  const again: Option = { id: 'ketik', label: line('texts.retype'), words: ['ubah', 'ulang'] };
  return [
    { id: 'ya', label: line('texts.yes'), means: 'ya' },
    ...(choiceOf(answers)?.act === 'ubah' ? [again] : []),
    { id: 'tidak', label: line('override.no'), means: 'tidak' },
  ];
}

export const texts = defineFlow<TextAnswers>({
  id: 'texts',
  version: 1,
  title: 'texts.title',
  answers: TextAnswers,
  browses: true,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      next: ({ answers, facts }) => {
        if (!isAdmin(facts)) return 'denied';
        if (answers.told) return 'meanwhile';
        if (answers.pick !== undefined) return 'look';
        return answers.words === undefined ? 'ask' : 'results';
      },
    },
    ask: {
      kind: 'ask',
      text: 'texts.ask',
      accept: searched,
      unclear: 'texts.ask_unclear',
      hint: 'texts.ask_unclear',
      free: true,
      verbatim: true,
      options: [{ id: CHANGED, label: line('texts.changed_ones') }],
      save: 'words',
      next: 'results',
    },
    results: {
      kind: 'branch',
      needs: (known) => [found(known)],
      next: (context) => {
        if (!isAdmin(context.facts)) return 'denied';
        return context.read(found(context)).total === 0 ? 'none' : 'list';
      },
    },
    list: {
      kind: 'choose',
      needs: (known) => [found(known)],
      text: (context) => {
        const { total } = context.read(found(context));
        return stacked(
          line('texts.list', { count: total }),
          ...pageLines(pageOf(context.answers.page, total)),
          ...lockedLines(context),
        );
      },
      options: listOptions,
      ...LIST,
      next: chosen,
    },
    turn: {
      kind: 'end',
      then: ({ answers }) => listAnew('texts', answers, { ...unwritten, words: answers.words }),
    },
    again: { kind: 'end', then: anew },
    none: {
      kind: 'end',
      text: (context) => {
        const locked = lockedLines(context);
        if (context.answers.words === CHANGED) return line('texts.none_changed');
        return locked.length > 0 ? stacked(...locked) : line('texts.none');
      },
      then: anew,
    },
    look: {
      kind: 'branch',
      needs: cardNeeds,
      next: (context) => (context.read(textQuery(context.answers)) ? 'card' : 'gone'),
    },
    card: {
      kind: 'choose',
      needs: cardNeeds,
      text: cardOf,
      options: cardOptions,
      save: 'act',
      stale: true,
      unclear: 'desk.unclear',
      next: acted,
    },
    history: { kind: 'say', needs: cardNeeds, text: historyOf, next: 'card' },
    typed: {
      kind: 'ask',
      needs: cardNeeds,
      text: (context) => paragraphs(line('texts.ask_new'), ...blanksLine(context)),
      accept: typedText,
      unclear: 'texts.new_unclear',
      hint: 'texts.new_unclear',
      free: true,
      verbatim: true,
      save: 'typed',
      stale: true,
      next: 'check',
    },
    check: { kind: 'branch', needs: cardNeeds, next: checked },
    wrong: { kind: 'say', needs: cardNeeds, text: faultLine, next: 'typed' },
    preview: {
      kind: 'choose',
      needs: cardNeeds,
      text: previewOf,
      options: sure,
      next: { ya: 'once_more', ketik: 'typed', tidak: 'left' },
    },
    once_more: { kind: 'branch', needs: cardNeeds, next: state },
    told: { kind: 'end', needs: cardNeeds, then: told },
    meanwhile: {
      kind: 'choose',
      needs: cardNeeds,
      text: (context) => {
        const newest = newestOfText(context);
        const who = newest ? whoLine(newest) : line('texts.somebody');
        return paragraphs(line('texts.meanwhile', { who }), cardOf(context));
      },
      options: sure,
      next: { ya: 'once_more', ketik: 'typed', tidak: 'left' },
    },
    done: { kind: 'end', needs: cardNeeds, text: 'texts.done', effects: kept },
    gone: { kind: 'end', text: 'texts.gone' },
    denied: deniedStep('teks'),
    left: leftStep,
    finished: finishedStep,
  },
});
