/** People: what a turn starts from, and that erasing leaves nothing that says whom it was about. */
import { expect, it } from 'vitest';
import { activeUmks } from '../activeUmks.ts';
import type { Write } from '../../../src/app/ports.ts';
import { isInvitationCode } from '../../../src/domain/invitation.ts';
import type { InvitationView } from '../../../src/domain/query.ts';
import {
  answer,
  company,
  later,
  match,
  member,
  need,
  says,
  t0,
  telegram,
  ticket,
  turn,
  umk,
} from '../rows.ts';
import type { Bench } from '../suite.ts';

const consent = (
  id: string,
  personId: number,
  granted: boolean,
  at: Date,
  version = 'v1',
): Write => ({
  op: 'insert',
  table: 'consent',
  row: { id, personId, purpose: 'service', granted, version, channel: 'telegram', at },
});
export function peopleTests({ store }: Bench): void {
  it('opens a person with roles, consents and organisations', async () => {
    const { personId } = await says(store(), '1', 'm1');
    const grant = { personId, grantedBy: 'admin', grantedAt: t0 };
    await store().write([
      {
        op: 'patch',
        table: 'person',
        id: personId,
        set: { name: 'Siti', sapaan: 'bu', phone: '+6281234567890' },
      },
      consent('c1', personId, true, t0, 'v1'),
      consent('c2', personId, true, later(1), 'v2'),
      { op: 'insert', table: 'umk', row: umk(5) },
      { op: 'insert', table: 'company', row: company(6) },
      member('umk', 5, personId),
      member('company', 6, personId),
      { op: 'insert', table: 'staffRole', row: { id: 'r1', role: 'admin', ...grant } },
      { op: 'insert', table: 'staffRole', row: { id: 'r2', role: 'mediator', ...grant } },
    ]);
    const { person } = await store().open(personId);
    expect(person).toMatchObject({
      name: 'Siti',
      sapaan: 'bu',
      phone: '+6281234567890',
      consentVersion: 'v2',
      roles: ['admin', 'mediator'],
      umks: [umk(5)],
      companies: [company(6)],
    });
    expect(person.reminders).toBeUndefined();
    expect(await store().peopleOf({ umk: 5 })).toEqual([personId]);
    expect(await store().peopleOf({ company: 6 })).toEqual([personId]);
    expect(await store().peopleOf({ company: 5 })).toEqual([]);
    expect(await store().peopleOf({ role: 'mediator' })).toEqual([personId]);
    expect(await store().peopleOf({ person: 77 })).toEqual([77]);
    await store().write([consent('c3', personId, false, later(2))]);
    expect((await store().open(personId)).person.consentVersion).toBeUndefined();
    await expect(store().open(99)).rejects.toThrow(/no person 99/);
  });

  it('takes a withdrawn consent as none, though its record stays', async () => {
    const { personId } = await says(store(), '1', 'm1');
    await store().write([
      consent('c1', personId, true, t0),
      { op: 'patch', table: 'person', id: personId, set: { withdrawnAt: later(1) } },
    ]);
    expect((await store().open(personId)).person.consentVersion).toBeUndefined();
    await store().write([
      { op: 'patch', table: 'person', id: personId, set: { withdrawnAt: undefined } },
    ]);
    expect((await store().open(personId)).person.consentVersion).toBe('v1');
  });

  it('erases a person and what was only theirs; the last word still arrives', async () => {
    const siti = await says(store(), '1', 'm1');
    const partner = await says(store(), '2', 'm1');
    const key = `telegram/bighug_bot/1`;
    const photo = await store().blobs.keep(new Uint8Array([1]), 'image/jpeg', key);
    const attachment = {
      blobId: photo,
      kind: 'photo',
      mime: 'image/jpeg',
      owner: 'umk',
      ownerId: '5',
      at: t0,
    } as const;
    await answer(store(), siti.personId, ['balasan lama'], {
      writes: [
        consent('c1', siti.personId, true, t0),
        { op: 'patch', table: 'person', id: siti.personId, set: { name: 'Siti', phone: '+62811' } },
        {
          op: 'insert',
          table: 'umk',
          row: umk(5, { businessName: 'Dapur Siti', waitDays: 7, price: { min: 5n, max: 5n } }),
        },
        { op: 'insert', table: 'umk', row: umk(6) },
        {
          op: 'put',
          table: 'trackRecord',
          row: { id: 5, deliveries: 1, kept: 1, ratings: 0, rating: 0, updatedAt: t0 },
        },
        { op: 'insert', table: 'together', row: group },
        { op: 'insert', table: 'company', row: company(7) },
        { op: 'insert', table: 'need', row: need(1, 7) },
        {
          op: 'insert',
          table: 'match',
          row: match(1, 1, 5, { declineReason: 'jauh dari rumah Siti' }),
        },
        member('umk', 5, siti.personId),
        member('umk', 6, siti.personId),
        member('umk', 6, partner.personId),
        { op: 'insert', table: 'ticket', row: ticket(1, siti.personId, 'Pak Budi belum bayar') },
        { op: 'insert', table: 'attachment', row: { id: 'a', ...attachment } },
        {
          op: 'insert',
          table: 'paper',
          row: { id: '5/nib', umkId: 5, kind: 'nib', status: 'ada', updatedAt: t0 },
        },
      ],
    });
    const old = await store().claim(10, t0);
    await store().settle(
      old.map(({ id }) => ({ id, state: 'sent', providerId: '1' })),
      t0,
    );
    await says(store(), '1', 'm2', 'hapus data saya');
    expect(
      await answer(store(), siti.personId, ['Sudah dihapus.'], { erase: true, at: later(9) }),
    ).toBe(true);
    const { person, conversation } = await store().open(siti.personId);
    expect(person).toMatchObject({ umks: [], companies: [], roles: [] });
    expect([person.name, person.phone, person.consentVersion]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(conversation.stack).toEqual([]);
    expect((await activeUmks(store())).map(({ id }) => id)).toEqual([6]);
    const [gone] = await store().umks([5]);
    expect([gone?.status, gone?.waitDays, gone?.price]).toEqual(['erased', undefined, undefined]);
    expect(await store().suppliers([5], t0)).toEqual([]);
    // Nobody waits for the answer of one who is gone.
    expect(await store().togetherOf(1)).toBeUndefined();
    expect((await store().together(1))?.state).toBe('ending');
    expect((await store().open(partner.personId)).person.umks).toEqual([umk(6)]);
    expect(await store().peopleOf({ umk: 6 })).toEqual([partner.personId]);
    expect(await store().blobs.load(photo)).toBeUndefined();
    expect(await store().read({ kind: 'papers', umkId: 5 }, 1)).toEqual([]);
    expect((await store().matchesOfUmk(5))[0]?.declineReason).toBeUndefined();
    expect(await store().read({ kind: 'matches.of', umkIds: [5], companyIds: [7] }, 1)).toEqual([]);
    expect(await store().read({ kind: 'tickets.ofPerson' }, siti.personId)).toMatchObject([
      { id: 1, text: '' },
    ]);
    const last = await store().claim(10, later(9));
    expect(last).toMatchObject([{ message: { text: 'Sudah dihapus.' }, address: telegram('1') }]);
    await store().settle(
      last.map(({ id }) => ({ id, state: 'sent', providerId: '2' })),
      later(9),
    );
    const back = await says(store(), '1', 'm3');
    expect(back.personId).not.toBe(siti.personId);
  });

  it('keeps of a code only what finds it, lets one turn use it, and erases it with its maker', async () => {
    const [siti, ...guests] = await Promise.all(
      ['1', '2', '3'].map((who) => says(store(), who, 'm1')),
    );
    const maker = siti?.personId ?? 0;
    const code = String(await store().read({ kind: 'invitationCode' }, maker));
    expect(isInvitationCode(code)).toBe(true);
    const invitation = (id: string): Write => ({
      op: 'insert',
      table: 'invitation',
      row: {
        id,
        organisation: 'umk',
        organisationId: 5,
        role: 'partner',
        madeBy: maker,
        expiresAt: later(60),
      },
    });
    await store().write([
      { op: 'insert', table: 'umk', row: umk(5) },
      member('umk', 5, maker),
      invitation(code),
      invitation('ABCD2345'),
    ]);
    const find = async (of: string): Promise<InvitationView | undefined> =>
      (await store().read({ kind: 'invitation', code: of }, 1)) as InvitationView | undefined;
    const found = await find(code);
    expect(found).toMatchObject({ invitation: { madeBy: maker, role: 'partner' }, umk: umk(5) });
    expect(found?.invitation.id).not.toContain(code);
    expect(await find('XXXX2345')).toBeUndefined();
    const use: Write = {
      op: 'patch',
      table: 'invitation',
      id: found?.invitation.id ?? '',
      set: { usedAt: t0 },
      expect: { usedAt: undefined },
    };
    const turns = [];
    for (const { personId } of guests) {
      const [row] = await store().inboundOf(personId, t0);
      const writes = [use, member('umk', 5, personId)];
      if (row) turns.push(turn(row, await store().open(personId), [], { writes }));
    }
    expect(await store().commitMany(turns)).toEqual([true, false]);
    const [joined, late] = guests.map(({ personId }) => personId);
    expect(await store().peopleOf({ umk: 5 })).toEqual([maker, joined]);
    const as = { kind: 'member', organisation: 'umk', organisationId: 5 } as const;
    expect(await store().read({ ...as, personId: joined ?? 0 }, 1)).toEqual({ role: 'owner' });
    expect(await store().read({ ...as, personId: late ?? 0 }, 1)).toBeUndefined();
    expect((await find(code))?.invitation.usedAt).toEqual(t0);
    await answer(store(), maker, [], { erase: true });
    expect([await find(code), await find('ABCD2345')]).toEqual([undefined, undefined]);
  });

  it('still answers what an erased person wrote before the address went', async () => {
    const { personId } = await says(store(), '1', 'm1', 'hapus');
    const [row] = await store().inboundOf(personId, t0);
    await says(store(), '1', 'm2', 'satu lagi');
    await answer(store(), personId, ['dihapus'], { inboundIds: [row?.id ?? 0], erase: true });
    const first = await store().claim(10, t0);
    await store().settle(
      first.map(({ id }) => ({ id, state: 'sent', providerId: '1' })),
      t0,
    );
    expect(await store().inboundOf(personId, t0)).toMatchObject([{ input: { text: 'satu lagi' } }]);
    await answer(store(), personId, ['halo']);
    const second = await store().claim(10, t0);
    expect(second).toMatchObject([{ address: telegram('1'), message: { text: 'halo' } }]);
    await store().settle(
      second.map(({ id }) => ({ id, state: 'sent', providerId: '1' })),
      t0,
    );
    expect((await says(store(), '1', 'm3')).personId).not.toBe(personId);
  });
}

const group = {
  id: 1,
  needId: 1,
  openFor: 1,
  state: 'asking' as const,
  leadId: 5,
  score: 0.8,
  reasons: [],
  members: [5, 6].map((umkId) => ({ umkId, share: 100, state: 'asked' as const, askedAt: t0 })),
  rev: 0,
  createdAt: t0,
  updatedAt: t0,
};
