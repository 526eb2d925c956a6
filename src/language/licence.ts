/** "Mau urus NIB", "gimana cara bikin pirt", "izin": a wish for help with a licence; a sentence that says anything else is left alone. */
import type { PaperKind } from '../domain/need.ts';
import { wordsOf } from './normalise.ts';

/** Longer than this somebody tells a story. */
const MOST_WORDS = 12;

const kinds: Readonly<Record<string, PaperKind>> = {
  nib: 'nib',
  oss: 'nib',
  pirt: 'pirt',
  spirt: 'pirt',
  halal: 'halal',
  bpom: 'bpom',
  pom: 'bpom',
  sni: 'sni',
  merek: 'merek',
  merk: 'merek',
  trademark: 'merek',
  hki: 'merek',
  haki: 'merek',
};
const licence = set(
  'izin ijin izinnya ijinnya perizinan perijinan licence license licences permit',
);
const doing = set(
  `urus ngurus mengurus urusin ngurusin diurusin bikin bikinin dibikinin ngebikin buat buatin dibuatin membuat
  bantu bantuin dibantu dibantuin bantuan ajukan ngajuin mengajukan pengajuan perpanjang perpanjangan
  memperpanjang fasilitasi difasilitasi daftar daftarin daftarkan mendaftar mendaftarkan mau pengen pingin ingin
  minta cara caranya gimana gmn gmana bagaimana syarat syaratnya help get apply renew register`,
);
/** What may stand around it without changing it. */
const filler = set(
  `saya sy aku gue kami kita dong ya yah kak bu pak bang mas mbak min admin tolong bisa boleh apa nya ini itu sih deh
  usaha umkm sertifikat sertifikatnya sertifikasi surat nomor no label hak edar produk nih untuk utk buat baru dengan
  halo hai permisi i want to a an the my me with for how do can you please need`,
);
const linking = set('untuk utk buat for');
const asking = set('bisa boleh');
const notAtEnd = set('gak ga nggak ngga tidak tdk kah');

function set(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** The words up to "untuk keripik saya", which says for what and not what else. */
function withoutPurpose(words: readonly string[]): readonly string[] {
  const named = words.findIndex((word) => word in kinds || licence.has(word));
  const purpose = words.findIndex((word, index) => index > named && linking.has(word));
  return named >= 0 && purpose > named ? words.slice(0, purpose) : words;
}

/**
 * The licence that help is wanted with, if one is named; undefined for everything that is no such wish. "Izin" alone is
 * one; the bare name of a paper is not, because it may be the answer to a question.
 */
export function readLicenceWish(text: string): { licence?: PaperKind } | undefined {
  const plain = text.replace(/\bp[\s.-]?irt\b/gi, 'pirt');
  const all = wordsOf(plain);
  if (all.length === 0 || all.length > MOST_WORDS) return undefined;
  const words = [...withoutPurpose(all)];
  // "Bisa bantu halal gak?" asks; "gak" anywhere else denies.
  const last = words.at(-1) ?? '';
  if (notAtEnd.has(last) && words.some((word) => asking.has(word))) words.pop();
  const named = [...new Set(words.flatMap((word) => kinds[word] ?? []))];
  const general = words.some((word) => licence.has(word));
  if (named.length === 0 && !general) return undefined;
  const known = (word: string): boolean =>
    word in kinds || licence.has(word) || doing.has(word) || filler.has(word);
  if (!words.every(known)) return undefined;
  const wants = words.some((word) => doing.has(word));
  // "Surat izin" is what the papers of a business are called, and wishes for nothing yet.
  const bare = general && named.length === 0 && !words.includes('surat');
  if (!wants && !bare) return undefined;
  const [only] = named;
  return named.length === 1 && only ? { licence: only } : {};
}
