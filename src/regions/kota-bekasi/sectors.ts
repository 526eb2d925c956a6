/**
 * The lines of business of the programme, and the words that say something of one besides what its commodities are called
 * (`commodities/`: their terms are added): weak signs, activities, and terms that weigh more or less than usual; data only.
 * A term is a word or a phrase; "buat+baju" holds where both words stand anywhere. Activities are written buat, jual, jasa,
 * servis, sewa, cuci, terima. KBLI codes are of Peraturan BPS 2/2020 unless said otherwise and are suggestions that a person
 * confirms.
 */
import type { Sector } from '../../domain/region.ts';

type Term = Sector['words'][number];

/** Terms of one weight, separated by commas. */
function terms(weight: number, list: string): Term[] {
  return list.split(',').map((term) => ({ term: term.trim().replace(/\s+/g, ' '), weight }));
}

function kbli(list: string): NonNullable<Sector['kbli']> {
  return list.split(' ').map((code) => ({ code, edition: '2020' as const }));
}

const food: Sector[] = [
  {
    code: 'B1',
    label: { id: 'Bahan pangan segar dan bumbu', en: 'Fresh food and spices' },
    words: [
      ...terms(2.6, `daging, daging sapi, daging ayam, daging kambing, daging babi, jual+daging`),
      ...terms(
        3,
        `sayuran segar, sayur mentah, daging segar, kios buah, kios sayur, warung sayur, jual
        sayuran, sayur mayur segar, daun pisang`,
      ),
      ...terms(
        2,
        `buah, sayur, ikan, udang, cumi, kerang, bandeng segar, lele, nila, gurame, patin, bawal,
        mujair, kakap, tuna, tongkol, ikan asin, teri, telur, cabai, bawang merah,
        bawang putih, brambang, bawang, tomat, wortel, kentang, kol, bayam, kangkung, sawi,
        jagung mentah, jagung, singkong mentah, ketela, ubi, kelapa, kelapa muda+kulak, santan,
        jahe, kunyit, kencur,
        lengkuas, laos, serai, merica, ketumbar, kemiri, kunir, bumbu, bumbu masak, bumbon,
        jamur, jamur tiram, tauge, tokolan, kecambah, melon, semangka, pepaya, mangga, jeruk,
        apel, anggur, alpukat, nanas,
        salak, durian, rambutan, pisang, pisang mentah, jeroan, babat, usus mentah, ceker mentah,
        ayam kampung hidup, bebek potong, ayam+potong+jual, unggas potong, sembelih,
        penyembelihan, penggilingan daging, giling bakso,
        jual ikan, ikan+pasar, beras merah, petani, panen, hidroponik, tepung bumbu, kedelai,
        kacang tanah, kacang hijau, terasi, gula merah, gula jawa, gula aren`,
      ),
      ...terms(
        1,
        `bahan mentah, bahan makanan, bahan masakan, bahan pokok, hasil bumi, pasar, segar,
        mentah, kebutuhan dapur, seafood mentah, susu murni`,
      ),
    ],
    near: ['S1', 'P1'],
    kbli: kbli('47211 47212 47213 47214 47219'),
  },
  {
    code: 'C1',
    label: { id: 'Katering dan snack pesanan', en: 'Catering and snacks to order' },
    words: [
      ...terms(2, `masak+pesanan, masak+hajatan`),
      ...terms(1.9, `makanan minuman`),
      ...terms(
        4,
        `katering, jasa boga, nasi box, nasi kotak, snack box, nasi dus, tumpeng, nasi tumpeng,
        prasmanan, hantaran makanan, makan siang karyawan, makanan minuman rapat, makan minum
        rapat, konsumsi rapat,
        konsumsi kegiatan, makanan minuman jamuan tamu, jamuan tamu, jamuan makan, makanan
        minuman aktivitas lapangan, kudapan, coffee break, makan siang kantor, nasi kotak rapat,
        snack rapat, rantangan, rantang,
        makan bergizi, dapur mbg, makanan karyawan, makan karyawan, aqiqah, katering aqiqah,
        hampers makanan, penyediaan konsumsi, box meal, lunch box, bento pesanan`,
      ),
      ...terms(
        2.5,
        `terima+pesanan+makanan, terima+pesanan+snack, terima+pesanan+nasi, terima+pesanan+kue,
        terima+pesanan+masakan, pesanan makanan, pesanan snack, pesanan nasi, pesanan masakan,
        pesanan kue, hajatan, arisan, order makanan, order snack,
        makanan+pesta, masak+hajatan, masakan pesanan, pesanan+katering,
        snack+pesanan, nasi bungkus+produksi, masakan+sesuai+pesanan, makanan+sesuai+pesanan,
        boga, buka puasa bersama, berkat`,
      ),
      ...terms(
        1.1,
        `buat+makanan, buat+snack, masak, memasak, olah+masakan, buat+masakan, produksi+makanan,
        pesanan, acara+makanan, menu makanan, jualan masakan online, rumahan+makanan,
        olah+makanan, makan siang, masak+jual, belanja+masak`,
      ),
    ],
    near: ['W1', 'K1', 'J1'],
    kbli: kbli('56210 56290'),
  },
  {
    code: 'J1',
    label: { id: 'Gorengan dan jajanan', en: 'Fried snacks and street food' },
    words: [
      ...terms(
        3,
        `siomai, bakso tusuk, bakso cilok, basreng basah, sempol ayam, tempura, sosis goreng,
        sosis telur, sostel, maklor, makaroni telur, martabak telur, martabak manis, terang
        bulan, okonomiyaki, pisang karamel, pisang coklat, piscok lumer, pisang molen, tahu
        krispi, tahu goreng, tahu gejrot, tahu petis, tempe mendoan, risoles, resoles, risoles
        mayo, lunpia, perkedel, prastel, singkong goreng, tela tela, jamur krispi, ubi goreng,
        roti maryam, leker, pukis, sosis+goreng, bakaran, bebakaran, sundukan, sate satean,
        lutis, cakwe, odading, surabi, empek empek, tempura+sosis, spaghetti, arumanis, gulali,
        es+gorengan+jajanan, keong, cinlok, donat goreng`,
      ),
      ...terms(
        2,
        `goreng+jajan, gorengan+es, sosis, nugget goreng, bakso frozen goreng, jajanan, jajan,
        tahu bakso, lento, lemper+tahu bakso, frozen food goreng, cemilan basah, makanan bakar,
        makanan digoreng, snack goreng, krispi, crispy, chicken+crispy+snack, makanan kaki lima,
        bakar bakaran,
        es+sosis, tahu, kue pukis, kue leker, kue cubit, cemilan, salad buah, salad, macaroni,
        makaroni, gerobak+keliling, sate usus, sate telur puyuh, pop ice+sosis, mie lidi, tahu
        acar`,
      ),
      ...terms(
        1,
        `jual+snack, camilan, snack, keliling, bakar, goreng, jajanan+minuman, aneka jajanan,
        makanan kecil, kantin, makanan ringan`,
      ),
    ],
    near: ['K1', 'W1', 'C1'],
    kbli: kbli('56103 56104'),
  },
  {
    code: 'K1',
    label: { id: 'Kue, roti, jajanan pasar', en: 'Cakes, bread, traditional sweets' },
    words: [
      ...terms(
        3,
        `roti kering, roti sus, bolu kukus, lapis legit, lapis, snack basah, nogosari, kue cucur,
        cucur, kue apem, apem, srabi, kue putu, putu mayang, mendut, jadah, gethuk, cenil,
        tiwul, gatot, kue talam, risoles+kue, semar mendem, sosis solo, sosis basah, mochi, kue
        semprong, pie, pai susu, muffin, agar agar, jelly, kue keranjang, ketan, brem, carang
        gesing, kue mangkok, carabikan, pancong, bolen, pukis, bikang, ledre, ampyang, krasikan,
        madumongso, jongkong, keleman, tenongan, kue moci, roti kukus, roti gandum, chiffon,
        cheesecake, pia, kue berminyak, kue bolu, klengkam, mata kebo, kue satu, geplak,
        meringue, clorot, timus, misro, combro, gandasturi, pancake, kue kacang, roti goreng,
        roti unyil, manisan+kue`,
      ),
      ...terms(
        2,
        `buat+kue, buat+roti, produksi+roti, singkong+kukus+giling, makanan basah,
        jajanan+tradisional, makanan tradisional, oleh oleh khas, snack+basah, snack kecil,
        makanan basah kering, jajan+pesanan, buat+snack, buat+jajanan, permen coklat, coklat`,
      ),
      ...terms(
        1,
        `snack, singkong, ubi, tepung+telur, manis, jajanan, oven, camilan manis, oleh oleh,
        makanan kecil`,
      ),
    ],
    near: ['C1', 'J1', 'K2'],
    kbli: kbli('10710 10792 47242'),
  },
  {
    code: 'K2',
    label: {
      id: 'Camilan kering (keripik, kerupuk, karak, peyek)',
      en: 'Dry snacks (chips and crackers)',
    },
    words: [
      ...terms(
        3.2,
        `kripik, ceriping, criping, krupuk, kerupuk beras, gendar, rempeyek, intip, emping
        melinjo, makaroni pedas, makaroni kering, kacang atom, stik, untir untir, kuping gajah,
        usus krispi, usus goreng kering, ceker krispi kering, seblak kering, pangsit kering,
        sumpia, kering kentang, kentang mustofa, kering tempe kemasan, tempe krispi kemasan,
        cemilan kering, snack kemasan, popcorn kemasan, keripik belut, kulit ayam krispi,
        cistik, akar kelapa, kremes ubi, grubi, balung kethek, jipang, kerupuk mie, kerupuk
        gendar, lanting, bagelen, abon kering+camilan`,
      ),
      ...terms(
        2,
        `snack usus, usus, belut+keripik, camilan, cemilan, makanan ringan, kletikan, klethikan,
        marning, oleh oleh kering, snack ciki, ciki, kacang, snack, goreng kering`,
      ),
      ...terms(
        1,
        `buat+camilan, produksi+snack, oleh oleh, kemasan, pengemasan ulang, repacking,
        jual+snack+ringan, keringkan+goreng`,
      ),
    ],
    near: ['K1', 'P1', 'S1'],
    kbli: kbli('10794 47249'),
  },
  {
    code: 'M1',
    label: { id: 'Minuman', en: 'Drinks' },
    words: [
      ...terms(
        2.3,
        `es teh,es jeruk,minuman segar,minuman dingin,minuman es,minuman instan,warung es,es
        sachet,es saset,es sirup,es nutrisari,es marimas,pop ice, minuman kemasan, minuman
        sachet, aneka es, es goreng, es kucir, es mambo, es kocok, tahok`,
      ),
      ...terms(
        3,
        `es degan, degan, cincau, es cream, es tebu, bubble tea, thai tea, coffeeshop, es kapal,
        es coklat, es gabus, es kelapa, es jus, juice, jamu seduh, kunyit asam, wedang ronde,
        ronde, sekoteng, minuman serbuk, teh kemasan, air kemasan produksi, teh poci, teh tarik,
        susu jahe`,
      ),
      ...terms(
        1.6,
        `es, minuman, kopi, teh, minum, wedang, air mineral, susu, jual+minuman, jual+es, jeruk
        peras, air nira, cappucino, coklat panas, lemon tea`,
      ),
    ],
    near: ['W1', 'J1', 'U1'],
    kbli: kbli('11040 11090 56303 47222'),
  },
  {
    code: 'P1',
    label: { id: 'Pangan olahan lain', en: 'Other processed food' },
    words: [
      ...terms(1.2, `olah, produksi+makanan, kemas+jual, olah+jual`),
      ...terms(
        3,
        `frozen, naget, nuget, abon sapi, abon lele, telor asin, presto, ikan pindang, sambal,
        sambal pecel, pengolahan tahu, perajin tahu, kecap manis, buat+bakso+frozen, giling
        daging, otak otak+frozen, serundeng, srundeng, cuka, asinan+kemasan, tepung mocaf,
        tepung singkong, gula aren produksi, cincau+produksi, baby tuna, ikan kering, dimsum
        frozen, cireng frozen, makanan kaleng, kimchi, pengawetan, pengolahan, tauco, terasi,
        petis, kikil olahan, krecek, tahu bakso+frozen, buat+sosis, galantine`,
      ),
      ...terms(
        2,
        `tempe, tahu, jual+tempe, jual+tahu, bahan tempe, tahu bacem, ragi, kolang kaling, kacang
        ijo, tape singkong, cakar ayam, bandeng, mie mentah, pangsit`,
      ),
      ...terms(
        1,
        `diproses, kemasan, bersihkan+olah, keringkan, usus, produk olahan, buat+makanan, home
        industry`,
      ),
    ],
    near: ['B1', 'K2', 'C1'],
    kbli: kbli('10391 10392 10213 10130 10772 10799'),
  },
  {
    code: 'W1',
    label: { id: 'Warung makan/makanan siap saji', en: 'Food stall, ready meals' },
    words: [
      ...terms(
        2.5,
        `botok, zuppa soup, ayam panggang, ayam ungkep, bakso daging, sate+daging, soto+daging,
        timlo+daging, masakan+daging, nasi+ayam, ayam+geprek`,
      ),
      ...terms(1.3, `jual+makanan, jual+masakan`),
      ...terms(
        3,
        `resto, cafe, warung soto, warmindo, hik, wedangan, kaki lima makan, nasi soto, nasi
        bandeng, nasi oseng, nasi tumpang, nasi lauk, nasi jagung, nasi lengko, nasi ulam, sego,
        lontong opor, ketupat sayur, kupat, mie jawa, bakmi jawa, bakmi goreng, capjay, cap cay,
        soto mie, gule, sate padang, sate kere, ayam kremes, ayam kentucky, ayam crispy,
        kentucky, geprek, penyetan, bebek, lele goreng, masakan jawa, masakan sunda, masakan,
        lauk, tahu campur, tahu gimbal, garang asem, selat, brambang asem, bakmi toprak, toprak,
        thoprak, indomie, mie instan masak, mie instan rebus, rice bowl, ricebowl, steak, udon,
        sushi, chinese food, tumpang, bubur tumpang, cabuk rambak, sambal tumpang, oseng, oseng
        oseng, mercon, rica rica, tengkleng+sate, sop matahari, sate kerang, kepala ikan, babat
        gongso, gongso, koyor, iwak, ingkung, mangut, trancam, sambel goreng, krengsengan,
        lontong kari, kare, kari, nasi kare, coto, konro, sarapan, menu sarapan, makan siang
        malam, lalapan, lamongan, warung tenda, seblak prasmanan, kantin`,
      ),
      ...terms(
        2,
        `nasi, makan, warung+makan, makanan minuman, menyajikan makan, depot, mie, rames, sayur
        lodeh, nasi+gorengan, sayur+lauk, bakso+es, ayam+goreng+bakar, makan minum, jual+masakan,
        jual+lauk, makan di tempat`,
      ),
      ...terms(
        1.2,
        `makanan, siap santap, ayam, kuliner, warung, masak, hidangan, menu, makanan+warung,
        lesehan, resto+minuman`,
      ),
    ],
    near: ['C1', 'J1', 'M1'],
    kbli: kbli('56101 56102 56104 56303'),
  },
  {
    code: 'S1',
    label: { id: 'Kelontong dan sembako', en: 'Groceries' },
    words: [
      ...terms(
        2.6,
        `sehari hari, perlengkapan sehari hari, keb sehari hari, mandi+sembako, alat mandi`,
      ),
      ...terms(1.6, `minuman kemasan, air kemasan`),
      ...terms(
        3.5,
        `klontong, keperluan rumah tangga, barang harian, kebutuhan dapur, warung serba ada,
        natura, bahan pokok makanan, kebutuhan keluarga, kebutuhan rumahtangga, kebutuhan
        sehari, barang kelontong, sembako lebaran, natura pakan natura, belanja natura`,
      ),
      ...terms(
        1.9,
        `beras, gula pasir, gula, minyak goreng, minyak, tepung, terigu, mie instan, telur+beras,
        rokok, sabun, sabun mandi, sabun cuci, sampo, shampo, shampoo, detergen, deterjen, pasta
        gigi, odol, tisu, kopi sachet, kopi saset, teh celup, kecap+gula, garam, penyedap, susu
        kaleng, permen, snack+minuman+sabun, makanan ringan+minuman, minuman+rokok,
        makanan+rokok, jual+aneka+kebutuhan, makanan ringan+minuman ringan, minuman ringan,
        popok, pampers, obat nyamuk, kebutuhan, toko+kebutuhan, air mineral+gas, bahan makanan,
        sembako+gas, gas+beras, galon+gula, aneka makanan anak`,
      ),
      ...terms(
        0.9,
        `warung, kios+rumah, gas+sembako, teh, kopi, makanan ringan, kecap, bumbu+gula, susu,
        mie, rumah tangga, aneka kebutuhan, kulakan, kulak`,
      ),
    ],
    near: ['B1', 'U1', 'H1'],
    kbli: kbli('47112 47192 47241'),
  },
  {
    code: 'U1',
    label: { id: 'Gas elpiji, galon, air isi ulang', en: 'LPG, water gallons' },
    words: [
      ...terms(
        3.4,
        `lpg, gas lpg, gas melon, pangkalan elpiji, isi ulang galon, galon, depot air, depo air,
        pengisian air, gas galon, gas tabung, air minum galon, ngisi galon`,
      ),
      ...terms(
        2,
        `gas, isi ulang, air minum, air mineral galon, aqua galon, aqua, minyak tanah, air
        bersih, tangki air`,
      ),
      ...terms(0.8, 'air mineral, air, kemasan dus, air kemasan, bensin, arang'),
    ],
    near: ['S1', 'M1'],
    kbli: kbli('47772 36001 47222'),
  },
];

