/** The commodities of the programme: an office adds a line in the file of its subject, or a term to a line. */
import type { Commodity } from '../../domain/commodity.ts';
import { food } from './commodities/food.ts';
import { office } from './commodities/office.ts';
import { services } from './commodities/services.ts';
import { staples } from './commodities/staples.ts';
import { wear } from './commodities/wear.ts';

export const commodities: Commodity[] = [...food, ...staples, ...wear, ...office, ...services];
