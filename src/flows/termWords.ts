/** The terms of a business (waiting for payment, price, patterns, busy and slow months) in words, the same on its card and in its dialog. */
import type { Line } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Facts } from '../domain/facts.ts';
import type { Language } from '../domain/person.ts';
import type { Season, Umk } from '../domain/umk.ts';
import { formatMoney } from '../language/format.ts';

/** 0 is cash, otherwise so many days after delivery. */
export function waitLine(days: number | undefined): Line | undefined {
  if (days === undefined) return undefined;
  return days === 0 ? line('terms.cash_only') : line('terms.wait_days', { days });
}

function monthNames(months: readonly number[], language: Language): string {
  const names = new Intl.DateTimeFormat(language === 'en' ? 'en' : 'id', {
    month: 'long',
    timeZone: 'UTC',
  });
  return months.map((month) => names.format(new Date(Date.UTC(2026, month - 1, 1)))).join(', ');
}

export function seasonLine(seasons: readonly Season[] | undefined, facts: Facts): Line | undefined {
  const [season] = seasons ?? [];
  if (!season) return undefined;
  const months = monthNames(season.months, facts.person.language);
  return season.percent === 0
    ? line('terms.season_none', { months })
    : line('terms.season_part', { months, percent: season.percent });
}

export function patternsLine({ patterns }: Pick<Umk, 'patterns'>): Line | undefined {
  const [first, ...rest] = patterns ?? [];
  if (!first) return undefined;
  return rest.reduce<Line>(
    (said, pattern) => line('terms.and_also', { said, more: line(`pattern.${pattern}`) }),
    line(`pattern.${first}`),
  );
}

export function priceLine({ price }: Pick<Umk, 'price'>, facts: Facts): Line | undefined {
  return price && literal(formatMoney(price, facts.person.language));
}
