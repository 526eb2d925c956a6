/**
 * Two people turn out to be one: everything of the one becomes the other's, and what is left of them says where it went.
 * Consent stays as strict as the stricter of the two had it.
 */
import { Conversation, joinConversations, newConversation, position } from '../app/ports.ts';
import type { Linking } from '../app/ports.ts';
import { decodeJson, encodeJson } from '../domain/json.ts';
import type { Consent, Person } from '../domain/person.ts';
import { newPerson } from './addresses.ts';
import { moveAgreements } from './agreementLife.ts';
import { blobOwner } from './blobs.ts';
import { moveDiary } from './diaryLife.ts';
import { moveRecipients } from './broadcastBack.ts';
import { moveCheckIns } from './checkIns.ts';
import type { Kit } from './core.ts';
import { moveForum } from './forumPeople.ts';
import { moveReminders } from './reminders.ts';
import { moveHandovers } from './handover.ts';
import { inboundKey, sealInput } from './inbox.ts';
import { moveLicences } from './licences.ts';
import { markChanged, umksOfPeople } from './matchingChanges.ts';
import { promote } from './settle.ts';
import { insertRows, rowsBy } from './sql.ts';
import type { Tx } from './writer.ts';

const PLACE = 'Conversation.state';
/** No turn has this version: one that is under way for somebody who has been taken in is stale. */
const GONE = -1;

type Both = { into: number; other: number };

/** The stricter of two: a no of either, the later day of either. */
async function strictConsent(tx: Tx, kit: Kit, both: Both, at: Date): Promise<void> {
  const rows = await rowsBy(tx, 'Consent', 'personId', [both.into, both.other], 'at');
  const consents = rows.map((row) => kit.codec.decode('consent', row));
  for (const purpose of ['service', 'reminders'] as const) {
    const newestOf = (personId: number): Consent | undefined =>
      consents.filter((one) => one.personId === personId && one.purpose === purpose).at(-1);
    const [a, b] = [newestOf(both.into), newestOf(both.other)];
    if (!a || !b || a.granted === b.granted) continue;
    const refusal = a.granted ? b : a;
    const id = `link/${both.into}/${both.other}/${purpose}`;
    const row = { ...refusal, id, personId: both.into, at };
    await insertRows(tx, 'Consent', [kit.codec.encode('consent', row)]);
  }
  await tx.consent.updateMany({
    where: { personId: both.other },
    data: { personId: both.into },
  });
}

/** Memberships and roles that both have are kept once. */
async function moveBelongings(tx: Tx, { into, other }: Both): Promise<void> {
  const mine = await tx.membership.findMany({ where: { personId: into } });
  for (const row of await tx.membership.findMany({ where: { personId: other } })) {
    const { organisation, organisationId } = row;
    const twice = mine.some(
      (one) => one.organisation === organisation && one.organisationId === organisationId,
    );
    const id = `${organisation}/${organisationId}/${into}`;
    if (twice) await tx.membership.deleteMany({ where: { id: row.id } });
    else await tx.membership.update({ where: { id: row.id }, data: { id, personId: into } });
  }
  const roles = await tx.staffRole.findMany({ where: { personId: into } });
  for (const row of await tx.staffRole.findMany({ where: { personId: other } })) {
    const twice = roles.some(({ role }) => role === row.role);
    if (twice) await tx.staffRole.deleteMany({ where: { id: row.id } });
    else await tx.staffRole.update({ where: { id: row.id }, data: { personId: into } });
  }
}

