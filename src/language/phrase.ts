/** A text as the measures in it: amounts with what follows them (unit, %, rupiah), periods, and the words that qualify them. */
import type { Period } from '../domain/quantity.ts';
import type { Amount, AmountOptions } from './amount.ts';
import { addHalf, measured, type Measure } from './measure.ts';
import { exactInt, one, times, type Exact } from './exact.ts';
import { isPer, periodAt } from './period.ts';
import { amountAt, untilAt } from './range.ts';
import { baseOf, contentUnknown, isContainer, oneOfUnit, unitName } from './unit.ts';
import { isCut, textAt, tokens, type Token } from './text.ts';
import { roleOf } from './wordKinds.ts';
import { splitNumberWords } from './words.ts';

type PeriodMention = { period: Period; from: number; to: number; sure: boolean };
export type Phrase = {
  list: Token[];
  measures: Measure[];
  periods: PeriodMention[];
  /** "per bungkus", "/kg" */
  perUnits: string[];
  /** Reasons to say it back before it is used. */
  doubts: string[];
  rough: boolean;
  vague: boolean;
  denied: boolean;
  /** "2x", "3 kali" */
  frequency?: Exact;
  /** Words without a role, in order: products, names, places. */
  words: string[];
};

type Cursor = {
  phrase: Phrase;
  at: number;
  options: AmountOptions;
  rupiah: boolean;
  content: boolean;
};

const timesWords = new Set(['x', 'kali', 'kl', '×']);
const contentWords = new Set('isi ukuran uk @ berat netto isinya ukurn beratnya volume'.split(' '));

function takeAmount(cursor: Cursor): boolean {
  const { phrase, at } = cursor;
  const amount = amountAt(phrase.list, at, cursor.options);
  if (!amount) return false;
  const word = textAt(phrase.list, amount.next);
  if (amount.vague) {
    phrase.vague = true;
    cursor.at = amount.next;
    return true;
  }
  if (timesWords.has(word) && amount.min === amount.max) {
    phrase.frequency = times(phrase.frequency ?? one, amount.min);
    cursor.at = amount.next + 1;
    return true;
  }
  const before = textAt(phrase.list, at - 1);
  const signed = before === '-' && phrase.list[at]?.kind === 'number' && phrase.list[at]?.glued;
  if (signed) phrase.doubts.push('a minus or a dash');
  const measure = measured(
    { ...phrase, options: cursor.options, rupiah: cursor.rupiah },
    amount,
    at,
  );
  if (cursor.content) measure.content = true;
  const last = phrase.measures.at(-1);
  // "100 botol 250 ml"
  if (last?.unit && isContainer(last.unit) && measure.unit && last.to === at) {
    if (['kg', 'liter'].includes(baseOf(measure.unit).unit)) measure.content = true;
  }
  if (amount.doubt) phrase.doubts.push(amount.doubt);
  if (amount.approximate) phrase.rough = true;
  phrase.measures.push(measure);
  cursor.rupiah = false;
  cursor.content = false;
  cursor.at = measure.to;
  if (textAt(phrase.list, cursor.at) === '+' && !/\d/.test(textAt(phrase.list, cursor.at + 1))) {
    phrase.doubts.push('a bound');
  }
  return true;
}

function takeOne(cursor: Cursor): boolean {
  const { list, measures } = cursor.phrase;
  const unit = oneOfUnit(textAt(list, cursor.at));
  if (unit === undefined) return false;
  const amount: Amount = {
    min: exactInt(1),
    max: exactInt(1),
    next: cursor.at + 1,
    approximate: false,
    scaled: false,
    slang: false,
    vague: false,
  };
  const measure: Measure = {
    kind: 'unit',
    unit,
    amount,
    one: true,
    from: cursor.at,
    to: cursor.at + 1,
  };
  measures.push(addHalf(list, measure));
  cursor.at = measures.at(-1)?.to ?? cursor.at + 1;
  return true;
}

