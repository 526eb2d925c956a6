/** The questions that narrow a broadcast's audience: any number of them, in any order, each asked again whenever it is chosen. */
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Accept, Context, Step } from '../conversation/step.ts';
import { OwnedPaperKind } from '../domain/paper.ts';
import { Level } from '../domain/broadcast.ts';
import type { Facts } from '../domain/facts.ts';
import {
  ALL,
  daysTyped,
  kecamatanTyped,
  sectorsTyped,
  seenTyped,
  segmentOf,
  sinceTyped,
} from './broadcastAnswers.ts';
import type { Writing } from './broadcastAnswers.ts';
import { fieldLine, fieldName, fieldsOf, levelLine, scaleLine } from './broadcastWords.ts';
import { allSectors } from './sectorAnswers.ts';

type Here = Context<Writing>;

const ENOUGH = 'sudah';
const all: Option = {
  id: ALL,
  label: line('broadcast.all'),
  words: ['semua', 'all'],
  means: 'tidak',
};

function fields({ answers }: Pick<Here, 'answers'>): readonly string[] {
  return fieldsOf(segmentOf(answers).audience);
}

/** Each field with what it is set to. */
function fieldOptions({ answers, facts }: Here): Option[] {
  const segment = segmentOf(answers);
  const options = fields({ answers }).map((field): Option => {
    const value = fieldLine(field, segment, facts);
    const name = fieldName(field);
    const label: Line = value ? line('broadcast.field_set', { field: name, value }) : name;
    return { id: field, label };
  });
  return [
    { id: ENOUGH, label: line('broadcast.fields_done'), words: ['selesai', 'cukup', 'done'] },
    ...options,
  ];
}

function kecamatanChoices({ facts }: { facts: Facts }): Option[] {
  return [all, ...facts.region.kecamatan.map(({ name }) => ({ id: name, label: literal(name) }))];
}

function scaleChoices({ answers }: Here): Option[] {
  const scales = answers.audience === 'pics' ? ['menengah', 'besar'] : ['mikro', 'kecil'];
  return [all, ...scales.map((scale) => ({ id: scale, label: scaleLine(scale) }))];
}

const papers: readonly Option[] = [
  { id: ALL, label: line('broadcast.any_paper'), words: ['apa saja', 'any'] },
  ...OwnedPaperKind.options.map((kind) => ({ id: kind, label: line(`paper.kind_${kind}`) })),
];

const languages: readonly Option[] = [
  all,
  { id: 'id', label: line('broadcast.language_id'), words: ['indonesia'] },
  { id: 'en', label: line('broadcast.language_en'), words: ['inggris'] },
];

const seen: readonly Option[] = [
  { id: ALL, label: line('broadcast.all') },
  ...[7, 30].map((days) => ({
    id: `within:${days}`,
    label: line('broadcast.seen_within', { days }),
  })),
  ...[30, 90].map((days) => ({
    id: `before:${days}`,
    label: line('broadcast.seen_before', { days }),
  })),
];

const since: readonly Option[] = [
  { id: ALL, label: line('broadcast.all') },
  ...[30, 90].map((days) => ({ id: `${days}d`, label: line('broadcast.since_days', { days }) })),
];

const days: readonly Option[] = [30, 60, 90].map((count) => ({
  id: String(count),
  label: line('broadcast.in_days', { days: count }),
}));

/** A field with options of which any number may be chosen, or named in words. */
function several(
  field: 'kecamatan' | 'sectors' | 'levels' | 'scales',
  options: (context: Here) => Option[],
  accept?: Accept,
): Step<Writing> {
  return {
    kind: 'choose',
    text: `broadcast.ask_${field}`,
    options,
    many: true,
    save: field,
    stale: true,
    ...(accept ? { accept } : {}),
    next: 'fields',
  };
}

/** Papers: whether there is a NIB, and what is about to expire. */
const paperSteps: Record<string, Step<Writing>> = {
  nib: {
    kind: 'choose',
    text: 'broadcast.ask_nib',
    options: [
      { id: 'ya', label: line('broadcast.nib_yes'), means: 'ya' },
      { id: 'tidak', label: line('broadcast.nib_no'), means: 'tidak' },
      { id: ALL, label: line('broadcast.all') },
    ],
    save: 'nib',
    stale: true,
    next: 'fields',
  },
  paper: {
    kind: 'choose',
    text: 'broadcast.ask_paper',
    options: [{ id: 'tidak', label: line('broadcast.no_paper'), means: 'tidak' }, ...papers],
    save: 'paperKind',
    stale: true,
    next: (_context, kind) => (kind === 'tidak' ? 'fields' : 'paperDays'),
  },
};

/** Steps from `fields` on, which leads to `then` when nothing more is to be narrowed. */
export function fieldSteps(then: string): Record<string, Step<Writing>> {
  return {
    fields: {
      kind: 'choose',
      text: 'broadcast.ask_fields',
      options: fieldOptions,
      next: (_context, field) => (field === ENOUGH ? then : String(field)),
    },
    kecamatan: several('kecamatan', kecamatanChoices, kecamatanTyped),
    sectors: several('sectors', ({ facts }) => [all, ...allSectors(facts)], sectorsTyped),
    levels: several('levels', () => [
      all,
      ...Level.options.map((level) => ({ id: level, label: levelLine(level) })),
    ]),
    scales: several('scales', scaleChoices),
    ...paperSteps,
    paperDays: {
      kind: 'ask',
      text: 'broadcast.ask_paper_days',
      accept: daysTyped,
      unclear: 'broadcast.days_unclear',
      hint: 'broadcast.days_unclear',
      options: days,
      save: 'paperDays',
      next: 'fields',
    },
    language: {
      kind: 'choose',
      text: 'broadcast.ask_language',
      options: languages,
      save: 'language',
      stale: true,
      next: 'fields',
    },
    seen: {
      kind: 'ask',
      text: 'broadcast.ask_seen',
      accept: seenTyped,
      unclear: 'broadcast.days_unclear',
      hint: 'broadcast.days_unclear',
      options: seen,
      save: 'seen',
      stale: true,
      next: 'fields',
    },
    since: {
      kind: 'ask',
      text: 'broadcast.ask_since',
      accept: sinceTyped,
      unclear: 'broadcast.since_unclear',
      hint: 'broadcast.since_unclear',
      options: since,
      save: 'since',
      stale: true,
      next: 'fields',
    },
  };
}
