/** Who must be found for what is asked, and who must not: in the words of owners and of buyers, which they seldom share. */
import { describe, expect, it } from 'vitest';
import { find } from '../../src/matching/find.ts';
import { demandOf, indexOf, supplyOf, TODAY } from './rows.ts';

/** Need, who is among the first two called of all below, and who is not called at all. */
const rows: readonly (readonly [need: string, called: string, never: string])[] = [
  ['makanan dan minuman rapat', 'katering nasi box', 'jahit seragam'],
  ['konsumsi peserta pelatihan 100 orang', 'katering nasi box', 'bengkel las'],
  ['kudapan rapat mingguan', 'snack box dan kue tampah', 'laundry kiloan'],
  ['jamuan tamu perusahaan', 'prasmanan untuk hajatan', 'tambal ban'],
  ['seragam karyawan pabrik', 'konveksi dan bordir', 'katering nasi box'],
  ['pakaian dinas lapangan', 'jahit seragam', 'servis laptop'],
  ['ATK', 'fotokopi dan alat tulis', 'keripik singkong'],
  ['belanja alat tulis kantor, kertas dan cover', 'fotokopi dan alat tulis', 'tambal ban'],
  ['goody bag seminar', 'buat tas kain dan totebag', 'es boba'],
  ['cindera mata tamu', 'souvenir dan plakat', 'laundry kiloan'],
  ['belanja modal mebel', 'tukang kayu bikin meja kursi', 'salon kecantikan'],
  ['lemari arsip kantor', 'tukang kayu bikin meja kursi', 'es boba'],
  ['pemeliharaan AC gedung', 'servis ac dan kulkas', 'kue kering'],
  ['servis kendaraan operasional', 'bengkel mobil', 'katering nasi box'],
  ['cetak spanduk dan banner', 'digital printing spanduk', 'jahit seragam'],
  ['label kemasan produk', 'cetak stiker label', 'bengkel mobil'],
  ['pengangkutan barang ke gudang', 'jasa angkut pick up', 'salon kecantikan'],
  ['antar jemput karyawan', 'rental mobil dengan sopir', 'kue kering'],
  ['komponen logam bubut', 'bengkel bubut dan las', 'katering nasi box'],
  ['kardus packing', 'kemasan kardus dan plastik', 'es boba'],
  ['bahan kebersihan kantor', 'sabun cair dan alat kebersihan', 'jahit seragam'],
  ['bibit tanaman penghijauan', 'tanaman hias dan bibit', 'servis laptop'],
  ['paket sembako lebaran karyawan', 'toko sembako', 'bengkel las'],
  ['air minum galon kantor', 'depot air isi ulang galon', 'konveksi dan bordir'],
  ['kue kering hampers', 'kue kering', 'tambal ban'],
  ['keripik untuk oleh-oleh', 'keripik singkong', 'servis ac dan kulkas'],
  ['cuci linen hotel', 'laundry kiloan', 'keripik singkong'],
  ['sewa tenda dan kursi acara', 'persewaan tenda kursi sound', 'toko sembako'],
  ['dokumentasi video acara', 'fotografer dan video', 'toko sembako'],
  ['pembuatan website perusahaan', 'jasa website dan aplikasi', 'laundry kiloan'],
  ['renovasi ruang kantor', 'tukang bangunan renovasi', 'kue kering'],
  ['sewa alat pesta', 'persewaan tenda kursi sound', 'kue kering'],
];

const everybody = [...new Set(rows.flatMap(([, called, never]) => [called, never]))].map(
  (product, at) => supplyOf(at + 1, product),
);

describe('what is asked and what is made', () => {
  const index = indexOf(everybody);
  it.each(rows)('%s → %s, never %s', (need, called, never) => {
    const found = find(index, demandOf(need), { top: 20, today: TODAY }).map(
      ({ id }) => everybody[id - 1]?.products[0],
    );
    expect(found.slice(0, 2)).toContain(called);
    expect(found).not.toContain(never);
  });

  it.each([
    ['bikin lonthong', 'pesanan lontong'],
    ['nerima jaitan', 'jasa jahit pakaian'],
    ['jualan kripik2 singkong', 'keripik singkong'],
    ['mengelas pagar', 'pagar besi'],
    ['poto kopi', 'penggandaan dokumen'],
    ['ngecat tembok', 'pengecatan ruangan'],
    ['katring', 'nasi box'],
  ])('however it is spelled: %s for %s', (product, need) => {
    const found = find(indexOf([supplyOf(1, product)]), demandOf(need), { top: 1, today: TODAY });
    expect(found).toHaveLength(1);
  });

  it('knows the narrower kind before the wider, and both before a neighbour', () => {
    const index = indexOf([
      supplyOf(1, 'warung makan soto'),
      supplyOf(2, 'snack box'),
      supplyOf(3, 'katering'),
      supplyOf(4, 'nasi box'),
    ]);
    const found = find(index, demandOf('nasi box'), { top: 4, today: TODAY });
    expect(found.map(({ id }) => id).slice(0, 2)).toEqual([4, 3]);
    expect(found.findIndex(({ id }) => id === 2)).toBe(2);
  });

  it('finds by a word that nobody wrote down yet', () => {
    const index = indexOf([supplyOf(1, 'zwirbelholz halus'), supplyOf(2, 'katering')]);
    const [found] = find(index, demandOf('zwirbelholz'), { top: 5, today: TODAY });
    expect(found?.id).toBe(1);
  });

  it('takes a sector that was given for evidence, not for a wall', () => {
    const index = indexOf([
      supplyOf(1, 'katering', { sectors: ['W1'] }),
      supplyOf(2, 'usaha saya', { sectors: ['C1'] }),
    ]);
    const found = find(index, demandOf('nasi box rapat', { sectors: ['C1'] }), {
      top: 5,
      today: TODAY,
    });
    expect(found.map(({ id }) => id)).toEqual([1, 2]);
  });

  it('says which of several products it is', () => {
    const supply = supplyOf(1, 'keripik pisang', {
      products: ['keripik pisang', 'katering nasi box'],
    });
    const [found] = find(indexOf([supply]), demandOf('nasi kotak rapat'), { top: 1, today: TODAY });
    expect(found?.reasons[0]).toMatchObject({
      code: 'product_fit',
      values: { product: 'katering nasi box' },
    });
  });
});
