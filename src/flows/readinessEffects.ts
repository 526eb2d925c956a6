/**
 * What a sitting of the questionnaire writes: the answers so far, and what they tell the profile,
 * so that nothing is asked twice.
 */
import type { Context } from '../conversation/step.ts';
import type { Effect, PaperAnswer } from '../domain/effect.ts';
import type { OwnedPaperKind } from '../domain/paper.ts';
import { PaperStatus } from '../domain/paper.ts';
import { Quantity } from '../domain/quantity.ts';
import type { ReadinessQuestion } from '../domain/region.ts';
import { hasNibOf } from './paperAnswers.ts';
import type { File } from './paperAnswers.ts';
import type { State, Told } from './readinessState.ts';
import { stateOf } from './readinessState.ts';

/**
 * The record of the questionnaire and, of what was told in this sitting, what the profile did not
 * have.
 */
export function kept(context: Context<Told>): Effect[] {
  const state = stateOf(context);
  if (!state) return [];
  const { umk, questions, answers, result } = state;
  const applying = Object.entries(answers).filter(([code]) =>
    questions.some((question) => question.code === code),
  );
  const record: Effect = {
    kind: 'readiness.record',
    readiness: {
      id: umk.id,
      answers: Object.fromEntries(applying),
      ...(result.score === undefined ? {} : { score: result.score }),
      ...(result.level === undefined ? {} : { level: result.level }),
    },
  };
  return [record, ...questions.flatMap((question) => toProfile(question, state, context))];
}

function toProfile(question: ReadinessQuestion, { umk }: State, context: Context<Told>): Effect[] {
  const value = context.answers[question.code];
  if (value === undefined || value === null) return [];
  const update = (set: Extract<Effect, { kind: 'umk.update' }>['set']): Effect[] => [
    { kind: 'umk.update', umkId: umk.id, set },
  ];
  switch (question.knownFrom) {
    case 'capacity': {
      const capacity = Quantity.safeParse(value).data;
      const same = JSON.stringify(capacity) === JSON.stringify(umk.capacity);
      return capacity && !same ? update({ capacity }) : [];
    }
    case 'workforce':
      return typeof value === 'number' && value !== umk.workforce
        ? update({ workforce: value })
        : [];
    case 'nib':
    case 'npwp':
    case 'halal':
    case 'merek':
    case 'izin_edar':
      return paperEffects(question, value, umk.id, context);
    case undefined:
      return [];
  }
}

const kinds: Partial<Record<NonNullable<ReadinessQuestion['knownFrom']>, OwnedPaperKind>> = {
  nib: 'nib',
  npwp: 'npwp',
  halal: 'halal',
  merek: 'merek',
};

/**
 * The paper as told; which licence "ada" means is not known without its number, so that is not
 * kept.
 */
function paperEffects(
  question: ReadinessQuestion,
  value: unknown,
  umkId: number,
  context: Context<Told>,
): Effect[] {
  const { code, knownFrom } = question;
  const kind = kinds[knownFrom ?? 'capacity'];
  const status = PaperStatus.safeParse(value).data;
  const told = context.answers[`paper_${code}`] as PaperAnswer | undefined;
  const paper = told ?? (kind && status ? { kind, status } : undefined);
  if (!paper) return [];
  const stored = context.read({ kind: 'papers', umkId }).find((known) => known.kind === paper.kind);
  const same = stored?.status === paper.status && (paper.number ?? stored.number) === stored.number;
  if (same) return [];
  const photo = context.answers[`photo_${code}`] as
    { file: File; kind: OwnedPaperKind } | undefined;
  return [
    { kind: 'paper.record', umkId, paper },
    ...(paper.kind === 'nib'
      ? [{ kind: 'umk.update', umkId, set: { hasNib: hasNibOf(paper.status) } } as const]
      : []),
    ...(photo
      ? [
          {
            kind: 'attachment.keep',
            attachment: { ...photo.file, owner: 'paper', ownerId: `${umkId}/${photo.kind}` },
          } as const,
        ]
      : []),
  ];
}
