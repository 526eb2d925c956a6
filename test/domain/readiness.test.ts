/**
 * The readiness rules on the real questionnaire: who is asked what, what scores, and when there is
 * a level.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applicable, scoreAnswer, scoreReadiness } from '../../src/domain/readiness.ts';
import type { ReadinessAnswer } from '../../src/domain/readiness.ts';
import { knownAnswers } from '../../src/domain/readinessKnown.ts';
import type { ReadinessQuestion } from '../../src/domain/region.ts';
import { readiness } from '../../src/regions/kota-bekasi/readiness.ts';

const { questions } = readiness;
type Answers = Record<string, ReadinessAnswer>;

function question(code: string): ReadinessQuestion {
  const found = questions.find((candidate) => candidate.code === code);
  if (!found) throw new Error(`no question ${code}`);
  return found;
}

function codes(profile: Parameters<typeof applicable>[1]): string[] {
  return applicable(questions, profile).map(({ code }) => code);
}

/** Everybody answers with the same number of points. */
function all(asked: readonly ReadinessQuestion[], score: number): Answers {
  return Object.fromEntries(asked.map(({ code }) => [code, { score }]));
}

describe('applicable', () => {
  it('asks a keripik maker with NIB everything', () => {
    expect(codes({ sectors: ['K2'], hasNib: true })).toHaveLength(24);
    expect(codes({ sectors: ['K2.1'], hasNib: true })).toHaveLength(24);
  });

  it('leaves goods, food, licence and NIB questions out of a laundry without NIB', () => {
    const asked = codes({ sectors: ['L1'], hasNib: false });
    expect(asked).toHaveLength(19);
    for (const code of ['P4', 'M2', 'L2', 'L4', 'L5']) expect(asked).not.toContain(code);
  });

  it('asks a caterer about halal but not for a distribution licence', () => {
    const asked = codes({ sectors: ['C1'], hasNib: true });
    expect(asked).toContain('L5');
    expect(asked).not.toContain('L4');
  });

  it('asks declared cosmetics for their licence, and one of several sectors is enough', () => {
    expect(codes({ sectors: ['Z1'], needsPermit: true, hasNib: true })).toContain('L4');
    expect(codes({ sectors: ['L1', 'K1'], hasNib: true })).toHaveLength(24);
    expect(codes({ sectors: [], hasNib: true })).toContain('P4');
  });
});

describe('scoreAnswer', () => {
  it('scores a quantity by how sure it is', () => {
    const exact = { min: 50_000, max: 50_000, unit: 'kg' };
    expect(scoreAnswer(question('P1'), exact)?.score).toBe(4);
    expect(scoreAnswer(question('P1'), { ...exact, max: 100_000 })?.score).toBe(3);
    expect(scoreAnswer(question('P1'), { ...exact, approximate: true })?.score).toBe(3);
    expect(scoreAnswer(question('P1'), 'unknown')?.score).toBe(0);
  });

  it('scores people, and working alone is never weak', () => {
    const scores = [0, 1, 2, 3, 4, 9, 10, 250].map(
      (people) => scoreAnswer(question('S1'), people)?.score,
    );
    expect(scores).toEqual([3, 3, 3, 3, 4, 4, 4, 4]);
    const alone = scoreAnswer(question('S1'), 1) ?? 'skipped';
    expect(scoreReadiness([question('S1')], { S1: alone }, readiness).weak).toEqual([]);
  });

  it('gives halal that is not needed or declared non-halal no points at all', () => {
    expect(scoreAnswer(question('L5'), 'bebas')).toEqual({ option: 'bebas', score: null });
    expect(scoreAnswer(question('L5'), 'tidak_halal')?.score).toBeNull();
  });

  it('takes nothing that the question does not ask', () => {
    expect(scoreAnswer(question('P2'), 'ngawur')).toBeUndefined();
    expect(scoreAnswer(question('P2'), 5)).toBeUndefined();
    expect(scoreAnswer(question('S1'), -1)).toBeUndefined();
    expect(scoreAnswer(question('S1'), NaN)).toBeUndefined();
    expect(scoreAnswer(question('S1'), { min: 1, max: 1, unit: 'kg' })).toBeUndefined();
  });
});

