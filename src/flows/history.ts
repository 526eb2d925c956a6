/** What has happened around a firm, in a few lines: matches with their days, reports, people, when somebody last wrote. */
import type { Line } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import { answeredSince } from '../domain/curation.ts';
import type { ReadinessView } from '../domain/curation.ts';
import type { History, MatchRow } from '../domain/desk.ts';
import type { Facts } from '../domain/facts.ts';
import type { QueryResult } from '../domain/query.ts';
import { ticketNumber } from '../domain/ticket.ts';
import { dayName } from './card.ts';
import { channelName } from './channelName.ts';
import { dayOf, daysSince, row, sees } from './deskWords.ts';
import { matchLine } from './deskMatch.ts';
import { roleLine } from './members.ts';

const MOST_MATCHES = 5;
const MOST_TICKETS = 5;

/** The newest matches, and how many more there are. */
export function matchLines(matches: readonly MatchRow[], facts: Facts): Line[] {
  if (matches.length === 0) return [line('history.no_matches')];
  const more = matches.length - MOST_MATCHES;
  return [
    line('history.matches', { count: matches.length }),
    ...matches
      .slice(0, MOST_MATCHES)
      .map((match) => line('history.item', { what: matchLine(match, facts) })),
    ...(more > 0 ? [line('history.more', { more })] : []),
  ];
}

function ticketLines({ tickets }: History): Line[] {
  if (tickets.length === 0) return [];
  const named = tickets
    .slice(0, MOST_TICKETS)
    .map(({ id, state }) =>
      line('history.ticket', { number: ticketNumber(id), state: line(`history.ticket_${state}`) }),
    );
  return [line('history.tickets', { count: tickets.length }), ...named];
}

type Member = QueryResult<'members'>[number];

/** Who belongs to it: names for those who may see them, else only how many. */
function memberLines(members: readonly Member[], facts: Facts): Line[] {
  if (members.length === 0) return [line('history.nobody')];
  if (!sees(facts)) return [line('history.people', { count: members.length })];
  return members.map(({ name, role, channels: [channel], personId }) =>
    line('history.member', {
      name: name ?? line('desk.person', { id: personId }),
      role: roleLine(role),
      channel: channel === undefined ? line('recover.no_channel') : channelName(channel),
    }),
  );
}

function messageLines({ messages }: History, facts: Facts): Line[] {
  if (!messages) return [];
  const { last, waiting } = messages;
  const state = last && line(`history.message_${last.state}`, { day: dayOf(last.at, facts) });
  return [
    ...row('history.last_message', state),
    ...row(
      'history.messages_waiting',
      waiting > 0 ? line('history.messages_count', { count: waiting }) : undefined,
    ),
  ];
}

export function historyLines(history: History, members: readonly Member[], facts: Facts): Line {
  const { lastWroteAt } = history;
  const last = lastWroteAt
    ? line('history.day_ago', {
        day: dayOf(lastWroteAt, facts),
        days: daysSince(lastWroteAt, facts),
      })
    : undefined;
  return stacked(
    ...matchLines(history.matches, facts),
    ...ticketLines(history),
    ...memberLines(members, facts),
    ...row('history.last_seen', last),
    ...messageLines(history, facts),
    ...row('history.blocked', history.blockedAt && dayOf(history.blockedAt, facts)),
  );
}

/** "Hampir siap, nilai 62 (3 November 2026)". */
export function readinessLine(readiness: ReadinessView | undefined, facts: Facts): Line {
  if (!readiness) return line('history.readiness_none');
  const { level, score, updatedAt, curated } = readiness;
  if (!level) return line('history.readiness_open');
  const known = {
    level: line(`history.level_${level}`),
    score: literal(String(Math.round(score ?? 0))),
    day: dayOf(updatedAt, facts),
  };
  if (!curated) return line('history.readiness', known);
  return line(answeredSince(readiness) ? 'history.readiness_again' : 'history.readiness_curated', {
    ...known,
    visit: dayName(curated.visitedOn, facts),
  });
}
