/** Two businesses and a company that have come to a trial, and how they draft an agreement. */
import { company, need, umk, view } from '../flows/buyers.ts';
import type { Running } from './inProcess.ts';

async function joins(
  { say, sent, program }: Running,
  who: string,
  organisation: 'umk' | 'company',
  organisationId: number,
): Promise<void> {
  await say(who, 'halo');
  const personId = sent.at(-1)?.personId ?? 0;
  const role = organisation === 'umk' ? ('owner' as const) : ('pic' as const);
  const id = `${organisation}/${organisationId}/${personId}`;
  const since = '2026-11-01';
  const row = { id, personId, organisation, organisationId, role, since };
  await program.store.write([{ op: 'insert', table: 'membership', row }]);
}

/** "siti" and "rina" own a business each, "dewi" buys; what Siti offered is on trial, Rina has agreed. */
export async function partners(running: Running): Promise<void> {
  await running.program.store.write([
    { op: 'insert', table: 'umk', row: umk({ id: 7 }) },
    {
      op: 'insert',
      table: 'umk',
      row: umk({ id: 8, ownerName: 'Rina Wati', businessName: 'Katering Rina' }),
    },
    { op: 'insert', table: 'company', row: company() },
    { op: 'insert', table: 'need', row: need() },
    { op: 'insert', table: 'match', row: view('trial').match },
    { op: 'insert', table: 'match', row: view('agreed', { match: { id: 10, umkId: 8 } }).match },
  ]);
  await joins(running, 'siti', 'umk', 7);
  await joins(running, 'rina', 'umk', 8);
  await joins(running, 'dewi', 'company', 50);
}

/** The company drafts one with these of the two businesses, and says what it has to. */
export async function drafts(running: Running, members: string): Promise<void> {
  for (const text of ['kemitraan saya', '2', 'susun perjanjian', members])
    await running.say('dewi', text);
  await running.answer('dewi', {
    'agreement_fill/shares': '60, 40',
    'agreement_fill/pattern': 'rantai pasok',
    'agreement_fill/quality': 'porsi 400 gram',
    'agreement_fill/price': '22 ribu',
    'agreement_fill/payment': '14 hari',
    'agreement_fill/down_payment': '30%',
    'agreement_fill/development': 'pelatihan keamanan pangan',
    'agreement_fill/first_day': '4 januari 2027',
    'agreement_fill/last_day': '31 desember 2027',
    'agreement_fill/company_nib': '9120001234567',
    'agreement_fill/sure': 'ya',
  });
}

export async function fills(running: Running, who: string, nib: string): Promise<void> {
  for (const text of ['perjanjian', 'lengkapi perjanjian']) await running.say(who, text);
  await running.answer(who, {
    'agreement_fill/address': 'Jl. Kranji Raya No. 8, Kranji',
    'agreement_fill/nib': nib,
    'agreement_fill/schedule': 'setiap hari kerja pukul 11.00',
    'agreement_fill/sure': 'ya',
  });
}
