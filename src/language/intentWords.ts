/**
 * The words by which people say what they want of the program: spellings, fillers and phrases;
 * data only.
 */

/** Everything that a message can be about by itself; `lain` is everything else. */
export type Intent =
  | 'ya'
  | 'tidak'
  | 'belum'
  | 'batal'
  | 'kembali'
  | 'lewati'
  | 'ulang'
  | 'menu'
  | 'bantuan'
  | 'mulai'
  | 'status'
  | 'lapor'
  | 'petugas'
  | 'ubah'
  | 'hapus_data'
  | 'tarik_persetujuan'
  | 'berhenti'
  | 'jeda'
  | 'pesanan'
  | 'minat'
  | 'perusahaan'
  | 'kebutuhan'
  | 'data_saya'
  | 'gabung'
  | 'undang'
  | 'minta_dinilai'
  | 'kesiapan'
  | 'calon'
  | 'kemitraan'
  | 'bahasa'
  | 'lanjut_nanti'
  | 'salam'
  | 'terima_kasih'
  | 'tidak_tahu'
  | 'lain';

/**
 * Normal form → the ways in which it is typed (chat spellings, Betawi, Sundanese, Javanese,
 * English).
 */
export const spellings: Record<string, string> = {
  tidak: `
    gak ga ngga nggak enggak engga egk enggk gk g tdk tak kagak kaga kagaq gag ngak ngk nda ndak
    nggk ngg gaak teu henteu heunteu ora mboten boten no nope nah not tidaak tida tdak tidk tiak
    kgk kg tidka ngaa moal dont don`,
  ogah: 'ogah emoh alim moh ogak wegah embung',
  belum: `blm belom blum belon belun blom durung dereng acan tacan bloman blon blem bluman yet`,
  bukan: 'bkn bukan sanes dudu dede bukn',
  ya: `
    iya y iye iyah iyap iyup yoi yoy yo yep yes yups yup yap yeah yea yess ys iyo yoh ho hooh
    heeh he heem hem enya muhun sumuhun nuhunkeun inggih nggih njih injih enggih enggeh nggeh
    iyaa iyoi
    yaps iy iyh yha ea iiya ita yaa iyaaa yah`,
  oke: 'ok okey okay okeh okee okelah ocre okie okd okeey k oce okk oks',
  siap: 'siyap siaap siapp sip siip sipp syap siyaap sipdeh siapgrak ready',
  betul: 'btl betuul btul bettul leres correct right',
  benar: 'bener bnr bner benr benerr true',
  boleh: 'bole bleh blh bolehlah bolehh monggo mangga mangg',
  sudah: `udah udh dah sdh ude uda udeh dh suda sampun wis wes parantos atos geus done already`,
  punya: 'pny boga punye pnya gaduh gadah duwe have nduwe gableg',
  sempat: 'sempet smpt sempt keburu',
  ada: 'ad adaa wonten aya ono ana',
  setuju: 'setju stuju setujuu stj satuju agree agreed deal acc sepakat setujui menyetujui',
  lanjut: `
    lanjutkan lnjt lanjutin lanjutt lanjoet lanjutken teruskan terusin continue lanjutlah lnjut`,
  gas: `
    gass gaskeun gaskan gasss gaspol gasken cus cuss cuzz hayu hayuk ayo yuk ayuk yuks kuy skuy`,
  mau: `
    mao ingin pengen pgn pengin kepengen hoyong purun gelem kersa rek arek want mw pingin hendak mauu wanna
    bade arep`,
  bisa: 'bs bsa bisaa iso tiasa saged can sanggup mampu',
  batal: `
    batalkan btal bataal batall batalin dibatalkan batalken cancel cancle cancell kensel cansel
    canceled batalno bataln cancelin abort btl2`,
  jadi: 'jd jdi sido janten dados',
  kembali: `
    kmbali kembli balik back bck balek balikin kmbl kembalikan wangsul mbalik kbali kembal`,
  mundur: 'mundurin munduur undo',
  sebelumnya: 'sebelomnya sblmnya sebelum previous prev sebelumx seblumnya',
  lewati: `
    lewat lewatin skip skp skipp lewatkan lwt lewt lewatti lwati langkau liwat liwati dilewati
    dilewat skipaja lwtin`,
  loncat: 'loncatin loncati lompat lompati lompatin',
  menu: 'mnu menuu menyu',
  bantuan: `bantu bantuin help hlp bntuan bantuannya helep bantuann pitulung helpp bantuanya bntu`,
  tolong: 'tlg tlong tulung tulungi tolongin tolng',
  bingung: 'bngung binggung bingun bingungin lieur mumet',
  mulai: 'start mulain mulae begin mule mlai strt mulaii mimiti memulai',
  daftar: `
    dftar daftr mendaftar daptar ndaftar ndaptar register daftarin daftarkan mendaftarkan dafatr
    dftr signup pendaftaran registrasi regis registrasion registration reg dapter pendaptaran
    pendftaran registrsi`,
  status: 'sttus statusnya statusx setatus stts',
  cek: 'check chek ngecek cekin ngeceknya mengecek dicek',
  lihat: `liat lht nengok lihatin tampilkan tampilin show see view ningali delok tengok buka`,
  lapor: `
    ngelapor melapor laporin melaporkan laporkan laporan report lapr lpor pelaporan ngalapor`,
  komplain: `
    complain complaint komplen keluhan mengeluh ngeluh ngadu mengadu aduan pengaduan aduin komplin
    keluhkan klaim pengadun`,
  masalah: 'kendala problem trouble mslh msalah permasalahan masalaah sengketa',
  petugas: `
    pegawai petgas petugs officer agent operator staf staff ptugas petuga admin adm adminnya admn
    cs customer csnya customerservice human manusia`,
  orang: 'org wong jalma person',
  bicara: `
    ngomong ngobrol bcara ngomng bicra chat talk berbicara speak nyambung konsultasi sambungkan
    sambungin`,
  hubungi: 'hubungkan kontak contact telepon telpon telp call menghubungi hubungin',
  ubah: `
    edit ganti rubah ngubah mengubah mengganti ngedit gantiin ubahin change update perbarui
    memperbarui robah merubah`,
  perbaiki: `
    benerin betulin betulkan koreksi revisi ralat correct perbaikan membetulkan memperbaiki
    benarkan benahi`,
  salah: 'slah keliru kliru wrong slh typo salahh',
  hapus: `
    apus delete hpus dihapus hapuskan menghapus hapusin erase remove ngapus hilangkan apusin`,
  data: 'dta datanya datane dataku akun account profil profile profilku biodata',
  tarik: `cabut mencabut menarik withdraw dicabut ditarik batalkanpersetujuan revoke narik nyabut`,
  persetujuan: 'ijin izin consent persetujuannya setujunya persetujuanku',
  berhenti: `
    stop brenti berenti stopp henti brhenti berentiin hentikan unsubscribe unsub unsubscrib stp
    eureun mandeg quit exit`,
  langganan: 'berlangganan subscribe subscription langgan',
  kirim: 'kirimi ngirim kirimin mengirim dikirim send dikirimi kirimkan ngirimin',
  pesan: `
    psn message messages pesannya wa sms notif notifikasi broadcast pesen promo pengingat reminder`,
  jangan: 'jgn jng ulah entong jangn ojo jangaan',
  lagi: 'lg lgi deui maning lage again',
  terimakasih: `
    makasih makasi mksh mksih trims trimakasih terimakasi trmksh tq ty thx thanks thank thankyou
    thnks thks nuhun suwun nuwun matursuwun maturnuwun makasii tengkyu tenkyu tengs makasiih tks
    terimakasihh mkasih trmakasih makaci hatur tengkiu tanks makasihh matur trma`,
  tahu: `
    tau taw tw reti know weruh ngerti ngarti ngertos mudeng paham faham nyaho terang ngrti thu
    mengerti
    pham taunya understand sumerep`,
  kurang: 'krg kurg krang',
  entah: 'ntah entahlah embuh duka mbuh ntahlah idk dunno teuing au',
  gimana: 'gmn gmana bagaimana piye kumaha how gmna pripun gimane bgmn kepriben gmnaa',
  caranya: 'cara carax carana carane caranyaa',
  apa: 'ap naon opo nopo apaan what',
  mana: 'mane endi',
  sampai: 'sampe smpe smp nyampe tekan dugi nepi',
  nanti: 'nnti ntar entar tar engke mengko mangke later ntr nti mengkin enko',
  besok: 'bsk isukan sesuk enjing tomorrow bsok',
  sebentar: `bentar bntr sbntr bntar sakedap sedela sedhela bentaran sebntar wait tunggu tggu`,
  dulu: 'dl dlu heula disik dhisik riyin first dulus',
  pesanan: `order orderan orderannya pesenan orderan2 pesanannya job proyek kerjaan orders tender`,
  minat: 'berminat tertarik mnat interested tertarek',
  perusahaan: 'prusahaan company pt perusahan corporate corp',
  kebutuhan: 'kebutuhannya kebutuhanx needs kebutuan keperluan permintaan',
  butuh: 'perlu btuh need membutuhkan memerlukan butuhkan cari mencari nyari cariin prlu',
  pemasok: 'supplier suplier suplayer supplyer vendor penyedia rekanan suppliers supplayer',
  mitra: 'mitranya mitrane partner pembeli buyer perusahaannya kemitraan',
  bayar: `
    dibayar pembayaran bayaran dibayarkan membayar byr tagihan pelunasan lunas dilunasi bayarnya
    pmbayaran paid`,
  bahasa: 'bhs basa language lang boso bhasa',
  inggris: 'english inggeris enggris ingris ing',
  indonesia: 'indonesian indo',
  sunda: 'sundanese',
  jawa: 'javanese',
  libur: 'cuti prei holiday liburan tutup',
  penuh: 'full kewalahan',
  pertanyaan: 'soal pertanyaannya prtanyaan question tanyaan',
  proses: `
    diproses prosesnya ngurus diurus urus mengurus pengurusan pengajuan diajukan processing
    ngajuin ngajukan prosess`,
  masih: 'msh msih isih keneh masi still',
  sedang: 'sdg sdng',
  nomor: 'nmr nomer hp number',
  kerjasama: 'pks kontrak perjanjian kerjasamanya',
};