const wear: Sector[] = [
  {
    code: 'F1',
    label: { id: 'Jahit dan konveksi', en: 'Tailoring and garment making' },
    words: [
      ...terms(4.3, `jahit, tailor, modiste, vermak, bordir, konveksi, jasa+jahit`),
      ...terms(
        3.4,
        `taylor, konfeksi, garment, permak, pola+potong+jahit, potong jahit, ukur+potong+jahit,
        pasang kancing, buat+daster, buat+kerudung, buat+hijab, buat+jilbab, buat+gamis,
        buat+jas, buat+kebaya, buat+masker, buat+busana, produksi+kaos, produksi+daster,
        produksi+hijab, terima+jahit, jasa+jahit, seragam sekolah+buat, pakaian dinas, pakaian
        olahraga, pakaian dinas lapangan, belanja kaos, jaket almamater, desain baju, desainer
        busana, baju batik seragam, tas+seragam`,
      ),
      ...terms(
        2,
        `buat+sarung bantal, buat+bed cover, buat+selimut, buat+bantal, buat+kain, buat+mukenah,
        bikin+baju, pesanan+baju, pesanan+pakaian, sesuai+pesanan+pakaian, produksi+fashion,
        produksi+celana, buat+blangkon, buat+topi, buat+rok, buat+blouse, buat+sarung,
        buat+fashion, kolor+buat, ambil+kain+potong, makloon, maklon, cmt, cutting, buat+boneka,
        gorden+buat, buat+gorden, konektor masker, pembuatan+pakaian, buat+batik`,
      ),
      ...terms(
        1,
        'pola, benang, pakaian, baju, kaos, kain+potong, busana, kancing, batik, kaos sablon',
      ),
    ],
    near: ['F2', 'G1', 'F3'],
    kbli: kbli('14111 14120 14131 95291'),
  },
  {
    code: 'F2',
    label: { id: 'Dagang pakaian dan kain', en: 'Clothes and fabric trade' },
    words: [
      ...terms(
        3,
        `jual+daster, jual+celana, jual+kaos, jual+seragam, jual+jaket, jual+kemeja, jual+sprei,
        jual+fashion, jual+busana, jual+jeans, jual+perca, jual+sarung, kios pakaian, kios baju,
        thrifting, pakaian bekas, pakaian impor, baju impor, dagang baju, perca, kain tekstil,
        textil, kain kiloan, olshop baju, pakaian dewasa, pakaian wanita, pakaian dalam,
        daleman, underwear, busana muslim, jual+selimut, reseller baju, baju second, baju
        online, jual+kolor, jual+rok, jual+blouse, jual+legging, jual+textil`,
      ),
      ...terms(
        2,
        `daster, gamis, jilbab, hijab, kerudung, mukena, mukenah, celana, kaos, kemeja, batik,
        jeans, jaket, baju, pakaian, fashion, kolor, legging, rok, blouse, hem, kebaya, baju
        batik, sarung, sajadah, gorden, korden, taplak, fesyen`,
      ),
      ...terms(0.9, 'busana, bantal, guling, mode, muslim, kaos kaki, seragam'),
    ],
    near: ['F1', 'F3'],
    kbli: kbli('47711 47511 46412'),
  },
  {
    code: 'F3',
    label: { id: 'Alas kaki, tas, aksesori busana', en: 'Footwear, bags, accessories' },
    words: [
      ...terms(3, `keperluan jahit, alat keperluan jahit, kebutuhan jahit`),
      ...terms(
        3.3,
        `sendal, selop, tas blaco, goody bag, sabuk, gesper, aksesoris busana, cincin, pita, ikat
        rambut, kucir, jam tangan, kacamata, koper, servis+sepatu, jahit+sepatu, jahit+sandal,
        reparasi tas, cuci+sepatu, payung, aksesoris fashion, asesoris wanita, kalung masker,
        selempang, korset`,
      ),
      ...terms(
        1.6,
        `aksesoris, asesoris, assesoris, accessories, acesoris, kulit, imitasi, manik manik,
        kancing, benang, jual+kancing, jarum, resleting, sol`,
      ),
    ],
    near: ['F2', 'R1'],
    kbli: kbli('15201 15121 47712 47713'),
  },
];

