/** What the program begins by itself, told apart from what answers somebody: of the former nobody gets more in seven days than the region says, over all of it. */
import type { Happening } from './event.ts';

const DAY_MS = 86_400_000;
/** The days over which questions are counted. */
const WEEK_MS = 7 * DAY_MS;

type Rule<H> = boolean | ((happening: H) => boolean);

/**
 * Whether it is a question, or an offer, that the program comes with by itself. Everything else answers what a person did
 * (of their own side, the other side, or the office at their case), is a day that they agreed to (a meeting, the clinic), is
 * the work of staff, or belongs to a running dispute, whose days are kept whatever else was said.
 */
const begins: { [K in Happening['kind']]: Rule<Extract<Happening, { kind: K }>> } = {
  reminder: true,
  'broadcast.message': true,
  // With the second round the time is over: that is told, not asked.
  'match.silent': ({ round }) => round < 2,
  'together.silent': ({ round }) => round < 2,
  'umk.fits': true,
  'umk.unlock': true,
  'lkpm.ready': true,
  'licence.due': true,
  'person.idle': ({ step }) => step === 'ask',
  // An owner who puts a hand up is the answer to the need.
  'need.candidates': ({ found }) => found === true,
  'company.waiting': false,
  'company.decided': false,
  'match.proposed': false,
  'match.moved': false,
  'together.asked': false,
  'together.moved': false,
  'queue.new': false,
  'queue.given': false,
  'queue.digest': false,
  'member.joined': false,
  'channel.trouble': false,
  'person.linked': false,
  'role.changed': false,
  'paper.checked': false,
  'umk.curated': false,
  'pic.replaced': false,
  'need.closed': false,
  'ticket.moved': false,
  'ticket.assigned': false,
  'ticket.alarm': false,
  'ticket.late': false,
  'ticket.shifted': false,
  'ticket.triaged': false,
  'ticket.heard': false,
  'dispute.asked': false,
  'dispute.proposed': false,
  'dispute.follow': false,
  'dispute.moved': false,
  'voice.written': false,
  'handover.line': false,
  'handover.taken': false,
  'handover.over': false,
  'handover.passed': false,
  'handover.back': false,
  'handover.late': false,
  'handover.silent': false,
  'topic.opened': false,
  'topic.said': false,
  'group.asked': false,
  'broadcast.news': false,
  'broadcast.ordered': false,
  'import.read': false,
  'import.applied': false,
  'import.undone': false,
  'export.ready': false,
  'file.failed': false,
  'licence.moved': false,
  'licence.wanted': false,
  'licence.clinic': false,
  'licence.heard': false,
  'assist.decided': false,
  'assist.silent': false,
  'forum.invited': false,
  'forum.decided': false,
  'agreement.moved': false,
  // What the other side of an agreement said of the work, asked again once.
  'diary.said': false,
  'diary.silent': false,
  'diary.answered': false,
  'fair.done': false,
  'agreement.ends': true,
  'amendment.moved': false,
  // Once a year, and the agreement says so.
  'evaluation.moved': false,
};

export function beginsByItself(happening: Happening): boolean {
  // One of each pair: the table gives every kind the rule that takes it.
  const rule = begins[happening.kind] as Rule<Happening>;
  return typeof rule === 'function' ? rule(happening) : rule;
}

/** Since when what was asked counts. */
export function weekBefore(now: Date): Date {
  return new Date(now.getTime() - WEEK_MS);
}

/** When one more may be asked, `asked` being the moments of all before; undefined where that is now. */
export function roomFrom(asked: readonly Date[], now: Date, perWeek: number): Date | undefined {
  const since = weekBefore(now);
  const lately = asked
    .filter((at) => at > since && at <= now)
    .sort((a, b) => a.getTime() - b.getTime());
  const oldest = lately[lately.length - perWeek];
  return oldest && new Date(oldest.getTime() + WEEK_MS);
}
