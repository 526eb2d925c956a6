/** Turns the effects of a turn into writes: pure but for the audiences, which are looked up before the transaction. */
import type { Audience, Effect } from '../../domain/effect.ts';
import type { Facts } from '../../domain/facts.ts';
import { encodeJson } from '../../domain/json.ts';
import type { Linking, Told, Write } from '../ports.ts';
import { agreementWrites } from './agreement.ts';
import { amendmentWrites } from './amendment.ts';
import { assistWrites } from './assist.ts';
import { broadcastWrites } from './broadcast.ts';
import { checkInWrites } from './checkIn.ts';
import { companyWrites } from './company.ts';
import { diaryWrites } from './diary.ts';
import { evaluationWrites } from './evaluation.ts';
import { fairWrites } from './fair.ts';
import { fileWrites } from './files.ts';
import { forumWrites } from './forum.ts';
import { handoverWrites } from './handover.ts';
import { licenceWrites } from './licence.ts';
import { linkWrites } from './link.ts';
import { matchWrites } from './match.ts';
import { memberWrites } from './member.ts';
import { overrideWrites } from './override.ts';
import { personWrites } from './person.ts';
import { queueWrites } from './queue.ts';
import { staffWrites } from './staff.ts';
import { subjectOf } from './subject.ts';
import type { Written } from './subject.ts';
import { ticketWrites } from './ticket.ts';
import { togetherWrites } from './together.ts';
import { umkWrites } from './umk.ts';
import { voiceWrites } from './voice.ts';

export type Performing = {
  facts: Facts;
  /** Unique within the store for each call: ids of rows that people never see. */
  rowId: () => string;
  peopleOf: (audience: Audience) => Promise<number[]>;
};