const goods: Sector[] = [
  {
    code: 'H1',
    label: {
      id: 'Perabot, plastik, alat kebersihan',
      en: 'Household goods, plastics, cleaning supplies',
    },
    words: [
      ...terms(1.2, `kemasan, packaging`),
      ...terms(
        3.2,
        `perabotan, perabotan rumah tangga, peralatan rumah tangga, perlengkapan rumah tangga,
        perlengkapan dapur, alat masak, kresek, sedotan, kertas minyak, pembungkus, bungkus
        makanan, bahan kebersihan, alat pembersih, produksi+sabun, dakron, gerabah, rak plastik,
        kardus kemasan, produk kardus, paperbag, anyaman plastik, galon kosong, jas hujan, tali,
        korden kamar mandi`,
      ),
      ...terms(
        1.5,
        `jual+plastik, jual+perabot, piring, gelas, ember+sapu, lilin, kompor gas, peralatan,
        kardus, dus, jual+kardus, termos, loyang, cetakan kue, sabun cuci piring, sprei+bantal,
        detergen cair, pewangi, pengharum`,
      ),
    ],
    near: ['S1', 'R2', 'Y1'],
    kbli: kbli('47593 47599 20231 22220'),
  },
  {
    code: 'N1',
    label: { id: 'Tanaman, pakan, hewan peliharaan', en: 'Plants, feed, pets' },
    words: [
      ...terms(2.5, `filter kolam, kolam koi, perlengkapan kucing, kebutuhan kucing`),
      ...terms(
        3.3,
        `burung peliharaan, sangkar, kandang burung, kandang, makanan hewan, makanan burung,
        cupang, aquarium, aquascape, hewan, peliharaan, piaraan, hamster, anjing, merpati, ayam
        hias, ayam kampung ternak, peternakan, ternak lele, hewan qurban, budidaya, restoking
        ikan, ulat, maggot, petshop, grooming kucing, sewa+tanaman, lovebird, murai, kenari,
        perkutut, parkit, ayam bangkok, tetas, indukan`,
      ),
      ...terms(
        1.5,
        `bunga, lumut, kolam ikan, jual+burung, pur, pelet, dedak, pertanian, alat pertanian,
        tani, kebun, rumput, kambing, sapi, mentok, bebek hidup, ikan+budidaya, vitamin ternak,
        dibesarkan`,
      ),
    ],
    near: ['B1', 'R1'],
    kbli: kbli('01302 47762 47763 47761 81300'),
  },
  {
    code: 'Q1',
    label: { id: 'Barang bekas/rongsok', en: 'Scrap and second-hand goods' },
    words: [
      ...terms(
        3.6,
        `rongsok, rongsokan, rosok, rosokan, barang bekas, besi tua, besi bekas, kardus bekas,
        kertas bekas, botol bekas, plastik bekas, koran bekas, aki bekas, jual beli bekas,
        pengepul, daur ulang, daur ulang plastik, bank sampah, limbah, loak, barang loak, drum
        bekas, elektronik bekas, tembaga bekas, jelantah, minyak jelantah, ban bekas, kaleng
        bekas, sampah plastik, barang second, pemulung, buku bekas, pilah sampah, olah sampah`,
      ),
      ...terms(
        1.3,
        'bekas, barang antik, antik, second, sampah, jual beli barang, sisa, klitikan, seken',
      ),
    ],
    near: ['H1', 'R3'],
    kbli: kbli('46696 47743 38302'),
  },
  {
    code: 'R1',
    label: { id: 'Kerajinan dan seni', en: 'Crafts and art' },
    words: [
      ...terms(4, `kerajinan, jasa+lukis, bulu ayam, anglo, kipas hias, kemoceng bulu`),
      ...terms(
        3.2,
        `handycraft, handicraft, sovenir, suvenir, mahar nikah, melukis, pelukis, lukis kain,
        seni ukir, diorama, bambu, canting, kerajinan kuningan, kuningan, topeng, keris, pusaka,
        drumband, bunga kering, bunga plastik, resin, keramik hias, gerabah hias, lilin
        aromaterapi, decoupage, batu akik, tasbih, layang layang, bantal hias, lampu hias,
        prakarya, bonsai kawat, kijing, batu nisan, nisan, eco print, shibori, tiedye, tie dye,
        sanggar, sanggar tari, seni, bleketepe, lampion, wall decor, furnitur rotan kecil,
        sangkar hias`,
      ),
      ...terms(
        1.5,
        `manik, hiasan, dekorasi, aksesoris+rotan, buat+batik, buat+souvenir, kayu+souvenir,
        barang antik, antik, kulit+buat, limbah+kerajinan, kain flanel, patung+taman,
        perca+kerajinan, buat+boneka, samir, pernak pernik, peti jenazah`,
      ),
    ],
    near: ['F3', 'R2', 'G1'],
    kbli: kbli('32903 16291 16293 47789 90029'),
  },
  {
    code: 'R2',
    label: { id: 'Mebel dan interior kayu', en: 'Furniture and interiors' },
    words: [
      ...terms(
        3.3,
        `meubel, mebeler, mebelair, furnitur, almari, almari kayu, etalase, tempat tidur, dipan,
        ranjang, alat penyimpan perlengkapan kantor, belanja mebel, meubelair kantor, peti mati,
        peti jenazah, peti, pemeliharaan mebel, plitur, politur, gordyn`,
      ),
      ...terms(
        1.6,
        `kayu, buat+lemari, papan, bambu+kursi, jok, olahan kayu, triplek, serbuk kayu, hpl,
        minimalis`,
      ),
    ],
    near: ['R3', 'X1', 'R1'],
    kbli: kbli('31001 31002 16221'),
  },
  {
    code: 'R3',
    label: { id: 'Las, logam, aluminium, bubut', en: 'Welding, metal, aluminium, lathe' },
    words: [
      ...terms(
        3.4,
        `las karbit, mesin bubut, alumunium, almunium, almini, lemari+aluminium,
        almari+aluminium, tralis, canopy, baja ringan bengkel, baja, stainless, stenlis,
        stanlis, logam, patri, tukang patri, buat+dandang, kompor+buat, tong air, welding,
        tembaga, plat besi, chrome, knalpot+buat, cetakan logam, kawat, gerinda, kaca`,
      ),
      ...terms(1.4, 'besi, reparasi mesin, mesin, panel, pintu besi, baut, buat+rak, antena'),
    ],
    near: ['X1', 'R2', 'O1'],
    kbli: kbli('25111 25920 25119 25999'),
  },
  {
    code: 'Y1',
    label: { id: 'ATK, buku, fotokopi', en: 'Stationery, books, photocopying' },
    words: [
      ...terms(
        3.3,
        `alat tulis sekolah, peralatan sekolah, buku sekolah, bahan bacaan, fotocopy, foto copy,
        foto kopi, fotokopian, photocopy, penggandaan dokumen, print, rental komputer ketik,
        kertas dan cover, materai, meterai, ketik, lks`,
      ),
      ...terms(
        1.2,
        `cetak foto, alat kantor, sekolah, kantor, kantor+kertas, scan, nota kosong, kebutuhan
        sekolah`,
      ),
    ],
    near: ['G1', 'D1'],
    kbli: kbli('47611 82190 47612'),
  },
  {
    code: 'T1',
    label: { id: 'Pulsa dan telepon', en: 'Phone credit and phones' },
    words: [
      ...terms(
        3.3,
        `kuota internet, voucher pulsa, voucer, vocer, perdana, konter hp, counter hp, pulsa
        listrik, bri link, agen brilink, tarik tunai, hp bekas, asesoris hp, aksesoris
        handphone, softcase, telepon, seluler, telekomunikasi, topup, ewallet, pembayaran pdam,
        tagihan online`,
      ),
      ...terms(
        1.5,
        `hp, handphone, smartphone, gadget, kartu, data+internet, isi ulang pulsa, powerbank,
        wifi voucher, pembayaran, pln, bpjs`,
      ),
    ],
    near: ['E1', 'D1'],
    kbli: kbli('47414 61999'),
  },
];

