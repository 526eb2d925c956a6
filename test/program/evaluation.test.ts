/** A year of a partnership is evaluated: begun by itself, said by both sides, ended by the office, and written down; whole program, the clock moved by hand. */
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EvaluationView } from '../../src/domain/evaluation.ts';
import { writeEvaluation, writeEvaluations } from '../../src/files/evaluationFile.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import { company, need, umk, view } from '../flows/buyers.ts';
import { sampleContent } from '../papers/sample.ts';
import type { Running } from './inProcess.ts';
import { startProgram } from './inProcess.ts';

let running: Running;
const at = new Date('2028-01-03T02:00:00Z');

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

async function joins(who: string, organisation: 'umk' | 'company', organisationId: number) {
  await running.say(who, 'halo');
  const personId = running.sent.at(-1)?.personId ?? 0;
  const role = organisation === 'umk' ? ('owner' as const) : ('pic' as const);
  const id = `${organisation}/${organisationId}/${personId}`;
  const row = { id, personId, organisation, organisationId, role, since: '2026-11-01' };
  await running.program.store.write([{ op: 'insert', table: 'membership', row }]);
}

async function now(): Promise<EvaluationView> {
  return (await running.program.store.read({ kind: 'evaluation', id: 1 }, 0)) as EvaluationView;
}

beforeEach(async () => {
  running = await startProgram(at);
  const { terms, code } = sampleContent();
  await running.program.store.write([
    { op: 'insert', table: 'umk', row: umk({ id: 7 }) },
    { op: 'insert', table: 'company', row: company() },
    { op: 'insert', table: 'need', row: need() },
    { op: 'insert', table: 'match', row: view('trial').match },
    {
      op: 'insert',
      table: 'agreement',
      row: {
        ...{ id: 4, regionId: 'kota-bekasi', code, needId: 3, companyId: 50, state: 'running' },
        ...{ n: 1, terms, startsOn: '2027-01-04', endsOn: '2029-12-31', steps: [], rev: 7 },
        ...{ example: false, createdAt: at, updatedAt: at },
      },
    },
    {
      op: 'insert',
      table: 'agreementParty',
      row: { id: '4/7', agreementId: 4, umkId: 7, matchId: view('trial').match.id, share: 100 },
    },
  ]);
  await joins('siti', 'umk', 7);
  await joins('dewi', 'company', 50);
  await running.grant('maya', 'mediator');
  await running.say('maya', 'halo');
});
afterEach(() => running.close());

describe('an evaluation', { timeout: 120_000 }, () => {
  it('asks whoever gave no view again after one and two weeks, each time once', async () => {
    const on = async (day: string): Promise<void> => {
      running.moveClock(new Date(`${day}T03:00:00Z`));
      await running.program.timers.fire(day);
    };
    await on('2028-01-04');
    await hears('siti', 'evaluasi', 'beri pendapat', '4', 'tepat waktu', 'lebih awal', 'ya', 'ya');
    const again = (who: string): number => told(who).match(/masih menunggu pendapat/g)?.length ?? 0;
    const days = [
      '2028-01-06',
      '2028-01-11',
      '2028-01-12',
      '2028-01-18',
      '2028-01-20',
      '2028-02-01',
    ];
    const asked = [];
    for (const day of days) {
      await on(day);
      asked.push(again('dewi'));
    }
    expect(asked).toEqual([0, 1, 1, 2, 2, 2]);
    expect(again('siti')).toBe(0);
    expect(again('maya')).toBe(0);
  });

  it('begins once when the year is over, hears both sides, and moves what it came to', async () => {
    await running.program.timers.fire('before');
    expect(await now()).toBeUndefined();
    running.moveClock(new Date('2028-01-04T03:00:00Z'));
    await running.program.timers.fire('year');
    running.moveClock(new Date('2028-01-05T03:00:00Z'));
    await running.program.timers.fire('day after');
    expect((await now()).evaluation).toMatchObject({ from: '2027-01-04', until: '2028-01-04' });
    expect(told('siti').match(/Sudah waktunya evaluasi/g)).toHaveLength(1);
    expect(told('maya')).toContain('Evaluasi tahunan PKS-0004 sudah dibuka');

    const view4 = ['pembayaran tepat waktu', 'pesanan lebih awal', 'ya', 'ya, kirim'];
    await hears('siti', 'evaluasi', 'beri pendapat', '4', ...view4);
    await hears(
      'dewi',
      'evaluasi',
      'beri pendapat',
      '2',
      'masakannya enak',
      'harganya',
      'tidak',
      'ya',
    );
    expect((await now()).evaluation.views.map(({ party, goOn }) => [party, goOn])).toEqual([
      ['umk/7', true],
      ['company', false],
    ]);
    // Nobody but the office reads the words of the other side.
    expect(await hears('siti', 'evaluasi')).not.toContain('harganya');
    expect(await hears('maya', '/evaluasi 4')).toContain('harganya');

    await hears('maya', 'putuskan', 'kedua pihak tidak sejalan', 'diakhiri', 'ya');
    const closed = await now();
    expect(closed.evaluation).toMatchObject({ state: 'closed', outcome: 'akhiri' });
    expect(closed.agreement.agreement.state).toBe('stopped');
    expect(closed.matches).toMatchObject([{ state: 'stopped' }]);

    const out = join(tmpdir(), `evaluation-${process.pid}.pdf`);
    const { store, texts } = running.program;
    const how = { store, texts, region: kotaBekasi };
    const todo = { kind: 'export', table: 'evaluation', as: 'pdf', personal: true } as const;
    const asked = { out, now: running.now() };
    for (const party of [undefined, 'company/50', 'umk/7']) {
      const whose = party === undefined ? {} : { party };
      await writeEvaluation(how, { ...asked, todo: { ...todo, evaluationId: 1, ...whose } });
      expect((await readFile(out)).subarray(0, 5).toString()).toBe('%PDF-');
    }
    const stranger = { ...todo, evaluationId: 1, party: 'umk/8' };
    await expect(writeEvaluation(how, { ...asked, todo: stranger })).rejects.toThrow('umk/8');
    expect(await writeEvaluations(how, asked)).toBe(1);
    await rm(out);
  });
});
