/** A problem is reported by anybody: its number, its day by the working calendar, and everything said before it is sent. */
import { describe, expect, it } from 'vitest';
import type { PersonFacts } from '../../src/domain/facts.ts';
import { play } from '../play.ts';
import type { World } from '../play.ts';
import type { Rows } from './buyers.ts';
import { owner, reader, view } from './buyers.ts';

const photo = { kind: 'photo', blobId: 'blob-1', mime: 'image/jpeg' } as const;

function open(rows: Rows = {}, person: Partial<PersonFacts> = {}, now?: Date): World {
  const world = play({ person, read: reader(rows), ...(now ? { now } : {}) });
  world.say('lapor');
  return world;
}

function says(world: World, ...lines: string[]): void {
  for (const line of lines) world.say(line);
}

describe('report', () => {
  it('needs no registration, and answers urgent ones within 7 working days', () => {
    const world = open();
    expect(world.conversation.stack.at(-1)?.step).toBe('words');
    expect(world.say('12').position).toBe('report/words');
    expect(world.say('pesanan dibatalkan sepihak, sudah produksi').position).toBe('report/urgent');
    expect(world.heard()).toContain('7 hari kerja');
    expect(world.say('mungkin').position).toBe('report/urgent');
    world.say('ya, mendesak');
    expect(world.say('lewati').position).toBe('report/review');
    const sent = world.say('kirim');
    expect(sent.effects).toEqual([
      {
        kind: 'ticket.open',
        ticket: {
          id: 1,
          urgent: true,
          text: 'pesanan dibatalkan sepihak, sudah produksi',
          reportedOn: '2026-11-23',
          dueOn: '2026-12-02',
          provisional: false,
        },
      },
      { kind: 'queue.add', item: { id: 1, kind: 'ticket', subjectId: 1, dueOn: '2026-12-02' } },
      {
        kind: 'tell',
        whom: { role: 'mediator' },
        happening: { kind: 'queue.new', queueKind: 'ticket', subjectId: 1 },
      },
      {
        kind: 'tell',
        whom: { role: 'admin' },
        happening: { kind: 'queue.new', queueKind: 'ticket', subjectId: 1 },
      },
    ]);
    expect(world.heard()).toContain('T-0001');
    expect(world.heard()).toContain('Rabu, 2 Desember 2026');
    expect(world.heard()).toContain('STATUS');
    expect(world.heard()).not.toContain('bergeser');
  });

  it('counts 14 working days otherwise, and says where a year has no decree', () => {
    const world = open({}, {}, new Date('2027-12-20T02:00:00Z'));
    says(world, 'kontaknya sulit dihubungi', 'tidak', 'lewati');
    const [opened] = world.say('kirim').effects;
    expect(opened).toMatchObject({
      ticket: { urgent: false, reportedOn: '2027-12-20', provisional: true },
    });
    expect(world.heard()).toContain('2028 belum ditetapkan');
  });

  it('is about a partnership where there are any, or general', () => {
    const rows = { matches: [view('agreed'), view('suggested', { match: { id: 10 } })] };
    const world = open(rows, owner());
    expect(world.conversation.stack.at(-1)?.step).toBe('about');
    expect(world.conversation.shown).toEqual(['9', 'umum']);
    says(world, '1', 'belum dibayar sejak tanggal 3', 'mendesak', 'mediasi', 'lewati');
    expect(world.heard()).toContain('PT Sumber Makmur');
    expect(world.say('kirim').effects[0]).toMatchObject({
      ticket: { matchId: 9, side: 'umk', path: 'mediasi' },
    });
    const general = open(rows, owner());
    says(general, 'hal lain', 'aplikasinya lambat', 'tidak', 'lewati');
    expect(general.say('kirim').effects[0]).not.toHaveProperty('ticket.matchId');
  });

  it('takes up to three photos', () => {
    const world = open();
    says(world, 'barang ditolak tanpa alasan', 'tidak');
    expect(world.say('ini fotonya').position).toBe('report/photo');
    expect(world.send(photo).position).toBe('report/photo2');
    expect(world.send({ ...photo, blobId: 'blob-2' }).position).toBe('report/photo3');
    expect(world.send({ ...photo, kind: 'document', blobId: 'blob-3' }).position).toBe(
      'report/review',
    );
    expect(world.heard()).toContain('3 foto');
    const kept = world.say('kirim').effects.filter(({ kind }) => kind === 'attachment.keep');
    expect(kept).toMatchObject([
      { attachment: { blobId: 'blob-1', owner: 'ticket', ownerId: '1' } },
      { attachment: { blobId: 'blob-2' } },
      { attachment: { blobId: 'blob-3', kind: 'document' } },
    ]);
  });

  it('ends the photos with a no', () => {
    const world = open();
    says(world, 'barang ditolak tanpa alasan', 'tidak');
    world.send(photo);
    expect(world.say('tidak').position).toBe('report/review');
    expect(world.heard()).toContain('1 foto');
  });

  it('goes back, and is changed on the review', () => {
    const world = open();
    says(world, 'barang ditolak tanpa alasan', 'tidak');
    expect(world.say('kembali').position).toBe('report/urgent');
    says(world, 'tidak', 'lewati');
    expect(world.tap('edit:words').position).toBe('report/words');
    expect(world.say('barang ditolak, ongkos kirim hangus').position).toBe('report/review');
    world.tap('edit:urgent');
    world.say('ya');
    expect(world.say('kirim').effects[0]).toMatchObject({
      ticket: { urgent: true, text: 'barang ditolak, ongkos kirim hangus' },
    });
  });

  it('can be made in the middle of registering, which goes on afterwards', () => {
    const world = open({}, owner({ umks: [] }));
    world.say('batal');
    says(world, 'daftar', 'Siti Aminah', 'lapor');
    says(world, 'ada yang minta uang pendaftaran', 'ya', 'lewati');
    expect(world.say('kirim').position).toBe('register/product');
  });

  it('speaks English', () => {
    const world = open({}, { language: 'en' });
    says(world, 'the order was cancelled without telling us', 'urgent', 'skip');
    world.say('send');
    expect(world.heard()).toContain('It will be answered by');
  });
});
