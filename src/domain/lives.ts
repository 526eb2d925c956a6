/** Every object of the programme that has a life: its table is here, and on the page of all lives that is made from it. */
import { agreementLife } from './agreement.ts';
import { amendmentLife } from './amendment.ts';
import { assistLife } from './assist.ts';
import { broadcastLife } from './broadcastLife.ts';
import { companyLife } from './company.ts';
import { entryLife } from './diary.ts';
import { needLife } from './need.ts';
import { orderLife } from './diaryOrder.ts';
import { evaluationLife } from './evaluation.ts';
import { jobLife, runLife } from './fileLives.ts';
import { commitmentLife, meetingLife } from './forumLives.ts';
import { handoverLife } from './handover.ts';
import { licenceLife } from './licence.ts';
import type { Machine } from './machine.ts';
import { matchLife } from './match.ts';
import { ticketLife } from './ticket.ts';
import { togetherLife } from './together.ts';
import { warningLife } from './warning.ts';

/** A life whose names are not known to whoever reads it: to draw it, and to try it out. */
export type AnyLife = Machine<string, string, string>;

export const lives: readonly AnyLife[] = [
  matchLife,
  togetherLife,
  agreementLife,
  amendmentLife,
  orderLife,
  entryLife,
  evaluationLife,
  licenceLife,
  ticketLife,
  warningLife,
  broadcastLife,
  handoverLife,
  assistLife,
  commitmentLife,
  meetingLife,
  companyLife,
  needLife,
  jobLife,
  runLife,
] as readonly unknown[] as readonly AnyLife[];

/** The page of all lives, in Markdown: for each object its states and a row for each move. */
export function livesPage(): string {
  const parts = lives.map(({ id, states, first, moves }) => {
    const rows = Object.entries(moves).map(([move, { by, to, back, causes }]) => {
      const before = back ? ` (or back: ${back.join(', ')})` : '';
      const ways = Object.entries(to).map(([from, next]) => `${from} → ${next}${before}`);
      return `| ${move} | ${by.join(', ')} | ${ways.join('; ')} | ${causes} |`;
    });
    const begins = first.join(' or ');
    const ends = states.filter((state) => rows.length > 0 && isEnd(moves, state)).join(', ');
    return [
      `## ${id}`,
      '',
      `Begins as ${begins}; ends as ${ends || 'nothing: it can always go on'}.`,
      '',
      '| move | by | from → to | causes |',
      '| --- | --- | --- | --- |',
      ...rows,
    ].join('\n');
  });
  const head =
    '# The lives of things\n\nMade from the tables in this folder by `npm run lives`; nothing moves outside them.';
  return `${[head, ...parts].join('\n\n')}\n`;
}

function isEnd(moves: AnyLife['moves'], state: string): boolean {
  return Object.values(moves).every(({ to }) => to[state] === undefined);
}
