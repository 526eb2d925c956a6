/** A running agreement of a group lives on: it is amended, a member is replaced, notice is given; whole program, restarted between the steps. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Write } from '../../src/app/ports.ts';
import type { AgreementView } from '../../src/domain/agreementView.ts';
import { shownCode } from '../../src/domain/agreement.ts';
import { documentOf } from '../../src/flows/agreementText.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import { company, need, umk, view } from '../flows/buyers.ts';
import { sampleContent } from '../papers/sample.ts';
import type { Running } from './inProcess.ts';
import { startProgram } from './inProcess.ts';

let running: Running;
const at = new Date('2027-02-01T02:00:00Z');

async function hears(from: string, ...texts: string[]): Promise<string> {
  let last = '';
  for (const text of texts) {
    const heard = await running.say(from, text);
    last = heard
      .flatMap(({ message }) => [
        message.text,
        ...(message.options ?? []).map(({ label }) => label),
      ])
      .join('\n');
  }
  return last;
}

function told(from: string): string {
  return running.sent
    .filter(({ address }) => address.id === from)
    .map(({ message }) => message.text)
    .join('\n');
}

async function now(): Promise<AgreementView> {
  return (await running.program.store.read({ kind: 'agreement', id: 4 }, 0)) as AgreementView;
}

async function joins(who: string, organisation: 'umk' | 'company', organisationId: number) {
  await running.say(who, 'halo');
  const personId = running.sent.at(-1)?.personId ?? 0;
  const role = organisation === 'umk' ? ('owner' as const) : ('pic' as const);
  const id = `${organisation}/${organisationId}/${personId}`;
  const row = { id, personId, organisation, organisationId, role, since: '2026-11-01' };
  await running.program.store.write([{ op: 'insert', table: 'membership', row }]);
}

/** An agreement of the company with Siti and Rina that has been running since January. */
function agreed(): Write[] {
  const sample = sampleContent({ id: 4 });
  const [one] = sample.umks;
  const address = 'Jl. Kranji Raya No. 8';
  const parties = [
    { umkId: 7, matchId: 9, share: 60, address, nib: '1234567890123' },
    { umkId: 8, matchId: 10, share: 40, address, nib: '2234567890123' },
  ];
  const umks = parties.map(({ umkId, share, nib }) => ({
    ...{ name: 'Dapur Siti', owner: 'Siti Aminah', address, ...one },
    ...{ umkId, share, nib },
  }));
  const document = documentOf({ ...sample, umks }, kotaBekasi);
  const { terms, code } = sample;
  return [
    {
      op: 'insert',
      table: 'agreement',
      row: {
        ...{ id: 4, regionId: 'kota-bekasi', code, needId: 3, companyId: 50, state: 'running' },
        ...{ n: 1, terms, startsOn: '2027-01-04', endsOn: '2027-12-31', steps: [], rev: 7 },
        ...{ example: false, createdAt: at, updatedAt: at },
      },
    },
    ...parties.map((party): Write => ({
      op: 'insert',
      table: 'agreementParty',
      row: { ...party, id: `4/${party.umkId}`, agreementId: 4 },
    })),
    {
      op: 'insert',
      table: 'agreementVersion',
      row: {
        ...{ id: '4/1', agreementId: 4, n: 1, terms, document, sha256: 'a1'.repeat(32) },
        ...{ blobId: 'pdf', docxBlobId: 'docx', personId: 1, at },
      },
    },
  ];
}

beforeEach(async () => {
  running = await startProgram(at);
  const named = { 8: ['Rina Wati', 'Katering Rina'], 9: ['Tono', 'Dapur Tono'] } as const;
  const others = ([8, 9] as const).map((id): Write => {
    const [ownerName, businessName] = named[id];
    return { op: 'insert', table: 'umk', row: umk({ id, ownerName, businessName }) };
  });
  await running.program.store.write([
    { op: 'insert', table: 'umk', row: umk({ id: 7 }) },
    ...others,
    { op: 'insert', table: 'company', row: company() },
    { op: 'insert', table: 'need', row: need() },
    ...[7, 8, 9].map((umkId): Write => {
      const { match } = view('agreed', { match: { id: umkId + 2, umkId } });
      return { op: 'insert', table: 'match', row: match };
    }),
    ...agreed(),
  ]);
  await joins('siti', 'umk', 7);
  await joins('rina', 'umk', 8);
  await joins('tono', 'umk', 9);
  await joins('dewi', 'company', 50);
});
afterEach(() => running.close());

const opens = (who: string, ...texts: string[]) => hears(who, 'menu', 'perjanjian', ...texts);

async function consents(...who: string[]): Promise<void> {
  for (const one of who) await opens(one, 'lihat adendum', 'setuju', 'ya', 'selesai');
}

