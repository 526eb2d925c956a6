/** Where the owners of a companion's area are: filled in where nothing else was told, and refused with why where it lies outside. */
import type { Line } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Accept, Accepted } from '../conversation/step.ts';
import { isWithin } from '../domain/assist.ts';
import type { Facts } from '../domain/facts.ts';
import { Place } from '../domain/quantity.ts';
import { readPlace } from '../language/place.ts';
import { placeName } from './formAnswers.ts';
import { place } from './placeAnswers.ts';
import { placeOf } from './registerAnswers.ts';
import { areaLine } from './scopeWords.ts';

/** The area that answers must lie in; undefined where there is no such limit. */
export type Area = (facts: Facts) => Place | undefined;

type Told = { answers: Parameters<typeof placeOf>[0]; facts: Facts };

/**
 * Who has an area is not asked for the place: it is the area's, unless another was told. `last`: after this question it
 * is filled in at the latest.
 */
export function inArea(accept: Accept, area: Area, last = false): Accept {
  return (input, told): Accepted => {
    const reading = accept(input, told);
    const limit = area(told.facts);
    if (!limit || reading.result !== 'understood' || reading.also?.place) return reading;
    const typed = reading.saidBack && input.kind === 'text' ? input.text : '';
    const where = unclearPlace(typed, limit, told.facts);
    const filled = where ?? (last || reading.also?.capacity ? limit : undefined);
    return filled ? { ...reading, also: { ...reading.also, place: filled } } : reading;
  };
}

/** A name that is both a kecamatan and a kelurahan ("Jatiasih"), which a form leaves to be asked. */
function unclearPlace(typed: string, limit: Place, facts: Facts): Place | undefined {
  for (const part of typed.split(/[,;\n]|\bdi\b/i)) {
    const reading = readPlace(part.trim(), facts.region);
    if (reading.result !== 'understood') continue;
    const within = reading.candidates?.find((one) => isWithin(limit, one));
    return within ?? reading.value;
  }
  return undefined;
}

/** A place in the area; one that is elsewhere is refused with why. A kecamatan alone stands for the kelurahan that is the area. */
export function placeIn(area: Area): Accept {
  const reads = place();
  return (input, told): Accepted => {
    const reading = reads(input, told);
    const limit = area(told.facts);
    if (reading.result !== 'understood' || !limit) return reading;
    const found = Place.parse(reading.value);
    if (isWithin(limit, found)) return reading;
    if (found.kelurahan === undefined && found.kecamatan === limit.kecamatan) {
      return { ...reading, value: limit };
    }
    return { result: 'ask', why: 'format', hint: outside(found, limit) };
  };
}

function outside(found: Place, limit: Place): Line {
  return line('assist.outside', { place: placeName(found), area: areaLine(limit) });
}

/** The place that was told, where it lies outside of the area. */
export function placeOutside({ answers, facts }: Told, area: Area): Place | undefined {
  const told = placeOf(answers);
  const limit = area(facts);
  return told && limit && !isWithin(limit, told) ? told : undefined;
}

/** Says that the place which was told lies outside of the area, before another one is asked for. */
export function outsideLine(known: Told, area: Area): Line {
  const found = placeOutside(known, area);
  const limit = area(known.facts);
  return found && limit ? outside(found, limit) : line('desk.denied');
}
