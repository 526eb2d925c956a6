/** Units of quantity: every spelling leads to one name, and every name that has a fixed content to its base unit. */
import { slips } from './normalise.ts';

type Base = { unit: string; factor: readonly [bigint, bigint] };

const spellings: Record<string, string> = {
  pcs: 'pc pce pis pieces piece pices picis buah bh bua buwah biji bj bji bijih siki',
  unit: 'units unt',
  set: 'sets',
  bungkus:
    'bks bgks bngks bngkus bkus bks2 bungks bgkus bungkusan bngkis bungkuss bukus bksn packs packet packets',
  kg: 'kilo kilogram kgs kilos kilogrm kilo2 kiloan kg2 kgm kilograms',
  gram: 'gr g grm grams gram2',
  ons: 'onz',
  kuintal: 'kwintal kw kwt kwtl kuwintal kintal quintal kwintall kuintel',
  ton: 'tons tn ton2 tonn tonne tonnes',
  liter: 'ltr l lt litre lter liters litr litres',
  ml: 'mili mililiter',
  meter: 'm mtr mter metr meteran metre metres meters',
  cm: 'senti sentimeter centi centimeter',
  m2: 'meter2 mtr2',
  m3: 'kubik meter3 mtr3',
  porsi: 'prsi porsian portion portions serving servings',
  kotak: 'box bok boks ktk kotakan boxs',
  dus: 'dos karton krtn kardus krdus ctn carton doos cartons',
  lusin: 'lsn lusen lusinan dozen losin dozens',
  kodi: 'kdi kodian',
  gross: 'gros grs',
  rim: 'ream riem',
  lembar: 'lbr lmbr helai lembr hlai lembaran lbar sheet sheets',
  pasang: 'psg psang pair pairs',
  ekor: 'ekr ekoran',
  butir: 'btr btir',
  tusuk: 'tsk tusukan skewer skewers',
  potong: 'ptg ptong potongan ptng',
  stel: 'setel stell setelan suit suits',
  botol: 'btl botl botolan bottle btol bottles',
  toples: 'tples tpls toplesan jars',
  kaleng: 'klg klng kalengan cans',
  gelas: 'gls gelasan glass glasses',
  cup: 'cups',
  karung: 'krg krung karungan sack sacks',
  sak: 'zak',
  ikat: 'iket ikt beungkeut bundle bundles',
  orang: 'org orng wong urang jiwa orang2 org2 oang',
  jam: 'jm',
};

/** Units that stay as typed. */
const asTyped =
  'pot pack pak pck pax paket pkt batang btg papan tray loyang mangkok mangkuk piring galon jerigen jeriken drum ember ' +
  'keranjang krat peti rol roll gulung bal ball pohon tandan sisir renteng sachet saset slop tabung meja kursi ' +
  'item produk tangkai buket kantong kantung plastik besek tampah nampan bakul gepok tumpeng mika rantang tangki ' +
  'rit truk slice loaf ampul kapsul tablet strip keping siung lonjor bilah jilid eksemplar eks pail keler stik ' +
  'cetak pouch jar pasien kamar event acara proyek baju kaos celana paketan desain bibit polybag karangan ' +
  'gerobak lapak mobil motor kendaraan cc km yard kaki inci bundel ikatan genggam sendok tetes pieces blok dosin tong';

/** Factor to the base unit as a fraction, so that nothing is rounded. */
const bases: Record<string, Base> = {
  lusin: { unit: 'pcs', factor: [12n, 1n] },
  kodi: { unit: 'pcs', factor: [20n, 1n] },
  gross: { unit: 'pcs', factor: [144n, 1n] },
  rim: { unit: 'lembar', factor: [500n, 1n] },
  ton: { unit: 'kg', factor: [1000n, 1n] },
  kuintal: { unit: 'kg', factor: [100n, 1n] },
  ons: { unit: 'kg', factor: [1n, 10n] },
  gram: { unit: 'kg', factor: [1n, 1000n] },
  ml: { unit: 'liter', factor: [1n, 1000n] },
};

const containers = new Set(
  'bungkus kotak dus botol toples kaleng gelas cup karung sak pack pak paket sachet saset pouch galon jerigen drum jar mika kantong plastik loyang'.split(
    ' ',
  ),
);

function table(): Map<string, string> {
  const map = new Map<string, string>();
  for (const [unit, words] of Object.entries(spellings)) {
    map.set(unit, unit);
    for (const word of words.split(' ')) map.set(word, unit);
  }
  for (const word of asTyped.split(' ')) if (!map.has(word)) map.set(word, word);
  return map;
}

const units = table();

/** The unit's one name ("bks" → "bungkus"), or undefined for a word that is no unit we know. */
export function unitName(word: string): string | undefined {
  return units.get(word) ?? units.get(word.replace(/nya$/, ''));
}

/** The one unit whose long name lies a slip away ("bunkus"); the caller says it back. */
export function nearUnit(word: string): string | undefined {
  if (word.length < 5 || word.length > 12) return undefined;
  const near = new Set<string>();
  for (const [name, unit] of units) {
    if (name.length >= 5 && slips(word, name, 1) === 1) near.add(unit);
  }
  const [only] = near;
  return near.size === 1 ? only : undefined;
}

/** "selusin", "sekilo", "sebungkus": one of a unit, in one word. Units of one or two letters are not joined so. */
export function oneOfUnit(word: string): string | undefined {
  const match = /^(?:se|sa)(.{3,})$/.exec(word.replace(/nya$/, ''));
  const unit = match && units.get(match[1] ?? '');
  // "setengah", "setelan", "setong" and "sejam" have their own readings.
  return unit === 'jam' || unit === 'tong' ? undefined : (unit ?? undefined);
}

/** What one of the unit is in its base unit (lusin = 12 pcs, ons = 1/10 kg), as a fraction; other units are their own base. */
export function baseOf(unit: string): Base {
  return bases[unit] ?? { unit, factor: [1n, 1n] };
}

/** Units whose content is a further question: dus and karton hold whatever the owner packs. */
export function contentUnknown(unit: string): boolean {
  return unit === 'dus';
}

/** Packs and vessels: a weight or a volume said behind one is its content ("100 botol 250 ml"). */
export function isContainer(unit: string): boolean {
  return containers.has(unit);
}