describe('a running agreement', { timeout: 120_000 }, () => {
  it('is amended, gets another member, and is ended with notice', async () => {
    // A change makes an amendment; the version in force stays until the last yes.
    await opens('dewi', 'ajukan perubahan', 'volume, jadwal', 'volume', '600 kotak', 'ya');
    const open = await now();
    expect(open).toMatchObject({
      agreement: { n: 1, state: 'running' },
      amendment: {
        amendment: { nth: 1, state: 'review', n: 2, terms: { volume: { min: 600_000 } } },
      },
    });
    expect(told('siti')).toContain('Ada adendum ke-1 untuk PKS-0004');
    expect(told('siti')).toContain('600 kotak per hari');
    expect(await opens('siti')).not.toContain('Ajukan perubahan');
    await consents('siti');
    // Another change within it: what was agreed to counts no more.
    await opens('rina', 'lihat adendum', 'minta ubah', 'mutu', 'mutu', 'porsi 450 gram', 'ya');
    expect((await now()).amendment).toMatchObject({ consents: [], amendment: { n: 3 } });
    await consents('siti', 'rina');
    expect((await now()).agreement.n).toBe(1);
    await running.restart();
    await consents('dewi');
    const sealed = await now();
    expect(sealed).toMatchObject({ agreement: { n: 3, terms: { quality: 'porsi 450 gram' } } });
    expect(sealed.amendment).toBeUndefined();
    expect(sealed.consents).toHaveLength(3);
    const annex = JSON.stringify(sealed.version?.document.chapters);
    expect(annex).toContain('360 kotak per hari');
    expect(annex).toContain('adendum ke-1');
    expect(told('rina')).toContain('berlaku mulai sekarang');
    const said = await hears('orang', `verifikasi ${shownCode(sealed.agreement.code)}`);
    expect(said).toContain(sealed.version?.sha256 ?? '-');

    // Rina leaves, and Tono comes: asked first, then all agree, also who goes.
    await opens('dewi', 'ganti anggota', 'katering rina', '1', 'ya');
    expect(told('tono')).toContain('menggantikan anggota yang keluar');
    expect(await opens('tono')).toContain('Mau ikut');
    await hears('tono', 'mau ikut', 'Jl. Bintara No. 3, Bintara', '3234567890123');
    expect((await now()).amendment?.amendment).toMatchObject({ state: 'review', n: 4, joins: 9 });
    await opens('tono', 'setuju', 'ya', 'selesai');
    await consents('siti', 'dewi');
    expect((await now()).parties.map(({ party }) => party.umkId)).toEqual([7, 8]);
    await consents('rina');
    const anew = await now();
    expect(anew.parties.map(({ party }) => [party.umkId, party.share])).toEqual([
      [7, 60],
      [9, 40],
    ]);
    expect(await opens('rina')).toContain('Belum ada perjanjian');

    // Notice: its last day is thirty days away; taken back by nobody but who gave it.
    const sure = await opens('dewi', 'akhiri', 'pabrik pindah kota');
    expect(sure).toContain('3 Maret 2027');
    await hears('dewi', 'ya');
    expect((await now()).agreement).toMatchObject({ state: 'running', endsOn: '2027-03-03' });
    // Who wrote just now hears it a little later.
    running.moveClock(new Date('2027-02-01T03:00:00Z'));
    await running.program.timers.fire('later');
    expect(told('siti')).toContain('pabrik pindah kota');
    expect(await opens('siti')).not.toContain('Batal mengakhiri');
    await opens('dewi', 'batal mengakhiri', 'ya');
    expect((await now()).agreement.endsOn).toBe('2027-12-31');
    await opens('dewi', 'akhiri', 'pabrik pindah kota', 'ya');
    running.moveClock(new Date('2027-03-04T03:00:00Z'));
    await running.program.timers.fire('end');
    expect((await now()).agreement.state).toBe('ended');
  });

  it('is asked about before its last day, once, and extended by an amendment', async () => {
    running.moveClock(new Date('2027-12-01T03:00:00Z'));
    await running.program.timers.fire('soon');
    await running.program.timers.fire('soon again');
    expect(told('siti').match(/PKS-0004 dengan .* berakhir/g)).toHaveLength(1);
    const both = await Promise.all([
      opens('dewi', 'perpanjang', '1 tahun', 'ya'),
      opens('siti', 'perpanjang', '31 desember 2028', 'ya'),
    ]);
    expect(both.filter((words) => words.includes('Adendumnya sudah jadi'))).toHaveLength(1);
    await consents('siti', 'rina', 'dewi');
    const { agreement } = await now();
    expect(agreement.n).toBe(2);
    expect(agreement.endsOn?.slice(0, 4)).toBe('2028');
  });
});
