/** What a party hears when an agreement of theirs moves: what happened, and what is theirs to do; nothing where it moved on since. */
import type { Line } from '../conversation/reply.ts';
import { line, literal, paragraphs } from '../conversation/reply.ts';
import type { Read } from '../conversation/step.ts';
import type { AgreementMove } from '../domain/agreement.ts';
import { agreementNumber } from '../domain/agreement.ts';
import type { AgreementView } from '../domain/agreementView.ts';
import type { Happening } from '../domain/event.ts';
import type { Facts } from '../domain/facts.ts';
import { formatDay } from '../language/format.ts';
import { isOver, mine, mineQuery, otherSide, ownView, waitsFor } from './agreementWords.ts';
import type { Mine } from './agreementWords.ts';

type Moved = Extract<Happening, { kind: 'agreement.moved' }>;

export function agreementNews(
  { agreementId, move }: Moved,
  { facts, read }: { facts: Facts; read: Read },
): Line | undefined {
  const view = ownView(read(mineQuery({ facts })), String(agreementId));
  const side = view && mine(view, facts);
  if (!view || !side) return undefined;
  const words = wordsOf(move, view, side);
  if (!words) return undefined;
  const over = isOver(view.agreement.state);
  return paragraphs(...words, ...(over ? [] : [line('agreement.news_open')]));
}

function wordsOf(move: AgreementMove, view: AgreementView, side: Mine): Line[] | undefined {
  const { agreement, version } = view;
  const { state } = agreement;
  const values = {
    number: agreementNumber(agreement.id),
    other: otherSide(view, side.by),
    reason: literal(agreement.reason ?? '-'),
  };
  switch (move) {
    case 'answer':
      if (state !== 'draft') return undefined;
      return [line('agreement.news_answer', values), waitsFor(view, side)];
    case 'change': {
      const change = version?.change;
      if (state !== 'review' || !change) return undefined;
      return [
        line('agreement.news_change', { ...values, chapter: literal(change.chapter) }),
        line('agreement.change_before', { words: literal(change.before) }),
        line('agreement.change_after', { words: literal(change.after) }),
        line('agreement.news_change_void'),
      ];
    }
    case 'issue':
    case 'consent':
      return state === 'review' ? [line(`agreement.news_${move}`, values)] : undefined;
    case 'send_back':
      return state === 'review' ? [line('agreement.news_send_back', values)] : undefined;
    case 'agree':
    case 'ratify':
    case 'refuse_scan':
    case 'sign':
    case 'amend':
    case 'take_back':
    case 'begin':
    case 'end':
    case 'stop':
    case 'withdraw':
      return [line(`agreement.news_${move}`, values)];
    case 'give_notice': {
      const { endsOn, notice } = agreement;
      if (!notice || endsOn === undefined) return undefined;
      return [line('agreement.news_give_notice', { ...values, day: formatDay(endsOn, 'id') })];
    }
    case 'hand_in':
      return undefined;
    default:
      return move satisfies never;
  }
}

/** Its last day comes near: nothing where it was ended or extended meanwhile, or an amendment is read already. */
export function endsSoonNews(
  { agreementId, endsOn }: Extract<Happening, { kind: 'agreement.ends' }>,
  { facts, read }: { facts: Facts; read: Read },
): Line | undefined {
  const view = ownView(read(mineQuery({ facts })), String(agreementId));
  const side = view && mine(view, facts);
  if (!view || !side) return undefined;
  const { state, endsOn: last, notice } = view.agreement;
  if (state !== 'running' || last !== endsOn || notice || view.amendment) return undefined;
  return line('agreement.news_ends', {
    number: agreementNumber(agreementId),
    other: otherSide(view, side.by),
    day: formatDay(endsOn, 'id'),
  });
}
