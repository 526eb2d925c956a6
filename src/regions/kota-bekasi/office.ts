/**
 * The office behind the programme, for everybody who asks where, when and whom to call. One place,
 * so texts never differ.
 */
import type { Region } from '../../domain/region.ts';

export const office: Region['office'] = {
  name: 'DPMPTSP Kota Bekasi',
  address:
    'Mal Pelayanan Publik Kota Bekasi, Graha H. Dudung T. Ruskandi, Jl. Jend. A. Yani No. 13, Kota Bekasi',
  hours: { id: 'Senin–Jumat, pukul 08.00–15.00 WIB', en: 'Monday–Friday, 8 am – 3 pm' },
  phone: '(021) 22102950',
  dataProtection: 'opd.dpmptsp@bekasikota.go.id',
};

export const programme: Region['programme'] = {
  name: 'BIG HUG',
  about: {
    id: 'BIG HUG adalah program gratis Pemkot Bekasi (DPMPTSP) yang mempertemukan usaha mikro dan kecil dengan perusahaan yang butuh pemasok atau mitra.',
    en: 'BIG HUG is a free programme of the City of Bekasi (DPMPTSP) that brings micro and small businesses together with companies looking for suppliers and partners.',
  },
};
