/** The indicators of running partnerships in words, for staff; what nothing is known of is not there. */
import type { Line } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Facts } from '../domain/facts.ts';
import type { ProgrammeIndicators } from '../domain/indicators.ts';
import { shownIndicators } from '../domain/indicatorsShown.ts';
import type { Query } from '../domain/query.ts';
import type { PeriodId } from '../domain/reportPeriod.ts';
import { spanOf } from '../domain/reportPeriod.ts';
import { formatMoney, formatNumber } from '../language/format.ts';

export function indicatorsQuery(period: PeriodId): Extract<Query, { kind: 'indicators' }> {
  const { from, until } = spanOf(period);
  return { kind: 'indicators', from, until };
}

/** Nothing where no partnership has begun. */
export function indicatorLines(
  found: ProgrammeIndicators | undefined,
  { person: { language } }: Facts,
): Line[] {
  if (!found) return [];
  return [
    line('indicator.head'),
    ...shownIndicators(found).map(({ id, value }) =>
      line(`indicator.${id}`, {
        value: literal(
          typeof value === 'bigint'
            ? formatMoney({ min: value, max: value }, language)
            : formatNumber(value, language),
        ),
      }),
    ),
    line('indicator.note'),
  ];
}
