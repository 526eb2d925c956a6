/** A spoken amount without its unit: digits, words and scales put together left to right; every doubtful reading is marked. */
import { blankGroups, fractionAt, smallScale } from './amountTokens.ts';
import { readDigits } from './digits.ts';
import { exactInt, one, times, type Exact } from './exact.ts';
import { textAt, type Token } from './text.ts';
import { unitName } from './unit.ts';
import { numberWord, type NumberWord } from './words.ts';

/** `doubt` (English, short) forces a confirmation; `vague` is "ratusan ribu"; `scaled` if a word such as ribu was said. */
export type Amount = {
  min: Exact;
  max: Exact;
  next: number;
  approximate: boolean;
  scaled: boolean;
  slang: boolean;
  vague: boolean;
  doubt?: string;
  also?: [Exact, Exact];
};

/** Whether "5 M" is miliar or metre depends on what was asked. */
export type AmountOptions = { mIs: 'miliar' | 'meter' };

type State = {
  total: Exact;
  /** The part below the next scale word; undefined before anything was said. */
  group: Exact | undefined;
  /** What may still be added to the group: below 1000, below 100, below 10, nothing. */
  room: 1000 | 100 | 10 | 0;
  lastScale: number;
  fromDigits: boolean;
  half: boolean;
  at: number;
  result: Pick<Amount, 'approximate' | 'scaled' | 'slang'> & Pick<Amount, 'doubt' | 'also'>;
};

function takeDigits(list: readonly Token[], state: State): boolean {
  if (state.half) return false;
  const fraction = fractionAt(list, state.at);
  if (fraction !== undefined) {
    if (state.group !== undefined && (!state.fromDigits || state.group % one !== 0n)) return false;
    state.group = (state.group ?? 0n) + fraction;
    state.half = true;
    state.room = 0;
    state.fromDigits = true;
    state.at += 3;
    return true;
  }
  const count = blankGroups(list, state.at);
  const raw = count > 1 ? list.slice(state.at, state.at + count) : [];
  const read = readDigits(count > 1 ? raw.map((t) => t.text).join('') : textAt(list, state.at));
  if (!read || (state.group !== undefined && read.value >= exactInt(state.room))) return false;
  if (Number.isFinite(state.lastScale) && state.group === undefined) {
    if (read.value >= exactInt(state.lastScale)) return false;
    // "50rb 1 kg" is two amounts; "1 jt 50 rb" is one.
    const after = numberWord(textAt(list, state.at + count))?.word.kind;
    const goesOn = after === 'scale' || after === 'hundred' || after === 'teen';
    if (!goesOn && read.value < exactInt(100)) return false;
  }
  if (count > 1) state.result.doubt = 'blank as thousands';
  if (read.doubt) state.result.doubt = read.doubt;
  if (read.also !== undefined) state.result.also = [read.also, read.also];
  state.at += count;
  // "2 ratus", "5 puluh", "2 belas"
  const small = state.group === undefined ? smallScale(list, state.at) : undefined;
  state.group = (state.group ?? 0n) + (small ? small.of(read.value) : read.value);
  state.room = small?.room ?? 0;
  state.fromDigits = true;
  if (small) state.at += 1;
  if (small?.an) state.result.approximate = true;
  return true;
}

function takeDigitWord(list: readonly Token[], state: State, value: number): boolean {
  if (state.half) return false;
  const third = numberWord(textAt(list, state.at + 1))?.word;
  if (
    third?.kind === 'fraction' &&
    third.bottom > 2 &&
    textAt(list, state.at + 1).startsWith('per')
  ) {
    // "tiga perempat", "dua pertiga"
    state.group = (state.group ?? 0n) + (BigInt(value) * one) / BigInt(third.bottom);
    state.half = true;
    state.at += 2;
    return true;
  }
  const small = smallScale(list, state.at + 1);
  const needed = small ? (small.room === 100 ? 1000 : 100) : 10;
  if (state.room < needed) return false;
  state.group = (state.group ?? 0n) + (small ? small.of(exactInt(value)) : exactInt(value));
  state.room = small?.room ?? 0;
  state.fromDigits = false;
  state.at += small ? 2 : 1;
  if (small?.an) state.result.approximate = true;
  if (!small && textAt(list, state.at) === 'koma') takeSpokenDecimals(list, state);
  return true;
}

/** "dua koma tujuh lima" */
function takeSpokenDecimals(list: readonly Token[], state: State): void {
  let unit = one / 10n;
  let at = state.at + 1;
  for (; unit > 0n; unit /= 10n, at += 1) {
    const word = numberWord(textAt(list, at))?.word;
    const digit =
      word?.kind === 'digit'
        ? word.value
        : /^\d$/.test(textAt(list, at))
          ? Number(textAt(list, at))
          : -1;
    if (digit < 0) break;
    state.group = (state.group ?? 0n) + BigInt(digit) * unit;
  }
  if (unit < one / 10n) {
    state.at = at;
    state.half = true;
  }
}

function takeScale(state: State, value: number, oneOfIt: boolean): boolean {
  const scale = exactInt(value);
  if (oneOfIt ? state.group !== undefined : state.group === undefined) return false;
  if (value >= state.lastScale) return false;
  state.total += oneOfIt ? scale : times(state.group ?? 0n, scale);
  state.group = undefined;
  state.room = 1000;
  state.half = false;
  state.lastScale = value;
  state.result.scaled = true;
  state.at += 1;
  return true;
}

