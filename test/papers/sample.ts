/** An agreement's content as tests need one: alone, or shared by a group. */
import type { AgreementContent } from '../../src/domain/agreementView.ts';

export function sampleContent(given: Partial<AgreementContent> = {}): AgreementContent {
  return {
    id: 12,
    code: 'ABCDEFGHJKLMNPQ2',
    n: 1,
    clauses: '2026-11',
    madeAt: new Date('2026-11-23T02:00:00Z'),
    terms: {
      pattern: 'rantai_pasok',
      object: 'nasi kotak karyawan',
      quality: 'porsi 400 gram, dimasak di hari yang sama',
      volume: { min: 500_000, max: 500_000, unit: 'kotak', period: 'hari' },
      schedule: 'setiap hari kerja pukul 11.00',
      delivery: 'umk',
      place: 'Bekasi Barat',
      price: { min: 22_000n, max: 22_000n, per: 'kotak' },
      paymentDays: 14,
      downPayment: 30,
      development: 'pelatihan keamanan pangan dua kali setahun',
      start: '2027-01-04',
      end: '2027-12-31',
      companyNib: '9120001234567',
    },
    company: {
      name: 'PT Sumber Makmur',
      nib: '9120001234567',
      address: 'Jl. Ahmad Yani No. 5',
      signer: 'Dewi Lestari (manajer pembelian)',
    },
    umks: [
      {
        umkId: 7,
        name: 'Dapur Siti',
        owner: 'Siti Aminah',
        nib: '1234567890123',
        address: 'Jl. Kranji Raya No. 8',
        share: 100,
      },
    ],
    ...given,
  };
}

export const secondUmk: AgreementContent['umks'][number] = {
  umkId: 8,
  name: 'Katering Bu Rina',
  owner: 'Rina Wati',
  nib: '2234567890123',
  address: 'Jl. Melati No. 2',
  share: 40,
};
