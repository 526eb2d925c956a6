/** How help with licences is told and followed up: names, states, places at the clinic, and who hears of what. */
import { afresh } from '../conversation/afresh.ts';
import type { Line } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Context, Start } from '../conversation/step.ts';
import { askedAt, readSlot, reminderAt } from '../domain/clinic.ts';
import type { Effect } from '../domain/effect.ts';
import type { Happening } from '../domain/event.ts';
import type { Facts } from '../domain/facts.ts';
import type { LicenceRequest, LicenceView } from '../domain/licence.ts';
import { isOver, isUnderWay, licenceNumber, licenceTimers } from '../domain/licence.ts';
import type { PaperKind } from '../domain/need.ts';
import type { Query } from '../domain/query.ts';
import type { LicenceGuide, Words } from '../domain/region.ts';
import { inLanguage } from '../domain/region.ts';
import { mayWork } from '../domain/roles.ts';
import { addDays, addWorkingDays, localDay } from '../domain/workingDays.ts';
import { dayName, today } from './card.ts';
import { umksOf } from './whichUmk.ts';

/** `desk`: staff do it; otherwise it is the owner's own request. */
export type About = { request?: string | undefined; desk?: boolean | undefined };
type Asked = { answers: About };

export function one({ answers }: Asked): Extract<Query, { kind: 'licence' }> {
  return { kind: 'licence', id: Number(answers.request ?? 0) };
}

export function needsOne(known: Asked): Query[] {
  return [one(known)];
}

export function licenceName(kind: PaperKind): Line {
  return line(`paper.kind_${kind}`);
}

export function guideOf(kind: PaperKind, { region }: Facts): LicenceGuide | undefined {
  return region.licences.find((guide) => guide.kind === kind);
}

export function inWords(words: Words, { person }: Facts): Line {
  return literal(inLanguage(words, person.language));
}

/** "Kamis, 26 November 2026, pukul 09.00". */
export function slotLine(slot: string | undefined, facts: Facts): Line | undefined {
  const found = readSlot(slot);
  if (!found) return undefined;
  const time = found.time.replace(':', facts.person.language === 'en' ? ':' : '.');
  return line('licence.slot', { day: dayName(found.day, facts), time });
}

/** How far it is, with the day since when, or by when somebody answers. */
export function stateLine({ state, dueOn, steps, ...request }: LicenceRequest, facts: Facts): Line {
  const since = localDay(steps.at(-1)?.at ?? request.createdAt, facts.region.timeZone);
  const day = { requested: dueOn, submitted: request.submittedOn ?? since }[state as string];
  return line(`licence.state_${state}`, { day: dayName(day ?? since, facts) });
}

/** "P-IRT (F-0012)". */
export function requestName({ id, licence }: Pick<LicenceRequest, 'id' | 'licence'>): Line {
  return line('licence.name', { licence: licenceName(licence), number: licenceNumber(id) });
}

export function isMine(view: LicenceView, facts: Facts): boolean {
  return umksOf(facts).some(({ id }) => id === view.request.umkId);
}

/** The request as long as it is not over and this person may act on it, as its owner or as the officer who has it. */
export function actable(context: Context<About>): LicenceView | undefined {
  const { answers, facts, read } = context;
  const view = read(one({ answers }));
  if (!view || isOver(view.request.state)) return undefined;
  return (answers.desk ? mayHandle(view, facts) : isMine(view, facts)) ? view : undefined;
}

/** Staff act on what they have taken, admins on everything, and nobody on what is their own. */
export function mayHandle(view: LicenceView, facts: Facts): boolean {
  const { id, roles } = facts.person;
  if (!mayWork(roles, 'licence') || isMine(view, facts)) return false;
  return view.item?.takenBy === id || roles.includes('admin');
}

/** By when staff look at a request again that somebody has just done something about. */
export function nextLook({ now, region }: Facts): string {
  const from = localDay(now, region.timeZone);
  return addWorkingDays(from, region.deadlines.otherWorkingDays, region).day;
}

/** The owner is asked so many days from now; setting it again replaces it. */
export function followUp(
  { id, personId }: Pick<LicenceRequest, 'id' | 'personId'>,
  facts: Facts,
  days: number = facts.region.licenceFollowUpDays,
): Effect {
  return {
    kind: 'timer.set',
    key: licenceTimers(id).due,
    whom: { person: personId },
    happening: { kind: 'licence.due', licenceId: id },
    at: askedAt(addDays(today(facts), days), facts.region),
  };
}

/** The owner said something about it: they are asked again in a week. */
export function answered({ request }: LicenceView, facts: Facts): Effect[] {
  if (!isUnderWay(request.state)) return [];
  return [{ kind: 'licence.ask', licenceId: request.id, unanswered: 0 }, followUp(request, facts)];
}

/** The clinic is called to mind the day before, where there is a day before. */
export function clinicReminder(
  { id, personId }: Pick<LicenceRequest, 'id' | 'personId'>,
  slot: string | undefined,
  { now, region }: Facts,
): Effect {
  const key = licenceTimers(id).clinic;
  const found = readSlot(slot);
  const at = found && reminderAt(found, now, region);
  if (slot === undefined || !at) return { kind: 'timer.remove', key };
  const happening = { kind: 'licence.clinic' as const, licenceId: id, slot };
  return { kind: 'timer.set', key, whom: { person: personId }, happening, at };
}

/** What ends with a request: its line in the queue, and everything that would come by itself. */
export function ended({ request: { id } }: LicenceView): Effect[] {
  const { due, clinic } = licenceTimers(id);
  return [
    { kind: 'queue.done', of: 'licence', subjectId: id },
    { kind: 'timer.remove', key: due },
    { kind: 'timer.remove', key: clinic },
  ];
}

type Moved = Extract<Happening, { kind: 'licence.moved' }>['move'];

export function tellOwner({ request: { id, umkId } }: LicenceView, move: Moved): Effect {
  const happening = { kind: 'licence.moved' as const, licenceId: id, move };
  return { kind: 'tell', whom: { umk: umkId }, happening };
}

type Heard = Extract<Happening, { kind: 'licence.heard' }>['what'];

/** Whoever has it hears of it; where nobody has, everybody who might. */
export function tellStaff({ request: { id }, item }: LicenceView, what: Heard): Effect[] {
  const happening = { kind: 'licence.heard' as const, licenceId: id, what };
  if (item?.takenBy !== undefined) {
    return [{ kind: 'tell', whom: { person: item.takenBy }, happening }];
  }
  return (['kurator', 'admin'] as const).map((role) => ({
    kind: 'tell',
    whom: { role },
    happening,
  }));
}

/** Back to the card, for staff. */
export function toCard({ answers }: Asked): Start | undefined {
  return answers.desk ? afresh('licence_desk', { pick: answers.request }) : undefined;
}

/** Back to the desk, for staff: what was read for the card before this turn changed it is not shown again. */
export function backToDesk({ answers }: Asked): Start | undefined {
  return answers.desk
    ? afresh('licence_desk', { pick: answers.request, changed: true })
    : undefined;
}
