/** What both sides of a talk with the office say and hear: how a message is read, passed on, and shown. */
import { z } from 'zod';
import type { Line, Reply } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Input } from '../conversation/input.ts';
import type { Accepted, Start } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Happening } from '../domain/event.ts';
import type { PersonFacts, Facts } from '../domain/facts.ts';
import type { Handover, HandoverView } from '../domain/handover.ts';
import { handoverTimers, hearerOf, Said, withLine } from '../domain/handover.ts';
import { afterOpenHours } from '../domain/officeHours.ts';
import { inLanguage } from '../domain/region.ts';
import { mayWork } from '../domain/roles.ts';
import { reservedWord } from '../language/intent.ts';
import { other, understood } from '../language/reading.ts';
import { linking } from './linkCode.ts';

export const LONGEST = 3000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What was sent in a talk: something to pass on, or the name of a way out or of an option. */
export const Sent = z.union([Said, z.string()]);
export type Sent = z.infer<typeof Sent>;

export function answersHandovers({ roles }: PersonFacts): boolean {
  return mayWork(roles, 'handover');
}

const ending = { photo: 'jpg', voice: 'ogg', document: 'pdf' } as const;

/** A message as it is passed on; undefined for what is none. */
export function saidOf(input: Input): Said | undefined {
  switch (input.kind) {
    case 'text':
      return { words: input.text };
    case 'photo':
    case 'document':
    case 'voice': {
      const { kind, blobId, mime, caption } = input;
      const name = input.name ?? `${kind}.${ending[kind]}`;
      return { file: { kind, blobId, mime, name }, ...(caption ? { words: caption } : {}) };
    }
    case 'location':
      return { what: 'location', words: `${input.lat},${input.lon}` };
    case 'contact':
      return { what: 'contact', words: input.phone };
    case 'edited':
      return { what: 'edited', words: input.text };
    case 'deleted':
      return { what: 'deleted' };
    case 'unsupported':
      return { what: 'unsupported' };
    default:
      return undefined;
  }
}

/** Reads anything as words of the talk; `also` is noted at the first of them. */
function passedOn(input: Input, also?: Record<string, unknown>): Accepted {
  const said = saidOf(input);
  if (!said) return other();
  const got = said.words?.length ?? 0;
  if (got > LONGEST) {
    return { result: 'ask', why: 'format', hint: line('accept.too_long', { max: LONGEST, got }) };
  }
  return { ...understood<Sent>(said), ...(also ? { also } : {}) };
}

