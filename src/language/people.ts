/** How many people work: "3 orang", "sendiri", "berdua sama istri", "2 pegawai + saya"; counted as the owner counts them. */
import { exactInt, toNumber, type Exact } from './exact.ts';
import { identifierIn, looksLike } from './looks.ts';
import { confident, doubtIn, withoutAmount } from './number.ts';
import type { Measure } from './measure.ts';
import { readPhrase, type Phrase } from './phrase.ts';
import { other, toConfirm, understood, type Reading } from './reading.ts';
import { numberWord } from './words.ts';

export type PeopleRange = { min: number; max: number };

const alone = new Set(
  'sendiri sendirian sndiri sndr sendri dewe dewekan sorangan solo ndiri ndirian nyalira'.split(
    ' ',
  ),
);
const workers = new Set(
  (
    'karyawan karyawati kryawan krywn krywan karyawannya pegawai pgw pgawai pegawainya pekerja pkerja pekerjanya staf ' +
    'staff tenaga tukang penjahit buruh kuli helper asisten koki kurir anak buah tim team sdm personil anggota montir ' +
    'pelayan kasir orang org crew kru pembantu pembatu penenun pengrajin perajin operator tetap harian lepas borongan ' +
    'laki2 laki perempuan cewek cowok wanita pria kerja yg yang bantu bantuin'
  ).split(' '),
);
const relatives = new Set(
  'istri suami anak ibu bapak adik adek kakak ortu mertua ponakan keponakan sodara saudara bini laki ipar mama papa'.split(
    ' ',
  ),
);
const joins = new Set('+ plus dan sama tambah ditambah dibantu dn sm & ples'.split(' '));
const me = new Set('saya sy aku gue gw ane abdi kulo owner pemilik'.split(' '));
const nobody = new Set('nol kosong nihil zero'.split(' '));

/** "berdua", "bertiga", "ber3" and the looser "berduaan": the number in it. */
function together(word: string): number | undefined {
  const match = /^ber(.+?)(?:an)?$|^(dua|due|tiga|empat)an$/.exec(word);
  const found = match && numberWord(match[1] ?? match[2] ?? '')?.word;
  if (!found) return undefined;
  if (found.kind === 'digit') return found.value;
  return found.kind === 'small' && found.value < 100 ? found.value : undefined;
}

function words(phrase: Phrase): string[] {
  return phrase.list.map((token) => token.text);
}

/** Whether the owner is added to the workers ("2 pegawai + saya"), or is among them ("3 termasuk saya"). */
function ownerAdded(list: readonly string[]): 'added' | 'perhaps' | 'no' {
  for (const [at, word] of list.entries()) {
    if (!me.has(word)) continue;
    if (list.slice(Math.max(0, at - 2), at).some((w) => w.startsWith('termasuk'))) return 'no';
    const before = list[at - 1] ?? '';
    const after = list[at + 1] ?? '';
    if (
      before === '+' ||
      before === 'plus' ||
      after === '+' ||
      after === 'plus' ||
      /tambah$/.test(before)
    )
      return 'added';
    if (joins.has(before) || joins.has(after)) return 'perhaps';
  }
  return 'no';
}

