/** A talk as the officer who takes it sees it: who it is, what they said last, and what colleagues noted. */
import type { Line, Option, Reply } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { HandoverView, Said } from '../domain/handover.ts';
import { localDay, localTime } from '../domain/workingDays.ts';
import { channelName } from './channelName.ts';
import { dayName } from './card.ts';
import { attachmentOf, isMine, saidLine, viewLine } from './handoverWords.ts';

/** So many of the files that were sent before somebody answered are shown. */
export const MOST_FILES = 3;

function time(at: Date, { region }: Facts): string {
  const { hour, minute } = localTime(at, region.timeZone);
  return `${String(hour).padStart(2, '0')}.${String(minute).padStart(2, '0')}`;
}

export function handoverCard(view: HandoverView, facts: Facts): Line {
  const { handover, channel } = view;
  const { id, createdAt, lines, notes } = handover;
  const head = line('handover.card', {
    id,
    who: viewLine(view),
    channel: channelName(channel),
    day: dayName(localDay(createdAt, facts.region.timeZone), facts),
    time: time(createdAt, facts),
  });
  const said = lines.map((one) =>
    line('handover.card_line', { time: time(one.at, facts), words: saidLine(one, facts) }),
  );
  const noted = notes.map(({ by, words }) =>
    line('handover.card_note', { by: by === '' ? '-' : by, words: literal(words) }),
  );
  return paragraphs(
    head,
    said.length > 0 ? stacked(line('handover.card_said'), ...said) : line('handover.card_nothing'),
    ...(noted.length > 0 ? [stacked(line('handover.card_notes'), ...noted)] : []),
  );
}

function files({ handover }: HandoverView): Said[] {
  return handover.lines.filter(({ file }) => file !== undefined).slice(-MOST_FILES);
}

/** The n-th of the last files that the person sent, or none. */
export function fileOf(view: HandoverView | undefined, n: number): Reply['attachment'] {
  const said = view && files(view)[n];
  return said && attachmentOf(said);
}

/** That somebody of the staff was shown who it is and what they said. */
export function looked({ handover }: HandoverView): Effect {
  return { kind: 'personal.look', subject: `person/${handover.personId}` };
}

/** The talks of this officer, oldest first. */
export function minesOf(open: readonly HandoverView[], facts: Facts): HandoverView[] {
  return open.filter((view) => isMine(view, facts));
}

export function handoverLabel(view: HandoverView): Line {
  return line('handover.option', { id: view.handover.id, who: viewLine(view) });
}

export function handoverOption(view: HandoverView): Option {
  return { id: String(view.handover.id), label: handoverLabel(view) };
}
