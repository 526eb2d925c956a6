/** How a companion's scope is called, and read: an area of the region, or an agency or association by its name. */
import type { Line } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Place } from '../domain/quantity.ts';
import type { Scope } from '../domain/scope.ts';

/** "Kelurahan Kranji, Bekasi Barat", "Kecamatan Bekasi Barat". */
export function areaLine({ kecamatan, kelurahan }: Place): Line {
  return kelurahan === undefined
    ? line('place.kecamatan', { kecamatan })
    : line('place.kelurahan', { kelurahan, kecamatan });
}

export function scopeLine(scope: Scope): Line {
  return scope.kind === 'area' ? areaLine(scope.place) : literal(scope.name);
}
