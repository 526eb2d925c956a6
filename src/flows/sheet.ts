/** Once a quarter a company says, before its LKPM, what came of all its partnerships: prefilled from what was recorded, confirmed with one tap, or put right line by line. */
import { money, people, quantity } from '../conversation/accept.ts';
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Context, Step, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import { nothingLeft, recorded, unwanted } from './checkInWords.ts';
import { periodName } from './figuresWords.ts';
import { LIST, pageLines, pageOf, pageOptions, rowsOn, turnedTo } from './paged.ts';
import {
  companyOf,
  lineOf,
  lineOption,
  lineText,
  openPartners,
  quarter,
  Sheet,
  sheetLines,
  sheetNeeds,
} from './sheetLines.ts';

type Here = Context<Sheet>;

const KIND = 'quarter';
const needs = sheetNeeds;

function first(context: Here): string {
  if (unwanted(context, KIND)) return 'nothing';
  if (openPartners(context).length === 0) return nothingLeft(context, KIND, 'company');
  return companyOf(context) === undefined ? 'which' : 'lines';
}

function which(context: Here): Option[] {
  const ids = new Set(openPartners(context).map(({ companyId }) => companyId));
  return context.facts.person.companies
    .filter(({ id }) => ids.has(id))
    .map(({ id, name }) => ({ id: String(id), label: literal(name) }));
}

function linesText(context: Here): Line {
  const { facts, answers } = context;
  const company = facts.person.companies.find(({ id }) => id === companyOf(context));
  return stacked(
    line('sheet.head', {
      company: company?.name ?? '-',
      period: periodName(quarter(context), facts),
    }),
    ...pageLines(pageOf(answers.page, sheetLines(context).length)),
  );
}

function linesOptions(context: Here): Option[] {
  const { facts, answers } = context;
  const all = sheetLines(context);
  const page = pageOf(answers.page, all.length);
  return [
    { id: 'benar', label: line('sheet.confirm'), means: 'ya', words: ['benar', 'betul', 'sesuai'] },
    ...rowsOn(all, page).map((one) => lineOption(one, facts)),
    ...pageOptions(page),
    { id: 'nanti', label: line('sheet.later'), means: 'tidak', words: ['nanti', 'later'] },
  ];
}

function chosen(_context: Here, pick: unknown): Target {
  if (pick === 'benar') return 'once_more';
  if (pick === 'nanti') return 'later';
  return turnedTo(pick) === undefined ? 'field' : 'turn';
}

/** The sheet as it was, with what was put right just now. */
function put(context: Here): Sheet {
  const { happening, company, said = {}, pick = '', page, field } = context.answers;
  const { volume, value, workers } = context.answers;
  const fresh = {
    ...(field === 'volume' && volume ? { volume } : {}),
    ...(field === 'value' && value ? { value: value.max } : {}),
    ...(field === 'workers' && workers !== undefined ? { workers } : {}),
  };
  const kept = pick.startsWith('company/') ? { ...said, [pick]: { ...said[pick], ...fresh } } : said;
  return { happening, company, page: turnedTo(pick) ?? page, said: kept };
}

function saved(context: Here): Effect[] {
  return recorded(
    sheetLines(context).map(({ partner, volume, value, workers }) => ({
      ...{ kind: KIND, side: 'company' as const, period: quarter(context) },
      agreementId: partner.agreementId,
      umkId: partner.umkId,
      companyId: partner.companyId,
      ...(volume ? { volume } : {}),
      ...(value === undefined ? {} : { value }),
      ...(workers === undefined ? {} : { workers }),
    })),
  );
}

/** What one line is put right in. */
const correcting: Record<string, Step<Sheet>> = {
  field: {
    kind: 'choose',
    needs,
    text: (context) => {
      const one = lineOf(context);
      return one ? lineText(one, context.facts) : line('sheet.line_gone');
    },
    options: [
      { id: 'volume', label: line('sheet.volume'), words: ['volume', 'jumlah', 'barang'] },
      { id: 'value', label: line('sheet.value'), words: ['nilai', 'rupiah', 'value'] },
      { id: 'workers', label: line('sheet.workers'), words: ['pekerja', 'orang', 'workers'] },
      { id: 'kembali', label: line('sheet.back'), means: 'tidak', words: ['sudah', 'back'] },
    ],
    save: 'field',
    stale: true,
    next: { volume: 'volume', value: 'value', workers: 'workers', kembali: 'turn' },
  },
  volume: {
    kind: 'ask',
    text: 'sheet.ask_volume',
    accept: quantity({ period: 'optional' }),
    unclear: 'sheet.volume_unclear',
    hint: 'sheet.volume_unclear',
    save: 'volume',
    next: 'turn',
  },
  value: {
    kind: 'ask',
    text: 'sheet.ask_value',
    accept: money(),
    unclear: 'sheet.value_unclear',
    hint: 'sheet.value_unclear',
    save: 'value',
    next: 'turn',
  },
  workers: {
    kind: 'ask',
    text: 'sheet.ask_workers',
    accept: people(),
    unclear: 'sheet.workers_unclear',
    hint: 'sheet.workers_unclear',
    save: 'workers',
    next: 'turn',
  },
};

export const sheet = defineFlow<Sheet>({
  id: 'sheet',
  version: 1,
  title: 'sheet.title',
  answers: Sheet,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs, next: first },
    which: {
      kind: 'choose',
      needs,
      text: 'sheet.which',
      options: which,
      save: 'company',
      next: 'lines',
    },
    lines: {
      kind: 'choose',
      needs,
      text: linesText,
      options: linesOptions,
      ...LIST,
      unclear: 'sheet.lines_unclear',
      next: chosen,
    },
    ...correcting,
    turn: { kind: 'end', then: (context) => afresh('sheet', put(context)) },
    // A colleague may have said yes meanwhile, or lost this company.
    once_more: {
      kind: 'branch',
      needs,
      next: (context) => (sheetLines(context).length > 0 ? 'saved' : 'already'),
    },
    saved: { kind: 'end', needs, text: 'sheet.saved', effects: saved },
    later: { kind: 'end', text: 'sheet.later_said' },
    already: { kind: 'end', text: 'sheet.already' },
    none: { kind: 'end', text: 'sheet.none' },
    nothing: { kind: 'end' },
  },
});
