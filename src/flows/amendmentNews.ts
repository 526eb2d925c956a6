/** What a party hears when an amendment is proposed or moves: what it changes, and what is theirs to do; nothing where it moved on since. */
import type { Line } from '../conversation/reply.ts';
import { line, literal, paragraphs } from '../conversation/reply.ts';
import type { Read } from '../conversation/step.ts';
import { agreementNumber } from '../domain/agreement.ts';
import { amendedView, silentParties } from '../domain/agreementView.ts';
import type { Happening } from '../domain/event.ts';
import type { Facts } from '../domain/facts.ts';
import { isJoining, mine, mineQuery, otherSide, ownView } from './agreementWords.ts';
import { changeLines } from './amendmentWords.ts';

type Moved = Extract<Happening, { kind: 'amendment.moved' }>;

/** What is said where nothing of it needs to be open any more. */
const OVER: readonly Moved['move'][] = ['decline', 'withdraw', 'seal'];

export function amendmentNews(
  { agreementId, move }: Moved,
  { facts, read }: { facts: Facts; read: Read },
): Line | undefined {
  const view = ownView(read(mineQuery({ facts })), String(agreementId));
  const number = agreementNumber(agreementId);
  if (OVER.includes(move)) {
    const reason = literal(view?.last?.reason ?? '-');
    return line(`amendment.news_${move as 'withdraw'}`, { number, reason });
  }
  const open = view?.amendment;
  const side = view && mine(view, facts);
  if (!open || !side) return undefined;
  const { nth, changes, state } = open.amendment;
  const values = { number, nth, other: otherSide(view, side.by) };
  const asked = isJoining(view, side) && state === 'asking';
  if (asked) return line('amendment.news_asked', values);
  if (state === 'asking') return line('amendment.news_asking', values);
  const amended = amendedView(view);
  const waits = amended && silentParties(amended).includes(side.party);
  const words = move === 'consent' || move === 'excuse' ? 'consent' : 'change';
  if (words === 'consent' && !waits) return undefined;
  return paragraphs(
    line(`amendment.news_${words}`, values),
    ...(words === 'change' ? changeLines(changes) : []),
    line('amendment.news_stays', { n: literal(String(view.agreement.n)) }),
  );
}
