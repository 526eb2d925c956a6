/** The list of staff commands: one line each. */
import type { Command } from '../conversation/step.ts';
import { perintah } from './perintah.ts';
import { perusahaan } from './perusahaan.ts';
import { pulihkan } from './pulihkan.ts';
import { suara } from './suara.ts';

const listed: readonly Command[] = [perusahaan, suara, pulihkan];

export const commands: readonly Command[] = [...listed, perintah(listed)];
