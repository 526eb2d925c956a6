/** Invitations as they are asked about: found by their code, of which only the keyed hash is stored. */
import { randomInt } from 'node:crypto';
import { CODE_LENGTH, CODE_LETTERS, isInvitationCode } from '../domain/invitation.ts';
import type {
  InvitationView,
  OwnerInvitation,
  Query,
  QueryResult,
  StaffInvitation,
} from '../domain/query.ts';
import { assistView } from './assists.ts';
import type { Core } from './core.ts';

/** A new code, from about 10^12. */
export function newCode(): string {
  for (;;) {
    const letters = Array.from({ length: CODE_LENGTH }, () => randomInt(CODE_LETTERS.length));
    const code = letters.map((at) => CODE_LETTERS[at]).join('');
    if (isInvitationCode(code)) return code;
  }
}

/** The invitation with this code and what it is for; undefined for a code that nobody made. */
export async function invitation(
  core: Core,
  code: string,
): Promise<InvitationView | StaffInvitation | OwnerInvitation | undefined> {
  const { client, codec } = core;
  const row = await codec
    .delegate(client, 'invitation')
    .findFirst({ where: codec.where('invitation', { id: code }) });
  if (!row) return undefined;
  if (row.organisation === 'staff') {
    const staff = codec.decode('staffCode', row);
    const inviter = { personId: staff.madeBy, role: 'admin' };
    return { staff, valid: (await client.staffRole.count({ where: inviter })) > 0 };
  }
  if (row.organisation === 'owner') {
    const owner = codec.decode('ownerCode', row);
    const view = await assistView(core, owner.organisationId);
    return view && { owner, view };
  }
  const found = codec.decode('invitation', row);
  const id = found.organisationId;
  if (found.organisation === 'umk') {
    const umk = await client.umk.findUnique({ where: { id } });
    return { invitation: found, ...(umk ? { umk: codec.decode('umk', umk) } : {}) };
  }
  const company = await client.company.findUnique({ where: { id } });
  return { invitation: found, ...(company ? { company: codec.decode('company', company) } : {}) };
}

/** See the query `member`. */
export async function member(
  { client, codec }: Core,
  { organisation, organisationId, personId }: Extract<Query, { kind: 'member' }>,
): Promise<QueryResult<'member'>> {
  const [row, person] = await Promise.all([
    client.membership.findFirst({ where: { organisation, organisationId, personId } }),
    client.person.findUnique({ where: { id: personId } }),
  ]);
  if (!row || !person) return undefined;
  const { role } = codec.decode('membership', row);
  const { name } = codec.decode('person', person);
  return { role, ...(name === undefined ? {} : { name }) };
}
