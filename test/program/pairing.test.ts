/** A UMK that the program would not find is proposed by staff: the company sees it with why, once, and decides as with any other. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { company, need, umk } from '../flows/buyers.ts';
import type { Running } from './inProcess.ts';
import { startProgram } from './inProcess.ts';

let running: Running;

async function hears(from: string, text: string): Promise<string> {
  const heard = await running.say(from, text);
  return heard
    .flatMap(({ message }) => [message.text, ...(message.options ?? []).map(({ label }) => label)])
    .join('\n');
}

beforeEach(async () => {
  running = await startProgram();
  const { store } = running.program;
  await running.say('dewi', 'halo');
  const personId = running.sent.at(-1)?.personId ?? 0;
  const alien = { product: 'jahit seragam', moreProducts: [], sectors: ['X1'] };
  await store.write([
    { op: 'insert', table: 'umk', row: umk({ id: 8, ...alien }) },
    { op: 'insert', table: 'company', row: company() },
    { op: 'insert', table: 'need', row: need() },
    {
      op: 'insert',
      table: 'membership',
      row: {
        id: `company/50/${personId}`,
        personId,
        organisation: 'company',
        organisationId: 50,
        role: 'pic',
        since: '2026-11-01',
      },
    },
  ]);
  for (const who of ['rina', 'budi']) {
    await running.grant(who, 'kurator');
    await running.say(who, 'halo');
  }
});
afterEach(() => running.close());

describe('a pair that staff propose', () => {
  it('is explained, proposed once, and shown to the company', async () => {
    expect(await hears('rina', '/cocokkan 3')).toContain('Belum ada calon');
    expect(await hears('rina', '/cocokkan 3 kenapa 8')).toContain('Produk dan bidangnya berbeda');
    await hears('budi', '/cocokkan 3 8');
    for (const who of ['rina', 'budi']) await hears(who, 'usulkan');
    const said = await Promise.all(['rina', 'budi'].map((who) => hears(who, 'ya')));
    expect(said.filter((words) => words.includes('Sudah diusulkan'))).toHaveLength(1);
    expect(said.filter((words) => words.includes('tidak bisa diusulkan'))).toHaveLength(1);
    expect(await hears('dewi', 'calon')).toContain('Diusulkan petugas');
    expect(await hears('rina', '/cocokkan 3')).toContain('diusulkan petugas');
    expect(await hears('dewi', 'ya')).not.toContain('masalah di sisi kami');
    expect(await hears('rina', '/cocokkan 3 8')).not.toContain('Usulkan ke perusahaan');
  });

  it('is nothing that a viewer can make', async () => {
    await running.grant('vina', 'viewer');
    expect(await hears('vina', '/cocokkan 3 8')).not.toContain('Usulkan ke perusahaan');
    await hears('vina', 'usulkan ke perusahaan');
    expect(running.position('vina')).toBe('pairing/menu');
  });
});