describe('scoreReadiness', () => {
  const asked = applicable(questions, { sectors: ['K2'], hasNib: true });

  it('is 100, 75 and 0 for all fours, threes and noughts', () => {
    expect(scoreReadiness(asked, all(asked, 4), readiness)).toMatchObject({
      complete: true,
      score: 100,
      level: 'siap',
      perAxis: { produksi: 100, sdm: 100, legalitas: 100, keuangan: 100, mutu: 100, digital: 100 },
      weak: [],
    });
    expect(scoreReadiness(asked, all(asked, 3), readiness)).toMatchObject({
      score: 75,
      level: 'siap',
    });
    const nothing = scoreReadiness(asked, all(asked, 0), readiness);
    expect(nothing).toMatchObject({ score: 0, level: 'perlu' });
    expect(nothing.weak).toHaveLength(24);
    expect(nothing.weak[0]).toEqual({ code: 'P1', offer: question('P1').offer });
  });

  it('weighs: legality at nothing costs exactly its 25 and, being a seed axis, the level', () => {
    const answers = all(asked, 4);
    for (const { code, axis } of asked) if (axis === 'legalitas') answers[code] = { score: 0 };
    expect(scoreReadiness(asked, answers, readiness)).toMatchObject({ score: 75, level: 'hampir' });
  });

  it('holds the edges of the levels: 70 and 50 are reached, 69 and 49 are not', () => {
    const of = (score: number): ReadinessQuestion[] => [
      { ...question('K1'), code: 'A', weight: score },
      { ...question('K1'), code: 'B', weight: 100 - score },
    ];
    const level = (score: number): string | undefined =>
      scoreReadiness(of(score), { A: { score: 4 }, B: { score: 0 } }, readiness).level;
    expect([70, 69.9, 50, 49.9].map(level)).toEqual(['siap', 'hampir', 'hampir', 'perlu']);
  });

  it('holds the edge of a seed axis at half', () => {
    const answers = all(asked, 4);
    for (const { code, axis } of asked) if (axis === 'sdm') answers[code] = { score: 2 };
    expect(scoreReadiness(asked, answers, readiness)).toMatchObject({
      level: 'siap',
      perAxis: { sdm: 50 },
    });
    answers['S2'] = { score: 1 };
    expect(scoreReadiness(asked, answers, readiness).level).toBe('hampir');
  });

  it('has no score and no level when one question is skipped or open', () => {
    const answers = all(asked, 4);
    answers['D2'] = 'skipped';
    const result = scoreReadiness(asked, answers, readiness);
    expect(result.complete).toBe(false);
    expect(result).not.toHaveProperty('level');
    expect(result).not.toHaveProperty('score');
    expect(result.perAxis).toMatchObject({ produksi: 100, digital: undefined });
    delete answers['D2'];
    expect(scoreReadiness(asked, answers, readiness).complete).toBe(false);
  });

  it('leaves an answer without points out of both sides of the fraction', () => {
    const answers = all(asked, 4);
    answers['L5'] = { option: 'bebas', score: null };
    expect(scoreReadiness(asked, answers, readiness)).toMatchObject({ complete: true, score: 100 });
    answers['L1'] = { score: 0 };
    // 97 points can be reached, 88 are: 90.7 %.
    expect(scoreReadiness(asked, answers, readiness).score).toBe(90);
  });

  it('ignores answers to questions that do not apply', () => {
    const laundry = applicable(questions, { sectors: ['L1'], hasNib: false });
    const answers = { ...all(laundry, 4), L5: { score: 0 } };
    expect(scoreReadiness(laundry, answers, readiness)).toMatchObject({ score: 100, weak: [] });
  });

  it('never falls when an answer gets better, and stays between 0 and 100', () => {
    const points = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(points, fc.nat(23), (scores, which) => {
        const answers: Answers = {};
        asked.forEach(({ code }, i) => (answers[code] = { score: scores[i] ?? 0 }));
        const before = scoreReadiness(asked, answers, readiness).score ?? -1;
        answers[asked[which]?.code ?? ''] = { score: 4 };
        const after = scoreReadiness(asked, answers, readiness).score ?? -1;
        expect(before).toBeGreaterThanOrEqual(0);
        expect(after).toBeGreaterThanOrEqual(before);
        expect(after).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('knownAnswers', () => {
  const today = '2026-11-22';

  it('answers from the profile what the profile says', () => {
    const known = knownAnswers(questions, {
      capacity: { min: 50_000, max: 50_000, unit: 'kg', period: 'minggu' },
      workforce: 3,
      hasNib: 'ya',
      papers: [
        { kind: 'halal', status: 'proses' },
        { kind: 'npwp', status: 'tidak_yakin' },
        { kind: 'pirt', status: 'ada', expires: '2029-01-01' },
        { kind: 'merek', status: 'ada' },
      ],
      today,
    });
    const scores = Object.entries(known).map(([code, answer]) => `${code}=${answer.score}`);
    expect(scores).toEqual(['P1=4', 'S1=3', 'L1=4', 'L3=2', 'L4=4', 'L5=2', 'L6=4']);
  });

  it('marks a licence that is expired or ends within half a year', () => {
    const option = (expires: string): string | undefined =>
      knownAnswers(questions, { papers: [{ kind: 'pirt', status: 'ada', expires }], today })['L4']
        ?.option;
    expect(option('2026-11-21')).toBe('hampir_habis');
    expect(option('2027-05-20')).toBe('hampir_habis');
    expect(option('2027-05-21')).toBe('ada');
  });

  it('takes a paper that staff refused for none', () => {
    const papers = [
      { kind: 'nib', status: 'ada', refusal: 'not_found' },
      { kind: 'halal', status: 'ada', refusal: 'other_name' },
      { kind: 'pirt', status: 'ada', expires: '2029-01-01', refusal: 'unreadable' },
    ] as const;
    const known = knownAnswers(questions, { hasNib: 'ya', papers, today });
    expect(Object.values(known).map(({ option }) => option)).toEqual(['belum', 'belum']);
  });

  it('does not guess: no P-IRT is not "no licence", no trademark is not "no brand"', () => {
    const papers = [
      { kind: 'pirt', status: 'belum' },
      { kind: 'merek', status: 'belum' },
    ] as const;
    expect(knownAnswers(questions, { papers, today })).toEqual({});
  });
});
