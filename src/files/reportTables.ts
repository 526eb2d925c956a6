/** The report of a period as tables and pictures, before they are a paper or a sheet: counts only, nobody in it can be recognised. */
import type { Bars } from '../charts/draw.ts';
import type { FigureGroup, Figures } from '../domain/figures.ts';
import { figureIds, hasData, TREND } from '../domain/figures.ts';
import type { Day } from '../domain/quantity.ts';
import type { Region } from '../domain/region.ts';
import { inLanguage } from '../domain/region.ts';
import { safeCounts } from '../domain/suppression.ts';
import type { PeriodId } from '../domain/reportPeriod.ts';
import { periodsUpTo, spanOf } from '../domain/reportPeriod.ts';
import type { ProgrammeIndicators } from '../domain/indicators.ts';
import { shownIndicators } from '../domain/indicatorsShown.ts';
import { formatDay, formatMoney, formatNumber, formatPeriod } from '../language/format.ts';
import type { Line, Values } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import { disputeRows } from '../flows/figuresDisputes.ts';
import { renderLine } from '../text/render.ts';
import type { Texts } from '../text/render.ts';
import type { OutCell } from '../sheets/write.ts';

export type ReportTable = { name: string; header: string[]; rows: OutCell[][]; chart?: Bars };
export type ReportPaper = {
  office: string;
  address: string;
  title: string;
  period: string;
  made: string;
  /** What came of it, in sentences. */
  outcomes: string[];
  tables: ReportTable[];
  note: string;
};

/** A paper of the office is in Indonesian, whoever asks for it. */
const LANGUAGE = 'id';

type Made = {
  period: PeriodId;
  figures: Figures;
  /** Of partnerships that have begun; left out where there is none. */
  indicators?: ProgrammeIndicators | undefined;
  region: Region;
  texts: Texts;
  today: Day;
  /** Whoever asked for it. */
  by: string | undefined;
};

type Say = (text: Extract<Line, { text: unknown }>['text'], values?: Values) => string;

function funnel({ figures: { periods, total } }: Made, say: Say): ReportTable {
  const now = periods.at(-1);
  const before = periods.at(-2);
  const rows = figureIds.map((id): [string, number, number, number, number] => {
    const [n, m] = [now?.counts[id] ?? 0, before?.counts[id] ?? 0];
    return [say(`laporan.figure_${id}`), n, m, n - m, total[id]];
  });
  return {
    name: say('laporan.doc_funnel'),
    header: [
      say('laporan.col_figure'),
      say('laporan.col_now'),
      say('laporan.col_before'),
      say('laporan.col_change'),
      say('laporan.col_total'),
    ],
    rows,
    chart: {
      title: say('laporan.doc_funnel'),
      rows: rows.map(([label, value]) => ({ label, value })),
    },
  };
}

/** The last periods of the same kind beside each other, from the first in which anything happened. */
function trend({ figures: { periods }, period }: Made, say: Say): ReportTable {
  const ids = periodsUpTo(period, TREND);
  const first = Math.max(
    0,
    periods.findIndex((one) => hasData(one)),
  );
  const shown = periods.slice(first);
  const names = ids.slice(first).map((id) => formatPeriod(id, LANGUAGE));
  const rows = [
    [say('laporan.umk_joined'), ...shown.map(({ joined }) => joined)],
    ...figureIds.map((id) => [
      say(`laporan.figure_${id}`),
      ...shown.map(({ counts }) => counts[id]),
    ]),
  ];
  return {
    name: say('laporan.doc_trend'),
    header: [say('laporan.col_figure'), ...names],
    rows,
    chart: {
      title: say('laporan.chart_trend'),
      rows: shown.map(({ counts }, index) => ({
        label: names[index] ?? '',
        value: counts.agreed,
      })),
    },
  };
}

/** What stands for a count that is hidden. */
const HIDDEN = '*';

