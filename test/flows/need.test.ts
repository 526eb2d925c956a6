/** A need is posted: in one message or question by question, edited on the review, and held back until the check. */
import { describe, expect, it } from 'vitest';
import { play } from '../play.ts';
import type { World } from '../play.ts';
import { company, pic, umk } from './buyers.ts';

function says(world: World, ...lines: string[]): void {
  for (const line of lines) world.say(line);
}

function known(world: World): Record<string, unknown> {
  return world.conversation.stack.at(-1)?.answers ?? {};
}

/** From "start" to the review, with short answers. */
const rest = ['lewati', 'tunai', '30%', 'ya', 'diambil', 'lewati'];

describe('need', () => {
  it('takes a whole need in one message and asks only the rest', () => {
    const world = play({ person: pic() });
    says(world, 'halo', 'kebutuhan');
    world.say('butuh 500 nasi kotak per hari mulai januari di bekasi barat');
    expect(world.heard()).toContain('500 kotak per hari');
    expect(world.say('ya').position).toBe('need/specification');
    expect(known(world)).toMatchObject({
      what: 'nasi kotak',
      volume: { min: 500_000, unit: 'kotak', period: 'hari' },
      start: '2027-01-01',
      where: { kecamatan: 'Bekasi Barat' },
    });
    expect(world.say('lewati').position).toBe('need/papers');
    expect(world.say('1, 3').position).toBe('need/pattern');
    expect(known(world).papers).toEqual(['nib', 'halal']);
    says(world, 'rantai pasok', '20-25 ribu', '45 hari', 'tidak', 'ya', 'diantar');
    expect(world.say('20 desember').position).toBe('need/review');
    const done = world.say('kirim');
    expect(done.effects).toMatchObject([
      {
        kind: 'need.post',
        need: {
          id: 1,
          companyId: 50,
          what: 'nasi kotak',
          sectors: expect.arrayContaining(['C1']) as string[],
          volume: { min: 500_000, max: 500_000, unit: 'kotak', period: 'hari' },
          start: '2027-01-01',
          place: { kecamatan: 'Bekasi Barat' },
          papers: ['nib', 'halal'],
          pattern: 'rantai_pasok',
          price: { min: 20_000n, max: 25_000n },
          paymentDays: 45,
          downPayment: 0,
          sample: true,
          delivery: 'umk',
          candidatesUntil: '2026-12-20',
        },
      },
      { kind: 'tell', whom: { company: 50 }, happening: { kind: 'need.candidates', needId: 1 } },
    ]);
  });

  it('is understood from the menu, too', () => {
    const world = play({ person: pic() });
    says(world, 'halo', 'kami butuh 50 kg keripik singkong per minggu', 'ya');
    expect(world.conversation.stack.at(-1)?.flow).toBe('need');
    expect(known(world)).toMatchObject({ what: 'keripik singkong', volume: { unit: 'kg' } });
  });

  it('asks one question at a time, with hints, back, skip and edit', () => {
    const world = play({ person: pic() });
    says(world, 'halo', 'kebutuhan', 'seragam kerja', 'katun, ukuran S sampai XL');
    expect(world.say('banyak').position).toBe('need/volume');
    expect(world.say('200 stel').position).toBe('need/period');
    expect(world.say('sekali saja').position).toBe('need/start_day');
    expect(world.say('kemarin').position).toBe('need/start_day');
    expect(world.heard()).toContain('sudah lewat');
    world.say('5 januari 2027');
    expect(world.say('Jl. Industri 3 Cikarang').position).toBe('need/place');
    expect(world.say('ya').position).toBe('need/papers');
    expect(world.say('tidak ada').position).toBe('need/pattern');
    expect(world.say('kembali').position).toBe('need/papers');
    says(world, 'tidak ada', 'belum tahu');
    expect(known(world).pattern).toBe('belum');
    world.say('lewati');
    expect(world.say('1000 hari').position).toBe('need/payment');
    expect(world.heard()).toContain('180 hari');
    says(world, '2 minggu', '50%', 'tidak', 'bisa diatur bersama');
    expect(world.say('lewati').position).toBe('need/review');
    expect(world.heard()).toContain('Pembayaran: 14 hari');
    expect(world.tap('edit:volume').position).toBe('need/volume');
    expect(world.say('300 stel').position).toBe('need/review');
    expect(world.tap('edit:until').position).toBe('need/until');
    expect(world.say('20 desember').position).toBe('need/review');
    const [post] = world.say('kirim').effects;
    expect(post).toMatchObject({
      need: { volume: { min: 300_000, unit: 'stel' }, papers: [], candidatesUntil: '2026-12-20' },
    });
    expect(post).toHaveProperty('need.placeText', 'Jl. Industri 3 Cikarang');
    expect(post).not.toHaveProperty('need.pattern');
    expect(post).not.toHaveProperty('need.price');
    expect(post).not.toHaveProperty('need.volume.period');
  });

  it('tells nobody while the company waits for its check, and says so', () => {
    const world = play({ person: pic({ companies: [company({ status: 'waiting' })] }) });
    says(world, 'halo', 'kebutuhan');
    expect(world.heard()).toContain('masih diperiksa');
    says(
      world,
      'butuh 20 dus air minum per bulan mulai 5 januari di Bekasi Timur',
      'ya',
      'lewati',
      'tidak ada',
    );
    says(world, '1', ...rest);
    const done = world.say('kirim');
    expect(done.effects.map(({ kind }) => kind)).toEqual(['need.post']);
    expect(world.heard()).toContain('begitu perusahaannya disetujui');
  });

  it('asks which company where there are several', () => {
    const companies = [company(), company({ id: 51, name: 'CV Maju', status: 'waiting' })];
    const world = play({ person: pic({ companies }) });
    says(world, 'halo', 'kebutuhan');
    expect(world.conversation.stack.at(-1)?.step).toBe('company');
    expect(world.say('CV Maju').position).toBe('need/what');
    expect(world.heard()).toContain('masih diperiksa');
    expect(known(world).company).toBe('51');
  });

  it('registers the company first, and then goes on with what was said', () => {
    const world = play({ person: { ...pic(), companies: [] } });
    says(world, 'halo', 'butuh 500 nasi kotak per hari di bekasi barat');
    expect(world.say('ya').position).toBe('need/no_company');
    expect(world.say('ya').position).toBe('company/kind');
    says(world, '1', 'PT Maju', '9120001234567', 'laundry', '1', '3', 'Dewi', 'direktur');
    says(world, '081311112222', 'Jl. Juanda 1', 'lewati', 'ya');
    expect(world.say('kirim').position).toBe('need/no_company');
    expect(world.heard()).toContain('lanjut ke kebutuhannya');
    world.facts = {
      ...world.facts,
      person: { ...world.facts.person, companies: [company({ status: 'waiting' })] },
    };
    expect(world.say('ya').position).toBe('need/specification');
    expect(known(world)).toMatchObject({ what: 'nasi kotak' });
  });

  it('can be put off without a company', () => {
    const world = play({ person: { ...pic(), companies: [] } });
    says(world, 'halo', 'butuh 500 nasi kotak per hari', 'ya');
    expect(world.say('tidak').path).toContain('need/not_now');
  });

  it('refers government bodies and turns refused companies to staff', () => {
    const body = play({ person: pic({ companies: [company({ kind: 'opd' })] }) });
    says(body, 'halo', 'butuh 500 nasi kotak per hari', 'ya');
    expect(body.heard()).toContain('e-Katalog');
    const refused = play({ person: pic({ companies: [company({ status: 'refused' })] }) });
    says(refused, 'halo', 'kebutuhan');
    expect(refused.heard()).toContain('belum disetujui');
  });

  it('leaves an owner who tells what they make to the registration', () => {
    const world = play({ person: { umks: [umk()] } });
    world.say('halo');
    world.say('jual keripik singkong 500 bungkus sebulan di bekasi timur');
    expect(world.conversation.stack.at(-1)?.flow).not.toBe('need');
  });

  it('speaks English', () => {
    const world = play({ person: pic({ language: 'en' }) });
    world.say('hello');
    world.tap('kebutuhan');
    world.say('need 500 lunch boxes per day starting January in Bekasi Barat');
    expect(world.heard()).toContain('lunch boxes');
    expect(world.say('yes').position).toBe('need/specification');
    says(
      world,
      'skip',
      'none',
      'not sure yet',
      'skip',
      'cash',
      'no',
      'yes',
      'to be agreed',
      'skip',
    );
    expect(world.say('send').effects.map(({ kind }) => kind)).toEqual(['need.post', 'tell']);
  });
});
