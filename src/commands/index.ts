/** The list of staff commands: one line each. */
import type { Command } from '../conversation/step.ts';
import { perintah } from './perintah.ts';
import { perusahaan } from './perusahaan.ts';

const listed: readonly Command[] = [perusahaan];

export const commands: readonly Command[] = [...listed, perintah(listed)];
