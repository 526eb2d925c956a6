/** Where somebody is: typed in their own words, chosen from the list, or shared as a location. */
import { understood } from '../language/reading.ts';
import { elsewhere, nearestKelurahan, readPlace } from '../language/place.ts';
import type { Option } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Accept, Accepted, Step } from '../conversation/step.ts';
import type { Facts } from '../domain/facts.ts';
import type { Place } from '../domain/quantity.ts';
import { inLanguage } from '../domain/region.ts';
import { placeLine } from './formAnswers.ts';

/** Reads a place of the region; other typos and equal names are said back, places next door are referred. */
export function place(): Accept {
  return (input, { facts }): Accepted => {
    if (input.kind === 'location') {
      const nearest = nearestKelurahan(input.lat, input.lon, facts.region);
      if (nearest.result !== 'understood') {
        return { ...nearest, hint: line('place.pin_outside', { region: facts.region.name }) };
      }
      return { ...nearest, saidBack: line('engine.is_it', { what: placeLine(nearest.value) }) };
    }
    if (input.kind !== 'text') return { result: 'other', looksLike: 'text' };
    const chosen = facts.region.kecamatan.find(({ name }) => input.text === `kec. ${name}`);
    if (chosen) return understood<Place>({ kecamatan: chosen.name });
    const reading = readPlace(input.text, facts.region);
    if (reading.result === 'understood') {
      const several = reading.candidates && reading.candidates.length > 1;
      return {
        ...reading,
        saidBack: line('engine.is_it', { what: placeLine(reading.value) }),
        ...(several
          ? {
              choices:
                reading.candidates?.map((value) => ({ value, label: levelLine(value) })) ?? [],
            }
          : {}),
      };
    }
    const refer = elsewhere(input.text, facts.region);
    return refer
      ? { ...reading, hint: literal(inLanguage(refer, facts.person.language)) }
      : reading;
  };
}

function levelLine(value: Place) {
  return value.kelurahan
    ? line('place.kelurahan', { kelurahan: value.kelurahan, kecamatan: value.kecamatan })
    : line('place.kecamatan', { kecamatan: value.kecamatan });
}

export function kecamatanOptions(facts: Facts): Option[] {
  return facts.region.kecamatan.map(({ name }) => ({ id: `kec. ${name}`, label: literal(name) }));
}

/** The kelurahan of a kecamatan by name; none where the kecamatan is not known. */
function kelurahanOptions(chosen: Place | undefined, facts: Facts): Option[] {
  const kecamatan = facts.region.kecamatan.find(({ name }) => name === chosen?.kecamatan);
  return (kecamatan?.kelurahan ?? []).map(({ name }) => ({ id: name, label: literal(name) }));
}

/** Which kelurahan of the kecamatan in `place`; asked again where the kecamatan was changed meanwhile. */
export function kelurahanStep<
  A extends { place?: Place | undefined; kelurahan?: string | null | undefined },
>(next: string): Step<A> {
  return {
    kind: 'choose',
    text: 'register.ask_kelurahan',
    values: ({ answers }) => ({ kecamatan: answers.place?.kecamatan ?? '' }),
    options: ({ answers, facts }) => kelurahanOptions(answers.place, facts),
    stale: ({ answers, facts }) =>
      answers.kelurahan !== null &&
      kelurahanOptions(answers.place, facts).every(({ id }) => id !== answers.kelurahan),
    optional: true,
    save: 'kelurahan',
    next,
  };
}