const ENOUGH = /^(?:(?:sudah|udah) )?(?:selesai|cukup)\W*$|^(?:i'?m )?done\W*$/i;

/** What the person says to the office: "menu", "batal", "berhenti" and "selesai" lead out, all else is passed on. */
export function toOffice(input: Input): Accepted {
  if (input.kind === 'text') {
    const word = reservedWord(input.text);
    if (word === 'menu') return understood<Sent>('menu');
    if (word === 'batal' || word === 'berhenti' || ENOUGH.test(input.text)) {
      return understood<Sent>('over');
    }
  }
  return passedOn(input, { written: true });
}

/** The dialog that a code opens: it is the person's secret, and no word of a talk. */
export function codeIn(sent: unknown): Start | undefined {
  const said = Said.safeParse(sent);
  const start = said.data?.words === undefined ? undefined : linking(said.data.words);
  return start?.answers ? start : undefined;
}

/** What an officer writes at a desk; an edited message may have been meant for somebody else and is not passed on. */
export function toPerson(input: Input): Accepted {
  if (input.kind === 'edited' || input.kind === 'deleted') return other();
  if (input.kind === 'text') {
    const option = /^desk:\w+$/.exec(input.text)?.[0];
    if (option) return understood<Sent>(option);
    const word = reservedWord(input.text);
    if (word === 'menu' || word === 'batal' || word === 'berhenti' || word === 'kembali') {
      return understood<Sent>('desk:leave');
    }
    if (/^selesai\W*$/i.test(input.text)) return understood<Sent>('desk:finish');
  }
  return passedOn(input);
}

/** A message in the words of whoever hears it. */
export function saidLine(said: Said, { region, person }: Facts): Line {
  const words = literal(said.words ?? '');
  if (said.canned !== undefined) {
    const known = region.handover.canned.find(({ id }) => id === said.canned);
    return { addressed: known ? inLanguage(known.words, person.language) : '' };
  }
  if (said.what) return line(`handover.said_${said.what}`, { words });
  if (said.file && said.words === undefined) return line(`handover.file_${said.file.kind}`);
  return words;
}

export function attachmentOf({ file }: Said): Reply['attachment'] {
  return file;
}

/** "Siti Aminah – Keripik Bu Siti", as far as it is known. */
export function whoOf(known: { name?: string | undefined; business?: string | undefined }): string {
  return [known.name, known.business].filter((word) => word !== undefined).join(' – ');
}

export function whoLine(who: string): Line {
  return who === '' ? line('handover.nameless') : literal(who);
}

export function viewLine({ name, business }: HandoverView): Line {
  return whoLine(whoOf({ name, business }));
}

function businessOf({ umks, companies }: PersonFacts): string | undefined {
  const [umk] = umks;
  return umk ? (umk.businessName ?? umk.product) : companies[0]?.name;
}

export function from({ state, staffId }: Handover): Pick<Handover, 'state' | 'staffId'> {
  return { state, ...(staffId === undefined ? {} : { staffId }) };
}

/** The admins hear of it when the office has been open for so long without an answer. */
export function answerLate(handoverId: number, { now, region }: Facts): Effect {
  const [key] = handoverTimers(handoverId);
  return {
    kind: 'timer.set',
    key,
    whom: { role: 'admin' },
    happening: { kind: 'handover.late', handoverId },
    at: afterOpenHours(now, region.handover.answerHours, region),
  };
}

function telling(personId: number | undefined, happening: Happening): Effect[] {
  return personId === undefined ? [] : [{ kind: 'tell', whom: { person: personId }, happening }];
}

/** What happens to a talk is said in its topic too, where it has one. */
export function toTopic({ placeId }: Handover, happening: Happening): Effect[] {
  return telling(placeId, happening);
}

/** That a talk is over without the officer's doing is told to whoever heard the person, and always to its topic. */
export function overToOffice(
  handover: Handover,
  by: 'person' | 'silence',
  asker: number,
): Effect[] {
  const { id: handoverId, staffId, placeId, apart } = handover;
  const happening = { kind: 'handover.over' as const, handoverId, by };
  const alone = placeId === undefined || apart;
  return [
    ...(alone && staffId !== asker ? telling(staffId, happening) : []),
    ...toTopic(handover, happening),
  ];
}

/** What the person said is kept for whoever answers, and reaches them at once if somebody does. */
export function saidToOffice(handover: Handover, said: Sent | undefined, facts: Facts): Effect[] {
  if (said === undefined || typeof said === 'string') return [];
  const { id: handoverId, lines, owedAt, escalatedAt } = handover;
  const { now, person } = facts;
  const who = whoOf({ name: person.name, business: businessOf(person) });
  const kept = withLine(lines, said, now);
  const [, silent] = handoverTimers(handoverId);
  return [
    {
      kind: 'handover.said',
      handoverId,
      from: from(handover),
      lines: kept,
      owedAt: owedAt ?? now,
    },
    ...telling(hearerOf(handover), { kind: 'handover.line', handoverId, who, said }),
    { kind: 'timer.remove', key: silent },
    ...(owedAt || escalatedAt ? [] : [answerLate(handoverId, facts)]),
  ];
}

/**
 * What an officer wrote goes to the person whose talk it is, and to nobody else. Answers come back to where the officer
 * wrote it: `inTopic`, or their private chat, of which the topic hears once.
 */
export function saidToPerson(
  { handover }: HandoverView,
  said: Said,
  facts: Facts,
  inTopic?: true,
): Effect[] {
  const { id: handoverId, personId, apart } = handover;
  const { now, region, person } = facts;
  const whom = { person: personId };
  const [late, silent] = handoverTimers(handoverId);
  return [
    { kind: 'handover.reply', handoverId, ...(inTopic ? { inTopic } : {}) },
    ...(inTopic || apart
      ? []
      : toTopic(handover, { kind: 'handover.taken', handoverId, who: person.name ?? '' })),
    {
      kind: 'tell',
      whom,
      happening: { kind: 'handover.line', handoverId, who: person.name ?? '', said },
    },
    { kind: 'timer.remove', key: late },
    {
      kind: 'timer.set',
      key: silent,
      whom,
      happening: { kind: 'handover.silent', handoverId },
      at: new Date(now.getTime() + region.handover.silentDays * DAY_MS),
    },
  ];
}

/** An officer ends their talk, and the person is told. */
export function endedByStaff(handover: Handover): Effect[] {
  const { id: handoverId, personId } = handover;
  return [
    { kind: 'handover.end', handoverId, from: from(handover), by: 'staff' },
    {
      kind: 'tell',
      whom: { person: personId },
      happening: { kind: 'handover.over', handoverId, by: 'staff' },
    },
  ];
}

/** Whether this talk is the officer's now. */
export function isMine(view: HandoverView | undefined, { person }: Facts): view is HandoverView {
  return view?.handover.state === 'taken' && view.handover.staffId === person.id;
}