/** Politeness and padding: taken away before a phrase is compared as a whole. */
export const fillers = `
  deh dong donk kok sih nih tuh lah kan loh lho ah eh nya mah teh atuh euy saja aja aj ae wae
  doang bu ibu buk pak bapak kak kakak ka kk gan sis bang mas mbak mba om tante bro bos boss bosku
  ya please pliss plis pls plz mohon banget bgt bangat saya sy aku gue gua gw ane abdi kulo aing
  aye w kami kita nyong dalem sekali skali kang a aa teteh neng bun bunda bund itu ini tersebut
  emang memang mmg juga jg lagian donggg yaa ye yee yak iki niki eta ieu kalo kalau klo klu wkwk
  wkwkwk haha hehe hihi hehehe hahaha xixi hmm hm em mm emm anu oh ooh o oalah u wah waduh aduh duh
  the to i my is pun toh tah min mimin gih gitu gt gtu begitu kayaknya kyknya sepertinya kayanya
  rasanya maaf sorry mf maap sekarang skrg skrng`;

/** Names of papers, dropped where yes, no or not yet was said about one ("belum punya nib"). */
export const papers = `nib pirt halal bpom sni merek izin surat suratnya sertifikat sertifikatnya dokumen usaha
  izinnya npwp siup kertas nomornya`;

/**
 * A message that is nothing but this, after fillers are taken away, or as it is.
 * Phrases are separated by " / " and are patterns: see pattern.ts.
 */
