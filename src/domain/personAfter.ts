/**
 * What an effect changes about its person, so that the rest of the turn already sees it; never more
 * than the store will say at the next turn.
 */
import type { Company } from './company.ts';
import type { Effect } from './effect.ts';
import type { Facts, PersonFacts } from './facts.ts';
import type { Umk } from './umk.ts';

/** The person as they are after `effect`; the same object where it changes nothing about them. */
export function personAfter(facts: Facts, effect: Effect): PersonFacts {
  const { person } = facts;
  switch (effect.kind) {
    case 'person.update': {
      const { kind: _, ...known } = effect;
      return { ...person, ...known };
    }
    case 'person.mute':
      return effect.muted ? { ...person, mutedAt: facts.now } : without(person, 'mutedAt');
    case 'person.withdraw':
      return withUmks({ ...person, withdrawnAt: facts.now }, 'active', 'withdrawn');
    case 'person.erase':
      return erased(person);
    case 'consent.record':
      return consented(person, effect);
    case 'umk.register':
      return {
        ...person,
        umks: [...person.umks, { ...effect.umk, status: 'active', ...made(facts) }],
      };
    case 'umk.update':
      return {
        ...person,
        umks: person.umks.map((umk) => (umk.id === effect.umkId ? patched(umk, effect.set) : umk)),
      };
    case 'company.register': {
      const company: Company = { ...effect.company, status: 'waiting', ...made(facts) };
      return { ...person, companies: [...person.companies, company] };
    }
    case 'assist.confirm':
      return { ...person, umks: [...person.umks, { ...effect.umk, status: 'active' }] };
    case 'umk.claim':
      return { ...person, umks: [...person.umks, claimedBy(person, effect.umk)] };
    case 'staff.join':
      return {
        ...person,
        roles: [...new Set([...person.roles, effect.role])],
        ...(effect.scope ? { scope: effect.scope } : {}),
      };
    case 'role.revoke':
      return effect.personId === person.id
        ? { ...person, roles: person.roles.filter((role) => role !== effect.role) }
        : person;
    case 'person.thaw':
      return without(person, 'frozenAt');
    case 'membership.add':
      return 'umk' in effect
        ? { ...person, umks: [...person.umks, effect.umk] }
        : { ...person, companies: [...person.companies, effect.company] };
    default:
      return person;
  }
}

/** A business as it is once `person` has claimed it: what they told of themselves is newer than what was imported. */
export function claimedBy({ name, phone }: PersonFacts, umk: Umk): Umk {
  return {
    ...umk,
    ...(name ? { ownerName: name } : {}),
    ...(phone ? { phone } : {}),
    status: 'active',
  };
}

function made({
  now,
  region,
  person,
}: Facts): Pick<Umk, 'regionId' | 'example' | 'createdAt' | 'updatedAt'> {
  return { regionId: region.id, example: person.example, createdAt: now, updatedAt: now };
}

/** A yes to the service also ends a withdrawal: what was stopped goes on. */
function consented(
  person: PersonFacts,
  { purpose, granted, version }: Extract<Effect, { kind: 'consent.record' }>,
): PersonFacts {
  if (purpose === 'reminders') return { ...person, reminders: granted };
  if (!granted) return without(person, 'consentVersion');
  const back = { ...without(person, 'withdrawnAt'), consentVersion: version };
  return withUmks(back, 'withdrawn', 'active');
}

function withUmks(person: PersonFacts, from: Umk['status'], to: Umk['status']): PersonFacts {
  const umks = person.umks.map((umk) => (umk.status === from ? { ...umk, status: to } : umk));
  return { ...person, umks };
}

function erased({ id, regionId, language, example, createdAt, roles }: PersonFacts): PersonFacts {
  return { id, regionId, language, example, createdAt, roles, umks: [], companies: [] };
}

function patched(umk: Umk, set: Extract<Effect, { kind: 'umk.update' }>['set']): Umk {
  const known = Object.entries({ ...umk, ...set }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as Umk;
}

function without<K extends keyof PersonFacts>(person: PersonFacts, name: K): PersonFacts {
  const { [name]: _, ...rest } = person;
  return rest as PersonFacts;
}
