/** How far a companion's role reaches: a kecamatan or kelurahan of the region, or an agency or association by its name. */
import { z } from 'zod';
import { Place } from './quantity.ts';

export const Scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('area'), place: Place }),
  z.object({ kind: z.literal('body'), name: z.string() }),
]);
export type Scope = z.infer<typeof Scope>;