export const wholePhrases: Partial<Record<Intent, string>> = {
  batal: `
    sudah|ya tidak jadi / ya sudah tidak jadi / ya sudah batal / sudah batal /
    batal / batal semua|semuanya|daftar|daftarnya|pendaftaran|proses|pesanan / tidak jadi /
    tidak jadi daftar|ikut|lanjut|isi|ngisi|pesan|mau|dah|lapor|beli|jual|ubah / mau batal * /
    urung / urungkan / wurung / batal proses|pengisian|formulir|form / tidak lanjut /
    tidak mau|usah lanjut / tolong batal * / batal dulu|sekarang * / nevermind / never mind / tidak sido|janten`,
  kembali: `
    ke belakang|belakangan / kembali|mundur sebentar|sekarang / ke yang sebelumnya|tadi /
    kembali / mundur / sebelumnya / kembali ke? sebelumnya|tadi|atas|belakang /
    kembali|mundur lagi|dulu / bisa kembali|mundur tidak|dulu? / kembali satu|1
    langkah|pertanyaan? / mundur satu|1? langkah|pertanyaan? /
    kembali ke? pertanyaan|yang? sebelumnya|tadi /
    kembali ke pertanyaan|yang tadi|sebelumnya|pertama / ke sebelumnya /
    ke pertanyaan|yang sebelumnya|tadi / pertanyaan sebelumnya|tadi / mau kembali|mundur * /
    bisa kembali|mundur / mundur ke? sebelumnya|belakang / go kembali / kembali mundur /
    ulang|ulangi pertanyaan tadi|sebelumnya / langkah sebelumnya`,
  lewati: `
    lewati / loncat / next / pass / lewati pertanyaan|yang? ini|itu? / lewati dulu /
    lewati pertanyaan|dulu / nanti pertanyaan ini|itu? / nanti pertanyaan / nanti / nanti dulu /
    loncat dulu|pertanyaan|ke? / loncat ke? berikutnya|pertanyaan|selanjutnya /
    lanjut ke? pertanyaan|yang? berikutnya|selanjutnya|lain /
    pertanyaan berikutnya|selanjutnya|lain|berikut / berikutnya / selanjutnya /
    yang lain dulu|pertanyaan / pertanyaan yang? lain dulu? /
    tidak mau|usah jawab|isi|diisi|dijawab / tidak usah isi|diisi|jawab|dijawab / kosongkan /
    kosongin / di lewati * / kosong dulu / kosongin dulu / mau|bisa|boleh lewati|loncat * / yang ini lewati /
    nanti isi|jawab|diisi|dijawab|nyusul / nyusul / isi|jawab|diisi|dijawab nanti /
    jawab|isi|diisi belakangan|lain / lewati ke *`,
  menu: `
    pilihan menu / menu pilihan / buka menu / lihat menu apa /
    menu / menu utama|awal|depan|lain|lainnya|pilihan|bot / home / beranda / awal / utama /
    main menu / ke? menu utama|awal? / ke awal / ke halaman? utama|awal|depan /
    halaman utama|awal|depan / lihat|munculkan|munculin|keluarin|minta|balikke menu utama? /
    kembali|mundur ke? menu utama|awal? / kembali|mundur|ulang ke? awal|home|utama|beranda /
    mana menu|menunya / menunya mana? / menunya / menu mana / lihat menunya / menu apa ada? /
    lihat pilihan|pilihannya / pilihannya apa? / daftar menu / mau lihat|ke? menu utama? /
    menu apa * / menunya apa|ada * / home page / homepage / dashboard / mau ke? menu utama?`,
  bantuan: `
    caranya isinya|jawabnya|ngisinya|daftarnya|makenya|pakainya gimana / tolong|minta
    jelasin|dijelaskan|jelaskan|penjelasan|dijelasin * / jelasin|jelaskan * / gimana
    isinya|jawabnya|ngisinya / saya harus apa / terus gimana / lalu gimana / trus gimana /
    tolong / tolong bantuan / bantuan / bantuan me / bantuan isi|ngisi|daftar|jawab|aku * / butuh
    bantuan / minta bantuan|tolong /
    mau bantuan|tanya / mau tanya dulu|bisa|boleh? / tanya / nanya / nanya dulu|dong /
    mau nanya dulu? / numpang tanya|nanya / izin|persetujuan tanya|nanya|bertanya /
    boleh|bisa tanya|nanya|bertanya / mau bertanya / bingung / bingung ini? / masih bingung * /
    bingung gimana|mau|cara|caranya|isinya|ngisi|cara|maksudnya|pakainya|jawab|jawabnya|harus|apa
    * /
    bingung gimana|isinya|caranya|jawabnya|jawab|mau|ngisi|ngisinya|pakainya / caranya /
    caranya gimana / gimana / gimana caranya /
    gimana
    caranya|pakai|pakainya|pake|pakenya|isi|ngisi|ngisinya|jawab|jawabnya|ini|makainya|menggunakan|daftar|mulai
    * /
    gimana pakai|pakainya|pake|pakenya|ngisi|ngisinya|isinya|jawabnya|jawab|menggunakannya|makenya /
    gimana pakai|pake|ngisi|isi|jawab * /
    caranya pakai|pakainya|pake|pakenya|ngisi|isi|menggunakan|makainya|daftar|makenya|penggunaan
    gimana|bot|ini? /
    caranya pakai|pakainya|pake|pakenya|ngisi|isi|menggunakan|daftar * / tidak tahu caranya * /
    tidak tahu maksudnya|maksud|pertanyaannya|pertanyaan / maksudnya / maksudnya apa|gimana * /
    apa maksudnya * / maksud / maksud apa / petunjuk / panduan / tutorial / panduannya / ajarin /
    ajari / ajarin caranya? / bisa apa / bot ini? apa|bisa * / perintah apa|apa / info / faq /
    contoh / contohnya / contohnya gimana|apa / contohnya kayak gimana|apa / harus gimana|apa /
    harus isi|jawab apa|gimana / jawab|jawabnya|isi|isinya apa|gimana / isinya gimana|apa / how /
    gimana do * / gimana works|use * / tidak bisa|paham isi|ngisi|jawab|isinya|caranya /
    bisa bantuan|tolong|minta * / bisa bantuan|tolong / bisa minta tolong|bantuan /
    kasih contoh|tahu caranya? / susah / ribet / pusing / gaptek`,
  mulai: `
    mulai / daftar / mau daftar /
    mau daftar umkm|usaha|umk|jadi|sebagai|mitra|ikut|bisa|pelaku|warung|toko * /
    mau daftar umkm|usaha|umk|mitra|ikut|baru|disini /
    daftar umkm|usaha|umk|mitra|baru|disini|usahaku|bighug|ukm|program|sini|yuk|sekarang /
    daftar umkm|usaha|umk|mitra|jadi|di|ke * / mau mulai|gabung|bergabung|ikut|ikutan|join /
    mau mulai|gabung|bergabung|ikut|ikutan|join
    daftar|program|umkm|usaha|mitra|kemitraan|bighug|jadi|ke|di|dari * /
    mau mulai daftar|isi|dari * / ikutan /
    ikut program|daftar|kemitraan|mitra|bighug / bergabung / ikutan daftar|program * /
    mau ikut|jadi mitra|program|kemitraan|bighug / jadi mitra / mau jadi mitra * /
    mau jadi mitra|peserta|anggota / mau isi data|formulir|form / isi data|formulir|form /
    bisa|boleh daftar / bisa|boleh daftar|ikut * / gimana caranya? daftar * / caranya daftar * /
    caranya? daftar gimana/ ayo|gas mulai|daftar /
    mulai daftar|isi|baru|sekarang|lagi|dari|ulang / mulai dari awal / mulai daftar|isi|lagi|dari * /
    daftar usaha|umkm * / buat|bikin data|daftar / sign up / daftar lagi|ulang /
    mulai|daftar gas / ulang|ulangi dari? / mau jadi supplier|pemasok / butuh daftar / let s mulai`,
  status: `
    status /
    status
    daftar|data|pesanan|laporan|saya|lapor|gimana|nya|apa|usaha|pengajuan|proses|umkm|komplain|permohonan
    * /
    status
    daftar|data|pesanan|laporan|lapor|gimana|usaha|pengajuan|proses|umkm|komplain|mana|permohonan
    /
    cek|lihat|tanya|mau|bagaimana|gimana|minta|apa status /
    cek|lihat|tanya|mau|gimana|minta|apa status * /
    mau cek|lihat|tanya|tahu status|progres|progress|perkembangan * /
    cek|lihat daftar|pengajuan|progress|progres|proses|perkembangan /
    cek|lihat daftar|progress|progres|proses|laporan * / progress / progres /
    progress|progres|perkembangan|prosesnya|kelanjutan * / perkembangan / perkembangannya * /
    sampai mana * / sudah sampai mana * / posisi daftar|proses|sampai * /
    daftar|data|pengajuan|berkas|laporan|permohonan|proses|usaha sudah? sampai mana * /
    daftar|data|pengajuan|berkas|laporan|lapor|permohonan|proses|usaha sudah? sampai mana /
    daftar|data|pengajuan|berkas|laporan|lapor|permohonan gimana /
    daftar|data|pengajuan|berkas|laporan|lapor|permohonan gimana|kapan|sudah|apakah * /
    gimana
    daftar|pengajuan|berkas|lapor|permohonan|kelanjutannya|kelanjutan|perkembangannya|progressnya|progresnya|hasilnya|proses|kabar
    /
    gimana
    daftar|pengajuan|berkas|lapor|permohonan|kelanjutan|perkembangan|hasil|proses|nasib|kabar|progres|progress
    * /
    sudah
    proses|diproses|diterima|diverifikasi|disetujui|dicek|selesai|masuk|terdaftar|diverif|acc|kurasi
    belum /
    sudah proses|diterima|diverifikasi|cek|selesai|masuk|terdaftar|diverif|setuju belum * /
    data|daftar|pengajuan|berkas|lapor|permohonan sudah
    proses|diterima|diverifikasi|cek|selesai|masuk|terdaftar|diverif|setuju|ok * /
    apakah|apa sudah proses|diterima|diverifikasi|cek|selesai|masuk|terdaftar|diverif * /
    kapan proses|diverifikasi|selesai|jadi|disetujui|ada|hasilnya|kabar * /
    kapan proses|diverifikasi|selesai|jadi|disetujui|kabarnya|hasilnya /
    sudah ada kabar|hasil|perkembangan|progress|progres belum? /
    ada kabar|hasil|perkembangan|update|progress|progres / ada kabar|hasil|perkembangan|update * /
    kok lama|belum * / berapa lama lagi|prosesnya|proses * / berapa lama proses|lagi /
    sudah terdaftar belum? / apakah sudah terdaftar / nomor tiket|laporan * /
    belum proses juga / lama prosesnya *`,
  lapor: `
    lapor / komplain / mau lapor|komplain / mau|minta|bisa|boleh|butuh lapor|komplain * /
    lapor masalah|penipuan|mitra|perusahaan|kecurangan|ini|dong /
    lapor masalah|penipuan|mitra|perusahaan|kejadian|soal|tentang * /
    komplain soal|tentang|ke|sama|mitra|perusahaan|bayar * / ada masalah|komplain /
    punya masalah|komplain / masalah /
    masalah sama|dengan|dgn|ama|soal|tentang|bayar|mitra|perusahaan
    mitra|perusahaan|bayar|pengiriman|pesanan|kerjasama * /
    masalah mitra|bayar|perusahaan|pesanan|kerjasama|pengiriman /
    mau mengadukan|ngaduin|protes * / protes / kena tipu / ditipu * / tertipu * / penipuan /
    dispute / ada penipuan|kecurangan * / dirugikan * / rugi gara2|karena|dibohongi * / kecewa * /
    mau? buat|bikin|ajukan|kirim lapor|komplain *`,
  petugas: `
    petugas / min tolong min? / admin tolong / tolong petugas /
    tolong hubungi|bicara petugas|orang|sama * /
    hubungi petugas|orang|kantor|perusahaan|dinas|dpmptsp / hubungi petugas|orang|kantor|dinas * /
    mau|bisa|minta|butuh|tolong|panggil|panggilin|panggilkan|cari|tanya|boleh|ke petugas /
    mau|bisa|minta|butuh|tolong|boleh
    hubungi|bicara|ketemu|dihubungi|disambungkan|disambungin|telepon * /
    mau|bisa|minta|butuh|tolong|boleh hubungi|bicara|ketemu|dihubungi /
    mau|bisa|minta|butuh|tolong|boleh tanya langsung|sama|ke|kepada|dengan|dgn petugas|orang * /
    bicara sama|dengan|dgn|ama|ke|langsung|dg petugas|orang|manusia * /
    bicara petugas|orang|langsung / ada petugas|orang|orangnya * /
    petugas mana|dong|ada|tolong|nya|service|aktif|balas / petugas mana|tolong|yang|service * /
    minta nomor|hubungi|kontak petugas|kantor|orang * / nomor petugas|kantor|admin /
    nomor petugas berapa * / live bicara|petugas / bisa ketemu|telepon langsung|petugas * /
    panggil|panggilkan orang|petugas * / ini bot|robot|orang * / ini bot|robot /
    bot|robot apa|atau? orang * / orang / orangnya mana / mana petugas|orang|orangnya /
    mana petugas|orang|adminnya * / real orang|petugas / bicara to a? real? orang|petugas /
    bicara dengan customer service / petugas petugas? / sambungin|sambungkan ke * /
    minta|mau disambungkan|disambungin|dihubungkan * / callcenter / call center / hubungi center`,
  ubah: `
    ubah / perbaiki / mau ubah|perbaiki / mau|bisa|boleh|minta|tolong|butuh ubah|perbaiki * /
    ubah
    data|nama|nomor|alamat|produk|jawaban|isian|kapasitas|yang|usaha|jumlah|foto|kelurahan|kecamatan|jawabannya|profil
    /
    ubah
    data|nama|nomor|alamat|produk|jawaban|isian|kapasitas|yang|usaha|jumlah|foto|kelurahan|kecamatan|profil
    * /
    perbaiki data|nama|nomor|alamat|produk|jawaban|isian|kapasitas|yang|usaha|jumlah|tadi /
    perbaiki data|nama|nomor|alamat|produk|jawaban|isian|kapasitas|yang|usaha|jumlah * / salah /
    salah
    ketik|tulis|input|isi|jawab|masukin|pencet|data|nulis|ngetik|nomor|nama|alamat|ngisi|kirim|tekan|ketika|klik|masuk
    /
    salah ketik|tulis|input|isi|jawab|masukin|pencet|nulis|ngetik|ngisi|tekan * / ada salah /
    ada yang salah|keliru|berubah / ada yang salah|mau|perlu * / tadi salah * /
    data|nama|nomor|alamat|jawaban|produk|isian|kapasitas|jumlah salah /
    data|nama|nomor|alamat|jawaban|produk|isian|kapasitas salah|keliru * / data ada yang? salah /
    jawaban tadi salah / pindah alamat / alamat pindah /
    nomor|alamat|nama ganti|berubah|ubah|pindah`,
  hapus_data: `
    hapus semua|seluruh data / hapus data * / hapus akun * / data hapus /
    mau|tolong|minta|bisa|mohon data hapus * /
    mau|tolong|minta|bisa|boleh|pengen hapus semua? data /
    mau|tolong|minta|bisa|boleh hapus semua? data * / data tolong|mau|minta|bisa hapus * /
    hapus semua|semuanya|saya|nomor / hapus nomor|identitas|informasi * / tolong hapus saya? * /
    hapus saya|aku dari * / hapus pribadi? / musnahkan|hilangkan data * / hapus all? data /
    mau hapus`,
  tarik_persetujuan: `
    tarik persetujuan / mau|tolong|minta|bisa|boleh tarik persetujuan * /
    tarik persetujuan data|penggunaan|pemakaian * / batal persetujuan|setuju /
    batal persetujuan * / tidak setuju data * / persetujuan tarik /
    mau batal persetujuan|setuju * / tidak setuju lagi * / jangan pakai|gunakan data * /
    jangan pakai|gunakan data lagi? / berhenti pakai|gunakan data *`,
  berhenti: `
    berhenti / berhenti langganan|kirim|pesan|dulu|semua|notifikasi /
    berhenti kirim|langganan|terima|dapat|pesan * / mau berhenti / mau|minta|tolong berhenti * /
    tolong berhenti / jangan kirim pesan lagi? / jangan kirim apa lagi / jangan kirim kirim? * /
    jangan kirim lagi|terus / jangan pesan|hubungi lagi|terus * / jangan hubungi * /
    jangan bicara lagi * / jangan ganggu * / jangan spam * /
    tidak mau|usah kirim|terima|dapat|dikirim|dihubungi|menerima pesan lagi? * /
    tidak mau|usah dihubungi|kirim|hubungi lagi /
    tidak mau|usah dihubungi|kirim|hubungi|pesan lagi * / tidak mau dihubungi /
    tidak mau pesan|langganan lagi? * / tidak usah kirim pesan lagi? /
    matikan|matiin|nonaktifkan|setop|off pesan|pengingat|langganan * /
    matikan|matiin|nonaktifkan pesan|langganan|notifikasi / pesan matikan|matiin|off|berhenti /
    hapus langganan / batal langganan / keluar langganan|dari * / keluar / setop / spam / mute /
    opt out / optout / cukup jangan kirim * / please berhenti * / berhenti berhenti / udahan /
    sudahan / sudah berhenti / sudah jangan kirim * / leave me alone / jangan wa|sms|chat lagi * /
    berisik / ganggu`,
  jeda: `
    jeda / jeda dulu / mau jeda * / lagi|masih|sedang penuh /
    lagi|masih|sedang penuh|banyak pesanan|order|kapasitas * /
    lagi|masih|sedang penuh|banyak pesanan /
    pesanan|produksi|kapasitas lagi|masih|sedang penuh * / libur /
    libur dulu|produksi|jualan|usaha /
    libur dulu|sampai|produksi|jualan|seminggu|sebulan|usaha|lebaran * /
    lagi|masih|sedang libur * / mau libur * / usaha|toko|warung libur * /
    tidak terima|bisa|nerima terima|nerima? pesanan dulu|sampai|bulan|minggu * /
    tidak terima|nerima|bisa pesanan dulu|sampai|bulan|minggu * /
    tidak terima|nerima pesanan dulu? / berhenti terima|nerima pesanan * /
    berhenti produksi|jualan sementara|dulu|sampai * / istirahat dulu|produksi|sampai * /
    istirahat / pause / stok|produksi habis|berhenti sementara|sampai *`,
  pesanan: `
    pesanan / ada pesanan / ada pesanan apa|buat|baru|masuk|tidak|hari|untuk|lagi|dari * /
    ada pesanan apa|baru|masuk|tidak|lagi|belum / ada tidak pesanan * /
    pesanan apa|baru|masuk|buat|hari|tersedia|terbaru|ada * /
    pesanan apa|baru|masuk|ada|tersedia|terbaru / lihat|cek|mau|minta|cari|butuh pesanan /
    lihat|cek|minta|butuh pesanan|kebutuhan baru|apa|masuk|perusahaan|yang * /
    mau lihat|cek|dapat|dapet pesanan|kebutuhan * / sudah ada pesanan belum? * /
    apa ada pesanan * / apakah ada pesanan * / perusahaan apa butuh|mau|yang * /
    ada perusahaan yang? butuh|mau|beli * / ada yang? butuh|mau|beli|pesan * /
    siapa yang? butuh|beli * / ada peluang|lowongan pesanan|usaha|baru? * / ada peluang /
    peluang / peluang apa|usaha|baru * / lihat kebutuhan * / daftar kebutuhan|pesanan /
    kebutuhan apa|perusahaan|yang ada|apa * / kebutuhan perusahaan / cari|butuh pesanan * /
    any pesanan *`,
  minat: `
    minat / mau minat / minat banget|dong|ikut|yang|pesanan|nomor|sama|dengan|ambil * /
    minat banget|dong|ikut|ini / mau ambil|ikut pesanan|ini|itu|yang * /
    mau ambil|daftar pesanan|ini * / mau ambil / ambil pesanan * / angkat tangan /
    bisa ambil|kerjakan|penuhi|bikin|buat * / siap ambil|ikut * / im minat / minat dengan|sama * /
    mau coba ambil|ikut * / ikut pesanan *`,
  perusahaan: `
    perusahaan / dari perusahaan * / daftar perusahaan /
    daftar perusahaan|sebagai perusahaan|pembeli|baru|kami * /
    mau daftar perusahaan|sebagai perusahaan|pembeli|baru? * / mau daftar perusahaan * /
    perwakilan|mewakili|utusan dari? perusahaan * / perwakilan|mewakili perusahaan /
    perusahaan mau|ingin|baru|besar|menengah daftar|bermitra|kerjasama|gabung|jadi * /
    perusahaan mau gabung|bermitra|kerjasama|daftar|mitra / punya perusahaan * /
    pihak perusahaan * / sebagai|jadi perusahaan|pembeli / hrd|purchasing|procurement dari? * /
    purchasing / procurement / we are a? perusahaan * / represent a? perusahaan * /
    from perusahaan * / daftar sebagai perusahaan / mau bermitra dengan|sama umkm|umk|usaha *`,
  kebutuhan: `
    kebutuhan / pasang|posting|post|input|buat|bikin|ajukan|tambah|isi|masukkan|kirim kebutuhan /
    pasang|posting|post|input|buat|bikin|ajukan|tambah|isi|masukkan kebutuhan|pesanan * /
    mau|bisa pasang|posting|post|input|buat|bikin|ajukan|tambah|isi|masukkan kebutuhan|pesanan * /
    mau|lagi|sedang? butuh pemasok|mitra|umkm|umk * / mau|lagi|sedang? butuh pemasok|mitra|umkm /
    butuh pemasok|umkm|umk|mitra * / perusahaan butuh * / kebutuhan baru / ada kebutuhan /
    ada kebutuhan baru|untuk|katering *`,
  gabung: `
    gabung / gabung|join * *`,
  undang: `
    undang / mau? undang|ajak|tambah|tambahkan|masukkan
    orang|anggota|rekan|pic|suami|istri|pasangan|anak|teman|karyawan /
    mau? undang|tambah|tambahkan orang|anggota|rekan|pic lain|baru|kedua|usaha /
    minta|buat|bikin|butuh kode undangan / kode undangan`,
  minta_dinilai: `
    minta|mau|bisa|tolong|boleh|butuh dinilai|penilaian|diperiksa oleh|sama|ke|dari? petugas|orang /
    minta|mau|bisa|tolong dinilai|penilaian|diperiksa lagi|ulang oleh|sama? petugas|orang? /
    dinilai oleh? petugas|orang / minta dinilai / minta penilaian ulang|petugas / minta petugas
    nilai|menilai lagi|ulang?`,
  kesiapan: `
    kesiapan / kesiapan usaha|usahaku|bisnis / cek|lihat|isi|nilai|mau|mulai kesiapan /
    cek|lihat|isi|nilai|mau|mulai cek|isi? kesiapan usaha|usahaku|bisnis`,
  calon: `
    calon / calon mitra|pemasok|umkm|umk / lihat|cek|mana|mau calon /
    lihat|cek|mau lihat? calon mitra|pemasok|umkm|umk`,
  kemitraan: `
    mitra saya|kami|aku / lihat|cek mitra / lihat|cek mitra saya|kami|aku`,
  data_saya: `
    data saya|aku|ku|gue / data pribadi / lihat|cek|minta|mau|tampil|salinan|kirim|mana data /
    lihat|cek|minta|salinan|kirim|unduh|download data|salinan pribadi|yang|data|usaha|diri * /
    lihat|cek data saya / mau|bisa|boleh lihat|cek|minta|unduh data * /
    data apa yang|aja? disimpan|tersimpan|ada * / data apa / apa data * / kartu profil|data /
    data usaha|ku / data mana / lihat kartu / minta salinan data`,
  bahasa: `
    bahasa / bahasa inggris|indonesia|sunda|jawa / inggris / ubah bahasa * /
    pakai|pake|mau|bisa|tolong|minta|in|ke bahasa /
    pakai|pake|mau|bisa|tolong|minta|in|ke bahasa inggris|indonesia|sunda|jawa * /
    pakai|pake|mau|bisa|tolong|minta|in|ke inggris|indonesia|sunda /
    bisa bahasa inggris|sunda|jawa * / bisa pakai|pake bahasa * / inggris please|version /
    speak inggris / bicara inggris / in inggris please? / do you bicara|speak inggris /
    basa sunda / sunda`,
  lanjut_nanti: `
    lanjut nanti|besok * / nanti lanjut|lagi|sambung|balik|kembali|diterusin /
    nanti lanjut|lagi|kembali|sambung|sore|malam|siang|pagi * / nanti sore|malam|siang|pagi /
    besok / besok lagi|dulu|lanjut|pagi|siang|sore|malam /
    besok lagi|lanjut|dulu|pagi|siang|sore * / sebentar / sebentar lagi|dulu|sedang|ada /
    sebentar lagi|sedang|dulu * / tunggu / tunggu sebentar|dulu /
    lagi|masih|sedang sibuk|kerja|repot|dijalan|jalan|jualan|masak|nyetir|ribet /
    lagi|masih|sedang sibuk|kerja|repot|dijalan|jualan|masak|nyetir|melayani|di * / sibuk /
    sibuk dulu|sekarang / lain kali / lain waktu / kapan kapan / kapan2 / istirahat dulu /
    pending dulu|sebentar? / sambung nanti|besok|lagi * / sampai sini dulu / cukup dulu /
    simpan dulu / nanti balik|kabari|hubungi|isi * / nanti kembali|kabari|hubungi / lowbat /
    sholat|solat|salat dulu / makan dulu / tidur dulu / ditinggal|tinggal dulu|sebentar * /
    one moment / not now / tidak now|sekarang|sempat sekarang / jangan sekarang /
    belum sempat sekarang`,
  terima_kasih: `
    terimakasih / terima kasih / trima kasih / tarima kasih / terima kasi|ksih|ksh|kasihh /
    hatur|matur nuhun|suwun|nuwun|tengkyu * /
    terimakasih
    terimakasih|nuhun|you|banyak|so|very|atas|info|infonya|bantuan|sudah|semua|pisan|much * /
    terimakasih terimakasih|you|banyak|sangat|pisan|infonya|bantuan|bantuannya|semua|sebelumnya /
    terimakasih banyak|sebelumnya|sangat * /
    terima kasih banyak|atas|sebelumnya|bantuannya|sudah|infonya|ya|semua * /
    terima kasih banyak|sebelumnya|bantuannya|infonya|semua /
    ya|oke|siap|sudah|baik|cukup|betul terimakasih * /
    ya|oke|siap|sudah|baik|cukup|betul terima kasih * /
    ya|oke|siap|sudah|baik|cukup|betul siap|oke|ya|cukup|baik terimakasih|terima * /
    jazakallah|jazakillah|jazakumullah|jazakallahu * / jazakallah / syukron / syukran /
    alhamdulillah terimakasih|terima * / sangat|membantu bantuan|membantu terimakasih|terima * /
    sangat membantu * / membantu sekali|banget *`,
  tidak_tahu: `
    tidak tahu * / kurang tahu / kurang tahu|ingat|jelas|paham|yakin * /
    kurang ingat|jelas|yakin|hafal / belum tahu / belum tahu|kepikiran|ngerti * /
    belum kepikiran|ngitung|hitung|dihitung / entah * / gtw / gatau / gatw / gatahu / gaktau /
    gtau / gtahu / gktau / gaktahu / gktahu / nggaktau / nggatau / tdktau / tdktahu / gangerti / gakngerti /
    lupa / lupa lagi|dulu|euy|berapa|tanggalnya|nomornya|nomor|kapan /
    lupa berapa|tanggal|nomor|kapan * /
    tidak ingat|hafal|inget|apal|hapal|yakin|pasti|jelas|kepikiran|idea|idea|pernah
    ngitung|hitung|dihitung|tahu? /
    tidak ingat|hafal|inget|yakin|ada ide * / tidak pernah ngitung|hitung|dihitung|catat * /
    mana tahu / mana saya|aku tahu / tahu ah|deh|lah / wallahualam / wallahu alam /
    belum yakin|pasti / ragu / ragu ragu / ragu2 / masih ragu / tidak hafal / no idea /
    tidak idea / not sure / tidak sure / bingung / tidak bisa jawab|menjawab /
    tidak ada ide|gambaran|bayangan / tahu tidak tahu / itu|yang itu tidak tahu / poho / kesupen /
    lali / kilap / mboh`,
};

