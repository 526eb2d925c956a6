/** How owners spell what they do, and the words that say nothing about it; data only. */

/**
 * Normal form → spellings. The activities (buat, jual, jasa, servis, sewa, cuci, terima) are
 * normal forms too.
 */
export const activitySpellings: Record<string, string> = {
  buat: `
    membuat bikin buat pembuatan memproduksi produksi produsen produk pengrajin perajin membikin
    mbuat merakit perakitan
    bkin membikin pembuat dibuat dibikin mengrajin  buatan menghasilkan gawe ngawe ngagawe
    bebikinan`,
  jual: `
    menjual jualan berjualan penjualan penjual dijual menjualnya jual dagang berdagang pedagang
    dagangan perdagangan memperjualbelikan
    memasarkan pemasaran toko kios lapak  dodolan sadean ngajual jualin menjajakan  mengecer
    pengecer agen distributor
    menjul menjuak menjusl menjial menjula menual mejual enjual memjual nenjual menjjal menjuan
    menjyal mnjual menjuall dagangkan dasarkan
    reseller grosir grosiran eceran ecer supplier stokis pengadaan `,
  jasa: 'jasa melayani pelayanan layanan menawarkan  ngelayani panggilan',
  servis: `
    servis service servise sevice servic sevis service menservis reparasi mereparasi perbaikan
    memperbaiki benerin betulin
    perbaiki servisan ngeservis repair merepair mbenerin  maintenance pemeliharaan `,
  sewa: `sewa menyewakan penyewaan persewaan rental sewaan disewakan nyewain rent menyewa
  peesewaan`,
  cuci: 'cuci mencuci nyuci pencucian dicuci nyuciin wash',
  terima: 'terima menerima nerima trima order orderan pesan memesan',
  pesanan: 'pesanan pesenan orderan oesanan pesana pesanana pemesanan dipesan',
  olah: 'mengolah olah pengolahan mengiolah ngolah',
  masak: 'memasak masak masakin',
  jahit: `menjahit jahit jait njahit ngejahit mejahit memjahit jahitkan menjahitkan menjait jaitan
    dijahit jahitan mejahit`,
  potong: 'memotong motong',
  ukir: 'mengukir ukiran ukir',
  lukis: 'melukis lukis lukisan dilukis ngelukis',
  rias: 'merias rias riasan ngerias dirias',
  rajut: 'merajut rajut rajutan',
  sablon: 'menyablon sablon nyablon sablonan mensablon',
  cukur: 'cukur menyukur pencukur nyukur',
  setrika: `setrika seterika menyetrika nyetrika sterika setlika strika menyeterika  disetrika sertika
    setrikaan`,
  laundry: `laundry loundry londri laundri londry laundy loundri lundry launderi laudry londre laundrey`,
  tambal: 'tambal nambal menambal',
  goreng: 'goreng menggoreng digoreng gorengnya',
  bakar: 'bakar membakar dibakar bakr',
  angkut: 'angkut mengangkut angkutan ngangkut',
  cetak: 'cetak mencetak nyetak dicetak',
  pijat: 'pijat memijat pijet massage pijit urut',
  las: 'las mengelas ngelas pengelasan lass',
  bangun: 'membangun bangun',
  ternak: 'ternak beternak peternak peternakan',
  gorengan: 'gorengan gorenga gorengam goreangan gorwbg gorengandan gireng girengan grengan',
  makanan: `makanan maknan mkanan makann makana maaakan mkn mknan maakanan makan2 makananan pangan`,
  minuman: 'minuman minunan muniman mimuman minumaan minumam munuman musiman minum mnuman',
  snack: 'snack snak snek sneck snaks snack2 sanck snacks',
  camilan: 'camilan cemilan cemil ngemil  klethikan kletikan klethikan',
  sayur: 'sayur sayr sayau aayur',
  nasi: 'nasi nsi sego sekul naso nasgor',
  mie: 'mie mi mienya noodle',
  es: 'es ess ice',
  teh: 'teh the',
  kue: 'kue kueh kuee cake',
  roti: 'roti rotii bread',
  keripik: 'keripik kripik kripek ceriping criping chips keripuk kripik kripiks',
  kerupuk: 'kerupuk krupuk kerpuk kerupuk',
  peyek: 'peyek rempeyek',
  kelontong: 'kelontong klontong klontongan kelontongan klg klintong kelontpng ',
  sembako: 'sembako sembalo semabko semnako sembko semboko sembakau sembako2 sembkao',
  pakaian: `pakaian pakian pakain pakaiana pajaian pakaina sandang fashion fesyen busana apparel`,
  baju: 'baju bju klambi  clothing',
  sampo: 'sampo shampo shampoo sampho sampau shanpho',
  detergen: 'detergen deterjen diterjen ditergen detergent rinso',
  sachet: 'sachet saset sacet saschet sascet sachetan sasetan sachetan schet',
  mebel: `mebel meubel mebeler furniture furnitur meubeler mebelair meubelair mebeuler mebwl
    furnitures `,
  lemari: 'lemari almari lemary',
  aluminium: 'aluminium alumunium almunium alumunim almini aluminum alumuniun',
  fotokopi: `fotokopi fotocopy fotocopi potokopi photocopy fotocopian fotokopian fotocop photocopi
    fotokopy`,
  katering: `katering catering ketering kathering ctering cathering ktring catring katring jasaboga`,
  elpiji: 'elpiji lpg elpigi lpj epiji elpji',
  galon: 'galon gallon galonan',
  vermak: 'vermak permak premak fermak mempermak prermak',
  konveksi: 'konveksi konpeksi konfeksi convection konveksian confeksi',
  onderdil: `onderdil orderdil underdil sparepart sperpart spareparts sparpart sparepat sperpark `,
  frozen: 'frozen prosen frozeen beku frosen',
  rongsok: 'rongsok rosok rongsokan rosokan rongsokkan rombeng rosoan',
  aksesoris: `aksesoris asesoris accessories assesoris asscesoris acecoris accesoris aksesori asesories
    accesories accecoris accessoris aksesorisnya`,
  handphone: 'handphone hp hape hanphone smartphone handpone ponsel gadget',
  listrik: 'listrik elektrik listerik',
  elektronik: 'elektronik elektronika electronic elektonik elektro',
  telur: 'telur telor tlr endog',
  ayam: 'ayam ayqm pitik chicken',
  burung: 'burung birung burng manuk bird',
  risol: 'risol risoles resoles risole resol rissol rissoles',
  lumpia: 'lumpia lunpia loenpia',
  capcay: 'capcay capjay capcai capjae paklay capcoy ',
  gado: 'gado gado2',
  souvenir: 'souvenir sovenir suvenir souvenirs cinderamata',
  desain: 'desain design disain desainer mendesain designer',
  percetakan: 'percetakan  pencetakan',
  salon: 'salon beauty',
  tanaman: 'tanaman tanamam taneman tumbuhan',
  sepatu: 'sepatu spatu shoes sepati',
  sandal: 'sandal sendal sandals',
  batik: 'batik bathik batikan',
  kerajinan: 'kerajinan kerajjnan krajinan kerjainan',
  kebutuhan: `kebutuhan kebutuhn kebutuha kebutuhsn kebtuhan kebutuan kbutuhan krbutuhan kebituhan
    kebutuhqn keperluan keperluwan kepeluan kebutuhane keperluan`,
  angkringan: 'angkringan hik wedangan hek',
  bakso: 'bakso baso akso  bkso',
  bensin: 'bensin benzin pertamax pertalite pertamaks',
  perabot: 'perabot perabotan prabot prabotan',
  pengantin: 'pengantin manten penganten temanten mantenan nganten',
  internet: 'internet inet wifi',
  shuttlecock: `shuttlecock shuttelcok shuttelcock sutlechok sutlecock suttlecock satlecok shuttle cocks
    setelkok satelkok`,
  kacang: 'kacang kcang kacangan',
  aki: 'aki accu',
  jus: 'jus juice juss jusa ',
  seragam: 'seragam sergam uniform',
  kopi: 'kopi coffee coffe ngopi',
  warung: 'warung waring warunge   kedai',
  kosmetik: 'kosmetik kosmerik cosmetic kosmetika',
  kaos: 'kaos kaus tshirt t-shirt',
  tas: 'tas bag bags',
  mobil: 'mobil montor car ',
  motor: 'motor sepedamotor',
  kayu: 'kayu  wood',
  tahu: 'tahu tauhu thahu',
  sprei: 'sprei seprei spre srei  sprey',
};

