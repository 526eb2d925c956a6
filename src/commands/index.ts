/** The list of staff commands: one line each. */
import type { Command } from '../conversation/step.ts';
import { antrian } from './antrian.ts';
import { audit } from './audit.ts';
import { kebutuhan } from './kebutuhan.ts';
import { peran } from './peran.ts';
import { ambil } from './ambil.ts';
import { balas } from './balas.ts';
import { catat } from './catat.ts';
import { dampingi } from './dampingi.ts';
import { perintah } from './perintah.ts';
import { perusahaan } from './perusahaan.ts';
import { pulihkan } from './pulihkan.ts';
import { statistik } from './statistik.ts';
import { serah } from './serah.ts';
import { suara } from './suara.ts';
import { umk } from './umk.ts';

const listed: readonly Command[] = [
  antrian,
  umk,
  kebutuhan,
  dampingi,
  ambil,
  balas,
  catat,
  serah,
  perusahaan,
  suara,
  pulihkan,
  statistik,
  peran,
  audit,
];

export const commands: readonly Command[] = [...listed, perintah(listed)];
