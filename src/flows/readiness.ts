/**
 * "Cek kesiapan": the region's questionnaire, a few questions a sitting, and for every weak answer
 * the next thing to do.
 */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Context, Flow } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { ReadinessView } from '../domain/curation.ts';
import type { Facts } from '../domain/facts.ts';
import type { PaperKind } from '../domain/need.ts';
import type { Level, ReadinessResult } from '../domain/readiness.ts';
import type { Axis, Region } from '../domain/region.ts';
import { inLanguage } from '../domain/region.ts';
import { dayName } from './card.ts';
import { consentSteps } from './consent.ts';
import { kept } from './readinessEffects.ts';
import { readinessNeeds, stateOf } from './readinessState.ts';
import type { State, Told } from './readinessState.ts';
import { questionSteps } from './readinessSteps.ts';
import { whichSteps } from './whichUmk.ts';

/** How many offers are shown before "lihat semua". */
const OFFERS = 3;

const Answers = z.looseObject({
  umk: z.string().optional(),
  redo: z.enum(['semua', 'lemah']).optional(),
}) as unknown as z.ZodType<Told>;

/** On to the next question, a pause after a sitting's worth of them, or the result. */
function onwards(context: Context<Told>): string {
  const state = stateOf(context);
  const [first] = state?.open ?? [];
  if (!state || first === undefined) return 'result';
  const { perSitting } = context.facts.region.readiness;
  // One last question is not worth a pause.
  return state.told % perSitting === 0 && state.open.length > 1 ? 'sitting' : first;
}

function begin(context: Context<Told>): string {
  const open = stateOf(context)?.open ?? [];
  return open.length === 0 ? 'result' : 'intro';
}

function result(context: Context<Told>): Line {
  const state = stateOf(context);
  if (!state) return line('which.none');
  const { perAxis, level, score } = state.result;
  const curated = context.read({ kind: 'readiness', umkId: state.umk.id })?.curated;
  const decided = curated?.level ?? level;
  const head =
    decided === undefined || level === undefined
      ? line('readiness.incomplete', { left: skipped(state).length })
      : line(`readiness.level_${decided}`, { score: score ?? 0 });
  return stacked(
    head,
    ...(curated ? [curatedLine(curated, level, context.facts)] : []),
    ...axisLines(perAxis, context.facts),
  );
}

/** That a person has looked, and, where they decided another level than the answers give, what these give. */
function curatedLine(
  { visitedOn, level }: NonNullable<ReadinessView['curated']>,
  computed: Level | undefined,
  facts: Facts,
): Line {
  const day = dayName(visitedOn, facts);
  if (!level) return line('readiness.curated', { day });
  const short = line(`readiness.short_${level}`);
  return computed
    ? line('readiness.curated_other', {
        day,
        level: short,
        computed: line(`readiness.short_${computed}`),
      })
    : line('readiness.curated_level', { day, level: short });
}

/** A line for each axis of which something is answered. */
export function axisLines(perAxis: ReadinessResult['perAxis'], facts: Facts): Line[] {
  return (Object.entries(perAxis) as [Axis, number | undefined][]).flatMap(([axis, percent]) =>
    percent === undefined ? [] : [axisLine(axis, percent, facts)],
  );
}

function skipped({ questions, answers }: State): string[] {
  return questions
    .map(({ code }) => code)
    .filter((code) => answers[code] === undefined || answers[code] === 'skipped');
}

/** "Produksi: kuat (82)": the figure is out of 100, the word follows the pack's own levels. */
function axisLine(axis: Axis, percent: number, facts: Facts): Line {
  const { readyFrom, almostFrom } = facts.region.readiness;
  const word =
    percent >= readyFrom
      ? 'readiness.strong'
      : percent >= almostFrom
        ? 'readiness.enough'
        : 'readiness.weak';
  return line('readiness.axis', {
    axis: line(`readiness.axis_${axis}`),
    word: line(word),
    percent,
  });
}

/** The next things to do, what weighs most first. */
function offers(context: Context<Told>): string[] {
  const state = stateOf(context);
  const weights = new Map(state?.questions.map(({ code, weight }) => [code, weight]));
  return [...(state?.result.weak ?? [])]
    .sort((a, b) => (weights.get(b.code) ?? 0) - (weights.get(a.code) ?? 0))
    .map(({ offer }) => inLanguage(offer, context.facts.person.language));
}

function offersShown(most: number) {
  return (context: Context<Told>): Line => {
    const all = offers(context);
    if (all.length === 0) return line('readiness.no_offers');
    const rows = all
      .slice(0, most)
      .map((offer) => line('readiness.offer', { offer: literal(offer) }));
    return stacked(line('readiness.offers'), ...rows, line('readiness.offers_end'));
  };
}

