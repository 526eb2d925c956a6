/** Turns the effects of a turn into writes: pure but for the audiences, which are looked up before the transaction. */
import type { Audience, Effect } from '../../domain/effect.ts';
import type { Facts } from '../../domain/facts.ts';
import { encodeJson } from '../../domain/json.ts';
import type { Linking, Told, Write } from '../ports.ts';
import { assistWrites, ofAssist } from './assist.ts';
import { companyWrites } from './company.ts';
import { handoverWrites, ofHandover } from './handover.ts';
import { linkWrites } from './link.ts';
import { matchWrites } from './match.ts';
import { memberWrites } from './member.ts';
import { personWrites } from './person.ts';
import { queueWrites } from './queue.ts';
import { staffWrites } from './staff.ts';
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
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** All that a turn's effects write and tell, in their order; every effect that changes something leaves an audit row. */
export async function perform(effects: readonly Effect[], how: Performing): Promise<Performed> {
  const done: Performed = { writes: [], told: [], erase: false, dropBlobs: [], eraseUmks: [] };
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
      if (effect.kind === 'voice.end') done.dropBlobs.push(effect.blobId);
      done.writes.push(...writesOf(effect, how), audit(effect, how));
    }
  }
  return done;
}

type Written = Exclude<Effect, { kind: 'tell' | 'timer.set' }>;

function writesOf(effect: Written, how: Performing): Write[] {
  if (ofHandover(effect)) return handoverWrites(effect, how);
  if (ofAssist(effect)) return assistWrites(effect, how);
  switch (effect.kind) {
    case 'person.update':
    case 'person.mute':
    case 'person.withdraw':
    case 'person.erase':
    case 'person.thaw':
    case 'consent.record':
    case 'role.grant':
      return personWrites(effect, how);
    case 'umk.register':
    case 'umk.update':
    case 'umk.claim':
    case 'paper.record':
    case 'readiness.record':
    case 'attachment.keep':
      return umkWrites(effect, how);
    case 'company.register':
    case 'company.approve':
    case 'company.refuse':
    case 'company.pic':
    case 'need.post':
    case 'need.close':
      return companyWrites(effect, how);
    case 'match.suggest':
    case 'match.move':
      return matchWrites(effect, how);
    case 'invitation.make':
    case 'invitation.missed':
    case 'membership.add':
    case 'membership.end':
      return memberWrites(effect, how);
    case 'ticket.open':
    case 'queue.add':
    case 'queue.take':
    case 'queue.free':
    case 'queue.done':
    case 'question.unanswered':
      return queueWrites(effect, how);
    case 'role.revoke':
    case 'staff.invite':
    case 'staff.join':
      return staffWrites(effect, how);
    case 'link.make':
    case 'person.link':
      return linkWrites(effect, how);
    case 'voice.keep':
    case 'voice.write':
    case 'voice.end':
      return voiceWrites(effect, how);
    case 'timer.remove':
      return [{ op: 'remove', table: 'timer', where: { key: effect.key } }];
    case 'command.denied':
    case 'personal.look':
      return [];
    default:
      return effect satisfies never;
  }
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

function subjectOf(effect: Written): string {
  if ('subject' in effect) return effect.subject;
  if ('itemId' in effect) return `queue/${effect.itemId}`;
  if (effect.kind === 'queue.add') return `queue/${effect.item.id}`;
  if ('organisationId' in effect) return `${effect.organisation}/${effect.organisationId}`;
  if ('umkId' in effect) return `umk/${effect.umkId}`;
  if ('umk' in effect) return `umk/${effect.umk.id}`;
  if ('companyId' in effect) return `company/${effect.companyId}`;
  if ('company' in effect) return `company/${effect.company.id}`;
  if ('needId' in effect) return `need/${effect.needId}`;
  if ('need' in effect) return `need/${effect.need.id}`;
  if ('matchId' in effect) return `match/${effect.matchId}`;
  if ('match' in effect) return `match/${effect.match.id}`;
  if ('ticket' in effect) return `ticket/${effect.ticket.id}`;
  if ('command' in effect) return `command/${effect.command}`;
  if ('note' in effect && typeof effect.note === 'object') return `voice/${effect.note.id}`;
  if ('noteId' in effect) return `voice/${effect.noteId}`;
  if ('other' in effect) return `person/${effect.other}`;
  if ('handoverId' in effect) return `handover/${effect.handoverId}`;
  if ('personId' in effect) return `person/${effect.personId}`;
  return 'self';
}