/**
 * A message in which this stands, however it begins and ends; only phrases that nobody uses of
 * their goods.
 */
export const innerPhrases: Partial<Record<Intent, string>> = {
  hapus_data: `
    hapus semua? data / data * hapus / hapus akun / hapus * dari sistem|database|daftar`,
  tarik_persetujuan: `
    tarik persetujuan / batal persetujuan / persetujuan * tarik`,
  berhenti: `
    jangan kirim|kirimi pesan / jangan kirim lagi|terus|kirim / jangan hubungi|ganggu saya|lagi /
    berhenti langganan|kirim|pesan / tidak mau terima|dapat|menerima pesan /
    tidak mau dihubungi|kirim lagi / berhenti kirim`,
  lapor: `
    mau lapor|komplain / lapor masalah|penipuan /
    belum|tidak bayar bayar|juga|sama|oleh|mitra|perusahaan|lunas|sampai|dari|sudah|padahal /
    bayar belum|tidak bayar|lunas|masuk|cair|diterima|kunjung|ada|sesuai|keluar|turun /
    bayar * belum|tidak bayar|lunas|masuk|cair|diterima|sesuai / belum bayar /
    bayar telat|macet|terlambat|ditunda|nunggak|kurang /
    mitra|perusahaan|pt * belum|tidak|telat|kabur|ingkar|nunggak
    bayar|kabur|janji|tepati|ambil|respon|jawab /
    mitra|perusahaan
    belum|tidak|telat|kabur|ingkar|nunggak|curang|nipu|menipu|susah|lari|ilang|hilang|wanprestasi
    /
    ada|punya|kena masalah|komplain|sengketa|konflik sama|dengan|dgn|ama|soal|tentang|di|pada|dg
    mitra|perusahaan|bayar|pengiriman|pesanan|kerjasama|pt|hotel|pihak|kiriman|tagihan /
    masalah sama|dengan|dgn|ama|dg mitra|perusahaan|bayar|pesanan|kerjasama|pt /
    masalah bayar|pengiriman|kerjasama|pks|mitra /
    barang|barangku|barangnya|kiriman|kirimanku saya|kami|kita? ditolak|diretur|dipulangin|dipulangkan /
    barang|pesanan|kiriman * ditolak|dikembalikan|diretur|retur|rusak|dibatalin|telat|kembali
    sama|oleh|mitra|perusahaan|pembeli|sepihak /
    pesanan * batal sepihak /
    kontrak|pks|perjanjian|kerjasama * dilanggar|diputus|sepihak|melanggar|ingkar /
    ditipu|dicurangi|dibohongi|dirugikan|tertipu sama|oleh|mitra|perusahaan|pembeli|pt /
    uang|duit|dp * belum|tidak dibalikin|cair|masuk|kembali|bayar|kirim|turun /
    perusahaan|mitra * ingkar|bohong|curang|nipu|kabur|wanprestasi`,
  petugas: `

    mau|minta|bisa|tolong|boleh|ingin bicara|hubungi|ketemu|tanya|konsultasi langsung?
    sama|dengan|dgn|ama|ke|dg petugas|orang|pihak /
    bicara sama|dengan|dgn|ama|dg orang|petugas|manusia / hubungi petugas|dinas|dpmptsp /
    sambungkan|sambungin|hubungkan|bicara ke|dengan|sama petugas|orang /
    mau|minta|tolong|butuh * petugas / minta nomor petugas|wa|kontak`,
  status: `
    daftar|pengajuan|berkas|permohonan|laporan|lapor|data|proses * sampai mana /
    sudah proses|diproses|diverifikasi|disetujui|diterima belum /
    status daftar|pengajuan|laporan|lapor|permohonan|umkm|usaha|proses /
    cek|lihat|tanya|gimana status / sudah sampai mana /
    daftar|pengajuan|data|laporan|lapor|permohonan * sudah
    diterima|diverifikasi|setuju|proses|masuk|selesai|ok|cek|diverif /
    daftar|pengajuan|permohonan|laporan|lapor * kapan proses|selesai|disetujui|diverifikasi`,
  ubah: `

    mau|bisa|tolong|minta|gimana|boleh|caranya|cara ubah
    nomor|nama|alamat|data|produk|kapasitas|jawaban|usaha|isian|jumlah|kelurahan|kecamatan|foto /
    nomor|nama|alamat|data|produk|jawaban * salah ketik|tulis|input|mau|tolong|ubah /
    nomor|nama|alamat|data|jawaban * mau|bisa|minta|tolong ubah|perbaiki /
    perbaiki data|nama|nomor|alamat|jawaban /
    salah ketik|nulis|tulis|isi|input|ngetik|masukin|ngisi`,
  mulai: `

    mau|bisa|boleh|pengen|gimana daftar
    umkm|usaha|umk|mitra|warung|toko|sebagai|jadi|program|bighug|di /
    mau|ingin gabung|bergabung|ikut|join program|bighug|kemitraan|jadi|mitra|umkm /
    mau|bisa daftar / daftar usaha|umkm|umk|jadi|mitra`,
  bantuan: `
    tidak tahu|bisa|paham caranya|cara|maksudnya|gimana|isi|ngisi|pakai /
    bingung caranya|cara|gimana|mau|isi|ngisi|pakai|jawab|isinya /
    gimana caranya|cara|pakai|pake|isi|ngisi|menggunakan|pakainya /
    caranya pakai|pake|isi|ngisi|menggunakan|pakainya|pakenya / minta|butuh|perlu bantuan /
    bisa|tolong bantuan`,
  batal: `
    tidak jadi daftar|ikut|lanjut|isi|ngisi / mau batal`,
  jeda: `
    libur sampai|dulu|produksi|jualan|selama /
    tidak terima|nerima|bisa pesanan dulu|sampai|sementara /
    lagi|sedang|masih penuh pesanan|sampai|dulu / pesanan|produksi lagi|masih|sedang penuh /
    tidak bisa|dulu terima|nerima pesanan /
    berhenti produksi|jualan|terima|dulu sampai|dulu|sementara`,
  pesanan: `
    ada tidak? pesanan|peluang apa|buat|untuk|baru|masuk|tidak|hari /
    ada perusahaan|yang butuh|cari / lihat|cek pesanan`,
  kebutuhan: `
    butuh pemasok|umkm /
    perusahaan|kami butuh|cari|memerlukan
    pemasok|katering|umkm|suplai|mitra|box|porsi|seragam|snack /
    pasang|posting|post|input|ajukan kebutuhan`,
  perusahaan: `
    daftar|mendaftarkan sebagai? perusahaan / dari|mewakili|perwakilan perusahaan`,
  lewati: `
    nanti|lewati|loncat pertanyaan / lewati dulu`,
  kembali: `
    kembali ke pertanyaan|yang|langkah tadi|sebelumnya|pertama`,
  menu: `
    kembali|mundur|ke menu utama|awal / lihat menu utama`,
  minat: `
    minat sama|dengan|ikut|ambil pesanan|kebutuhan|tawaran|ini / mau ambil pesanan`,
  bahasa: `
    ubah|pakai|pake bahasa / in inggris please`,
  terima_kasih: `
    terima kasih atas|banyak / terimakasih banyak|atas|sudah|infonya`,
  lanjut_nanti: `
    nanti|besok lanjut|sambung|terus lagi / lanjut nanti|besok / nanti saya? lanjut|kabari`,
};