/** Groups with what may leave the office of each: small ones are hidden, and what would give them away by the totals. */
function safeGroups(groups: readonly FigureGroup[]) {
  const safe = (of: (group: FigureGroup) => number) => safeCounts(groups.map(of));
  const [umks, joined, agreed] = [
    safe((group) => group.umks),
    safe((group) => group.joined),
    safe((group) => group.agreed),
  ];
  return groups.map(({ key }, at) => ({
    key,
    umks: umks[at],
    cells: [umks[at], joined[at], agreed[at]].map((count) => count ?? HIDDEN),
  }));
}

function grouped(
  name: string,
  first: string,
  groups: readonly FigureGroup[],
  label: (key: string) => string,
  say: Say,
): ReportTable {
  const safe = safeGroups(groups);
  const shown = safe.flatMap(({ key, umks }) =>
    umks === undefined ? [] : [{ label: label(key), value: umks }],
  );
  return {
    name,
    header: [first, say('laporan.col_umks'), say('laporan.col_joined'), say('laporan.col_agreed')],
    rows: safe.map(({ key, cells }) => [label(key), ...cells]),
    ...(shown.length > 0 ? { chart: { title: name, rows: shown } } : {}),
  };
}

/** What came of the partnerships that have begun. */
function running({ indicators }: Made, say: Say): string[] {
  if (!indicators) return [];
  return [
    say('indicator.head'),
    ...shownIndicators(indicators).map(({ id, value }) => {
      const money = typeof value === 'bigint';
      return say(`indicator.${id}`, {
        value: money
          ? formatMoney({ min: value, max: value }, LANGUAGE)
          : formatNumber(value, LANGUAGE),
      });
    }),
    say('indicator.note'),
  ];
}

/** None where nothing was reported. */
function disputes({ figures, region, texts }: Made, say: Say): ReportTable[] {
  const rows = disputeRows(figures, region).map(({ label, count }): OutCell[] => [
    renderLine(texts, label, { language: LANGUAGE }),
    count,
  ]);
  if (rows.length === 0) return [];
  const header = [say('laporan.col_figure'), say('laporan.col_now')];
  return [{ name: say('laporan.doc_reports'), header, rows }];
}

function outcomes(made: Made, say: Say): string[] {
  const { periods, total, umks } = made.figures;
  const now = periods.at(-1);
  const percent = total.asked > 0 ? Math.round((100 * total.agreed) / total.asked) : undefined;
  return [
    say('laporan.outcome_umks', { joined: now?.joined ?? 0, umks }),
    ...(percent === undefined
      ? []
      : [say('laporan.outcome_agreed', { asked: total.asked, agreed: total.agreed, percent })]),
    ...(total.trial > 0 ? [say('laporan.outcome_trial', { trial: total.trial })] : []),
    ...running(made, say),
  ];
}

export function reportPaper(made: Made): ReportPaper {
  const { region, texts, period, figures, today, by } = made;
  const say: Say = (text, values) => renderLine(texts, line(text, values), { language: LANGUAGE });
  const sector = (key: string): string => {
    const found = region.sectors.find(({ code }) => code === key);
    return found ? inLanguage(found.label, LANGUAGE) : key;
  };
  const { byKecamatan, bySector } = figures;
  const kecamatan = say('laporan.col_kecamatan');
  const title = spanOf(period).kind === 'quarter' ? 'laporan.doc_quarter' : 'laporan.doc_title';
  const day = formatDay(today, LANGUAGE);
  return {
    office: region.office.name,
    address: region.office.address,
    title: say(title, { programme: region.programme.name, region: region.name }),
    period: say('laporan.doc_period', { period: formatPeriod(period, LANGUAGE) }),
    made: by ? say('laporan.doc_made_by', { day, who: by }) : say('laporan.doc_made', { day }),
    outcomes: outcomes(made, say),
    tables: [
      funnel(made, say),
      trend(made, say),
      ...disputes(made, say),
      grouped(say('laporan.doc_kecamatan'), kecamatan, byKecamatan, (key) => key, say),
      grouped(say('laporan.doc_sector'), say('laporan.col_sector'), bySector, sector, say),
    ],
    note: `${say('laporan.note')} ${say('laporan.hidden')}`,
  };
}
