/** What a side hears of a move of its match; nothing where the move is not its news. */
import type { Line } from '../conversation/reply.ts';
import { line, paragraphs } from '../conversation/reply.ts';
import type { Read } from '../conversation/step.ts';
import type { Facts } from '../domain/facts.ts';
import { contactsShared, MatchMove } from '../domain/match.ts';
import type { MatchView } from '../domain/query.ts';
import { voiceOf } from './behalfWords.ts';
import { contactOf, otherName, sideOf } from './matchWords.ts';
import { needTitle } from './needWords.ts';
import { companyWhy } from './whyNot.ts';

export function matchNews(
  matchId: number,
  move: string,
  { facts, read }: { facts: Facts; read: Read },
): Line | undefined {
  const view = read({ kind: 'match', id: matchId });
  const side = view && voiceOf(view, { facts, read });
  const made = MatchMove.safeParse(move);
  if (!view || !side || !made.success) return undefined;
  const news = movedTo(view, side, made.data, facts);
  // Whose voice it is hears for whom.
  const own = sideOf(view, facts) !== undefined;
  const { ownerName: name, id } = view.umk;
  return own || !news ? news : paragraphs(line('behalf.about', { name, id }), news);
}

function movedTo(
  view: MatchView,
  side: 'umk' | 'company',
  step: MatchMove,
  facts: Facts,
): Line | undefined {
  const need = needTitle(view.need, facts.person.language);
  switch (step) {
    case 'company_accepts':
    case 'umk_accepts':
      return agreed(view, side, need);
    case 'company_declines':
      return side === 'umk' ? refusedOwner(view, need) : undefined;
    case 'umk_declines':
      return side === 'company'
        ? line('notice.umk_declined', { need, id: view.umk.id })
        : undefined;
    case 'lapse':
      return line(side === 'umk' ? 'notice.lapsed_umk' : 'notice.lapsed_company', { need });
    case 'sample':
    case 'visit':
    case 'quotation':
    case 'trial':
    case 'pause':
    case 'resume':
    case 'stop':
      // What the office decided after a report is not said to be the other side's doing.
      if (step === 'stop' && view.match.steps.at(-1)?.by === 'staff') {
        return line('notice.stop_office', { need });
      }
      // A partnership that ended keeps the name that both sides knew.
      return line(`notice.${step}`, { need, other: otherName(view, side, true) });
    case 'propose':
    case 'raise':
    case 'join':
      return undefined;
    default:
      return step satisfies never;
  }
}

function agreed(view: MatchView, side: 'umk' | 'company', need: Line): Line | undefined {
  if (!contactsShared(view.match.state)) return undefined;
  const contact = contactOf(view, side);
  return paragraphs(line('notice.agreed', { need }), contact, line('match.next_steps'));
}

/** An owner who had put a hand up hears a no with what would help next time, never the company's words. */
function refusedOwner(view: MatchView, need: Line): Line {
  const code = companyWhy.find((known) => known === view.match.declineCode) ?? 'other';
  return line('notice.company_declined', { need, tip: line(`tip.${code}`) });
}
