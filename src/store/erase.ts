/**
 * Erasing a person (UU 27/2022 art. 8, 43–44): what is left says that somebody agreed to which text
 * and when, that a business or a report existed, and nothing about whom. The address stays until
 * the last message to it is sent.
 */
import { mustMove } from '../domain/machine.ts';
import { needLife } from '../domain/need.ts';
import type { Kit } from './core.ts';
import { eraseAgreements } from './agreementLife.ts';
import { eraseHeard } from './disputesHeard.ts';
import { eraseEvaluations } from './evaluations.ts';
import { eraseDiaryWords } from './diaryLife.ts';
import { forgetRecipient } from './broadcastBack.ts';
import { eraseCheckIns, forgetCheckIns } from './checkIns.ts';
import { eraseAttachments, eraseBlobs } from './eraseBlobs.ts';
import { eraseFiles } from './files.ts';
import { eraseHandovers, placesOf } from './handover.ts';
import { eraseLicences } from './licences.ts';
import { eraseGivenUp } from './givenUp.ts';
import { eraseUnsent, forgetAddresses } from './leaving.ts';
import { forgetForum } from './forumPeople.ts';
import { markChanged, named, umksOfPeople } from './matchingChanges.ts';
import { leaveGroups } from './together.ts';
import type { Tx } from './writer.ts';

/** The organisations of a kind that this person alone belongs to. */
async function onlyTheirs(tx: Tx, personId: number, organisation: string): Promise<number[]> {
  const mine = await tx.membership.findMany({ where: { personId, organisation } });
  const ids = mine.map(({ organisationId }) => organisationId);
  const others = await tx.membership.findMany({
    where: { organisation, organisationId: { in: ids }, personId: { not: personId } },
  });
  const shared = new Set(others.map(({ organisationId }) => organisationId));
  return ids.filter((id) => !shared.has(id));
}

async function eraseUmk(tx: Tx, kit: Kit, id: number, at: Date): Promise<string[]> {
  const columns = kit.codec.encodePart('umk', {
    ownerName: '',
    businessName: undefined,
    product: '',
    moreProducts: [],
    phone: '',
    status: 'erased',
    pausedUntil: undefined,
    workforce: undefined,
    since: undefined,
    salesBand: undefined,
    capitalBand: undefined,
    waitDays: undefined,
    patterns: undefined,
    seasons: undefined,
    price: undefined,
    tiedTo: undefined,
    kbli: undefined,
    updatedAt: at,
  });
  await tx.umk.updateMany({ where: { id }, data: columns });
  const papers = await tx.paper.findMany({ where: { umkId: id }, select: { id: true } });
  const matches = await tx.match.findMany({ where: { umkId: id } });
  for (const row of matches) await eraseWords(tx, kit, row);
  await tx.paper.deleteMany({ where: { umkId: id } });
  await tx.readiness.deleteMany({ where: { id } });
  await tx.curation.deleteMany({ where: { umkId: id } });
  await tx.trackRecord.deleteMany({ where: { id } });
  await eraseCheckIns(tx, id, at);
  await leaveGroups(tx, kit, id, at);
  await markChanged(tx, [`umk/${id}`]);
  await tx.forumMember.deleteMany({ where: { umkId: id } });
  await tx.queueItem.updateMany({
    where: { kind: { in: ['paper_check', 'review_request'] }, subjectId: id },
    data: { state: 'done', updatedAt: at },
  });
  const noOrigin = { body: null, before: null };
  await tx.importRow.updateMany({ where: { subject: `umk/${id}` }, data: noOrigin });
  await eraseAssist(tx, id, at);
  await eraseEvaluations(tx, kit, id);
  await eraseHeard(tx, kit, id);
  return [
    ...(await eraseAgreements(tx, kit, { umkId: id }, at)),
    ...(await eraseAttachments(tx, 'umk', [String(id)])),
    ...(await eraseAttachments(tx, 'consent', [String(id)])),
    ...(await eraseAttachments(
      tx,
      'paper',
      papers.map((paper) => paper.id),
    )),
    ...(await eraseAttachments(
      tx,
      'match',
      matches.map((match) => String(match.id)),
    )),
  ];
}