async function moveRows(tx: Tx, kit: Kit, { into, other }: Both): Promise<void> {
  const where = { personId: other };
  const data = { personId: into };
  await tx.inbound.updateMany({ where, data });
  await tx.sent.updateMany({ where, data });
  await tx.givenUp.updateMany({ where, data });
  await tx.timer.updateMany({ where, data });
  await tx.ticket.updateMany({ where, data });
  await tx.ticket.updateMany({ where: { mediatorId: other }, data: { mediatorId: into } });
  await tx.statement.updateMany({ where, data });
  await tx.voiceNote.updateMany({ where, data });
  await moveHandovers(tx, other, into);
  await moveRecipients(tx, other, into);
  await moveForum(tx, other, into);
  await moveReminders(tx, other, into);
  await tx.broadcast.updateMany({ where: { authorId: other }, data: { authorId: into } });
  await tx.broadcast.updateMany({ where: { approverId: other }, data: { approverId: into } });
  await moveLicences(tx, other, into);
  await moveAgreements(tx, other, into);
  await moveCheckIns(tx, other, into);
  await moveDiary(tx, other, into);
  await tx.linkCode.updateMany({ where, data });
  await tx.fileLink.updateMany({ where, data });
  await tx.job.updateMany({ where, data });
  await tx.fairRun.updateMany({ where, data });
  await tx.importRun.updateMany({ where, data });
  await tx.assist.updateMany({ where, data });
  await tx.queueItem.updateMany({ where, data });
  // What waits for a person's call-back is about the person.
  await tx.queueItem.updateMany({
    where: { kind: 'handover', subjectId: other },
    data: { subjectId: into },
  });
  await tx.queueItem.updateMany({ where: { takenBy: other }, data: { takenBy: into } });
  await tx.override.updateMany({ where: { byId: other }, data: { byId: into } });
  await tx.company.updateMany({ where: { decidedBy: other }, data: { decidedBy: into } });
  await tx.paper.updateMany({ where: { checkedBy: other }, data: { checkedBy: into } });
  await tx.curation.updateMany({ where: { by: other }, data: { by: into } });
  await tx.invitation.updateMany({ where: { madeBy: other }, data: { madeBy: into } });
  await tx.linkCode.updateMany({ where: { madeBy: other }, data: { madeBy: into } });
  await tx.blob.updateMany({
    where: { owner: blobOwner(kit.crypto, String(other)) },
    data: { owner: blobOwner(kit.crypto, String(into)) },
  });
  await tx.outbound.updateMany({ where, data });
  // Two lines of messages become one: only its oldest may go, unless one is on its way already.
  await tx.outbound.updateMany({
    where: { personId: into, state: 'waiting' },
    data: { state: 'queued' },
  });
  await promote(tx, [into]);
}

/** The one conversation, at the next version of `into`'s. */
async function moveConversation(tx: Tx, kit: Kit, { into, other }: Both): Promise<void> {
  const rows = await tx.conversation.findMany({ where: { personId: { in: [into, other] } } });
  const stateOf = (personId: number): Conversation => {
    const row = rows.find((one) => one.personId === personId);
    if (!row) return newConversation();
    return Conversation.parse(decodeJson(kit.crypto.open(PLACE, row.state)));
  };
  const sealed = (conversation: Conversation) => ({
    position: position(conversation),
    state: kit.crypto.seal(PLACE, encodeJson(conversation)),
  });
  const version = rows.find(({ personId }) => personId === into)?.version ?? 0;
  const joined = joinConversations(stateOf(into), stateOf(other));
  await insertRows(
    tx,
    'Conversation',
    [
      { personId: into, version: version + 1, ...sealed(joined) },
      { personId: other, version: GONE, ...sealed(newConversation()) },
    ],
    { id: 'personId' },
  );
}

function earlier(a: Date | undefined, b: Date | undefined): Date | undefined {
  if (!a || !b) return a ?? b;
  return a < b ? a : b;
}

/** What one knew of themselves and the other did not; who asked for silence or withdrew on either stays so. */
function together(mine: Person, theirs: Person): Partial<Person> {
  const known = { ...theirs, ...mine };
  return {
    name: known.name,
    sapaan: known.sapaan,
    phone: known.phone,
    mutedAt: earlier(mine.mutedAt, theirs.mutedAt),
    withdrawnAt: earlier(mine.withdrawnAt, theirs.withdrawnAt),
    createdAt: earlier(mine.createdAt, theirs.createdAt) ?? mine.createdAt,
    // Who speaks English on either speaks it; a newcomer's language was only assumed.
    language: mine.language === 'id' ? theirs.language : mine.language,
    addressId: mine.addressId ?? theirs.addressId,
    frozenAt: undefined,
  };
}