const izin: Option = { id: 'izin', label: line('menu.licence'), words: ['izin', 'bantu izin'] };

/** What of the papers that are weak counts most; "an own licence" may be one of two, so it is asked which. */
function weakPaper(context: Context<Told>): { kind?: PaperKind } | undefined {
  const state = stateOf(context);
  const weak = new Set(state?.result.weak.map(({ code }) => code));
  const known = [...(state?.questions ?? [])]
    .filter(({ code }) => weak.has(code))
    .sort((a, b) => b.weight - a.weight)
    .flatMap(({ knownFrom }) => knownFrom ?? []);
  if (known.includes('izin_edar')) return {};
  const kind = known.find((from) => from === 'nib' || from === 'halal' || from === 'merek');
  return kind && { kind };
}

function afterwards(most: number) {
  return (context: Context<Told>): Option[] => {
    const state = stateOf(context);
    const weak = state?.result.weak.length ?? 0;
    return [
      ...(weak > most ? [{ id: 'lihat', label: line('readiness.all', { count: weak }) }] : []),
      ...(state && skipped(state).length > 0
        ? [{ id: 'dilewati', label: line('readiness.skipped'), words: ['lanjut'] }]
        : []),
      ...(weak > 0 ? [{ id: 'lemah', label: line('readiness.redo_weak') }] : []),
      ...(weakPaper(context) ? [izin] : []),
      { id: 'ulang', label: line('readiness.redo_all') },
      { id: 'selesai', label: line('profile.done'), words: ['sudah', 'cukup'] },
    ];
  };
}

const chosen = {
  lihat: 'all_offers',
  dilewati: 'go_on',
  lemah: 'redo_weak',
  ulang: 'redo_all',
  selesai: 'done',
  izin: 'licence',
} as const;

/** The same business again, from the beginning or what was weak. */
function start(redo: 'semua' | 'lemah' | undefined) {
  return ({ answers }: Context<Told>) => ({
    flow: 'readiness',
    answers: { ...(answers.umk ? { umk: answers.umk } : {}), ...(redo ? { redo } : {}) },
  });
}

/** The dialog of one region: a step for each of its questions. */
export function readiness(region: Region): Flow {
  return defineFlow<Told>({
    id: 'readiness',
    version: 1,
    title: 'readiness.title',
    answers: Answers,
    start: 'which',
    steps: {
      ...whichSteps<Told>('consent'),
      ...consentSteps<Told>('begin'),
      begin: { kind: 'branch', needs: readinessNeeds, next: begin },
      intro: {
        kind: 'say',
        needs: readinessNeeds,
        text: (context) => line('readiness.intro', { count: stateOf(context)?.open.length ?? 0 }),
        next: (context) => stateOf(context)?.open[0] ?? 'result',
      },
      ...questionSteps(region.readiness.questions, 'keep'),
      keep: { kind: 'branch', needs: readinessNeeds, effects: kept, next: onwards },
      sitting: {
        kind: 'choose',
        needs: readinessNeeds,
        text: (context) => line('readiness.sitting', { left: stateOf(context)?.open.length ?? 0 }),
        options: [
          { id: 'lanjut', label: line('readiness.go_on'), means: 'ya' },
          {
            id: 'nanti',
            label: line('readiness.later'),
            means: 'tidak',
            words: ['besok', 'nanti dulu'],
          },
        ],
        next: (context, answer) =>
          answer === 'nanti' ? 'later' : (stateOf(context)?.open[0] ?? 'result'),
      },
      later: { kind: 'end', text: 'readiness.kept' },
      result: { kind: 'say', needs: readinessNeeds, text: result, next: 'offers' },
      offers: {
        kind: 'choose',
        needs: readinessNeeds,
        text: offersShown(OFFERS),
        options: afterwards(OFFERS),
        next: chosen,
      },
      all_offers: {
        kind: 'choose',
        needs: readinessNeeds,
        text: offersShown(Infinity),
        options: afterwards(Infinity),
        next: chosen,
      },
      go_on: { kind: 'end', then: start(undefined) },
      redo_weak: { kind: 'end', then: start('lemah') },
      redo_all: { kind: 'end', then: start('semua') },
      licence: {
        kind: 'end',
        needs: readinessNeeds,
        then: (context) => {
          const { umk } = context.answers;
          return { flow: 'licence', answers: { ...weakPaper(context), ...(umk ? { umk } : {}) } };
        },
      },
      done: { kind: 'end', text: 'readiness.done' },
    },
  });
}
