/** The order book lived through by the whole program: ordered, delivered in part, invoiced, paid late; each told in a few words and confirmed by the other side. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Write } from '../../src/app/ports.ts';
import type { Role } from '../../src/domain/person.ts';
import type { WorkFigures } from '../../src/domain/workFigures.ts';
import { company, need, umk, view } from '../flows/buyers.ts';
import type { Running } from './inProcess.ts';
import { startProgram } from './inProcess.ts';

let running: Running;

/** What was sent to somebody since the last look. */
let seen = 0;
function news(to: string): string {
  const found = running.sent.slice(seen).filter(({ address }) => address.id === to);
  seen = running.sent.length;
  return found
    .flatMap(({ message }) => [message.text, ...(message.options ?? []).map(({ label }) => label)])
    .join('\n');
}

async function says(from: string, ...texts: string[]): Promise<string> {
  let last = '';
  for (const text of texts) {
    const heard = await running.say(from, text);
    last = heard.map(({ message }) => message.text).join('\n');
  }
  return last;
}

async function joins(who: string, organisation: 'umk' | 'company', organisationId: number) {
  await running.say(who, 'halo');
  const personId = running.sent.at(-1)?.personId ?? 0;
  const role = organisation === 'umk' ? ('owner' as const) : ('pic' as const);
  const id = `${organisation}/${organisationId}/${personId}`;
  const row = { id, personId, organisation, organisationId, role, since: '2026-11-01' };
  await running.program.store.write([{ op: 'insert', table: 'membership', row }]);
}

async function figures(today: string): Promise<WorkFigures> {
  const days = { from: '2026-11-01', until: '2027-12-31', today };
  const query = { kind: 'diary.figures', agreementId: 4, ...days } as const;
  return (await running.program.store.read(query, 0)) as WorkFigures;
}

async function passes(to: string): Promise<void> {
  running.moveClock(new Date(to));
  await running.program.timers.fire('test');
  await running.program.handler.idle();
  await running.program.delivery.flush();
}

beforeEach(async () => {
  running = await startProgram(new Date('2026-11-23T02:00:00Z'));
  const at = running.now();
  const terms = {
    ...{ object: 'nasi kotak', volume: { min: 500_000, max: 500_000, unit: 'kotak' } },
    ...{ price: { min: 20_000n, max: 20_000n, per: 'kotak' }, paymentDays: 7 },
    pattern: 'rantai_pasok' as const,
  };
  const rows: Write[] = [
    { op: 'insert', table: 'umk', row: umk({ id: 7 }) },
    { op: 'insert', table: 'company', row: company() },
    { op: 'insert', table: 'need', row: need() },
    { op: 'insert', table: 'match', row: view('agreed').match },
    {
      op: 'insert',
      table: 'agreement',
      row: {
        ...{ id: 4, regionId: 'kota-bekasi', code: 'ABCDEFGHJK23MNPQ', needId: need().id },
        ...{ companyId: company().id, state: 'running', n: 0, terms, pattern: terms.pattern },
        ...{ paymentDays: 7, steps: [], rev: 0, example: false, createdAt: at, updatedAt: at },
      },
    },
    {
      op: 'insert',
      table: 'agreementParty',
      row: { id: '4/7', agreementId: 4, umkId: 7, matchId: view('agreed').match.id, share: 100 },
    },
  ];
  await running.program.store.write(rows);
  await joins('siti', 'umk', 7);
  await joins('dewi', 'company', company().id);
  seen = running.sent.length;
});
afterEach(() => running.close());

describe('the order book', () => {
  it('is written by both sides in a few words, and asked about when something is late', async () => {
    await says('dewi', 'pesan 500 lagi', '25 November 2026', 'ya');
    expect(news('siti')).toContain('500 kotak untuk Rabu, 25 November 2026');
    await says('siti', 'ya');
    expect(news('dewi')).toContain('menyatakan cocok');

    await passes('2026-11-25T02:00:00Z');
    await says('siti', 'sudah saya kirim 500 kotak', 'tidak', 'ya');
    expect(news('dewi')).toContain('Apakah barangnya sudah diterima');
    await says('dewi', 'sebagian', '480', 'kemasan sobek', 'ya', 'tidak');
    expect(news('siti')).toContain('20 kotak ditolak');
    await running.restart();
    await says('siti', 'ya');
    await says('siti', 'kirim tagihan 9.600.000', 'ya');
    expect(news('dewi')).toContain('Rp9.600.000, jatuh tempo Rabu, 2 Desember 2026');
    await says('dewi', 'ya');
    const open = await figures('2026-12-04');
    expect(open).toMatchObject({ accepted: 480_000, rejected: 20_000, overdue: 9_600_000n });

    await passes('2026-12-04T02:00:00Z');
    expect(
      running.sent
        .slice(seen)
        .map(({ message }) => message.text)
        .join('\n'),
    ).toMatch(/Pembayaran Rp9\.600\.000 ke .* jatuh tempo Rabu, 2 Desember 2026/);
    // The twenty that were turned away are asked about, too, and are not here yet.
    await says('dewi', 'belum', 'sudah', 'Rp9.600.000', 'tidak', 'ya');
    expect(news('siti')).toContain('pembayaran Rp9.600.000');
    await says('siti', 'ya');
    expect(await figures('2026-12-04')).toMatchObject({ paid: 9_600_000n, overdue: 0n });
    const [supply] = await running.program.store.suppliers([7], running.now());
    expect(supply?.record).toMatchObject({ deliveries: 1, kept: 0 });
    expect(await says('siti', 'buku pesanan')).toContain('Dibayar: Rp9.600.000');
  }, 60_000);

  it('comes to the office where nobody answers, which looks at the account', async () => {
    const role: Role = 'mediator';
    await running.grant('rina', role);
    await says('dewi', 'pesan 500 lagi', '30 November 2026', 'ya');
    seen = running.sent.length;
    await passes('2026-11-24T02:00:01Z');
    expect(news('siti')).toContain('belum dijawab');
    await passes('2026-11-26T02:00:02Z');
    expect(news('rina')).toContain('Catatan B-0001');
    expect(await says('rina', '/pks 4', 'buku pesanan')).toContain('menunggu jawaban');
    expect(await says('siti', 'menu', 'buku pesanan', '1', 'ya')).toContain('Sudah cocok');
  }, 60_000);
});