export type Performed = {
  writes: Write[];
  told: Told[];
  erase: boolean;
  /** The person is another one too: the store makes the two one. */
  link?: Linking;
  /** Bytes that nobody needs any more. */
  dropBlobs: string[];
  /** Businesses of which nothing but their number stays. */
  eraseUmks: number[];
  /** What was given up, and is to be tried again or to go. */
  givenUp: { id: string; again: boolean }[];
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** What a turn without effects comes to. */
export function nothingPerformed(): Performed {
  return { writes: [], told: [], erase: false, dropBlobs: [], eraseUmks: [], givenUp: [] };
}

/** All that a turn's effects write and tell, in their order; every effect that changes something leaves an audit row. */
export async function perform(effects: readonly Effect[], how: Performing): Promise<Performed> {
  const done = nothingPerformed();
  for (const effect of effects) {
    if (effect.kind === 'tell') {
      for (const personId of await how.peopleOf(effect.whom)) {
        if (personId === how.facts.person.id) continue;
        const after =
          effect.after && new Date(how.facts.now.getTime() + effect.after.days * DAY_MS);
        const told = { personId, happening: effect.happening, ...(after ? { after } : {}) };
        // Who has two of the roles that are told hears it once.
        const key = encodeJson(told);
        if (!done.told.some((other) => encodeJson(other) === key)) done.told.push(told);
      }
    } else if (effect.kind === 'timer.set') {
      done.writes.push({ op: 'remove', table: 'timer', where: { key: effect.key } });
      for (const personId of await how.peopleOf(effect.whom)) {
        const { key, happening, at } = effect;
        done.writes.push({
          op: 'put',
          table: 'timer',
          row: { id: `${key}/${personId}`, key, personId, happening, at },
        });
      }
    } else {
      done.erase ||= effect.kind === 'person.erase';
      if (effect.kind === 'person.link')
        done.link = { other: effect.other, purpose: effect.purpose };
      if (effect.kind === 'assist.refuse' || effect.kind === 'assist.expire') {
        done.eraseUmks.push(effect.umkId);
      }
      if (effect.kind === 'givenUp.settle') {
        done.givenUp.push({ id: effect.subject, again: effect.again });
      }
      if (effect.kind === 'voice.end') done.dropBlobs.push(effect.blobId);
      done.writes.push(...writesOf(effect, how));
      // What a broadcast did is in its own rows: the recipient did nothing.
      if (effect.kind !== 'broadcast.mark') done.writes.push(audit(effect, how));
    }
  }
  return done;
}

/** Who writes what each effect says; these cannot differ from the union without an error of the compiler. */
const writers: {
  [K in Written['kind']]: (effect: Extract<Written, { kind: K }>, how: Performing) => Write[];
} = {
  'reminder.set': personWrites,
  'person.update': personWrites,
  'person.mute': personWrites,
  'person.withdraw': personWrites,
  'person.erase': personWrites,
  'person.thaw': personWrites,
  'consent.record': personWrites,
  'role.grant': personWrites,
  'umk.register': umkWrites,
  'umk.update': umkWrites,
  'umk.claim': umkWrites,
  'umk.tie': umkWrites,
  'paper.record': umkWrites,
  'paper.check': umkWrites,
  'readiness.record': umkWrites,
  'readiness.recount': umkWrites,
  'curation.record': umkWrites,
  'attachment.keep': umkWrites,
  'company.register': companyWrites,
  'company.approve': companyWrites,
  'company.refuse': companyWrites,
  'company.pic': companyWrites,
  'need.post': companyWrites,
  'need.close': companyWrites,
  'match.suggest': matchWrites,
  'match.move': matchWrites,
  'together.ask': togetherWrites,
  'fair.start': fairWrites,
  'together.move': togetherWrites,
  'invitation.make': memberWrites,
  'invitation.missed': memberWrites,
  'membership.add': memberWrites,
  'membership.end': memberWrites,
  'ticket.move': ticketWrites,
  'ticket.note': ticketWrites,
  'ticket.assign': ticketWrites,
  'ticket.triage': ticketWrites,
  'ticket.open': queueWrites,
  'queue.add': queueWrites,
  'queue.take': queueWrites,
  'queue.free': queueWrites,
  'queue.done': queueWrites,
  'queue.more': queueWrites,
  'question.unanswered': queueWrites,
  'override.set': overrideWrites,
  'question.answered': overrideWrites,
  'question.dismiss': overrideWrites,
  'ticket.due': overrideWrites,
  'queue.due': overrideWrites,
  'role.revoke': staffWrites,
  'staff.invite': staffWrites,
  'staff.join': staffWrites,
  'link.make': linkWrites,
  'person.link': linkWrites,
  'voice.keep': voiceWrites,
  'voice.write': voiceWrites,
  'voice.end': voiceWrites,
  'broadcast.write': broadcastWrites,
  'broadcast.move': broadcastWrites,
  'broadcast.mark': broadcastWrites,
  'file.link': fileWrites,
  'job.make': fileWrites,
  'job.answer': fileWrites,
  'export.personal': nothing,
  'licence.request': licenceWrites,
  'licence.move': licenceWrites,
  'licence.book': licenceWrites,
  'licence.note': licenceWrites,
  'licence.want': licenceWrites,
  'licence.ask': licenceWrites,
  'assist.register': assistWrites,
  'assist.correct': assistWrites,
  'assist.code': assistWrites,
  'assist.on_paper': assistWrites,
  'assist.sheet': assistWrites,
  'assist.check': assistWrites,
  'assist.confirm': assistWrites,
  'assist.refuse': assistWrites,
  'assist.expire': assistWrites,
  'forum.join': forumWrites,
  'forum.member': forumWrites,
  'commitment.make': forumWrites,
  'commitment.move': forumWrites,
  'meeting.call': forumWrites,
  'meeting.invite': forumWrites,
  'meeting.change': forumWrites,
  'meeting.answer': forumWrites,
  'decision.make': forumWrites,
  'decision.done': forumWrites,
  'agreement.draft': agreementWrites,
  'agreement.answer': agreementWrites,
  'agreement.issue': agreementWrites,
  'agreement.consent': agreementWrites,
  'agreement.move': agreementWrites,
  'agreement.hand_in': agreementWrites,
  'evaluation.start': evaluationWrites,
  'evaluation.view': evaluationWrites,
  'evaluation.decide': evaluationWrites,
  'evaluation.done': evaluationWrites,
  'amendment.open': amendmentWrites,
  'amendment.issue': amendmentWrites,
  'amendment.consent': amendmentWrites,
  'amendment.move': amendmentWrites,
  'checkin.record': checkInWrites,
  'warning.close': checkInWrites,
  'diary.say': diaryWrites,
  'diary.move': diaryWrites,
  'diary.missed': diaryWrites,
  'timer.remove': (effect) => [{ op: 'remove', table: 'timer', where: { key: effect.key } }],
  'givenUp.settle': nothing,
  'command.denied': nothing,
  'personal.look': nothing,
  'handover.open': handoverWrites,
  'handover.said': handoverWrites,
  'handover.take': handoverWrites,
  'handover.reply': handoverWrites,
  'handover.note': handoverWrites,
  'handover.pass': handoverWrites,
  'handover.end': handoverWrites,
  'handover.rate': handoverWrites,
  'handover.escalate': handoverWrites,
  'staff.away': handoverWrites,
  'staff.back': handoverWrites,
};

function nothing(): Write[] {
  return [];
}

function writesOf(effect: Written, how: Performing): Write[] {
  // One of each pair: the table gives every kind the function that takes it.
  const write = writers[effect.kind] as (effect: Written, how: Performing) => Write[];
  return write(effect, how);
}

/** Who did what to what, by ids only, so that erasure can be honoured. */
function audit(effect: Written, { facts, rowId }: Performing): Write {
  return {
    op: 'insert',
    table: 'audit',
    row: {
      id: rowId(),
      personId: facts.person.id,
      action: effect.kind,
      subject: subjectOf(effect),
      at: facts.now,
    },
  };
}