/** What a picture says, where the message holds no word; the first one found decides. */
export const pictures: readonly (readonly [Intent, string])[] = [
  ['tidak', '👎❌🚫🙅✖✗🙅🚷⛔❎😤'],
  ['ya', '👍👌✅✔🆗💪🤝👏☑💯😊😁😀🙂😄😃🥰❤🫡🤙👊✊'],
  ['terima_kasih', '🙏🤗'],
  ['salam', '👋🤚✋🖐'],
  ['bantuan', '❓❔⁉🤔😕🆘😵'],
  ['tidak_tahu', '🤷'],
];

/** Exactly these act at a question that takes free text, where "Batal Jaya" may be a name. */
export const reserved: Partial<Record<Intent, string>> = {
  batal: `
    batal / batalkan / batalin / cancel / batal aja / batal deh / mau batal / ga jadi / gak jadi /
    nggak jadi / tidak jadi / gajadi / ngga jadi / tdk jadi / batal dulu / batal saja /
    batal kak / batal bu / batal pak / batal ya / cancel aja / batal min`,
  kembali: `
    kembali / balik / back / mundur / sebelumnya / go back / kembali dulu / balik lagi /
    kembali kak / kembali bu / mundur dulu / previous`,
  lewati: `
    lewati / lewat / skip / lewatin / lewati aja / skip aja / skip dulu / lewati dulu / loncat /
    lewat aja / lewati saja / skip saja / lewati kak / skip kak / skip bu / lewat dulu / next /
    pass`,
  ulang: `
    ulang / ulangi / mulai dari awal / ulang dari awal / mulai ulang / restart / start over`,
  menu: `
    menu / menu utama / home / lihat menu / main menu / menu awal / ke menu / menu kak / beranda`,
  bantuan: `
    bantuan / help / tolong / bantu / minta bantuan / butuh bantuan / bantuan dong / help me /
    tolong kak / tolong bu / bantu saya / bantuin / bingung`,
  petugas: `
    petugas / admin / cs / operator / hubungi petugas / hubungi admin / panggil petugas /
    bicara petugas / customer service / agent / human / min tolong / panggil admin /
    tanya petugas / tanya admin`,
  berhenti: `
    berhenti / stop / unsubscribe / berhenti langganan / stop dulu / stop aja / brenti / setop /
    stop kirim / stop saja / berhenti dulu / berhenti saja / udahan / sudahan`,
  status: `
    status / cek status / status saya / lihat status / check status`,
  bahasa: `
    bahasa / language / english / bahasa inggris / ganti bahasa / bahasa indonesia /
    bahasa sunda / change language / in english`,
  mulai: `
    mulai / start / daftar / register / mulai lagi / mulai ulang / mau daftar`,
  lapor: `
    lapor / mau lapor / report / pengaduan / komplain / mau komplain`,
  ubah: `
    ubah / edit / ubah data / edit data / ganti data / ubah jawaban`,
  hapus_data: `
    hapus data / hapus data saya / delete my data / hapus akun / hapus akun saya / delete data /
    hapus dataku`,
  tarik_persetujuan: `
    tarik persetujuan / cabut persetujuan / tarik izin / withdraw consent`,
  data_saya: `
    data saya / my data / profil saya / lihat data / lihat data saya / my profile / dataku`,
  pesanan: `
    pesanan / ada pesanan / lihat pesanan / cek pesanan`,
  jeda: `
    jeda / pause / jeda dulu`,
  lanjut_nanti: `
    lanjut nanti / nanti lanjut / sebentar / bentar / bntr / tunggu / nanti lagi / lanjut besok`,
};