const services: Sector[] = [
  {
    code: 'A1',
    label: { id: 'Sewa alat, hiburan, acara', en: 'Equipment hire, entertainment, events' },
    words: [
      ...terms(3.4, `penyewaan, persewaan`),
      ...terms(
        3.4,
        `sewa+baju, sewa+pakaian, sewa+ps, sewa+proyektor, sewa+lapangan, sewa+gedung,
        sewa+kamera, sewa menyewa, sound, peralatan studio audio, wo, dekorasi pengantin,
        dekorasi pesta, jasa hiburan, musik live, dalang, tenaga kesenian, pelawak, jathilan,
        kora kora, musik`,
      ),
      ...terms(
        1.7,
        `sewa, menyewakan, rental, acara, pesta, pernikahan, pentas, seni pertunjukan, festival,
        gedung, band+musik`,
      ),
    ],
    near: ['C1', 'D1', 'L2'],
    kbli: kbli('77291 77210 82302 90011'),
  },
  {
    code: 'D1',
    label: { id: 'Fotografi, TI, digital', en: 'Photography, IT, digital' },
    words: [
      ...terms(
        3.4,
        `photography, foto, foto studio, foto pernikahan, pre wedding, video, syuting, film
        pendek, content creator, jasa website, web designer, webdesigner, programmer android,
        data base, it support, warnet, game online, top up game, animasi, desain web, ui ux,
        podcast, streaming, live streaming, data entry, belanja komputer, laptop+jual, e
        commerce, toko online jasa, scan video, album foto, tenaga ahli+data, teknologi
        informasi`,
      ),
      ...terms(
        1.4,
        `online, digital, komputer, kamera, laptop, printer, internet+wifi, editing, cetak foto,
        media`,
      ),
    ],
    near: ['G1', 'E1', 'T1'],
    kbli: kbli('74201 62019 62090 59112'),
  },
  {
    code: 'E1',
    label: {
      id: 'Servis elektronik, AC, komputer, reparasi',
      en: 'Electronics, AC and computer repair',
    },
    words: [
      ...terms(
        3.4,
        `servis+televisi, servis+speaker, servis+jam, servis+barang, servis+alat, servis+mesin
        jahit, servis+kompor, servis+radio, servis+dinamo, ac servis, cuci+ac, tukang servis,
        reparasi jam, perbaikan alat elektronik, alat elektronik, sparepart elektronik, jasa
        kunci, pemeliharaan ac, pemeliharaan komputer, pemeliharaan peralatan, perbaikan
        peralatan kantor, mesin jahit+servis, sedot wc+servis, pompa air, servis pompa`,
      ),
      ...terms(
        1.8,
        `servis, reparasi, perbaikan, memperbaiki, listrik, alat listrik, lampu, speaker, tv,
        kabel, saklar, komputer, hp+rusak, elektronika, solder, amplifier, remot`,
      ),
    ],
    near: ['D1', 'T1', 'O1'],
    kbli: kbli('95210 95220 95110 33141 95120'),
  },
  {
    code: 'G1',
    label: {
      id: 'Percetakan, sablon, reklame, desain, stempel',
      en: 'Printing, screen printing, signs, design',
    },
    words: [
      ...terms(
        3.4,
        `cetakan, bahan cetak, bahan cetakan, cetak undangan, undangan pernikahan, printing,
        neonbox, plat motor, plat kendaraan, plat, sticker, kemasan cetak, grafis, desain, logo,
        buku yasin, yasin, plakat akrilik, karcis, cetak karcis, foto keramik, plangkan,
        plankan, sublimasi`,
      ),
      ...terms(1.2, 'papan, kertas+cetak, print+banner, gravir, laser cutting, tinta, desain+kaos'),
    ],
    near: ['Y1', 'F1', 'D1'],
    kbli: kbli('18111 18120 74130 73100'),
  },
  {
    code: 'L1',
    label: { id: 'Laundry', en: 'Laundry' },
    words: [
      ...terms(4.3, `laundry, binatu, penatu, cuci+setrika+pakaian`),
      ...terms(
        3.6,
        `londri, laundri, laundry kiloan, laundry sepatu, laundry karpet, dry clean, dry
        cleaning, cuci+pakaian, cuci+baju, cuci+setrika, cuci setrika, cuci gosok, cuci kering,
        cuci kiloan, cuci+karpet, cuci+selimut, cuci+boneka, setrika, seterika, setrika pakaian,
        buruh cuci, tukang cuci, jasa setrika, gosok pakaian, pakaian kotor, cucian, baju kotor,
        jasa cuci pakaian, linen, cuci linen, cuci helm`,
      ),
      ...terms(1.2, 'cuci, jemur+setrika, kotor, jasa cuci, kiloan, gosok'),
    ],
    near: ['H1'],
    kbli: kbli('96200'),
  },
  {
    code: 'L2',
    label: { id: 'Salon, barber, rias', en: 'Salon, barber, make-up' },
    words: [
      ...terms(1.5, `lipstik, bedak, kecantikan`),
      ...terms(
        3.5,
        `barber shop, pangkas, cukur, semir rambut, cat rambut, warna rambut, sambung rambut,
        rias wajah, perias pengantin, perias manten, make up artist, pengantin, manten,
        kecantikan, perawatan kecantikan, perawatan tubuh, massage, kutek, eyelash, sulam alis,
        waxing, tukang pijat, pijat refleksi, pijat bayi, sanggul, hair do, tato, jasa
        kecantikan, rambut`,
      ),
      ...terms(
        1.5,
        `wajah, skincare, kosmetik, alat kecantikan, perawatan, sewa+kebaya, sewa baju pengantin,
        wig, temanten, mantenan, bulu mata`,
      ),
    ],
    near: ['A1', 'Z1'],
    kbli: kbli('96111 96112 96121 96129'),
  },
  {
    code: 'O1',
    label: { id: 'Otomotif (bengkel, cuci, tambal ban, onderdil)', en: 'Automotive' },
    words: [
      ...terms(
        3.4,
        `servis+sepeda, servis+oli, tambal, nambal ban, ban bekas, cuci+kendaraan, steam motor,
        onderdil bekas, onderdil motor, onderdil mobil, spare part, sparepart motor, accu, jok
        motor, jok mobil, knalpot, cat motor, cat oven mobil, las ketok, poles mobil, jual beli
        motor, jual beli mobil, showroom, sepeda onthel, helm, kendaraan, pemeliharaan
        kendaraan, perbaikan kendaraan, kendaraan dinas, kendaraan bermotor, reparasi motor,
        reparasi mobil, stnk, biro jasa stnk, dinamo mobil, modifikasi motor, modif`,
      ),
      ...terms(
        1.6,
        `motor, mobil, bensin eceran, bensin, pertamax, pertalite, pom mini, lampu motor, kampas
        rem, otomotif, busi, montir, becak, gerobak motor, sepeda listrik, drum ban, overhaul`,
      ),
    ],
    near: ['R3', 'V1'],
    kbli: kbli('45407 45201 45406 45302 45202'),
  },
  {
    code: 'V1',
    label: { id: 'Jasa angkut', en: 'Transport' },
    words: [
      ...terms(
        3.4,
        `angkut, pengangkutan, transportasi, jasa transportasi, pengiriman, jasa kurir, ojol,
        gojek, grab, driver, supir, becak, jasa pindahan, sewa+truk, sewa kendaraan, rental
        motor, antar jemput sekolah, pickup, kargo, kuli angkut, kuli panggul, andong, delman,
        derek mobil, angkot`,
      ),
      ...terms(1.2, 'antar, kirim, paket, tiket, perjalanan, gudang, muat'),
    ],
    near: ['O1', 'Z1'],
    kbli: kbli('49431 49424 53201 49426 77100'),
  },
  {
    code: 'X1',
    label: {
      id: 'Bangunan: material, tukang, kontraktor',
      en: 'Building: materials, workers, contractors',
    },
    words: [
      ...terms(
        3.2,
        `toko besi, alat bangunan, alat alat bangunan, bangunan, material, bata, batu split, batu
        alam, paving, paving blok, conblock, hebel, keramik lantai, granit, marmer, cat,
        triplek, gypsum, gipsum, plafon, kuli bangunan, pembangunan jalan, pembangunan gedung,
        rehabilitasi, rehab, rehab gedung, perbaikan jalan, peningkatan jalan, pemeliharaan
        jalan, perbaikan gedung, pemeliharaan gedung, pemeliharaan bangunan, jalan lingkungan,
        jalan setapak, jembatan, irigasi, jaringan irigasi, drainase, saluran, gorong gorong,
        sumur, sumur dangkal, mck, septik tank, jamban, toilet, tpt, tanggul, bronjong, spal,
        psu, psu perumahan, penataan, penataan tpu, pemagaran, pagar tembok, gapura, trotoar,
        pju, penerangan jalan, arsitektur, jasa konsultansi perencanaan, perencanaan teknis,
        konsultansi konstruksi, pengawasan pembangunan, waterproofing, bahan bangunan
        konstruksi, instalasi pipa, pemasangan keramik, interior ruang, kunci pintu, properti,
        developer, ruang kelas, roster, buis beton, ready mix, alat teknik`,
      ),
      ...terms(
        1.4,
        `rumah+bangun, gedung, jalan, konsultansi, perencanaan, pengawasan, infrastruktur, kayu
        bangunan, bambu, paku, kaca, alat pertukangan, kran, tandon air, perumahan, alat listrik,
        proyek`,
      ),
    ],
    near: ['R3', 'R2'],
    kbli: kbli('47528 41011 43301 43309 46634'),
  },
  {
    code: 'Z1',
    label: { id: 'Lainnya', en: 'Other' },
    words: [
      ...terms(
        3,
        `lipstik, bedak, bulutangkis, badminton, kok, cock, skateboard, beladiri, alat beladiri,
        buat+shuttlecock, radio komunikasi`,
      ),
      ...terms(
        3,
        `kos, kosan, kos kosan, rumah kost, sewa+kost, sewa+kamar, obat obatan, apotik, toko
        obat, oksigen, alat bantu, alat pancing, pancing, kok bulutangkis, perlengkapan bela
        diri, matras, mengajar, guru, privat, paud, penitipan, penitipan anak, penitipan motor,
        koperasi, simpan pinjam, vape, liquid, tembakau, tiket pesawat, tiket perjalanan, biro
        perjalanan, umroh, haji, bahan bakar, lilin, dupa, sesaji, kemenyan, pemakaman,
        ambulans, popok bayi, perlengkapan bayi, mlm, multilevel, agen properti, makelar, gas
        oksigen, racun tikus, racun, pusaka jamasan, panti, kesehatan, suplemen, herbal, minyak
        oles, essential oil, tasbih haji, petasan, kembang api, jamasan, perawat, sunat, khitan,
        sewa lapak, kacamata+jual, sewa ruko`,
      ),
      ...terms(
        1,
        'jasa, lain lain, serabutan, buruh, karyawan, olahraga, sewa, tiket, perorangan, bayi',
      ),
    ],
    kbli: kbli('55900 47640 47722 96990'),
  },
];

/** The 31 first-level sectors; codes are shared with the programme's labelled data. */
export const sectors: Sector[] = [...food, ...wear, ...goods, ...services].sort((a, b) =>
  a.code < b.code ? -1 : 1,
);