function takeFraction(list: readonly Token[], state: State, top: number, bottom: number): boolean {
  if (state.half) return false;
  const part = (BigInt(top) * one) / BigInt(bottom);
  const scaleFollows = numberWord(textAt(list, state.at + 1))?.word.kind === 'scale';
  if (state.group === undefined && Number.isFinite(state.lastScale) && !scaleFollows) {
    // "dua juta setengah"
    state.total += times(part, exactInt(state.lastScale));
    state.group = 0n;
  } else {
    if (state.group !== undefined && state.group >= exactInt(100))
      state.result.doubt = 'half of what';
    state.group = (state.group ?? 0n) + part;
  }
  state.half = true;
  state.room = 0;
  state.at += 1;
  return true;
}

function takeCeng(state: State, value: number): boolean {
  state.group = exactInt(value * 1000);
  state.room = 0;
  state.result.slang = true;
  state.at += 2;
  return true;
}

/** "dua goban" is two notes of fifty thousand, or two things for fifty thousand. */
function takeSlangTimes(state: State, value: number): boolean {
  const { group } = state;
  if (group === undefined || group >= exactInt(10) || group % one !== 0n) return false;
  if (value < 1000 || state.result.scaled || state.result.slang) return false;
  state.result.doubt = 'a multiple or a price';
  state.result.also = [exactInt(value), exactInt(value)];
  state.group = times(group, exactInt(value));
  state.room = 0;
  state.result.slang = true;
  state.at += 1;
  return true;
}

function takeWord(list: readonly Token[], state: State, word: NumberWord): boolean {
  switch (word.kind) {
    case 'digit':
      return takeDigitWord(list, state, word.value);
    case 'small': {
      if (state.half || state.room < (word.value === 100 ? 1000 : 100)) return false;
      state.group = (state.group ?? 0n) + exactInt(word.value);
      state.room = word.value === 100 ? 100 : 0;
      state.fromDigits = false;
      state.at += 1;
      return true;
    }
    case 'scale':
      return takeScale(state, word.value, word.one);
    case 'fraction':
      return takeFraction(list, state, word.top, word.bottom);
    case 'slang': {
      if (state.group !== undefined || state.result.scaled)
        return takeSlangTimes(state, word.value);
      // "cepek ceng" is a hundred thousand.
      if (textAt(list, state.at + 1) === 'ceng') return takeCeng(state, word.value);
      state.group = exactInt(word.value);
      state.room = 0;
      state.result.slang = true;
      if (!word.sure) state.result.doubt = 'slang that is also said of thousands';
      if (!word.sure)
        state.result.also = [exactInt(word.value * 1000), exactInt(word.value * 1000)];
      state.at += 1;
      return true;
    }
    case 'teen':
    case 'hundred':
      return false;
  }
}

/** "k" and "m" are scales only behind digits; "t" is triliun where money or a number was asked. */
function letterScale(
  list: readonly Token[],
  state: State,
  options: AmountOptions,
): number | undefined {
  if (!state.fromDigits || state.group === undefined) return undefined;
  const text = textAt(list, state.at);
  if (text === 'k' || text === 'ceng') return 1e3;
  if (options.mIs === 'meter') return undefined;
  return text === 'm' ? 1e9 : text === 't' ? 1e12 : undefined;
}

function start(at: number): State {
  return {
    total: 0n,
    group: undefined,
    room: 1000,
    lastScale: Infinity,
    fromDigits: false,
    half: false,
    at,
    result: { approximate: false, scaled: false, slang: false },
  };
}

/** "20an", "rb-an", "5 jt'an": marks the amount as approximate. */
function takeAn(list: readonly Token[], state: State): boolean {
  const [here, after] = [list[state.at], list[state.at + 1]];
  if (here?.text === 'an') state.at += 1;
  else if ((here?.text === '-' || here?.text === "'") && after?.text === 'an' && after.glued)
    state.at += 2;
  else return false;
  state.result.approximate = true;
  return true;
}

/** Where millions are followed by a number below 1000 ("2 juta 500"), people often mean thousands. */
function settle(list: readonly Token[], state: State): void {
  const rest = state.group ?? 0n;
  if (rest === 0n || !Number.isFinite(state.lastScale) || state.half) return;
  const colloquial = state.total + rest * 1000n;
  if (state.lastScale >= 1e6) {
    state.result.doubt = 'no thousands said';
    state.result.also = [colloquial, colloquial];
    if (state.fromDigits) {
      const literal = state.total + rest;
      state.result.also = [literal, literal];
      state.group = rest * 1000n;
    }
  } else if (
    state.fromDigits &&
    list[state.at - 1]?.glued !== true &&
    unitName(textAt(list, state.at))
  ) {
    // "2rb 500 pcs" is one amount, "500rb 250 gram" is two.
    state.result.doubt = 'one amount or two';
  }
}

/** Reads one amount without ranges at token `at`; undefined where no amount starts there. */
export function simpleAmount(
  list: readonly Token[],
  at: number,
  options: AmountOptions,
): Amount | undefined {
  const state = start(at);
  for (let going = true; going;) {
    const token = list[state.at];
    if (!token) break;
    const found = token.kind === 'word' ? numberWord(token.text) : undefined;
    const letter = token.kind === 'word' ? letterScale(list, state, options) : undefined;
    if (token.kind === 'number') going = takeDigits(list, state);
    else if (letter !== undefined) going = takeScale(state, letter, false);
    else if (found) going = takeWord(list, state, found.word);
    else going = false;
    if (going && found?.an) state.result.approximate = true;
    if (going && found?.typo) state.result.doubt = 'typo';
    if (takeAn(list, state)) going = numberWord(textAt(list, state.at))?.word.kind === 'scale';
  }
  if (state.at === at) return undefined;
  settle(list, state);
  const value = state.total + (state.group ?? 0n);
  return { min: value, max: value, next: state.at, vague: false, ...state.result };
}
