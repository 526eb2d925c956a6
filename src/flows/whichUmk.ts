/**
 * Which business a dialog is about: asked only of whoever has several, and told to register where
 * there is none.
 */
import { line, literal } from '../conversation/reply.ts';
import type { Option } from '../conversation/reply.ts';
import type { Answers, Step } from '../conversation/step.ts';
import type { Facts } from '../domain/facts.ts';
import type { Umk } from '../domain/umk.ts';

export type Which = { umk?: string | undefined };

/** The person's businesses that still exist, also those whose consent was withdrawn. */
export function umksOf(facts: Facts): readonly Umk[] {
  return facts.person.umks.filter(({ status }) => status !== 'erased');
}

/** The business a dialog is about: the chosen one, or the only one. */
export function umkOf(context: { answers: Which; facts: Facts }): Umk | undefined {
  const umks = umksOf(context.facts);
  const chosen = umks.find(({ id }) => String(id) === context.answers.umk);
  return chosen ?? (umks.length === 1 ? umks[0] : undefined);
}

/** "Keripik Bu Siti (keripik singkong)", or the product alone. */
export function umkName(umk: Pick<Umk, 'businessName' | 'product'>): string {
  return umk.businessName ? `${umk.businessName} (${umk.product})` : umk.product;
}

function options({ facts }: { facts: Facts }): Option[] {
  return umksOf(facts).map((umk) => ({ id: String(umk.id), label: literal(umkName(umk)) }));
}

/**
 * Steps `which`, `which_ask` and `which_none`; start a dialog at `which`. The answer is kept as
 * `umk`.
 */
export function whichSteps<A extends Which = Answers>(next: string): Record<string, Step<A>> {
  const steps: Record<string, Step<Which>> = {
    which: {
      kind: 'branch',
      next: (context) => {
        if (umkOf(context)) return next;
        return umksOf(context.facts).length === 0 ? 'which_none' : 'which_ask';
      },
    },
    which_ask: {
      kind: 'choose',
      text: line('which.ask'),
      options,
      unclear: 'which.unclear',
      hint: 'which.hint',
      save: 'umk',
      stale: (known) => umkOf(known) === undefined,
      next,
    },
    which_none: { kind: 'end', text: 'which.none' },
  };
  return steps as Record<string, Step<never>> as Record<string, Step<A>>;
}
