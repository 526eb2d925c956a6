/**
 * A person of the office has looked at how ready a business is; where they decide another level than
 * the answers give, theirs is the one that everybody sees, until somebody looks again. This is what
 * an owner can ask for who objects to an automatic decision (UU 27/2022 art. 10).
 */
import { z } from 'zod';
import { Day } from './quantity.ts';
import { Level } from './readiness.ts';
import type { Readiness } from './umk.ts';

/** At the place, by phone, or the owner came to the office. */
export const CurationHow = z.enum(['kunjungan', 'telepon', 'kantor']);
export type CurationHow = z.infer<typeof CurationHow>;

export const Curation = z.object({
  /** `<umkId>/<number of earlier ones>`: of two who store one at the same moment the second is not kept. */
  id: z.string(),
  umkId: z.int(),
  by: z.int(),
  visitedOn: Day,
  how: CurationHow,
  /** For staff only. */
  notes: z.string().optional(),
  /** Only where it is another than the answers gave; with the reason that the owner reads. */
  level: Level.optional(),
  reason: z.string().optional(),
  /** What the answers came to at that time. */
  score: z.number().optional(),
  computed: Level.optional(),
  at: z.date(),
});
export type Curation = z.infer<typeof Curation>;

/** The one level that is shown and used: what staff decided last, or else what the answers give. */
export function effectiveLevel(
  readiness: Pick<Readiness, 'level'> | undefined,
  newest: Pick<Curation, 'level'> | undefined,
): Level | undefined {
  return newest?.level ?? readiness?.level;
}

/** The questionnaire as everybody sees it: `level` is the effective one, `computed` what the answers give. */
export type ReadinessView = Readiness & {
  /** When the questionnaire was last answered, if it ever was. */
  answeredAt?: Date;
  computed?: Level;
  /** The newest look of a person, without what is for staff only. */
  curated?: Pick<Curation, 'visitedOn' | 'how' | 'level' | 'reason' | 'at'>;
};

/** The questionnaire with what staff decided last; undefined where there is neither. */
export function readinessView(
  umkId: number,
  readiness: Readiness | undefined,
  newest: Curation | undefined,
): ReadinessView | undefined {
  const base = readiness ?? (newest && { id: umkId, answers: {}, updatedAt: newest.at });
  if (!base) return undefined;
  const level = effectiveLevel(readiness, newest);
  return {
    ...base,
    ...(level ? { level } : {}),
    ...(readiness ? { answeredAt: readiness.updatedAt } : {}),
    ...(readiness?.level ? { computed: readiness.level } : {}),
    ...(newest ? { curated: withoutNotes(newest) } : {}),
  };
}

function withoutNotes({
  visitedOn,
  how,
  level,
  reason,
  at,
}: Curation): NonNullable<ReadinessView['curated']> {
  return {
    visitedOn,
    how,
    at,
    ...(level ? { level } : {}),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** Whether the questionnaire was answered again since a person looked. */
export function answeredSince({
  answeredAt,
  curated,
}: Pick<ReadinessView, 'answeredAt' | 'curated'>): boolean {
  return curated !== undefined && answeredAt !== undefined && answeredAt > curated.at;
}
