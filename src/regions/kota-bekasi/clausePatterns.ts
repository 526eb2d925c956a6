/**
 * What an agreement says of its own pattern: for each of the ten of UU 20/2008 art. 26 and PP 7/2021 art. 106 what only it needs. Part of
 * the set of clauses of 2026-11, to be checked by a lawyer of the office like the rest.
 */
import type { Article } from '../../domain/clause.ts';
import type { Pattern } from '../../domain/need.ts';

/** The business makes or does something, and the company takes and pays it. */
export const supplying: Pattern[] = [
  'inti_plasma',
  'subkontrak',
  'perdagangan_umum',
  'rantai_pasok',
  'penyumberluaran',
];
/** The other way round: the business sells what the company makes. */
export const reselling: Pattern[] = ['waralaba', 'distribusi_keagenan'];
/** Both run something together and share what comes of it. */
export const joint: Pattern[] = ['bagi_hasil', 'kerja_sama_operasional', 'usaha_patungan'];

export const patternArticles: Article[] = [
  {
    patterns: ['inti_plasma'],
    text: 'PIHAK KESATU sebagai inti menyediakan atau membantu lahan, sarana produksi, bimbingan teknis, dan pembiayaan yang disepakati, serta membeli hasil PIHAK KEDUA sebagai plasma. Nilai sarana yang dipinjamkan dicatat dan hanya dipotong dari pembayaran sebesar yang disetujui tertulis.',
  },
  {
    patterns: ['inti_plasma'],
    text: 'PIHAK KEDUA menjual hasil yang dimitrakan kepada PIHAK KESATU dengan harga dalam perjanjian ini; bila harga pasar lebih tinggi, harga dibicarakan ulang.',
  },
  {
    patterns: ['subkontrak'],
    text: 'PIHAK KEDUA membuat barang atau komponen menurut pesanan PIHAK KESATU. PIHAK KESATU memberi gambar, contoh, dan bantuan teknis, serta kesempatan memperoleh bahan baku dengan harga wajar.',
  },
  {
    patterns: ['subkontrak'],
    text: 'Alat, cetakan, dan bahan milik PIHAK KESATU yang dipakai PIHAK KEDUA dicatat dan dikembalikan saat perjanjian berakhir. PIHAK KESATU tidak memutuskan sepihak pesanan yang sudah dikerjakan.',
  },
  {
    patterns: ['waralaba'],
    text: 'PIHAK KESATU sebagai pemberi waralaba memberi hak memakai merek dan sistem usahanya, prospektus, pelatihan, dan bimbingan; mengutamakan barang dan bahan setempat; dan memegang Surat Tanda Pendaftaran Waralaba.',
  },
  {
    patterns: ['waralaba'],
    text: 'Biaya dan imbalan waralaba hanya yang tertulis dalam perjanjian ini, dan wilayah usaha PIHAK KEDUA tidak diberikan kepada penerima waralaba lain selama perjanjian berlaku.',
  },
  {
    patterns: ['perdagangan_umum'],
    text: 'PIHAK KESATU memasarkan atau memakai hasil PIHAK KEDUA, memberi tempat usaha atau tempat pajang bila disepakati, dan tidak meminta potongan, biaya pendaftaran barang, atau pengembalian barang di luar perjanjian ini.',
  },
  {
    patterns: ['distribusi_keagenan'],
    text: 'PIHAK KESATU memberi PIHAK KEDUA hak memasarkan barang atau jasanya di wilayah yang disepakati, dengan harga dan komisi dalam perjanjian ini. Barang yang belum dibayar dan belum terjual dapat dikembalikan dalam keadaan baik.',
  },
  {
    patterns: ['rantai_pasok'],
    text: 'PIHAK KEDUA menjadi pemasok dalam rantai pasok PIHAK KESATU. PIHAK KESATU memberi perkiraan kebutuhan setiap bulan, mengutamakan PIHAK KEDUA sepanjang mutu, jumlah, dan harganya sesuai, dan membuka informasi standar yang dipakainya.',
  },
  {
    patterns: ['rantai_pasok'],
    text: 'Para pihak bersama-sama mengatur bahan baku, penyimpanan, pengiriman, dan perkiraan pesanan agar pasokan tidak terputus.',
  },
  {
    patterns: ['bagi_hasil'],
    text: 'Para pihak menyertakan modal, alat, atau tenaga yang dicatat bersama. Keuntungan dan kerugian dibagi menurut perjanjian ini; kerugian PIHAK KEDUA tidak melebihi yang disertakannya.',
  },
  {
    patterns: ['kerja_sama_operasional'],
    text: 'Para pihak menjalankan usaha bersama dengan aset masing-masing, yang tetap menjadi milik masing-masing dan dicatat. Pekerjaan, biaya, dan hasil dibukukan tersendiri dan dapat dilihat kedua pihak.',
  },
  {
    patterns: ['usaha_patungan'],
    text: 'Para pihak mendirikan usaha bersama berbadan hukum dengan penyertaan masing-masing. PIHAK KEDUA ikut menentukan pengurus dan keputusan penting, dan sahamnya tidak diambil alih tanpa persetujuannya.',
  },
  {
    patterns: ['penyumberluaran'],
    text: 'PIHAK KESATU menyerahkan sebagian pekerjaan di luar kegiatan pokoknya kepada PIHAK KEDUA. PIHAK KEDUA mempekerjakan dan melindungi pekerjanya sesuai peraturan ketenagakerjaan, dan biaya untuk itu termasuk dalam harga.',
  },
];

