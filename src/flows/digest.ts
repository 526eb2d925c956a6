/** An owner hears which one paper would open orders to them; the answer with its name opens the help with it. */
import { z } from 'zod';
import type { Option } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { Happening } from '../domain/event.ts';
import type { Facts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';
import type { Unlock } from '../domain/queryMatching.ts';
import type { Umk } from '../domain/umk.ts';
import { today } from './card.ts';
import { paperNames } from './needWords.ts';
import { wantsReminders } from './silent.ts';
import { umkName } from './whichUmk.ts';

const Digest = z.object({ happening: Happening }).partial();
type Digest = z.infer<typeof Digest>;
type Known = { answers: Digest; facts: Facts };

/** The business, as long as its owner takes proposals and did not say no to reminders. */
function umkOf({ answers: { happening }, facts }: Known): Umk | undefined {
  if (happening?.kind !== 'umk.unlock' || !wantsReminders(facts)) return undefined;
  const umk = facts.person.umks.find(({ id }) => id === happening.umkId);
  const paused = umk?.pausedUntil !== undefined && umk.pausedUntil >= today(facts);
  return umk?.status === 'active' && !paused ? umk : undefined;
}

function needs(known: Known): Query[] {
  const umk = umkOf(known);
  return umk ? [{ kind: 'umk.unlock', umkId: umk.id }] : [];
}

function unlock(context: Context<Digest>): Unlock | undefined {
  const umk = umkOf(context);
  return umk && context.read({ kind: 'umk.unlock', umkId: umk.id });
}

/** "Urus Halal": also by the bare name of the paper. */
function options(context: Context<Digest>): Option[] {
  const found = unlock(context);
  const later: Option = {
    id: 'nanti',
    label: line('digest.later'),
    means: 'tidak',
    words: ['nanti'],
  };
  if (!found) return [later];
  const paper = paperNames([found.paper]);
  return [
    { id: 'urus', label: line('digest.help', { paper }), means: 'ya', words: [found.paper] },
    later,
  ];
}

export const digest = defineFlow<Digest>({
  id: 'digest',
  version: 1,
  title: 'digest.title',
  answers: Digest,
  browses: true,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs, next: (context) => (unlock(context) ? 'told' : 'nothing') },
    told: {
      kind: 'choose',
      needs,
      text: (context) => {
        const found = unlock(context);
        const umk = umkOf(context);
        if (!found || !umk) return line('notice.over');
        const paper = paperNames([found.paper]);
        return line('digest.told', { name: umkName(umk), count: found.count, paper });
      },
      options,
      next: { urus: 'help', nanti: 'later' },
    },
    help: {
      kind: 'end',
      needs,
      then: (context) => {
        const found = unlock(context);
        const umk = umkOf(context);
        return {
          flow: 'licence',
          answers: {
            ...(found ? { kind: found.paper } : {}),
            ...(umk ? { umk: String(umk.id) } : {}),
          },
        };
      },
    },
    later: { kind: 'end', text: 'digest.later_said' },
    nothing: { kind: 'end' },
  },
});