async function movePerson(tx: Tx, kit: Kit, { into, other }: Both, at: Date): Promise<void> {
  const [mine, theirs] = await Promise.all(
    [into, other].map(async (id) =>
      kit.codec.decode('person', await tx.person.findUniqueOrThrow({ where: { id } })),
    ),
  );
  if (!mine || !theirs) return;
  const joined = together(mine, theirs);
  const data = kit.codec.encodePart('person', joined);
  await tx.person.updateMany({ where: { id: into }, data });
  const nothing = kit.codec.encodePart('person', {
    name: undefined,
    phone: undefined,
    addressId: undefined,
  });
  await tx.person.updateMany({
    where: { OR: [{ id: other }, { mergedInto: other }] },
    data: { ...nothing, mergedInto: into },
  });
  if (!joined.withdrawnAt) return;
  const umks = await tx.membership.findMany({ where: { personId: into, organisation: 'umk' } });
  await tx.umk.updateMany({
    where: { id: { in: umks.map(({ organisationId }) => organisationId) }, status: 'active' },
    data: { status: 'withdrawn', updatedAt: at },
  });
}

/** Everything of `other` becomes `into`'s, on all tables; afterwards `into` is asked again what waits on the one stack. */
export async function takeIn(tx: Tx, kit: Kit, both: Both, at: Date): Promise<void> {
  await strictConsent(tx, kit, both, at);
  await moveBelongings(tx, both);
  await moveRows(tx, kit, both);
  // Who belongs to what is who is tied to whom.
  await markChanged(tx, await umksOfPeople(tx, [both.into]));
  await moveConversation(tx, kit, both);
  await tx.address.updateMany({
    where: { personId: both.other },
    data: { personId: both.into },
  });
  await movePerson(tx, kit, both, at);
}

/**
 * The addresses of somebody who lost them go to nobody: whoever writes from there starts anew. What was still to be
 * sent there goes to `toAddress`.
 */
export async function freezeAddresses(
  tx: Tx,
  kit: Kit,
  personId: number,
  toAddress: number,
  at: Date,
): Promise<void> {
  const rows = await tx.address.findMany({ where: { personId } });
  const ids = rows.map(({ id }) => id);
  const [first] = ids;
  if (first === undefined) return;
  const id = kit.numbers.next('person');
  const stranger = newPerson(kit, { id, addressId: first, at, example: false });
  await insertRows(tx, 'Person', [{ ...stranger, frozenAt: at }]);
  const addressId = { in: ids };
  await tx.address.updateMany({ where: { id: addressId }, data: { personId: id } });
  await tx.inbound.updateMany({
    where: { addressId, proactive: false, dueAt: { not: null } },
    data: { personId: id },
  });
  await tx.inbound.updateMany({
    where: { addressId, proactive: true, dueAt: { not: null } },
    data: { addressId: toAddress },
  });
  await tx.outbound.updateMany({ where: { addressId }, data: { addressId: toAddress } });
  await tx.person.updateMany({ where: { id: personId }, data: { addressId: toAddress } });
}

/** What a committed turn that typed a linking code comes to. */
export async function link(
  tx: Tx,
  kit: Kit,
  turn: { personId: number; addressId: number; inboundId: number; cause: string; at: Date },
  { other: named, purpose }: Linking,
): Promise<void> {
  const { personId: into, addressId, at, cause } = turn;
  const now = await tx.person.findUniqueOrThrow({ where: { id: named } });
  const other = now.mergedInto ?? named;
  if (other === into) return;
  if (purpose === 'recover') await freezeAddresses(tx, kit, other, addressId, at);
  await takeIn(tx, kit, { into, other }, at);
  const input = { kind: 'event', happening: { kind: 'person.linked' } } as const;
  const row = {
    id: kit.numbers.next('inbound'),
    key: inboundKey(kit.crypto, `event/${turn.inboundId}/linked`),
    personId: into,
    addressId,
    at,
    dueAt: at,
    // Not put off, as news are: the person waits for what comes of their code.
    proactive: false,
    body: sealInput(kit.crypto, { input, cause }),
  };
  await insertRows(tx, 'Inbound', [row]);
}
