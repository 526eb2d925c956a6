/** Every kind of list that can be imported. */
import type { Importer } from './importer.ts';
import { needs } from './needs.ts';
import { oss } from './oss.ts';
import { pledges } from './pledges.ts';
import { umkList } from './umkList.ts';

export const importers: readonly Importer[] = [oss, umkList, pledges, needs];