/** The same, in the same order. */
export const englishPatternArticles: string[] = [
  'THE FIRST PARTY as nucleus provides, or helps with, the land, means of production, technical guidance and financing agreed on, and buys what THE SECOND PARTY produces as plasma. The value of means on loan is recorded, and no more than was approved in writing is deducted from payments.',
  'THE SECOND PARTY sells what it produces under this partnership to THE FIRST PARTY at the price of this agreement; if the market price is higher, the price is talked about again.',
  'THE SECOND PARTY makes goods or components to the order of THE FIRST PARTY. THE FIRST PARTY gives drawings, samples and technical help, and the opportunity to obtain raw material at a fair price.',
  'Tools, moulds and material of THE FIRST PARTY that THE SECOND PARTY uses are recorded and returned when the agreement ends. THE FIRST PARTY does not cancel on its own an order that has been worked on.',
  'THE FIRST PARTY as franchisor grants the right to use its brand and business system, a prospectus, training and guidance; gives preference to local goods and material; and holds a Franchise Registration Certificate.',
  'Franchise fees are only those written in this agreement, and the territory of THE SECOND PARTY is given to no other franchisee while the agreement is in force.',
  'THE FIRST PARTY markets or uses what THE SECOND PARTY makes, gives a place of business or display where agreed, and asks for no deduction, listing fee or return of goods outside this agreement.',
  'THE FIRST PARTY grants THE SECOND PARTY the right to market its goods or services in the territory agreed on, at the price and commission of this agreement. Goods neither paid nor sold may be returned in good condition.',
  'THE SECOND PARTY becomes a supplier in the supply chain of THE FIRST PARTY. THE FIRST PARTY gives a forecast of what it needs every month, prefers THE SECOND PARTY as long as quality, quantity and price are right, and makes known the standards it uses.',
  'The parties together arrange raw material, storage, transport and forecasts of orders so that supply is not interrupted.',
  'The parties contribute capital, tools or labour, which are recorded together. Profit and loss are shared under this agreement; the loss of THE SECOND PARTY is never more than it contributed.',
  'The parties run a joint operation with the assets of each, which stay the property of each and are recorded. Work, costs and results are kept in separate books, which both parties may see.',
  'The parties set up a joint venture with legal personality, each with its own contribution. THE SECOND PARTY has a say in management and important decisions, and its shares are not taken over without its consent.',
  'THE FIRST PARTY hands part of the work outside its core activity to THE SECOND PARTY. THE SECOND PARTY employs and protects its workers under labour law, and the cost of that is part of the price.',
];
