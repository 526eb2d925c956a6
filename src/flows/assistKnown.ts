/** Before a companion's registration is kept: whether the business is known already, without a word of whose it is. */
import type { Line, Option } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Context, Step } from '../conversation/step.ts';
import { areaOf } from '../domain/assist.ts';
import type { Facts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';
import { fold, slips } from '../language/normalise.ts';
import type { AssistForm } from './assistForm.ts';
import { formSteps } from './assistForm.ts';
import { outsideLine, placeOutside } from './assistPlace.ts';
import { placeOf } from './registerAnswers.ts';
import { sectorsOf } from './sectorAnswers.ts';

/** `near`: the companion says that it is another business; `umk`: the number of the one that is put right. */
export type Registering = AssistForm & { near?: string | undefined; umk?: string | undefined };
type Here = Context<Registering>;
type Given = Pick<Here, 'answers' | 'facts'>;

function area({ person }: Facts) {
  return areaOf(person);
}

function alike({ answers, facts }: Given): Extract<Query, { kind: 'umk.alike' }> {
  const { phone = '', product = '', umk } = answers;
  const [sector] = sectorsOf(product, facts);
  return {
    kind: 'umk.alike',
    phone,
    ...(placeOf(answers) ?? { kecamatan: '' }),
    product,
    ...(sector === undefined ? {} : { sector }),
    ...(umk === undefined ? {} : { except: Number(umk) }),
  };
}

export function knownNeeds(given: Given): Query[] {
  return [alike(given)];
}

/** Short names differ by a letter and are two people; long ones bear a slip. */
const BEARS_A_SLIP = 7;

function nameKey(name: string): string {
  return (fold(name).match(/[a-z]+/g) ?? []).sort().join('');
}

function isNear(name: string, other: string): boolean {
  const [a, b] = [nameKey(name), nameKey(other)];
  const limit = Math.min(a.length, b.length) >= BEARS_A_SLIP ? 1 : 0;
  return a === b || slips(a, b, limit) <= limit;
}

/** The step that says it is known, or `then`. */
export function knownOr(context: Here, then: string): string {
  const found = context.read(alike(context));
  if (found.phone) return 'taken';
  const { near, name = '' } = context.answers;
  return near === undefined && found.owners.some((owner) => isNear(owner, name)) ? 'near' : then;
}

const edit = (step: 'phone' | 'name', label: Line): Option => ({ id: `edit:${step}`, label });
const leave: Option = { id: 'tidak_jadi', label: line('assist.leave'), words: ['tidak jadi'] };

/** The form of a companion, and the looks before and after it: steps `name` to `near`, going on to `next`; `left` is the caller's. */
export function companionSteps<A extends Registering>(next: string): Record<string, Step<A>> {
  const steps: Record<string, Step<Registering>> = {
    ...formSteps<Registering>('companion', 'known', area),
    reach: {
      kind: 'branch',
      next: (context) => (placeOutside(context, area) ? 'outside' : 'place'),
    },
    outside: { kind: 'say', text: (context) => outsideLine(context, area), next: 'place' },
    known: { kind: 'branch', needs: knownNeeds, next: (context) => knownOr(context, next) },
    taken: {
      kind: 'choose',
      text: 'assist.taken',
      options: [edit('phone', line('assist.other_phone')), leave],
      next: { tidak_jadi: 'left' },
    },
    near: {
      kind: 'choose',
      text: 'assist.near',
      options: [
        { id: 'lain', label: line('assist.is_other'), words: ['usaha lain', 'lain', 'other'] },
        edit('name', line('assist.other_name')),
        leave,
      ],
      save: 'near',
      next: (_context, answer) => (answer === 'lain' ? next : 'left'),
    },
  };
  return steps as Record<string, Step<never>> as Record<string, Step<A>>;
}
