/** What small words around an amount do to it: make it rough, bound it, deny it, or leave it alone. Each word has one role. */

export type Role = 'rough' | 'bound' | 'vague' | 'denied' | 'label' | 'rupiah' | 'filler';

const roles: Record<Role, string> = {
  rough:
    'kira2 kira kiro2 sekitar sktr skitar sekitaran sekitr skitaran kurleb kl rata2 rata rerata ratarata kisaran ' +
    'about around estimasi perkiraan prkiraan mungkin kayaknya kyknya kayanya kek biasanya biasa umumnya normalnya kisar ' +
    '± ~ ≈ kurlbh krglbh',
  bound:
    'lebih lbh kurang krg minimal minimum maksimal maksimum maks max mak paling diatas dibawah lewat hampir ' +
    'hampr mendekati keatas atas bawah up setidaknya sekurangnya sedikitnya < > ≥ ≤ nyaris plus minus diatasnya ' +
    'atleast',
  vague:
    'banyak bnyk sedikit dikit lumayan tentu nentu tergantung tgantung tergntung tergantng gantung kadang kadang2 ' +
    'relatif bervariasi variatif macam2 beberapa bbrp sekian secukupnya seadanya nanti ntar entar mengko engke ' +
    'fluktuatif pasti sesuai kondisional flexible fleksibel terserah bebas rame ramai sepi cukup standar seikhlasnya ' +
    'murah mahal nego pesanan order orderan permintaan musiman musim nunggu tunggu sebisanya semampunya sekuatnya ' +
    'mesti menentu gatentu gaktentu gapasti gakpasti gamesti gakmesti macem2 macem buanyak sewaktu ' +
    'unlimited terbatas berapapun brpapun berapa2 kecil2an naik turun teu tangtu sewaktu2 kapan2 mayan rada ' +
    'hitung itung dihitung ngitung tergantungan tgt trgantung dadakan random acak berubah2 berubah ubah nggak2 segitu2',
  denied:
    'gak ga g gk ngga nggak enggak engga tidak tdk tak kagak kaga bukan bkn belum blm blum belom tanpa ora henteu teu ' +
    'mboten nope jangan gada gaada gakada',
  label: 'no nomor nomer nmr rt rw blok jl jln jalan gang gg kav kavling lantai lt km gedung ruko',
  rupiah: 'rp idr rp. rupiah rupiahnya perak',
  filler:
    'saya sy aku gue gw kami kita bisa bs sanggup mampu kuat produksi bikin buat jual jualan hasil kapasitas omset ' +
    'omzet modal harga harganya hrg pendapatan penghasilan untung laba bersih kotor ya iya y kak bu bapak ibu min mas ' +
    'mbak om gan sih aja saja doang lah deh kok dong nih itu ini yang yg ada punya cuma cuman hanya baru sudah udah ' +
    'udh dah untuk utk dari dgn dengan di total totalnya jumlah jumlahnya semua semuanya sekarang skrg kalo kalau kl ' +
    'segitu mah atuh teh euy nya an dulu jadi jd dapat dpt dapet kapasitasnya omsetnya omzetnya laku terjual kirim ' +
    'kira2nya pokoknya gitu gt lho loh toh kan oh eh hmm em hm ok oke siap pa bang neng teteh kang mba kaka sis bos ' +
    'boss permisi maaf terima kasih makasih thanks pesan stok stock setor butuh perlu minta se sebanyak sejumlah ' +
    'sebesar senilai adalah yaitu sampai antara dan atau per rb usaha kurangnya dalam sm sama ke sekali juga jg',
};

function table(): Map<string, Role> {
  const map = new Map<string, Role>();
  for (const [role, words] of Object.entries(roles) as [Role, string][]) {
    for (const word of words.split(' ')) if (!map.has(word)) map.set(word, role);
  }
  return map;
}

const known = table();

/** The role of a small word, or undefined for a word that carries meaning of its own. */
export function roleOf(word: string): Role | undefined {
  return known.get(word);
}
