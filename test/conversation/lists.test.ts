/** Lists to look around in: a page that is turned by a tap takes the list's place, and a number never means a neighbour. */
import { describe, expect, it } from 'vitest';
import type { QueueRow } from '../../src/domain/desk.ts';
import type { Query } from '../../src/domain/query.ts';
import { play } from '../play.ts';

const at = new Date('2026-11-20T02:00:00Z');

function waiting(count: number): QueueRow[] {
  return Array.from({ length: count }, (_, n): QueueRow => ({
    item: {
      id: n + 1,
      regionId: 'kota-bekasi',
      kind: 'ticket',
      subjectId: n + 1,
      state: 'open',
      createdAt: at,
      updatedAt: at,
    },
  }));
}

function atTheDesk(rows: QueueRow[]) {
  const read = (query: Query) => {
    if (query.kind === 'queue.open') return { total: rows.length, rows };
    if (query.kind === 'queueItem') return rows.find(({ item }) => item.id === query.id);
    return query.kind === 'ticket' ? undefined : [];
  };
  const world = play({ person: { roles: ['mediator'] }, read });
  world.say('/antrian');
  return world;
}

describe('a list', () => {
  it('is turned in its place by a tap, and anew by a typed word', () => {
    const world = atTheDesk(waiting(20));
    expect(world.tap('hal:2').replies).toMatchObject([{ inPlace: true, position: 'desk/list' }]);
    const [typed] = world.say('berikutnya').replies;
    expect(typed).not.toHaveProperty('inPlace');
    expect(typed?.text).toContain('Halaman 3');
  });

  it('stays in the chat when something else is opened from it', () => {
    const world = atTheDesk(waiting(3));
    expect(world.tap('ticket/2/2').position).toBe('desk/menu');
    const back = world.tap('daftar');
    expect(back.position).toBe('desk/list');
    expect(back.replies.some(({ inPlace }) => inPlace)).toBe(false);
  });

  it('does not take the number of a line that is gone for the one after it', () => {
    const rows = waiting(3);
    const world = atTheDesk(rows);
    rows.splice(1, 1);
    expect(world.say('2').position).toBe('desk/list');
    expect(world.heard()).toContain('Pilihan itu sudah tidak ada lagi');
    // What is on screen now is what numbers mean.
    expect(world.say('2').position).toBe('desk/menu');
    expect(world.conversation.stack.at(-1)?.answers).toMatchObject({ pick: 'ticket/3/3' });
  });
});
