/**
 * The lines of business of the programme and the words for what each makes, sells and does; data
 * only. A term is a word or a
 * phrase; "buat+baju" holds where both words stand anywhere. Activities are written buat, jual,
 * jasa, servis, sewa, cuci,
 * terima. KBLI codes are of Peraturan BPS 2/2020 unless said otherwise and are suggestions that a
 * person confirms.
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
        `sayuran segar, sayur segar, sayur mayur, sayur mentah, sayuran, ikan laut, ikan segar,
        ikan mentah, ayam potong, ayam mentah, daging segar, bumbu dapur, bumbu giling, kelapa
        parut, telur ayam, telur mentah, rempah, empon empon, buah segar,
        buah buahan, jual buah, toko buah, kios buah, kios sayur, warung sayur, jual sayur, jual
        sayuran, sayur mayur segar, daun pisang, bahan pangan segar`,
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
        `gorengan, cilok, cireng, cimol, cilor, seblak, batagor, siomay, siomai, dimsum, bakso
        goreng, bakso bakar, bakso tusuk, bakso cilok, basreng basah, sempol, sempol ayam,
        tempura, sosis bakar, sosis goreng, sosis telur, sostel, telur gulung,
        pentol, papeda, maklor, makaroni telur, martabak, martabak telur, martabak manis, terang
        bulan, kebab, burger, hotdog, corndog, takoyaki, okonomiyaki, pisang goreng, pisang
        karamel, pisang coklat, piscok, piscok lumer, pisang molen,
        molen, tahu krispi, tahu isi, tahu bulat, tahu goreng, tahu gejrot, tahu walik, tahu
        petis, tempe mendoan, mendoan, bakwan, risol, risoles, resoles, risoles mayo, lumpia,
        lunpia, kroket, perkedel, pastel, prastel, singkong keju, singkong goreng,
        tela tela, kentang goreng, jamur krispi, ubi goreng, jagung bakar, jasuke, roti bakar,
        roti maryam, crepes, leker, waffle, pukis, sosis+goreng, bakaran, bebakaran, aneka
        bakaran, sundukan, sate satean, jajanan anak, jajanan sekolah, street food,
        rujak, rujak buah, lotis, lutis, asinan, cakwe, odading, surabi, otak otak, empek empek,
        pempek, tempura+sosis, pizza, spaghetti, popcorn, arumanis, gulali, es+gorengan+jajanan,
        keong, cinlok, donat goreng`,
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
        `kue, kue basah, kue kering, kue tart, kue ulang tahun, roti, roti kering, roti manis,
        roti tawar, roti sobek, roti sus, toko roti, bakery, pastry, donat, bolu, bolu kukus,
        brownies, cake, cupcake, cookies, nastar, kastengel, putri salju, lapis legit, kue lapis,
        lapis, jajanan pasar, jajan pasar, snack basah, onde onde, klepon, lemper, arem arem,
        nagasari, nogosari, kue lumpur, kue cucur, cucur, kue apem, apem, serabi, srabi, putu,
        kue putu, putu mayang, mendut, jadah, jenang, dodol, wajik, wingko, getuk, gethuk, lupis,
        cenil, tiwul, gatot, kue talam, dadar gulung, risoles+kue, semar mendem, sosis solo,
        sosis basah, wajik, moci, mochi, bakpia, bakpao, kue semprong, pie, pai susu, croissant,
        muffin, puding, pudding, agar agar, jelly, kue keranjang, tape, tape ketan,
        ketan, brem, carang gesing, kue mangkok, carabikan, bika ambon, pancong, bolen, pukis,
        bikang, ledre, ampyang, krasikan, madumongso, jongkong, keleman, tenongan, kue moci, roti
        kukus, roti gandum, chiffon, dessert, dessert box, cheesecake, tart, pia, kue berminyak,
        kue tradisional, kue tampah, snack tampah, kue bolu, klengkam, mata kebo, kue satu,
        geplak, meringue, clorot, timus, misro, combro, semprit, gandasturi, pancake, kue kacang,
        roti goreng, roti unyil, manisan+kue`,
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
        `keripik, kripik, ceriping, criping, kerupuk, krupuk, kerupuk ikan, kerupuk kulit,
        kerupuk beras, karak, gendar, rambak, peyek, rempeyek, rengginang, intip, emping, emping
        melinjo, opak, basreng, makaroni pedas, makaroni kering, kacang goreng, kacang bawang,
        kacang telur, kacang atom, kacang oven,
        stik bawang, stik, untir untir, kembang goyang, simping, kuping gajah, usus krispi, usus
        goreng kering, ceker krispi kering, seblak kering, sale pisang, pangsit kering, pilus,
        sumpia, egg roll, kering kentang, kentang mustofa, kering tempe kemasan, tempe krispi
        kemasan, snack kering, makanan kering, camilan kering, cemilan kering,
        camilan kemasan, snack kiloan, snack kemasan, makanan ringan kemasan, popcorn kemasan,
        keripik tempe, keripik singkong, keripik pisang, keripik usus, keripik belut, kulit ayam
        krispi, cistik, akar kelapa, kremes ubi, grubi, balung kethek, jipang, kerupuk mie,
        kerupuk gendar, slondok, lanting, bagelen, abon kering+camilan`,
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
        `es buah, es campur, es degan, es kelapa muda, degan, kelapa muda, es dawet, dawet,
        cendol, es cendol, es cincau, cincau, es krim, es cream, ice cream, es puter, es lilin,
        es batu, es kristal, es balok, es tebu, es boba, boba, bubble tea, thai tea, es kopi,
        kopi susu, kopi bubuk, kedai kopi,
        coffee shop, coffeeshop, kopi keliling, es kapal, es teler, es coklat, es gabus, es
        kopyor, es kelapa, es jus, jus, jus buah, juice, smoothies, minuman kekinian, minuman
        herbal, jamu, jamu gendong, jamu tradisional, jamu seduh, kunir asem, kunyit asam, beras
        kencur, wedang uwuh,
        wedang ronde, ronde, wedang jahe, bandrek, bajigur, sekoteng, susu segar, susu sapi, susu
        murni, susu kedelai, sari kedelai, sari buah, yogurt, yoghurt, sirup, minuman serbuk, teh
        kemasan, air kemasan produksi, teh poci, teh tarik, milkshake, susu jahe, kefir, susu
        kambing, infused water, rosela, minuman kemasan botol`,
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
        `frozen food, frozen, makanan beku, nugget, naget, nuget, olahan ikan, olahan daging,
        olahan ayam, abon, abon sapi, abon lele, telur asin, telor asin, bandeng presto, presto,
        ikan asap, ikan pindang, pindang, sambal kemasan, sambal botol, sambal, saus, kecap,
        bumbu pecel, sambal pecel, bumbu instan, bumbu jadi, tempe kedelai, buat+tempe,
        produksi+tempe, pengrajin tempe,
        pabrik tahu, buat+tahu, pengolahan tahu, produksi+tahu, perajin tahu, tahu putih, oncom,
        kecap manis, mie basah, mie kering, bihun, soun, bakso kemasan, bakso frozen,
        buat+bakso+frozen, giling daging, otak otak+frozen, dendeng, kornet, galantin, rolade,
        bawang goreng, serundeng, srundeng, cuka, minyak kelapa, vco, madu, selai, manisan,
        asinan+kemasan,
        tepung bumbu, tepung mocaf, tepung singkong, gula semut, gula aren produksi, nata de
        coco, keju, mentega, cincau+produksi, rumput laut, baby tuna, ikan kering, dimsum frozen,
        cireng frozen, rendang kemasan, makanan kaleng, makanan bayi, bubur bayi, mpasi, kimchi,
        pengawetan, pengolahan, tauco, terasi, petis, kikil olahan, krecek, tahu bakso+frozen,
        sosis ayam, buat+sosis, galantine, kulit lumpia, kulit pangsit`,
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
        `warung makan, rumah makan, warteg, warung nasi, restoran, resto, kafe, cafe, kedai
        makan, warung makanan, warung bakso, warung soto, warung bakmi, warmindo, angkringan,
        hik, wedangan, kaki lima makan, nasi goreng, nasi padang, nasi uduk, nasi kuning, nasi
        liwet, nasi pecel, nasi rames, nasi campur, nasi bakar, nasi bungkus, nasi kucing, nasi
        sayur, nasi soto, nasi ayam,
        nasi bandeng, nasi gudeg, nasi oseng, nasi timlo, nasi kebuli, nasi tumpang, nasi lauk,
        nasi jagung, nasi lengko, nasi ulam, sego, lontong sayur, lontong opor, lontong, ketupat
        sayur, kupat tahu, kupat, mie ayam, bakso, mie goreng, mie rebus, mie jawa, bakmi, bakmi
        jawa, bakmi goreng, kwetiau, capcay, capjay, cap cay, soto, soto ayam, soto betawi, soto
        mie, sop, sop iga,
        rawon, gulai, gule, tongseng, tengkleng, sate, sate ayam, sate kambing, sate padang, sate
        kere, ayam goreng, ayam bakar, ayam geprek, ayam penyet, ayam kremes, ayam kentucky, ayam
        krispi, ayam crispy, fried chicken, kentucky, geprek, penyetan, bebek goreng, bebek, lele
        goreng, pecel lele, ikan bakar, seafood, masakan padang, masakan jawa, masakan sunda,
        masakan, masakan matang,
        makanan siap saji, siap saji, makanan matang, sayur matang, lauk pauk, lauk matang, lauk,
        bubur ayam, bubur, gado gado, ketoprak, karedok, lotek, pecel, rujak cingur, tahu kupat,
        tahu campur, tahu gimbal, gudeg, opor, rendang, garang asem, timlo, selat, brambang asem,
        bakmi toprak, toprak, thoprak, indomie, mie instan masak, mie instan rebus, rice bowl,
        ricebowl, nasi telur, steak, ramen, udon, sushi, chinese food,
        tumpang, bubur tumpang, cabuk rambak, sambal tumpang, oseng, oseng oseng, mercon, rica
        rica, tengkleng+sate, sop matahari, sate kerang, kepala ikan, babat gongso, gongso,
        koyor, iwak, ingkung, mangut, trancam, sambel goreng, krengsengan, lontong kari, kare,
        kari, nasi kare, coto, konro, sarapan, menu sarapan, makan siang malam, lalapan,
        lamongan, warung tenda, seblak prasmanan, kantin`,
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
        `kelontong, klontong, sembako, toko kelontong, warung kelontong, toko sembako, kebutuhan
        pokok, bahan pokok, kebutuhan rumah tangga, keperluan rumah tangga, kebutuhan sehari
        hari, kebutuhan harian, barang kebutuhan, barang harian, minimarket, grosir sembako, agen
        beras, jual beras, toko beras, kebutuhan dapur,
        warung serba ada, toserba, natura, paket sembako, bahan pokok makanan, sembilan bahan
        pokok, kebutuhan keluarga, kebutuhan rumahtangga, warung madura, warung rokok, kebutuhan
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
        `gas elpiji, elpiji, lpg, gas lpg, gas 3 kg, gas melon, tabung gas, agen gas, pangkalan
        gas, pangkalan elpiji, air isi ulang, air minum isi ulang, isi ulang air, isi ulang
        galon, galon isi ulang, air galon, galon, depot air, depo air, depot air minum, pengisian
        air, gas galon, gas tabung, air minum galon, isi tabung, ngisi galon`,
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
        `taylor, konfeksi, garmen, garment, obras, permak, permak jeans, vermak levis, payet,
        pola+potong+jahit, potong jahit, ukur+potong+jahit, pasang kancing, buat+pakaian,
        buat+baju, buat+celana, buat+daster, buat+seragam, buat+kaos, buat+kerudung, buat+hijab,
        buat+jilbab,
        buat+mukena, buat+gamis, buat+kemeja, buat+jaket, buat+jas, buat+kebaya, buat+masker,
        buat+sprei, buat+busana, produksi+pakaian, produksi+baju, produksi+kaos, produksi+daster,
        produksi+hijab, terima+jahit, jasa+jahit, jahit pesanan, baju pesanan, pakaian pesanan,
        seragam kerja, seragam kantor, seragam sekolah+buat, pakaian dinas, pakaian olahraga,
        pakaian kerja, pakaian dinas lapangan,
        belanja kaos, kaos lengan pendek, seragam, wearpack, rompi, jersey, jas almamater,
        almamater, toga, jaket almamater, desain baju, desainer busana, baju custom, kaos custom,
        kaos olahraga, kemeja pdl, baju batik seragam, kaos panitia, tas+seragam, emblem, sulam`,
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
        `jual+pakaian, jual+baju, jual+kain, jual+daster, jual+celana, jual+kaos, jual+jilbab,
        jual+hijab, jual+kerudung, jual+gamis, jual+mukena, jual+seragam, jual+batik, jual+jaket,
        jual+kemeja, jual+sprei, jual+fashion, jual+busana, jual+jeans, jual+perca, jual+sarung,
        toko pakaian, toko baju, toko kain, kios pakaian, kios baju, butik, distro, thrift,
        thrifting, baju bekas,
        pakaian bekas, pakaian impor, baju impor, pakaian jadi, baju jadi, dagang baju, dagang
        pakaian, kain perca, perca, kain batik, kain tekstil, tekstil, textil, bahan kain, kain
        kiloan, kain meteran, kain, olshop baju, baju anak, pakaian anak, pakaian dewasa, pakaian
        wanita, pakaian dalam, daleman, underwear, baju muslim, busana muslim, lurik, sprei, bed
        cover, selimut, handuk, jual+selimut, reseller baju,
        baju second, baju online, jual+kolor, jual+rok, jual+blouse, jual+legging, jual+textil,
        grosir baju`,
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
      ...terms(
        3,
        `alat jahit, perlengkapan jahit, keperluan jahit, alat keperluan jahit, kebutuhan jahit`,
      ),
      ...terms(
        3.3,
        `sepatu, sandal, sendal, alas kaki, selop, sepatu kulit, tas, tas rajut, tas kulit, tas
        blacu, tas blaco, goodie bag, goody bag, tas seminar, totebag, tote bag, dompet, ikat
        pinggang, sabuk, gesper, topi, blangkon, dasi, kaos kaki, aksesoris wanita, aksesoris
        busana, aksesori, kalung, gelang, anting, cincin, perhiasan, bros, pita, jepit rambut,
        bando, ikat rambut, kucir, jam tangan, kacamata, ransel, koper,
        sol sepatu, servis+sepatu, jahit+sepatu, jahit+sandal, buat+sepatu, buat+tas,
        buat+sandal, reparasi sepatu, reparasi tas, cuci+sepatu, sarung tangan, masker kain,
        masker, payung, aksesoris fashion, asesoris wanita, kalung masker, selempang, sepatu
        kerja, sepatu safety, kopiah, peci, korset`,
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
        `perabot rumah tangga, perabot, perabotan, perabotan rumah tangga, peralatan rumah
        tangga, alat rumah tangga, perlengkapan rumah tangga, alat dapur, peralatan dapur,
        perlengkapan dapur, alat masak, pecah belah, gelas piring, plastik, kantong plastik,
        plastik kresek, kresek, kemasan plastik, botol plastik, sedotan, kertas minyak, kertas
        nasi, pembungkus, bungkus makanan, styrofoam, mika, cup plastik, toko plastik, tupperware,
        alat kebersihan, peralatan kebersihan, bahan kebersihan, alat pembersih, sapu, pel,
        kemoceng, keset, ember, tong sampah, tempat sampah, cairan pembersih, karbol, sabun cair,
        buat+sabun, produksi+sabun, pembersih lantai, pewangi laundry, parfum laundry, hand
        sanitizer, disinfektan, kasur, bantal, guling, kapuk, dakron, tikar, karpet, gerabah,
        sendok, panci, wajan, kompor, rak plastik, kardus kemasan, produk kardus, karton box, dus
        makanan,
        dus kue, kotak kue, paper bag, paperbag, jasa kebersihan, cleaning service, anyaman
        plastik, lap, galon kosong, jas hujan, terpal, tali, korden kamar mandi`,
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
        `tanaman hias, tanaman, bibit tanaman, bibit, benih, benih cabai, pupuk, pot bunga, bunga
        hias, bunga segar, karangan bunga, rangkai bunga, bunga papan, florist, toko bunga,
        taman, dekorasi taman, tukang taman, jasa taman, pertamanan, landscape, anggrek, bonsai,
        aglonema, media tanam, polybag, burung, burung peliharaan, burung kicau, sangkar burung,
        sangkar, kandang burung, kandang, pakan burung, pakan ternak, pakan, pakan ikan, pakan
        hewan,
        makanan hewan, makanan burung, makanan kucing, ikan hias, ikan cupang, cupang, aquarium,
        akuarium, aquascape, ikan koi, hewan peliharaan, hewan, peliharaan, piaraan, kucing,
        kelinci, hamster, anjing, merpati, unggas, ayam hias, ayam hidup, ayam kampung ternak,
        ternak, peternakan, ternak ayam, ternak lele, ternak kambing, kambing hidup, sapi hidup,
        hewan kurban, hewan qurban, budidaya, budidaya lele, budidaya ikan, bibit ikan, calon
        induk ikan, induk ikan, restoking ikan, jangkrik, kroto, ulat, maggot,
        pet shop, petshop, grooming, grooming kucing, sewa+tanaman, bibit ternak, obat tanaman,
        pestisida, hidroponik instalasi, lovebird, murai, kenari, perkutut, parkit, ayam bangkok,
        bibit lele, tetas, indukan`,
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
        `kerajinan tangan, kriya, handmade, handycraft, handicraft, craft, souvenir, sovenir,
        cinderamata, suvenir, vandel, plakat, piala, trofi, medali, mahar, mahar nikah,
        seserahan, hantaran, parcel hantaran, pigura, bingkai, lukisan, lukis, melukis, pelukis,
        lukis kain, mural, kaligrafi, patung, ukiran, ukir, seni ukir, miniatur, diorama, rotan,
        anyaman, anyaman bambu, bambu, rajut, rajutan, crochet, makrame, batik tulis, membatik,
        canting, kerajinan kuningan, kuningan, kerajinan kulit,
        wayang, topeng, keris, pusaka, gamelan, gitar, alat musik, angklung, drum band, drumband,
        rebana, boneka, boneka wisuda, buket, bucket, buket bunga, bunga kering, bunga plastik,
        resin, keramik hias, gerabah hias, lilin aromaterapi, decoupage, batu akik, tasbih,
        kerajinan kayu, layang layang, kado, hampers, bantal hias, lampu hias, prakarya, bonsai
        kawat, kijing, batu nisan, nisan, ecoprint, eco print, shibori, jumputan, tiedye, tie
        dye, sanggar, sanggar tari, seni, bleketepe, janur, lampion, wall decor, furnitur rotan
        kecil, sangkar hias`,
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
        `mebel, meubel, mebeler, mebelair, meubelair, furniture, furnitur, meja kursi, meja,
        kursi, kursi tamu, lemari, lemari kayu, almari, almari kayu, rak kayu, rak, etalase,
        kitchen set, interior, desain interior, sofa, jok sofa, servis+sofa, jok kursi,
        springbed, tempat tidur, dipan, ranjang, tukang kayu, pengrajin kayu, kayu jati, kayu
        olahan, kusen, kusen kayu, pintu kayu, pintu jendela, daun pintu, gazebo, gebyok, bufet,
        lemari arsip, filing cabinet, alat penyimpan perlengkapan kantor, belanja mebel,
        meubelair kantor,
        meja kerja, meja belajar, meja sekolah, partisi, backdrop tv, peti mati, peti jenazah,
        peti, pemeliharaan mebel, plitur, politur, wallpaper, vinyl, gorden kantor, gordyn,
        pallet kayu, palet kayu, penggergajian kayu`,
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
        `las, bengkel las, tukang las, jasa las, las listrik, las karbit, bubut, jasa bubut,
        mesin bubut, aluminium, alumunium, almunium, almini, lemari aluminium, kusen aluminium,
        rak aluminium, etalase aluminium, lemari+aluminium, almari+aluminium, gerobak,
        buat+gerobak, pagar, pagar besi, teralis, tralis, kanopi, canopy, folding gate, rolling
        door, tangga besi, besi tempa, konstruksi baja, baja ringan bengkel, baja, stainless,
        stainless steel, stenlis, stanlis,
        cor logam, pengecoran logam, logam, pandai besi, buat+pisau, patri, tukang patri,
        dandang, buat+dandang, panci+buat, kompor+buat, kaca aluminium, tong air, tandon besi,
        fabrikasi, welding, cnc, stamping, komponen logam, sparepart mesin, mold, dies, tembaga,
        plat besi, krom, chrome, cat duco, powder coating, knalpot+buat, cetakan logam,
        loyang+buat, oven+buat, kawat, gerinda, kaca`,
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
        `atk, alat tulis, alat tulis kantor, alat tulis sekolah, alat sekolah, perlengkapan
        sekolah, perlengkapan kantor, peralatan sekolah, buku, buku tulis, buku pelajaran, toko
        buku, buku cerita, buku sekolah, bahan bacaan, alquran, fotokopi, fotocopy, foto copy,
        foto kopi, fotokopian, photocopy, penggandaan, penggandaan dokumen, jilid, penjilidan,
        laminating, print, print dokumen, ngeprint, pengetikan, rental komputer ketik, kertas,
        kertas hvs, kertas cover, kertas dan cover, map, amplop, bolpoin, pulpen, pensil, spidol,
        tinta printer, toner,
        bahan komputer, alat gambar, alat lukis, papan tulis, materai, meterai, majalah, koran,
        komik, ketik, alat peraga, lks`,
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
        `pulsa, paket data, kuota, kuota internet, voucher, voucher pulsa, voucer, vocer, kartu
        perdana, perdana, konter, konter hp, counter hp, token listrik, pulsa listrik, pembayaran
        listrik, ppob, brilink, bri link, agen brilink, transfer uang, tarik tunai, jual+hp,
        jual+handphone, toko hp, handphone bekas, hp bekas, jual beli hp, aksesoris hp, asesoris
        hp, aksesoris handphone, casing hp, softcase, charger, headset, telepon, seluler,
        telekomunikasi, top up, topup, e money, ewallet, agen pembayaran, loket pembayaran,
        pembayaran pdam, tagihan online`,
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
      ...terms(
        3.4,
        `sewa+alat, sewa+tenda, sewa+kursi, sewa+sound, sewa+kostum, sewa+baju, sewa+pakaian,
        sewa+alat pesta, sewa+panggung, sewa+playstation, sewa+ps, sewa+mainan, sewa+outdoor,
        sewa+peralatan, sewa+genset, sewa+proyektor, sewa+lapangan, sewa+gedung, sewa+lampu,
        sewa+kamera, penyewaan, persewaan, sewa menyewa, alat pesta, tenda, tratag, tarub,
        panggung, sound system, sound, audio system, peralatan studio audio, event organizer, eo,
        wedding organizer, wo, penyelenggaraan acara, jasa acara, dekorasi pernikahan, dekorasi
        pengantin,
        dekorasi pelaminan, dekorasi acara, dekorasi pesta, dekor, balon dekorasi, dekorasi
        balon, badut, hiburan, jasa hiburan, orkes, orgen tunggal, organ tunggal, dangdut, band,
        musik live, penyanyi, campursari, hadroh, marawis, karawitan, dalang, wayang kulit
        pertunjukan, tari, kesenian, tenaga kesenian, pertunjukan, mc, master of ceremony,
        pembawa acara, pelawak, kuda lumping, reog, jathilan, karaoke, playstation, rental ps,
        odong odong, kereta mini, permainan anak, mandi bola, kora kora, photobooth, outbound,
        lighting, rental alat, camping, alat outdoor, dj, musik`,
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
        `fotografi, fotografer, photography, jasa foto, studio foto, foto, foto studio, foto
        pernikahan, foto produk, prewedding, pre wedding, videografi, video, jasa video, shooting
        video, syuting, editing video, produksi film, film pendek, drone, dokumentasi, konten,
        konten kreator, content creator, sosial media, media sosial, admin medsos, digital
        marketing, iklan online, jasa website, website, pembuatan website, web, web designer,
        webdesigner, aplikasi, software, programmer, programmer android, coding, sistem
        informasi, database, data base, it support, jaringan komputer, jaringan internet,
        pemasangan cctv,
        cctv, instalasi jaringan, fiber optik, internet, wifi, warnet, game online, top up game,
        animasi, desain web, ui ux, podcast, streaming, live streaming, rental komputer, data
        entry, personal computer, belanja komputer, laptop+jual, server, hosting, e commerce,
        toko online jasa, scan video, album foto, tenaga ahli+data, teknologi informasi`,
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
        `servis+elektronik, servis+ac, servis+komputer, servis+laptop, servis+hp,
        servis+handphone, servis+tv, servis+televisi, servis+kulkas, servis+mesin cuci,
        servis+kipas, servis+pompa, servis+printer, servis+speaker, servis+jam, servis+barang,
        servis+alat, servis+mesin jahit, servis+kompor, servis+radio, servis+dinamo, ac servis,
        cuci ac, cuci+ac, pasang ac, tukang servis, teknisi, teknisi ac, instalasi listrik,
        pemasangan listrik, jasa listrik, gulung dinamo, dinamo, reparasi elektronik, reparasi
        jam, perbaikan elektronik, perbaikan alat elektronik,
        elektronik, barang elektronik, alat elektronik, jual+elektronik, toko elektronik,
        sparepart elektronik, panel listrik, kunci duplikat, duplikat kunci, tukang kunci, ahli
        kunci, jasa kunci, pemeliharaan ac, pemeliharaan komputer, pemeliharaan peralatan,
        perbaikan peralatan kantor, instal ulang, kipas angin, mesin cuci, kulkas, ac, televisi,
        mesin jahit+servis, sedot wc+servis, pompa air, servis pompa, genset, ups`,
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
        `percetakan, cetak, cetakan, barang cetakan, bahan cetak, bahan cetakan, cetak undangan,
        undangan, undangan pernikahan, cetak buku, buku panduan, cetak nota, nota, kalender,
        brosur, poster, leaflet, kartu nama, id card, kop surat, sablon, sablon kaos, kaos
        sablon, jasa sablon, dtf, digital printing, printing, cetak spanduk, spanduk, banner,
        baliho, backdrop, umbul umbul, bendera, x banner, reklame, papan nama, neon box, neonbox,
        huruf timbul, akrilik, advertising, stempel, cap, plat nomor, plat motor, plat kendaraan,
        plat, stiker, sticker, cutting sticker, label kemasan, cetak label, kemasan cetak, desain
        grafis, grafis, desain, jasa desain, desain logo, logo, desainer grafis, offset, cetak
        banner,
        buku yasin, yasin, mug, mug custom, pin, gantungan kunci, lanyard, plakat akrilik,
        karcis, cetak karcis, blanko, piagam, sertifikat cetak, foto keramik, letter, plang,
        plangkan, plankan, wrapping, branding, print kain, sublim, sublimasi`,
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
        `salon, salon kecantikan, barber, barbershop, barber shop, pangkas rambut, pangkas,
        potong rambut, cukur, cukur rambut, tukang cukur, creambath, rebonding, smoothing, semir
        rambut, cat rambut, warna rambut, sambung rambut, rias, rias wajah, rias pengantin,
        perias, perias pengantin, perias manten, tata rias, make up, makeup, mua, make up artist,
        pengantin, manten, kecantikan, perawatan wajah, perawatan kecantikan, perawatan tubuh,
        facial, spa, massage, lulur, nail art, kutek, eyelash, sulam alis, waxing, pijat, tukang
        pijat, pijat refleksi, refleksi, pijat bayi, bekam, terapi, sanggul, hair do, tato, jasa
        kecantikan, baby spa, rambut`,
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
        `bengkel, bengkel motor, bengkel mobil, servis+motor, servis+mobil, servis+kendaraan,
        servis+sepeda, servis+oli, ganti oli, tambal ban, tambal, nambal ban, ban, ban bekas,
        vulkanisir, cuci+motor, cuci+mobil, cuci+kendaraan, cuci steam, steam motor, car wash,
        onderdil, onderdil bekas, onderdil motor, onderdil mobil, sparepart, spare part,
        sparepart motor, suku cadang, oli, jual+oli, pelumas, aki, accu, velg, variasi mobil,
        variasi motor, jok motor, jok mobil, knalpot, cat mobil, cat motor, cat oven mobil, body
        repair, las ketok, ketok magic, poles mobil, sepeda motor, jual beli motor, jual beli
        mobil, motor bekas, mobil bekas, jual+motor, jual+mobil, dealer, showroom, sepeda, sepeda
        onthel, jual+sepeda, helm, kendaraan, pemeliharaan kendaraan, perbaikan kendaraan,
        kendaraan dinas, kendaraan bermotor, reparasi motor, reparasi mobil, stnk, biro jasa
        stnk, dinamo mobil, spooring, balancing, modifikasi motor, modif, salon mobil`,
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
        `angkut, angkutan, jasa angkut, pengangkutan, transportasi, jasa transportasi, ekspedisi,
        pengiriman, pengiriman barang, kirim paket, antar paket, jasa antar, kurir, jasa kurir,
        ojek, ojek online, ojol, gojek, grab, sopir, driver, supir, becak, pindahan, jasa
        pindahan, sewa+mobil, sewa+bus, sewa+truk, sewa+motor, sewa kendaraan, sewa+kendaraan,
        rental mobil, rental motor, travel, antar jemput, antar jemput sekolah, jemputan, truk,
        pick up, pickup, mobil box, logistik, cargo, kargo, bongkar muat, kuli angkut, kuli
        panggul, andong, delman, derek mobil, angkot, bus pariwisata, antar barang, delivery`,
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
        `bahan bangunan, material bangunan, toko bangunan, toko besi, alat bangunan, alat alat
        bangunan, bangunan, material, pasir, batu bata, bata, genteng, semen, batu split, batu
        alam, batako, paving, paving block, paving blok, conblock, hebel, keramik lantai,
        keramik, granit, marmer, cat tembok, pengecatan, cat, triplek, gypsum, gipsum, plafon,
        baja ringan, pipa, pipa air, sanitasi, tukang bangunan, tukang batu, tukang cat, tukang,
        kuli bangunan, kontraktor, konstruksi, borongan, renovasi, renovasi rumah, bangun rumah,
        pembangunan, pembangunan jalan, pembangunan gedung, rehabilitasi, rehab, rehab gedung,
        perbaikan jalan, peningkatan jalan, pemeliharaan jalan, perbaikan gedung, pemeliharaan
        gedung, pemeliharaan bangunan, jalan lingkungan,
        jalan setapak, jembatan, irigasi, jaringan irigasi, drainase, saluran, saluran air,
        gorong gorong, sumur, sumur bor, bor sumur, sumur dangkal, mck, septik tank, septic tank,
        sedot wc, jamban, toilet, tpt, tanggul, bronjong, spal, psu, psu perumahan, penataan,
        penataan tpu, pemagaran, pagar tembok, gapura, trotoar, pju, penerangan jalan, arsitek,
        arsitektur, jasa konsultansi perencanaan, perencanaan teknis, konsultansi konstruksi,
        pengawasan pembangunan, waterproofing, bahan bangunan konstruksi, instalasi air,
        instalasi pipa, pemasangan keramik, pasang plafon, interior ruang, kunci pintu, properti,
        developer, ruang kelas, roster, buis beton, beton, ready mix, cor beton, alat teknik`,
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
        `lipstik, bedak, bulutangkis, badminton, shuttlecock, kok, cock, skateboard, beladiri,
        alat beladiri, alat fitness, buat+shuttlecock, radio komunikasi`,
      ),
      ...terms(
        3,
        `kost, kos, kosan, kos kosan, kontrakan, rumah kost, sewa+kost, sewa+kamar, penginapan,
        hotel, homestay, obat, obat obatan, apotek, apotik, toko obat, alat kesehatan, oksigen,
        kursi roda, alat bantu, kaki palsu, klinik, bidan, tenaga kesehatan, mainan, mainan anak,
        toko mainan, alat olahraga, alat pancing, pancing, raket, shuttlecock, kok bulutangkis,
        bola, perlengkapan silat, perlengkapan bela diri, matras, les, les privat, bimbel,
        bimbingan belajar, kursus, pelatihan, mengajar, guru, privat, paud, penitipan, penitipan
        anak, penitipan motor, parkir, koperasi, simpan pinjam, asuransi, kosmetik, parfum,
        minyak wangi, skincare, vape, liquid, tembakau, tiket pesawat, tiket perjalanan, biro
        perjalanan, umroh, haji, notaris, jasa pajak, pembukuan, akuntan, konsultan, jasa hukum,
        satpam, jasa keamanan,
        keamanan, tagihan listrik, bahan bakar minyak, bahan bakar, bbm, bensin, bensin eceran,
        pertamax, arang, lilin, dupa, sesaji, kemenyan, pemakaman, ambulans, popok bayi,
        perlengkapan bayi, mlm, multilevel, agen properti, makelar, gas oksigen, racun tikus,
        racun, pusaka jamasan, panti, kesehatan, suplemen, herbal, minyak oles, essential oil,
        tasbih haji, petasan, kembang api, jamasan, perawat, sunat, khitan, sewa lapak,
        kacamata+jual, sewa ruko`,
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