/** Of a registration by a companion the states stay; its codes open nothing, and its sheet need not be checked. */
async function eraseAssist(tx: Tx, id: number, at: Date): Promise<void> {
  await tx.assist.updateMany({ where: { id }, data: { reason: null } });
  await tx.invitation.deleteMany({ where: { organisation: 'owner', organisationId: id } });
  await tx.queueItem.updateMany({
    where: { kind: 'consent_sheet', subjectId: id },
    data: { state: 'done', updatedAt: at },
  });
}

/** Businesses whose owners said no, or never yes: only their numbers stay. */
export async function eraseUmks(tx: Tx, kit: Kit, ids: readonly number[], at: Date): Promise<void> {
  for (const id of ids) {
    const blobs = await eraseUmk(tx, kit, id, at);
    await tx.blob.deleteMany({ where: { id: { in: blobs } } });
  }
}

/**
 * A companion leaves: what they registered stays with the office, also the owners' codes, the signed sheets, and the day
 * on which what nobody confirmed is erased.
 */
async function leaveAssists(tx: Tx, personId: number): Promise<void> {
  const rows = await tx.assist.findMany({ where: { personId }, select: { id: true } });
  if (rows.length === 0) return;
  await tx.assist.updateMany({ where: { personId }, data: { personId: null } });
  await tx.invitation.updateMany({
    where: { madeBy: personId, organisation: 'owner' },
    data: { madeBy: 0 },
  });
  const admin = await tx.staffRole.findFirst({
    where: { role: 'admin', personId: { not: personId } },
    orderBy: { personId: 'asc' },
  });
  if (!admin) return;
  await tx.timer.updateMany({
    where: { personId, key: { startsWith: 'assist/' } },
    data: { personId: admin.personId },
  });
}

/**
 * What was said about a match, by either side, may speak of the person: the steps stay, the words
 * go.
 */
async function eraseWords(tx: Tx, kit: Kit, row: { id: number }): Promise<void> {
  const match = kit.codec.decode('match', row);
  const steps = match.steps.map(({ move, by, at }) => ({ move, by, at }));
  const data = kit.codec.encodePart('match', { steps, declineReason: undefined });
  await tx.match.updateMany({ where: { id: row.id }, data });
}

/**
 * A company stays, without its PIC; its open needs close, because nobody is left to answer for
 * them.
 */
async function eraseCompany(tx: Tx, kit: Kit, id: number, at: Date): Promise<string[]> {
  const data = kit.codec.encodePart('company', {
    picName: '',
    picPosition: undefined,
    phone: '',
    updatedAt: at,
  });
  await tx.company.updateMany({ where: { id }, data });
  const needs = await tx.need.findMany({ where: { companyId: id }, select: { id: true } });
  const closed = { status: mustMove(needLife, 'open', 'close', 'system'), updatedAt: at };
  await tx.need.updateMany({ where: { companyId: id, status: 'open' }, data: closed });
  await markChanged(tx, named('need', needs));
  return [
    ...(await eraseAgreements(tx, kit, { companyId: id }, at)),
    ...(await eraseAttachments(
      tx,
      'need',
      needs.map((need) => String(need.id)),
    )),
  ];
}

/** A business that others belong to goes on in the name of one of them; nothing of who left stays in it. */
async function handOver(tx: Tx, kit: Kit, personId: number, at: Date): Promise<void> {
  const { codec } = kit;
  const leaving = codec.decode(
    'person',
    await tx.person.findUniqueOrThrow({ where: { id: personId } }),
  );
  for (const { organisation, organisationId: id } of await tx.membership.findMany({
    where: { personId },
  })) {
    const next = await tx.membership.findFirst({
      where: { organisation, organisationId: id, personId: { not: personId } },
      orderBy: { personId: 'asc' },
    });
    if (!next) continue;
    const row = await tx.person.findUniqueOrThrow({ where: { id: next.personId } });
    const { name = '', phone = '' } = codec.decode('person', row);
    if (organisation === 'umk') {
      const umk = codec.decode('umk', await tx.umk.findUniqueOrThrow({ where: { id } }));
      if (umk.ownerName !== leaving.name && umk.phone !== leaving.phone) continue;
      const data = codec.encodePart('umk', { ownerName: name, phone, updatedAt: at });
      await tx.umk.updateMany({ where: { id }, data });
    } else {
      const company = codec.decode(
        'company',
        await tx.company.findUniqueOrThrow({ where: { id } }),
      );
      if (company.picName !== leaving.name && company.phone !== leaving.phone) continue;
      const data = codec.encodePart('company', { picName: name, phone, updatedAt: at });
      await tx.company.updateMany({ where: { id }, data });
    }
  }
}

