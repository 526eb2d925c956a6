/** Somebody who has agreed and has a name, without walking the dialog for it. */
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import { umk } from '../store/rows.ts';
import type { Running } from './inProcess.ts';

/** Registers somebody without walking the dialog; `umkId` is the business they own. */
export async function knownPerson(
  running: Running,
  from: string,
  name: string,
  umkId?: number,
): Promise<number> {
  const { store } = running.program;
  const personId = (await running.say(from, 'halo'))[0]?.personId ?? 0;
  const { version } = kotaBekasi.consent;
  const at = new Date('2026-11-22T02:00:00Z');
  const consent = { id: `c${personId}`, personId, granted: true, version, at };
  await store.write([
    { op: 'patch', table: 'person', id: personId, set: { name } },
    {
      op: 'insert',
      table: 'consent',
      row: { ...consent, purpose: 'service', channel: 'terminal' },
    },
  ]);
  if (umkId === undefined) return personId;
  const membership = { personId, organisation: 'umk', organisationId: umkId } as const;
  await store.write([
    { op: 'insert', table: 'umk', row: umk(umkId) },
    {
      op: 'insert',
      table: 'membership',
      row: { ...membership, id: `umk/${umkId}/${personId}`, role: 'owner', since: '2026-11-22' },
    },
  ]);
  return personId;
}
