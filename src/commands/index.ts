/** The list of staff commands: one line each. */
import type { Command } from '../conversation/step.ts';
import { antrian } from './antrian.ts';
import { audit } from './audit.ts';
import { cocokkan } from './cocokkan.ts';
import { gagal } from './gagal.ts';
import { grup } from './grup.ts';
import { forum } from './forum.ts';
import { hari } from './hari.ts';
import { ekspor } from './ekspor.ts';
import { impor } from './impor.ts';
import { evaluasi } from './evaluasi.ts';
import { fasilitasi } from './fasilitasi.ts';
import { kebutuhan } from './kebutuhan.ts';
import { peran } from './peran.ts';
import { ambil } from './ambil.ts';
import { balas } from './balas.ts';
import { catat } from './catat.ts';
import { dampingi } from './dampingi.ts';
import { perintah } from './perintah.ts';
import { perusahaan } from './perusahaan.ts';
import { pks } from './pks.ts';
import { pulihkan } from './pulihkan.ts';
import { statistik } from './statistik.ts';
import { laporan } from './laporan.ts';
import { sengketa } from './sengketa.ts';
import { serah } from './serah.ts';
import { siaran } from './siaran.ts';
import { suara } from './suara.ts';
import { tanya } from './tanya.ts';
import { teks } from './teks.ts';
import { umk } from './umk.ts';
import { kurasi } from './kurasi.ts';
import { verifikasi } from './verifikasi.ts';

export const commands: readonly Command[] = [
  antrian,
  umk,
  kebutuhan,
  dampingi,
  ambil,
  balas,
  catat,
  serah,
  perusahaan,
  cocokkan,
  sengketa,
  verifikasi,
  kurasi,
  fasilitasi,
  suara,
  siaran,
  forum,
  pks,
  evaluasi,
  pulihkan,
  statistik,
  laporan,
  tanya,
  gagal,
  teks,
  hari,
  impor,
  ekspor,
  grup,
  peran,
  audit,
  perintah,
];
