/**
 * "Surat izin": which papers a business has, with number, last day and photo where the owner
 * likes; never an identity number.
 */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, stacked } from '../conversation/reply.ts';
import type { Accept, Context, Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { PaperAnswer } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import { OwnedPaperKind, PaperStatus, paperValidity } from '../domain/paper.ts';
import type { Query } from '../domain/query.ts';
import { dayName, paperState, today } from './card.ts';
import type { ShownPaper } from './card.ts';
import {
  File,
  PaperNumber,
  hasNibOf,
  lastDay,
  noNumber,
  numberOrPhoto,
  orUnderWay,
  photoOnly,
} from './paperAnswers.ts';
import { umkOf } from './whichUmk.ts';

const Told = z.object({
  kind: OwnedPaperKind,
  status: PaperStatus,
  number: z.string().optional(),
  expires: z.string().optional(),
});
const Papers = z
  .object({
    umk: z.string(),
    kind: OwnedPaperKind,
    status: PaperStatus,
    number: PaperNumber.nullable(),
    expires: z.string().nullable(),
    photo: File.nullable(),
    /** Told just before, so that the list is right although it was read earlier. */
    just: z.array(Told),
  })
  .partial();
type Papers = z.infer<typeof Papers>;
type Kind = OwnedPaperKind;

/** What can be said of each paper. An NPWP is only asked about: a person's is their NIK. */
const states: Record<Kind, readonly PaperStatus[]> = {
  nib: ['ada', 'proses', 'belum'],
  pirt: ['ada', 'proses', 'belum'],
  halal: ['ada', 'proses', 'bebas', 'tidak_halal', 'belum'],
  bpom: ['ada', 'proses', 'belum'],
  sni: ['ada', 'proses', 'belum'],
  merek: ['ada', 'proses', 'belum'],
  npwp: ['ada', 'belum', 'tidak_yakin'],
};
const means: Partial<Record<PaperStatus, Option['means']>> = { ada: 'ya', belum: 'belum' };

function needs(context: { answers: Papers; facts: Facts }): Query[] {
  const umk = umkOf(context);
  return umk ? [{ kind: 'papers', umkId: umk.id }] : [];
}

/** The papers as stored, with what was told since they were read. */
function known(context: Context<Papers>): ShownPaper[] {
  const umk = umkOf(context);
  const stored = umk ? context.read({ kind: 'papers', umkId: umk.id }) : [];
  const just = (context.answers.just ?? []) as PaperAnswer[];
  return [...stored.filter(({ kind }) => just.every((told) => told.kind !== kind)), ...just];
}

function kinds(context: Context<Papers>): Option[] {
  const papers = known(context);
  const rows = OwnedPaperKind.options.map((kind): Option => {
    const paper = papers.find((candidate) => candidate.kind === kind);
    const name = line(`paper.kind_${kind}`);
    const label = paper
      ? line('papers.row', { paper: name, state: paperState(paper, context.facts) })
      : name;
    return { id: kind, label, words: [kind] };
  });
  return [
    ...rows,
    ...helpWith(context),
    { id: 'selesai', label: line('profile.done'), words: ['sudah', 'cukup'] },
  ];
}

/** Help with what was just said to be missing or under way. */
function helpWith({ answers }: Context<Papers>): Option[] {
  const told = answers.just?.at(-1);
  const missing = told?.status === 'belum' || told?.status === 'proses';
  if (!told || !missing || told.kind === 'npwp') return [];
  const paper = line(`paper.kind_${told.kind}`);
  return [{ id: 'bantu', label: line('papers.get_help', { paper }), words: ['bantu', 'dibantu'] }];
}

/** To help with the paper that was just told. */
function toHelp({ answers }: Context<Papers>): Start {
  const kind = answers.just?.at(-1)?.kind;
  return { flow: 'licence', answers: { kind, ...(answers.umk ? { umk: answers.umk } : {}) } };
}

function statuses({ answers }: Context<Papers>): Option[] {
  const kind = answers.kind ?? 'nib';
  return states[kind].map((status) => {
    const said = means[status];
    return {
      id: status,
      label: line(`paper.status_${status}`),
      ...(said ? { means: said } : {}),
    };
  });
}

/** "Masih diurus" is a state of every paper but the NPWP, of which no number is taken. */
const orStatus: Accept = (input, told) => {
  const npwp = (told.answers as Papers).kind === 'npwp';
  return npwp ? noNumber(input, told) : orUnderWay(noNumber)(input, told);
};

/** The last day: as it follows from the number, or as told. */
function expiryOf({ number, expires }: Papers): string | undefined {
  return number?.expires ?? expires ?? undefined;
}

function endsSomeDay(kind: Kind | undefined): boolean {
  return kind !== undefined && paperValidity[kind] !== 'no_end';
}

function told({ kind = 'nib', status = 'belum', ...answers }: Papers): PaperAnswer {
  const number = status === 'ada' && kind !== 'npwp' ? answers.number?.number : undefined;
  const expires = status === 'ada' ? expiryOf(answers) : undefined;
  return { kind, status, ...(number ? { number } : {}), ...(expires ? { expires } : {}) };
}

function afterNumber({ answers }: Context<Papers>): string {
  if (endsSomeDay(answers.kind) && expiryOf(answers) === undefined) return 'expires';
  return answers.photo === undefined ? 'photo' : 'done';
}

function recorded(context: Context<Papers>): Line {
  const paper = told(context.answers);
  const expired = paper.expires !== undefined && paper.expires < today(context.facts);
  return stacked(
    line('papers.recorded', {
      paper: line(`paper.kind_${paper.kind}`),
      state: paperState(paper, context.facts),
    }),
    ...(expired
      ? [line('papers.renew', { day: dayName(paper.expires ?? '', context.facts) })]
      : []),
    ...(paper.status === 'belum' && paper.kind !== 'npwp' ? [line('papers.help')] : []),
  );
}

/** The list again, with what has just been told. */
function again({ answers }: Context<Papers>): Start {
  const paper = told(answers);
  const just = (answers.just ?? []).filter(({ kind }) => kind !== paper.kind);
  return {
    flow: 'papers',
    answers: { ...(answers.umk ? { umk: answers.umk } : {}), just: [...just, paper] },
  };
}

export const papers = defineFlow<Papers>({
  id: 'papers',
  version: 1,
  title: 'papers.title',
  answers: Papers,
  start: 'kind',
  steps: {
    kind: {
      kind: 'choose',
      needs,
      text: ({ answers }) => line(answers.just ? 'papers.ask_next' : 'papers.ask_kind'),
      options: kinds,
      unclear: 'papers.kind_unclear',
      hint: 'papers.kind_hint',
      save: 'kind',
      next: { selesai: 'ended', bantu: 'helped', '*': 'status' },
    },
    status: {
      kind: 'choose',
      text: ({ answers }) =>
        answers.kind === 'npwp'
          ? line('papers.ask_npwp')
          : line('papers.ask_status', { paper: line(`paper.kind_${answers.kind ?? 'nib'}`) }),
      options: statuses,
      accept: orStatus,
      unclear: 'papers.status_unclear',
      hint: 'papers.status_hint',
      save: 'status',
      next: ({ answers }) =>
        answers.status === 'ada' && answers.kind !== 'npwp' ? 'number' : 'done',
    },
    number: {
      kind: 'ask',
      text: ({ answers }) => line(`papers.ask_${answers.kind ?? 'nib'}`),
      accept: numberOrPhoto,
      unclear: 'papers.number_unclear',
      hint: 'papers.number_hint',
      optional: true,
      save: 'number',
      next: afterNumber,
    },
    expires: {
      kind: 'ask',
      text: 'papers.ask_expires',
      accept: lastDay,
      unclear: 'papers.expires_unclear',
      hint: 'papers.expires_hint',
      optional: true,
      save: 'expires',
      next: ({ answers }) => (answers.photo === undefined ? 'photo' : 'done'),
    },
    photo: {
      kind: 'ask',
      text: 'papers.ask_photo',
      accept: photoOnly,
      unclear: 'papers.photo_unclear',
      hint: 'papers.photo_hint',
      optional: true,
      save: 'photo',
      next: 'done',
    },
    done: {
      kind: 'end',
      text: recorded,
      effects: (context) => {
        const umk = umkOf(context);
        if (!umk) return [];
        const { photo } = context.answers;
        const paper = told(context.answers);
        const ownerId = `${umk.id}/${paper.kind}`;
        return [
          { kind: 'paper.record', umkId: umk.id, paper },
          ...(paper.kind === 'nib'
            ? [
                {
                  kind: 'umk.update',
                  umkId: umk.id,
                  set: { hasNib: hasNibOf(paper.status) },
                } as const,
              ]
            : []),
          ...(photo
            ? [
                {
                  kind: 'attachment.keep',
                  attachment: { ...photo, owner: 'paper', ownerId },
                } as const,
              ]
            : []),
        ];
      },
      then: again,
    },
    helped: { kind: 'end', then: toHelp },
    ended: { kind: 'end', text: 'profile.ended' },
  },
});
