/**
 * "Data saya": everything that is stored about a person, in plain words and unmasked, and the
 * rights that go with it.
 */
import { z } from 'zod';
import type { Line, Option, TextKey } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { agreementNumber } from '../domain/agreement.ts';
import type { Facts } from '../domain/facts.ts';
import type { MatchView, Query } from '../domain/query.ts';
import type { Day } from '../domain/quantity.ts';
import type { Level } from '../domain/readiness.ts';
import { inLanguage } from '../domain/region.ts';
import { ticketNumber } from '../domain/ticket.ts';
import type { Umk } from '../domain/umk.ts';
import { localDay } from '../domain/workingDays.ts';
import { dayName, umkCard } from './card.ts';
import { diaryQuery, entryLine, partsOf } from './diaryWords.ts';
import { requestName, stateLine } from './licenceWords.ts';
import { homePhone, known, myMatches } from './matchWords.ts';
import { umksOf } from './whichUmk.ts';

const MyData = z.object({});
type MyData = z.infer<typeof MyData>;

const offers: readonly { id: string; label: TextKey; flow?: string; words?: readonly string[] }[] =
  [
    { id: 'ubah', label: 'mydata.correct', flow: 'profile', words: ['betulkan', 'ubah data'] },
    { id: 'hapus', label: 'mydata.erase', flow: 'erase', words: ['hapus data', 'hapus data saya'] },
    { id: 'tarik', label: 'mydata.withdraw', flow: 'withdraw', words: ['tarik persetujuan'] },
    { id: 'nilai', label: 'mydata.appeal', flow: 'appeal', words: ['minta dinilai petugas'] },
    { id: 'pengingat', label: 'mydata.stop', flow: 'stop', words: ['berhenti'] },
    { id: 'selengkapnya', label: 'consent.more', words: ['privasi'] },
    { id: 'selesai', label: 'profile.done', words: ['sudah', 'cukup'] },
  ];

function options(): Option[] {
  return offers.map(({ id, label, words }) => ({
    id,
    label: line(label),
    ...(words ? { words } : {}),
  }));
}

function next(_context: Context<MyData>, answer: unknown): Target {
  const flow = offers.find(({ id }) => id === answer)?.flow;
  if (flow) return { flow };
  return answer === 'selengkapnya' ? 'privacy' : 'done';
}

function needs({ facts }: { facts: Facts }): Query[] {
  const ofUmks = umksOf(facts).flatMap(({ id }): Query[] => [
    { kind: 'papers', umkId: id },
    { kind: 'attachments', umkId: id },
    { kind: 'readiness', umkId: id },
  ]);
  const licences = licencesOf(facts);
  return [
    ...ofUmks,
    ...(licences ? [licences] : []),
    myMatches(facts),
    ...(facts.person.umks.length + facts.person.companies.length > 0
      ? [diaryQuery({ facts }), checkInsQuery(facts)]
      : []),
    { kind: 'tickets.ofPerson' },
  ];
}

function licencesOf(facts: Facts): Extract<Query, { kind: 'licences.of' }> | undefined {
  const umkIds = umksOf(facts).map(({ id }) => id);
  return umkIds.length > 0 ? { kind: 'licences.of', umkIds } : undefined;
}

/** Requests for help with licences, with what was written down of them; what officers note for each other is theirs. */
function licenceRows({ facts, read }: Context<MyData>): [TextKey, Line][] {
  const asked = licencesOf(facts);
  return (asked ? read(asked) : []).map(({ request }) => {
    const own = request.notes.flatMap(({ side, words }) => (side === 'owner' ? [words] : []));
    const said = [request.reference, request.wanted, request.reason, ...own];
    const words = said.filter((one) => one !== undefined).join('; ');
    const values = { name: requestName(request), state: stateLine(request, facts) };
    return [
      'mydata.licence',
      words === ''
        ? line('mydata.licence_state', values)
        : line('mydata.licence_said', { ...values, words }),
    ];
  });
}

/** Agreements by number and stage; what they say is in their files. */
function agreementRows(matches: readonly MatchView[]): [TextKey, Line][] {
  const known = new Map(
    matches.flatMap(({ agreement }) =>
      agreement ? [[agreement.id, agreement.state] as const] : [],
    ),
  );
  return [...known].map(([id, state]) => [
    'mydata.agreement',
    line('mydata.agreement_state', {
      number: agreementNumber(id),
      state: line(`agreement.state_${state}`),
    }),
  ]);
}

/** The newest of what is in their order books, and how much there is. */
function diaryRows({ facts, read }: Context<MyData>): [TextKey, Line][] {
  const { umks, companies } = facts.person;
  if (umks.length + companies.length === 0) return [];
  const entries = partsOf(read(diaryQuery({ facts })), facts).flatMap((part) => part.entries);
  if (entries.length === 0) return [];
  const newest = [...entries].sort((a, b) => b.id - a.id).slice(0, NEWEST);
  return [
    ['mydata.diary', line('mydata.diary_count', { count: entries.length })],
    ...newest.map((entry): [TextKey, Line] => ['mydata.diary_entry', entryLine(entry, facts)]),
  ];
}

