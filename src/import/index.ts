/** Every kind of list that can be imported. */
import { agreements } from './agreements.ts';
import { holidays } from './holidays.ts';
import type { Importer } from './importer.ts';
import { kbli2020, kbli2025, kbliMoves } from './kbli.ts';
import { lkpm } from './lkpm.ts';
import { needs } from './needs.ts';
import { oss } from './oss.ts';
import { pledges } from './pledges.ts';
import { siinas } from './siinas.ts';
import { umkList } from './umkList.ts';

export const importers: readonly Importer[] = [
  oss,
  umkList,
  pledges,
  needs,
  lkpm,
  siinas,
  agreements,
  holidays,
  kbli2020,
  kbli2025,
  kbliMoves,
];