/**
 * What they wrote is emptied; what they wrote and nobody has answered yet is still answered, and
 * emptied then.
 */
async function eraseInbound(tx: Tx, personId: number): Promise<void> {
  const emptied = { dueAt: null, held: false, body: null, parked: null };
  await tx.inbound.updateMany({ where: { personId, dueAt: null }, data: emptied });
  await tx.inbound.updateMany({ where: { personId, proactive: true }, data: emptied });
  await eraseGivenUp(tx, personId);
}

/**
 * Erases everything of a person. Kept: the consents without an address to tie them to, the states
 * of matches and reports, and tombstones of businesses that were only theirs. Businesses with other
 * members go on in the name of one of them.
 */
export async function erasePerson(tx: Tx, kit: Kit, personId: number, at: Date): Promise<void> {
  const blobs: string[] = [];
  await handOver(tx, kit, personId, at);
  blobs.push(...(await eraseLicences(tx, kit, personId, at)));
  for (const id of await onlyTheirs(tx, personId, 'umk'))
    blobs.push(...(await eraseUmk(tx, kit, id, at)));
  for (const id of await onlyTheirs(tx, personId, 'company')) {
    blobs.push(...(await eraseCompany(tx, kit, id, at)));
  }
  const tickets = await tx.ticket.findMany({ where: { personId }, select: { id: true } });
  blobs.push(
    ...(await eraseAttachments(
      tx,
      'ticket',
      tickets.map(({ id }) => String(id)),
    )),
  );
  const noWords = kit.codec.encodePart('ticket', { text: '', log: [], updatedAt: at });
  await tx.ticket.updateMany({ where: { personId }, data: noWords });
  await tx.ticket.updateMany({ where: { mediatorId: personId }, data: { mediatorId: null } });
  // That a side agreed stays; what it said does not.
  const said = kit.codec.encodePart('statement', { words: '' });
  await tx.statement.updateMany({ where: { personId }, data: said });
  await eraseDiaryWords(tx, kit, personId, at);
  await eraseBlobs(tx, kit, personId, blobs);
  await markChanged(tx, await umksOfPeople(tx, [personId]));
  await tx.membership.deleteMany({ where: { personId } });
  await leaveAssists(tx, personId);
  await tx.invitation.deleteMany({ where: { madeBy: personId } });
  await tx.linkCode.deleteMany({ where: { OR: [{ personId }, { madeBy: personId }] } });
  await tx.voiceNote.deleteMany({ where: { personId } });
  await tx.fairRun.updateMany({ where: { personId }, data: { personId: 0 } });
  // A topic of the staff's group is told of one person only, and goes with them.
  for (const placeId of await placesOf(tx, personId)) {
    await eraseUnsent(tx, placeId);
    await erasePerson(tx, kit, placeId, at);
  }
  await eraseHandovers(tx, personId);
  await forgetRecipient(tx, personId);
  await eraseFiles(tx, personId);
  await forgetForum(tx, personId);
  await tx.reminder.deleteMany({ where: { personId } });
  await tx.reminderOff.deleteMany({ where: { personId } });
  await tx.unasked.deleteMany({ where: { personId } });
  await forgetCheckIns(tx, kit, personId);
  await tx.staffRole.deleteMany({ where: { personId } });
  await tx.timer.deleteMany({ where: { personId } });
  await tx.queueItem.updateMany({
    where: { personId },
    data: { personId: null, state: 'done', updatedAt: at },
  });
  await eraseInbound(tx, personId);
  const person = kit.codec.encodePart('person', {
    name: undefined,
    phone: undefined,
    sapaan: undefined,
    lastWroteAt: undefined,
    mutedAt: undefined,
    blockedAt: undefined,
    withdrawnAt: undefined,
  });
  await tx.person.updateMany({
    where: { id: personId },
    data: { ...person, erasedAt: at, leaving: true },
  });
  await forgetAddresses(tx, [personId]);
}