/** "per bungkus", "/kg", "tiap porsi" */
function takePerUnit(cursor: Cursor): boolean {
  const { list, perUnits } = cursor.phrase;
  if (!isPer(list[cursor.at])) {
    const joined = /^per(.{2,})$/.exec(textAt(list, cursor.at));
    const unit = joined && unitName(joined[1] ?? '');
    if (!unit) return false;
    perUnits.push(unit);
    cursor.at += 1;
    return true;
  }
  const word = textAt(list, cursor.at + 1);
  const unit = unitName(word) ?? oneOfUnit(word);
  if (unit === undefined) return false;
  perUnits.push(unit);
  cursor.at += 2;
  return true;
}

function takePeriod(cursor: Cursor): boolean {
  const found = periodAt(cursor.phrase.list, cursor.at);
  if (!found) return false;
  cursor.phrase.periods.push({
    period: found.period,
    from: cursor.at,
    to: found.next,
    sure: found.sure,
  });
  cursor.at = found.next;
  return true;
}

/** House and road numbers are no amounts: "no 12", "rt 03", "gg 5". */
function takeLabel(cursor: Cursor): boolean {
  const { list, words } = cursor.phrase;
  if (roleOf(textAt(list, cursor.at)) !== 'label') return false;
  words.push(textAt(list, cursor.at));
  cursor.at += 1;
  if (textAt(list, cursor.at) === '.') cursor.at += 1;
  if (list[cursor.at]?.kind === 'number') cursor.at += 1;
  return true;
}

/** "min. 20" is a bound; otherwise "min" is the admin spoken to. */
function isMinimum(list: readonly Token[], at: number): boolean {
  if (textAt(list, at) !== 'min') return false;
  return list[textAt(list, at + 1) === '.' ? at + 2 : at + 1]?.kind === 'number';
}

function takeWord(cursor: Cursor): void {
  const { phrase, at } = cursor;
  const token = phrase.list[at];
  const text = token?.text ?? '';
  const next = textAt(phrase.list, at + 1);
  cursor.at += 1;
  if (contentWords.has(text)) {
    cursor.content = true;
    return;
  }
  if (text === '+' && (next === '-' || next === '/')) phrase.rough = true;
  if (text === '?') phrase.doubts.push('asked, not said');
  if (text === 'setengah' || timesWords.has(text)) phrase.doubts.push('a part or a multiple');
  switch (roleOf(text)) {
    case 'rough':
      phrase.rough = true;
      return;
    case 'bound':
      // "kurang lebih" is "about"
      if (/^(?:kurang|krg)$/.test(text) && /^(?:lebih|lbh)$/.test(next)) {
        phrase.rough = true;
        cursor.at += 1;
      } else phrase.doubts.push('a bound');
      return;
    case 'vague':
      phrase.vague = true;
      return;
    case 'denied':
      phrase.denied = true;
      return;
    case 'rupiah':
      cursor.rupiah = true;
      if (next === '.') cursor.at += 1;
      return;
    case 'filler':
      if (untilAt(phrase.list, at, false) || isMinimum(phrase.list, at)) {
        phrase.doubts.push('a bound');
      }
      return;
    case 'label':
    case undefined:
      if (token?.kind === 'word') phrase.words.push(text);
  }
}

/** Number words written together ("duaratusribu") as the separate words they are. */
function separated(list: readonly Token[]): Token[] {
  return list.flatMap((token) => {
    const parts = token.kind === 'word' ? splitNumberWords(token.text) : undefined;
    return parts ? parts.map((text, i): Token => ({ kind: 'word', text, glued: i > 0 })) : [token];
  });
}

/** Takes a text apart; never fails: what it does not know ends up in `words`. */
export function readPhrase(text: string, options: AmountOptions): Phrase {
  const list = tokens(text);
  const phrase: Phrase = {
    list: separated(list),
    measures: [],
    periods: [],
    perUnits: [],
    doubts: isCut(text, list) ? ['a long text'] : [],
    rough: false,
    vague: false,
    denied: false,
    words: [],
  };
  const cursor: Cursor = { phrase, at: 0, options, rupiah: false, content: false };
  while (cursor.at < phrase.list.length) {
    if (takeLabel(cursor) || takePeriod(cursor) || takePerUnit(cursor)) continue;
    if (takeAmount(cursor) || takeOne(cursor)) continue;
    takeWord(cursor);
  }
  for (const measure of phrase.measures) {
    if (measure.unit && contentUnknown(measure.unit)) phrase.doubts.push('content unknown');
  }
  return phrase;
}
