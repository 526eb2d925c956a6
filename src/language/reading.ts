/** What came of reading a text: understood, a question to ask back, or not this kind of thing. Nothing is guessed silently. */

/** What a text looks like where something else was asked. */
export type LooksLike = 'phone' | 'nib' | 'nik' | 'npwp' | 'date' | 'place' | 'money' | 'text';

export type Understood<T> = {
  result: 'understood';
  value: T;
  /** `confirm`: say it back and ask "betul?" before it is used. */
  confidence: 'full' | 'confirm';
  /** How it was read, for whoever wants to know why ("approximate", "typo", "dot as thousands"). */
  readAs?: string;
  /** Where several readings are equally likely: each of them, best first, `value` being the first. */
  candidates?: T[];
};

export type AskBack<T = unknown> = {
  result: 'ask';
  why: 'vague' | 'no_unit' | 'no_period' | 'ambiguous' | 'format';
  /** For `format`: what is right ("13 angka") and what was found ("12 angka"), in plain words. */
  expected?: string;
  got?: string;
  /** What was understood so far, so that the next answer only needs to fill the gap. */
  partial?: Partial<T>;
  candidates?: T[];
};

export type Other = { result: 'other'; looksLike: LooksLike };

export type Reading<T> = Understood<T> | AskBack<T> | Other;

export function understood<T>(value: T, readAs?: string): Understood<T> {
  return { result: 'understood', value, confidence: 'full', ...(readAs ? { readAs } : {}) };
}

export function toConfirm<T>(value: T, readAs: string, candidates?: T[]): Understood<T> {
  const base: Understood<T> = { result: 'understood', value, confidence: 'confirm', readAs };
  return candidates ? { ...base, candidates } : base;
}

export function other(looksLike: LooksLike = 'text'): Other {
  return { result: 'other', looksLike };
}