function checkInsQuery({ person }: Facts): Extract<Query, { kind: 'checkins.mine' }> {
  const { umks, companies } = person;
  return {
    kind: 'checkins.mine',
    umkIds: umks.map(({ id }) => id),
    companyIds: companies.map(({ id }) => id),
  };
}

/** How often they told how their partnerships go, and when last. */
function checkInRows({ facts, read }: Context<MyData>): [TextKey, Line][] {
  const { umks, companies } = facts.person;
  if (umks.length + companies.length === 0) return [];
  return read(checkInsQuery(facts)).map(({ kind, times, last }) => [
    `mydata.checkin_${kind}`,
    line('mydata.checkin_times', {
      times,
      day: dayName(localDay(last, facts.region.timeZone), facts),
    }),
  ]);
}

/** So many of a long list are shown. */
const NEWEST = 3;

/** "- Nama: Siti Aminah", for what is known. */
function rows(...all: readonly [TextKey, Line | string | undefined][]): Line[] {
  return all.flatMap(([label, value]) =>
    value === undefined ? [] : [line('review.row', { label: line(label), value })],
  );
}

function personLines(context: Context<MyData>): Line {
  const { facts, read } = context;
  const { person } = facts;
  const matches = known(read(myMatches(facts)), facts);
  const tickets = read({ kind: 'tickets.ofPerson' });
  return stacked(
    line('mydata.head'),
    ...rows(
      ['field.name', person.name],
      ['field.phone', person.phone && homePhone(person.phone)],
      ['mydata.sapaan', person.sapaan && line(`sapaan.${person.sapaan}`)],
      ['mydata.language', line(`mydata.language_${person.language}`)],
      [
        'mydata.consent',
        person.consentVersion === undefined
          ? line(person.withdrawnAt ? 'mydata.consent_withdrawn' : 'mydata.consent_none')
          : line('mydata.consent_given', { version: person.consentVersion }),
      ],
      ['mydata.reminders', line(reminded(facts) ? 'answer.yes' : 'answer.no')],
      ...person.companies.map((company): [TextKey, string] => [
        'mydata.company',
        [company.name, company.picName, homePhone(company.phone), company.address].join(', '),
      ]),
      ['mydata.matches', matches.length === 0 ? undefined : String(matches.length)],
      ...agreementRows(matches),
      ...diaryRows(context),
      ...checkInRows(context),
      ...tickets.map((ticket): [TextKey, string] => [
        'mydata.ticket',
        `${ticketNumber(ticket.id)}: ${ticket.text}`,
      ]),
      ...licenceRows(context),
    ),
    line('mydata.chat'),
  );
}

function reminded({ person }: Facts): boolean {
  return person.reminders === true && person.mutedAt === undefined;
}

function levelLine(level: Level, visitedOn: Day | undefined, facts: Facts): Line {
  const short = line(`readiness.short_${level}`);
  if (visitedOn === undefined) return short;
  return line('mydata.curated', { level: short, day: dayName(visitedOn, facts) });
}

function umkLines(umk: Umk, { facts, read }: Context<MyData>): Line {
  const readiness = read({ kind: 'readiness', umkId: umk.id });
  const cardFacts = {
    papers: read({ kind: 'papers', umkId: umk.id }),
    attachments: read({ kind: 'attachments', umkId: umk.id }),
  };
  const files = cardFacts.attachments.filter(({ owner }) => owner === 'paper').length;
  const answered = Object.keys(readiness?.answers ?? {}).length;
  return stacked(
    umkCard(line('mydata.umk', { number: umk.id }), umk, cardFacts, facts),
    ...rows(
      ['mydata.files', files === 0 ? undefined : String(files)],
      [
        'mydata.readiness',
        readiness &&
          (readiness.level
            ? levelLine(readiness.level, readiness.curated?.visitedOn, facts)
            : line('mydata.readiness_part', { count: answered })),
      ],
    ),
  );
}

export const mydata = defineFlow<MyData>({
  id: 'mydata',
  version: 1,
  title: 'mydata.title',
  answers: MyData,
  start: 'data',
  steps: {
    data: {
      kind: 'say',
      needs,
      text: (context) =>
        paragraphs(
          personLines(context),
          ...umksOf(context.facts).map((umk) => umkLines(umk, context)),
        ),
      next: 'menu',
    },
    menu: {
      kind: 'choose',
      text: 'mydata.menu',
      options,
      unclear: 'mydata.unclear',
      hint: 'mydata.hint',
      next,
    },
    privacy: {
      kind: 'say',
      text: ({ facts }) => literal(inLanguage(facts.region.consent.more, facts.person.language)),
      next: 'menu',
    },
    done: { kind: 'end', text: 'mydata.done' },
  },
});
