/** What an effect is about, as the audit trail names it: the kind of a thing and its number. */
import type { Effect } from '../../domain/effect.ts';

/** An effect that changes something, and so leaves a row of the trail. */
export type Written = Exclude<Effect, { kind: 'tell' | 'timer.set' }>;

export function subjectOf(effect: Written): string {
  if ('memberId' in effect) return `forum/${effect.memberId}`;
  if ('member' in effect) return `forum/${effect.member.id}`;
  if ('commitmentId' in effect) return `commitment/${effect.commitmentId}`;
  if ('commitment' in effect) return `commitment/${effect.commitment.id}`;
  if ('meetingId' in effect) return `meeting/${effect.meetingId}`;
  if ('meeting' in effect) return `meeting/${effect.meeting.id}`;
  if ('decisionId' in effect) return `decision/${effect.decisionId}`;
  if ('decision' in effect) return `decision/${effect.decision.id}`;
  if ('entryId' in effect) return `diary/${effect.entryId}`;
  if ('entry' in effect) return `diary/${effect.entry.id}`;
  if ('evaluationId' in effect) return `evaluation/${effect.evaluationId}`;
  if ('evaluation' in effect) return `evaluation/${effect.evaluation.id}`;
  if ('agreementId' in effect) return `agreement/${effect.agreementId}`;
  if ('agreement' in effect) return `agreement/${effect.agreement.id}`;
  if ('warningId' in effect) return `warning/${effect.warningId}`;
  if ('subject' in effect) return effect.subject;
  if (effect.kind === 'override.set') return effect.of;
  if ('itemId' in effect) return `queue/${effect.itemId}`;
  if (effect.kind === 'queue.add') return `queue/${effect.item.id}`;
  if ('organisationId' in effect) return `${effect.organisation}/${effect.organisationId}`;
  if ('licenceId' in effect) return `licence/${effect.licenceId}`;
  if ('licence' in effect) return `licence/${effect.licence.id}`;
  if ('umkId' in effect) return `umk/${effect.umkId}`;
  if ('umk' in effect) return `umk/${effect.umk.id}`;
  if ('curation' in effect) return `umk/${effect.curation.umkId}`;
  if ('companyId' in effect) return `company/${effect.companyId}`;
  if ('company' in effect) return `company/${effect.company.id}`;
  if ('needId' in effect) return `need/${effect.needId}`;
  if ('need' in effect) return `need/${effect.need.id}`;
  if ('matchId' in effect) return `match/${effect.matchId}`;
  if ('match' in effect) return `match/${effect.match.id}`;
  if ('run' in effect) return `fair/${effect.run.id}`;
  if ('together' in effect) return `together/${effect.together.id}`;
  if ('ticketId' in effect) return `ticket/${effect.ticketId}`;
  if ('ticket' in effect) return `ticket/${effect.ticket.id}`;
  if ('command' in effect) return `command/${effect.command}`;
  if ('note' in effect && typeof effect.note === 'object') return `voice/${effect.note.id}`;
  if ('noteId' in effect) return `voice/${effect.noteId}`;
  if ('other' in effect) return `person/${effect.other}`;
  if ('broadcastId' in effect) return `broadcast/${effect.broadcastId}`;
  if ('broadcast' in effect) return `broadcast/${effect.broadcast.id}`;
  if ('jobId' in effect) return `file/${effect.jobId}`;
  if ('opens' in effect) return opened(effect.opens);
  if ('handoverId' in effect) return `handover/${effect.handoverId}`;
  if ('personId' in effect) return `person/${effect.personId}`;
  return 'self';
}

function opened(opens: Extract<Effect, { kind: 'file.link' }>['opens']): string {
  return opens.kind === 'upload' ? `list/${opens.source}` : `file/${opens.jobId}`;
}
