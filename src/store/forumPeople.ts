/** What of the forum is about a person: it moves with them when two turn out to be one, and goes when they are erased. */
import type { Tx } from './writer.ts';

/** Of two invitations to one meeting the one that was answered is kept; both are one membership. */
export async function moveForum(tx: Tx, other: number, into: number): Promise<void> {
  const mine = await tx.rsvp.findMany({ where: { personId: into } });
  for (const row of await tx.rsvp.findMany({ where: { personId: other } })) {
    const own = mine.find(({ meetingId }) => meetingId === row.meetingId);
    if (own && (own.answer !== null || row.answer === null)) {
      await tx.rsvp.delete({ where: { id: row.id } });
      continue;
    }
    if (own) await tx.rsvp.delete({ where: { id: own.id } });
    const id = `${row.meetingId}/${into}`;
    await tx.rsvp.update({ where: { id: row.id }, data: { id, personId: into } });
  }
  const member = await tx.forumMember.findFirst({ where: { personId: into, until: null } });
  if (member) await tx.forumMember.deleteMany({ where: { personId: other, until: null } });
  // The seat names who they were; that they are a member already is seen by who adds them next.
  const data = { personId: into, seat: null };
  await tx.forumMember.updateMany({ where: { personId: other }, data });
  await tx.decision.updateMany({ where: { ownerId: other }, data: { ownerId: into } });
  await tx.meeting.updateMany({ where: { calledBy: other }, data: { calledBy: into } });
}

/** A decision stays, and is nobody's. */
export async function forgetForum(tx: Tx, personId: number): Promise<void> {
  await tx.rsvp.deleteMany({ where: { personId } });
  await tx.forumMember.deleteMany({ where: { personId } });
  await tx.decision.updateMany({ where: { ownerId: personId }, data: { ownerId: null } });
}
