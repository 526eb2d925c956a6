/** How far a companion's role reaches is asked while an admin makes the code: an area of the region, or an agency or association. */
import { words } from '../conversation/accept.ts';
import { line } from '../conversation/reply.ts';
import type { Step } from '../conversation/step.ts';
import type { Place } from '../domain/quantity.ts';
import type { Scope } from '../domain/scope.ts';
import { kecamatanOptions, place } from './placeAnswers.ts';

export type ScopeAnswers = {
  reach?: string | undefined;
  place?: Place | undefined;
  body?: string | undefined;
};

/** What was answered, once it is enough. */
export function scopeOf({ reach, place: area, body }: ScopeAnswers): Scope | undefined {
  if (reach === 'wilayah') return area && { kind: 'area', place: area };
  return body === undefined ? undefined : { kind: 'body', name: body };
}

/** Steps `reach`, `area` and `body`, going on to `next`. */
export function scopeSteps<A extends ScopeAnswers>(next: string): Record<string, Step<A>> {
  const steps: Record<string, Step<ScopeAnswers>> = {
    reach: {
      kind: 'choose',
      text: 'roles.ask_reach',
      options: [
        {
          id: 'wilayah',
          label: line('roles.reach_area'),
          words: ['wilayah', 'kelurahan', 'kecamatan', 'area'],
        },
        {
          id: 'lembaga',
          label: line('roles.reach_body'),
          words: ['dinas', 'lembaga', 'asosiasi', 'forum', 'opd', 'agency', 'association'],
        },
      ],
      save: 'reach',
      next: { wilayah: 'area', lembaga: 'body' },
    },
    area: {
      kind: 'ask',
      text: 'roles.ask_area',
      accept: place(),
      options: ({ facts }) => kecamatanOptions(facts),
      unclear: 'register.place_unclear',
      hint: 'register.place_hint',
      save: 'place',
      next,
    },
    body: {
      kind: 'ask',
      text: 'roles.ask_body',
      accept: words({ min: 3, max: 80 }),
      unclear: 'roles.body_unclear',
      hint: 'roles.body_unclear',
      free: true,
      save: 'body',
      next,
    },
  };
  return steps as Record<string, Step<never>> as Record<string, Step<A>>;
}
