/** How an early warning is told to staff: what it is, about whom, and the records that speak for it. */
import type { Line } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import { agreementNumber } from '../domain/agreement.ts';
import { Obstacle } from '../domain/checkIn.ts';
import type { Facts } from '../domain/facts.ts';
import { Day } from '../domain/quantity.ts';
import { PeriodId } from '../domain/reportPeriod.ts';
import type { Evidence, WarningCode, WarningView } from '../domain/warning.ts';
import { formatMoney } from '../language/format.ts';
import { dayName } from './card.ts';
import { dayOf, row } from './deskWords.ts';
import { periodName } from './figuresWords.ts';

/** The newest of them; all lie in the partnership's own records. */
const MOST_SHOWN = 8;

export function warningName(code: WarningCode): Line {
  return line(`warning.code_${code}`);
}

function when(on: string, facts: Facts): Line {
  if (Day.safeParse(on).success) return dayName(on, facts);
  const period = PeriodId.safeParse(on).data;
  return period === undefined ? literal(on) : periodName(period, facts);
}

function valueOf({ value }: Evidence, facts: Facts): string {
  if (typeof value !== 'bigint') return String(value ?? '');
  return formatMoney({ min: value, max: value }, facts.person.language);
}

function evidenceLine(code: WarningCode, evidence: Evidence, facts: Facts): Line {
  const values = { when: when(evidence.on, facts), value: valueOf(evidence, facts) };
  switch (code) {
    case 'kendala': {
      const what = Obstacle.safeParse(evidence.what).data ?? 'lain';
      return line('warning.evidence_kendala', { ...values, what: line(`obstacle.${what}`) });
    }
    case 'kepuasan':
      return line(
        evidence.what === 'company' ? 'warning.evidence_company' : 'warning.evidence_umk',
        values,
      );
    case 'penjualan':
    case 'diam':
    case 'tanpa_pesanan':
    case 'tagihan':
    case 'terlambat':
    case 'ditolak':
      return line(`warning.evidence_${code}`, values);
    default:
      return code satisfies never;
  }
}

/** The records, newest last. */
export function evidenceLines({ warning }: WarningView, facts: Facts): Line[] {
  const { code, evidence } = warning;
  return [
    line('warning.evidence'),
    ...evidence.slice(-MOST_SHOWN).map((one) => evidenceLine(code, one, facts)),
  ];
}

/** Rows of a card: between whom it is, and what was made of it before. */
export function warningRows(view: WarningView, facts: Facts): Line[] {
  const { warning, company, umk } = view;
  const { note, closedAt, agreementId } = warning;
  return [
    ...row('warning.agreement', agreementNumber(agreementId)),
    ...row('warning.company', company?.name),
    ...row(
      'warning.umk',
      line('desk.umk', { id: warning.umkId, product: literal(umk?.product ?? '-') }),
    ),
    ...(closedAt === undefined ? [] : row('warning.before', dayOf(closedAt, facts))),
    ...row('warning.note', note),
    ...evidenceLines(view, facts),
  ];
}

export function warningCard(view: WarningView, facts: Facts): Line {
  return stacked(
    line('warning.head', { name: warningName(view.warning.code) }),
    ...warningRows(view, facts),
  );
}
