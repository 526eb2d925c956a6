/** What the dialogs and papers of evaluations share: how one is called and shown, its figures as lines, and who hears of it. */
import type { Line } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Read } from '../conversation/step.ts';
import { agreementNumber } from '../domain/agreement.ts';
import type { AgreementView } from '../domain/agreementView.ts';
import { partiesOf } from '../domain/agreementView.ts';
import { Obstacle } from '../domain/checkIn.ts';
import type { Effect } from '../domain/effect.ts';
import type { Evaluation, EvaluationView } from '../domain/evaluation.ts';
import { evaluationNumber, saidBy } from '../domain/evaluation.ts';
import type { Happening } from '../domain/event.ts';
import type { Facts } from '../domain/facts.ts';
import type { Indicators } from '../domain/indicators.ts';
import type { Query } from '../domain/query.ts';
import { isOffice } from '../domain/roles.ts';
import { addDays } from '../domain/workingDays.ts';
import { formatDay, formatNumber } from '../language/format.ts';
import { mine, otherSide, umkNames } from './agreementWords.ts';
import { row } from './deskWords.ts';

type Why = Extract<Happening, { kind: 'evaluation.moved' }>['why'];

export function ofMine({ facts }: { facts: Facts }): Extract<Query, { kind: 'evaluations.of' }> {
  const { umks, companies } = facts.person;
  return {
    kind: 'evaluations.of',
    umkIds: umks.map(({ id }) => id),
    companyIds: companies.map(({ id }) => id),
  };
}

/** A party by name. */
export function partyName(agreement: AgreementView, party: string): string {
  if (party === 'company') return agreement.company?.name ?? '-';
  const found = agreement.parties.filter((one) => `umk/${one.party.umkId}` === party);
  return found.length > 0 ? umkNames({ parties: found }) : party.replace('umk/', 'UMK ');
}

/**
 * What is known of the year of a business as short lines: only what anybody recorded. A side was promised that neither its
 * satisfaction nor its troubles are passed on to its partner, so that each reads its own; a mean would give the other's away.
 */
function indicatorRows(of: Indicators, own?: string): Line[] {
  const { satisfaction, stability, smooth, sales, transactions, jobs, obstacles } = of;
  const percent = (value: number | undefined): string | undefined =>
    value === undefined ? undefined : `${value}%`;
  const rated =
    own === undefined ? satisfaction?.mean : satisfaction?.[own === 'company' ? 'company' : 'umk'];
  const ofMonths = own === 'company' ? {} : { smooth, balance: sales?.balance };
  return [
    ...row(
      'evaluation.satisfaction',
      rated === undefined ? undefined : `${formatNumber(rated, 'id')} / 5`,
    ),
    ...row('evaluation.stability', percent(stability)),
    ...row('evaluation.smooth', percent(ofMonths.smooth)),
    ...row('evaluation.growth', percent(sales?.growth)),
    ...row('evaluation.balance', percent(ofMonths.balance)),
    ...row(
      'evaluation.transactions',
      transactions === undefined ? undefined : `Rp${formatNumber(transactions, 'id')}`,
    ),
    ...row('evaluation.jobs', jobs && String(jobs.now)),
    ...(own === undefined ? (obstacles ?? []) : []).map(({ what, times }) =>
      line('evaluation.obstacle', {
        what: line(`obstacle.${Obstacle.catch('lain').parse(what)}`),
        times,
      }),
    ),
  ];
}

/** The figures of each business that `own` may read (an owner: its own; left out for the office), and that there are none where nothing was recorded. */
export function figureLines({ indicators, agreement }: EvaluationView, own?: string): Line[] {
  const all = own === undefined || own === 'company';
  return indicators
    .filter(({ umkId }) => all || own === `umk/${umkId}`)
    .map(({ umkId, indicators: of }) => {
      const rows = indicatorRows(of, own);
      return stacked(
        literal(partyName(agreement, `umk/${umkId}`)),
        ...(rows.length > 0 ? rows : [line('evaluation.nothing')]),
      );
    });
}

/** What one side said; the words of the other side are the office's only. */
export function viewLines({ evaluation, agreement }: EvaluationView, only?: string): Line[] {
  return evaluation.views
    .filter(({ party }) => only === undefined || party === only)
    .map(({ party, rating, good, change, goOn }) =>
      stacked(
        line('evaluation.view_head', { name: partyName(agreement, party), rating }),
        line('evaluation.view_good', { words: literal(good) }),
        line('evaluation.view_change', { words: literal(change) }),
        line(goOn ? 'evaluation.view_on' : 'evaluation.view_off'),
      ),
    );
}