/**
 * Words without a meaning for the line of business; they may stand inside a phrase without
 * breaking it.
 */
export const emptyWords = `
  toping topping bertoping varian dititipkan titipkan langganan pelanggan konsumen pembeli siap
  sedia
  dan di ke dari yang yg untuk utk dengan dg dgn atau para aneka berbagai bermacam macam jenis
  segala semua serta juga maupun ataupun
  dll dsb dst lain lainnya lainya sejenisnya sebagainya saya sy aku kami kita adalah itu ini ada
  pada secara seperti misal misalnya
  berupa antara antaranya utamanya khusus khususnya beraneka ragam baik oleh nya kita usaha
  membuka buka memiliki punya bergerak bidang
  dalam menjadi jadi agar lalu kemudian setelah terus trus trs sampai rp an per dr tsb bisa
  menggunakan hingga
  belanja kegiatan sub penyediaan pengadaan menyediakan penyedia disediakan melakukan wilayah kawasan pelaksanaan
  berorientasi perdesaan pantry rancangan jantan betina  kp desa kecamatan kab kabupaten bandung rt rw kel
  koordinasi fasilitasi`;

/**
 * Headings of government budgets that say nothing about what is bought; taken away before anything
 * is read.
 */
export const headings: readonly string[] = [
  'alat bahan untuk kegiatan kantor',
  'barang untuk dijual diserahkan kepada masyarakat',
  'barang untuk dijual diserahkan',
  'barang jasa yang diserahkan kepada masyarakat',
  'bahan untuk kegiatan kantor',
  'penyediaan peralatan dan perlengkapan kantor',
  'koordinasi dan penyusunan laporan keuangan',
];

/** Words that are often written apart. */
export const joined: readonly (readonly [apart: string, together: string])[] = [
  ['foto copy', 'fotokopi'],
  ['foto kopi', 'fotokopi'],
  ['poto copy', 'fotokopi'],
  ['foto copi', 'fotokopi'],
  ['poto kopi', 'fotokopi'],
  ['cindera mata', 'cinderamata'],
  ['cendera mata', 'cinderamata'],
  ['event organiser', 'event organizer'],
  ['air con', 'ac'],
  ['spare part', 'onderdil'],
  ['hand phone', 'handphone'],
  ['satle chok', 'shuttlecock'],
  ['make up', 'makeup'],
  ['per lengkapan', 'perlengkapan'],
];

/** Where somebody sells says nothing of what ("di toko", "di rumah"). */
export const premises: readonly string[] = [
  'toko',
  'kios',
  'rumah',
  'pasar',
  'lapak',
  'warung',
  'teras',
  'depan',
  'samping',
  'pinggir',
  'kedai',
];