/** Answers without any amount: alone, together, nobody. */
function withoutNumber(phrase: Phrase, text: string): Reading<PeopleRange> {
  const list = words(phrase);
  const pair = list.map(together).find((count) => count !== undefined);
  if (pair !== undefined) return understood({ min: pair, max: pair });
  const kin = list.filter((word) => relatives.has(word)).length;
  if (list.some((word) => alone.has(word))) {
    const helped = kin > 0 && list.some((word) => joins.has(word) || word === 'kadang');
    const value = { min: 1, max: 1 };
    return helped || phrase.denied
      ? toConfirm(value, 'alone, with others named')
      : understood(value);
  }
  const staff = list.some((word) => workers.has(word));
  if (phrase.denied && staff) {
    const unsure =
      list.some((word) => /^bel[uo]m$|^bl[uo]?m$|^bukan$/.test(word)) || list.includes('tetap');
    return unsure ? toConfirm({ min: 0, max: 0 }, 'not yet') : understood({ min: 0, max: 0 });
  }
  if (list.includes('suami') && list.includes('istri'))
    return toConfirm({ min: 2, max: 2 }, 'a couple');
  if (phrase.denied && list.some((word) => word === 'ada' || word === 'punya'))
    return toConfirm({ min: 0, max: 0 }, 'none');
  if (list.some((word) => nobody.has(word))) return toConfirm({ min: 0, max: 0 }, 'none');
  if (kin > 0 && list.some((word) => joins.has(word))) {
    return toConfirm({ min: 1 + kin, max: 1 + kin }, 'the owner and relatives');
  }
  const onlyMe =
    list.some((word) => me.has(word)) &&
    list.some((word) => /^(?:cuma|cuman|hanya|doang|aja|saja)$/.test(word));
  if (onlyMe) return toConfirm({ min: 1, max: 1 }, 'only the owner');
  return withoutAmount(phrase, text);
}

/** Relatives named beside the numbers: "saya + suami + 1 karyawan"; "2 anak" is counted already. */
function relativesBeside(phrase: Phrase, measures: readonly Measure[]): number {
  return phrase.list.filter(
    ({ text }, at) => relatives.has(text) && !measures.some(({ to }) => at === to || at === to + 1),
  ).length;
}

/** Adds up what was said ("2 laki 3 perempuan"); more than one number is confirmed. */
function summed(phrase: Phrase, measures: readonly Measure[]): Reading<PeopleRange> {
  const sum = (pick: (measure: Measure) => Exact): number =>
    toNumber(measures.reduce((total, measure) => total + pick(measure), 0n));
  const kin = relativesBeside(phrase, measures);
  const listed = kin > 0 && words(phrase).some((word) => me.has(word));
  const owner = listed ? 'perhaps' : ownerAdded(words(phrase));
  const more = kin + (owner === 'no' ? 0 : 1);
  const value = { min: sum((m) => m.amount.min) + more, max: sum((m) => m.amount.max) + more };
  if (!Number.isInteger(value.min) || !Number.isInteger(value.max))
    return { result: 'ask', why: 'ambiguous' };
  if (owner === 'perhaps') {
    const without = { min: value.min - 1 - kin, max: value.max - 1 - kin };
    return toConfirm(value, 'with the owner', [value, without]);
  }
  if (kin > 0) return toConfirm(value, 'with relatives');
  const list = words(phrase);
  const strange = phrase.words.some((word) => !workers.has(word) && !relatives.has(word));
  const doubt =
    (measures.length > 1 ? 'a sum' : undefined) ??
    // The plus sign is a bound elsewhere; here it added the owner.
    (owner === 'added' ? undefined : doubtIn(phrase, measures)) ??
    (strange || list.some((word) => alone.has(word)) ? 'with other words' : undefined) ??
    (value.max > 300 ? 'very many' : undefined);
  return confident(value, doubt, phrase.rough);
}

/**
 * Reads a number of people as said: "5 karyawan" 5, "2 pegawai + saya" 3, "sendiri" 1, "gak ada karyawan" 0. Sums and an
 * owner who may or may not be among them are confirmed; quantities, money and words are `other`.
 */
export function readPeople(text: string): Reading<PeopleRange> {
  if (identifierIn(text)) return other(looksLike(text));
  const phrase = readPhrase(text, { mIs: 'miliar' });
  const measures = phrase.measures.filter(
    (measure) => (measure.kind === 'unit' && measure.unit === 'orang') || measure.kind === 'plain',
  );
  if (measures.length === 0) {
    if (phrase.measures.length > 0) return other(looksLike(text));
    return withoutNumber(phrase, text);
  }
  if (measures.some((measure) => measure.amount.max > exactInt(1_000_000))) return other();
  return summed(phrase, measures);
}
