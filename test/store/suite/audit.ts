/** The audit trail: whoever changes, removes or adds a row behind our back is found out. */
import { expect, it } from 'vitest';
import type { Write } from '../../../src/app/ports.ts';
import { answer, later, says } from '../rows.ts';
import type { Bench } from '../suite.ts';

const row = (id: string, subject: string): Write => ({
  op: 'insert',
  table: 'audit',
  row: { id, personId: 7, action: 'company.approve', subject, at: later(1) },
});

export function auditTests({ store, tamper }: Bench): void {
  async function trail(): Promise<void> {
    const { personId } = await says(store(), '1', 'm1');
    await answer(store(), personId, [], {
      writes: [row('a1', 'company/1'), row('a2', 'company/2')],
    });
    await store().write([row('a3', 'company/3')]);
  }

  it('is whole after turns and writes, and across a restart', async () => {
    expect(await store().verifyAudit()).toEqual({ rows: 0 });
    await trail();
    expect(await store().verifyAudit()).toEqual({ rows: 3 });
  });

  it('refuses to change or remove a row', async () => {
    await trail();
    const change: Write = { op: 'patch', table: 'audit', id: 'a1', set: { subject: 'company/9' } };
    const remove: Write = { op: 'remove', table: 'audit', where: { id: 'a1' } };
    await expect(store().write([change])).rejects.toThrow('only ever added');
    await expect(store().write([remove])).rejects.toThrow('only ever added');
    expect(await store().verifyAudit()).toEqual({ rows: 3 });
  });

  it.each([
    [`UPDATE "Audit" SET "subject" = 'company/9' WHERE "id" = 'a2'`, 1, 'changed'],
    [`UPDATE "Audit" SET "personId" = 8 WHERE "id" = 'a1'`, 0, 'changed'],
    [`DELETE FROM "Audit" WHERE "id" = 'a2'`, 1, 'missing'],
    [`DELETE FROM "Audit" WHERE "id" = 'a3'`, 2, 'cut off'],
    [`UPDATE "Audit" SET "seq" = NULL, "hash" = NULL WHERE "id" = 'a3'`, 2, 'slipped in'],
  ])('finds %s', async (sql, rows, why) => {
    await trail();
    await tamper(sql);
    expect(await store().verifyAudit()).toMatchObject({ rows, broken: { why } });
  });

  it('finds an end that was cut off, with an earlier row made the newest', async () => {
    await trail();
    await tamper(
      `UPDATE "AuditHead" SET "seq" = 2, "hash" = (SELECT "hash" FROM "Audit" WHERE "seq" = 2)`,
    );
    await tamper(`DELETE FROM "Audit" WHERE "seq" = 3`);
    expect(await store().verifyAudit()).toMatchObject({ rows: 2, broken: { why: 'cut off' } });
  });

  it('does not take a database without trail and head for a new one, where something was done in it', async () => {
    const { personId } = await says(store(), '1', 'm1');
    const consent = { id: 'c1', personId, purpose: 'service', granted: true } as const;
    const given = { ...consent, version: '1', channel: 'terminal', at: later(1) };
    await answer(store(), personId, [], {
      writes: [{ op: 'insert', table: 'consent', row: given }, row('a1', 'self')],
    });
    expect(await store().verifyAudit()).toEqual({ rows: 1 });
    await tamper(`DELETE FROM "Audit"`);
    await tamper(`DELETE FROM "AuditHead"`);
    expect(await store().verifyAudit()).toMatchObject({ rows: 0, broken: { why: 'gone' } });
  });

  it('does not take a trail whose marks were wiped for one from before there were any', async () => {
    await trail();
    await tamper(`UPDATE "Audit" SET "subject" = 'x', "seq" = NULL, "hash" = NULL`);
    await tamper(`DELETE FROM "AuditHead"`);
    expect(await store().verifyAudit()).toMatchObject({ rows: 0, broken: { why: 'slipped in' } });
  });
}