export function planLines({ plan }: Pick<Evaluation, 'plan'>): Line[] {
  return plan.map(({ what, on, doneAt }) =>
    line(doneAt ? 'evaluation.item_done' : 'evaluation.item', {
      what: literal(what),
      day: formatDay(on, 'id'),
    }),
  );
}

export function spanWords({ from, until }: Pick<Evaluation, 'from' | 'until'>): string {
  return `${formatDay(from, 'id')} – ${formatDay(addDays(until, -1), 'id')}`;
}

/** `own`: the party that looks; left out for the office, which sees all. */
export function evaluationCard(view: EvaluationView, own?: string): Line {
  const { evaluation, agreement } = view;
  const { outcome, words, id, state } = evaluation;
  const { silent } = saidBy(evaluation, partiesOf(agreement));
  return paragraphs(
    stacked(
      line('evaluation.card', {
        id: evaluationNumber(id),
        number: agreementNumber(agreement.agreement.id),
        span: spanWords(evaluation),
      }),
      line(`evaluation.state_${state}`),
      ...(outcome ? [line('evaluation.outcome', { what: line(`evaluation.to_${outcome}`) })] : []),
    ),
    ...figureLines(view, own),
    ...viewLines(view, own),
    ...(own === undefined && state === 'open' && silent.length > 0
      ? [
          line('evaluation.silent', {
            names: silent.map((party) => partyName(agreement, party)).join(', '),
          }),
        ]
      : []),
    ...(own === undefined && words ? [line('evaluation.office', { words: literal(words) })] : []),
    ...(evaluation.plan.length > 0 ? [stacked(...planLines(evaluation))] : []),
  );
}

/** Both sides hear of it. */
export function tellSides({ evaluation, agreement }: EvaluationView, why: Why): Effect[] {
  const happening = { kind: 'evaluation.moved', evaluationId: evaluation.id, why } as const;
  return [
    { kind: 'tell', whom: { company: evaluation.companyId }, happening },
    ...agreement.parties.map(
      ({ party }) => ({ kind: 'tell', whom: { umk: party.umkId }, happening }) as const,
    ),
  ];
}

/** `party`: whose view was given. */
export function tellOffice({ evaluation }: EvaluationView, why: Why, party?: string): Effect[] {
  const happening = {
    ...({ kind: 'evaluation.moved', evaluationId: evaluation.id, why } as const),
    ...(party === undefined ? {} : { party }),
  };
  return [
    { kind: 'tell', whom: { role: 'mediator' }, happening },
    { kind: 'tell', whom: { role: 'admin' }, happening },
  ];
}

type Moved = Extract<Happening, { kind: 'evaluation.moved' }>;

export function evaluationNewsNeeds({ evaluationId: id }: Moved, facts: Facts): Query[] {
  return [
    ofMine({ facts }),
    ...(isOffice(facts.person.roles) ? [{ kind: 'evaluation', id } as const] : []),
  ];
}

/** What a side or the office hears; nothing where it moved on since. */
export function evaluationNews(
  { evaluationId, why, party }: Moved,
  { facts, read }: { facts: Facts; read: Read },
): Line | undefined {
  const own = read(ofMine({ facts })).find(({ evaluation }) => evaluation.id === evaluationId);
  const side = own && mine(own.agreement, facts);
  if (own && side) {
    const { evaluation, agreement } = own;
    const values = {
      id: evaluationNumber(evaluationId),
      number: agreementNumber(agreement.agreement.id),
      other: otherSide(agreement, side.by),
    };
    if (why === 'view') return undefined;
    if (why === 'asked' || why === 'again') {
      const given = evaluation.views.some(({ party }) => party === side.party);
      const asks = evaluation.state === 'open' && !(why === 'again' && given);
      return asks ? line(`evaluation.news_${why}`, values) : undefined;
    }
    if (why === 'complete') return line('evaluation.news_complete', values);
    if (why === 'due' && evaluation.state !== 'improving') return undefined;
    const { outcome } = evaluation;
    return paragraphs(
      why === 'due' || !outcome
        ? line('evaluation.news_due', values)
        : line('evaluation.news_decided', { ...values, what: line(`evaluation.to_${outcome}`) }),
      ...(evaluation.plan.length > 0 ? [stacked(...planLines(evaluation))] : []),
    );
  }
  if (!isOffice(facts.person.roles)) return undefined;
  const view = read({ kind: 'evaluation', id: evaluationId });
  if (!view || why === 'again' || why === 'decided' || why === 'complete') return undefined;
  const number = agreementNumber(view.agreement.agreement.id);
  return why === 'view' && party !== undefined
    ? line('evaluation.desk_view_of', { number, name: partyName(view.agreement, party) })
    : line(`evaluation.desk_${why}`, { number });
}
