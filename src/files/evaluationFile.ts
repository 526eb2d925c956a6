/** Writes evaluations as PDF: one partnership for the office or for one of its sides, or all of the last twelve months for the programme. */
import { rename, writeFile } from 'node:fs/promises';
import { drawPng } from '../charts/draw.ts';
import type { Bars } from '../charts/draw.ts';
import type { Line } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import { agreementNumber } from '../domain/agreement.ts';
import type { Todo } from '../domain/files.ts';
import { EvaluationOutcome, evaluationNumber } from '../domain/evaluation.ts';
import type { EvaluationView } from '../domain/evaluation.ts';
import type { ProgrammeIndicators } from '../domain/indicators.ts';
import { addDays, localDay } from '../domain/workingDays.ts';
import { umkNames } from '../flows/agreementWords.ts';
import { figureLines, partyName, planLines, spanWords } from '../flows/evaluationWords.ts';
import { formatDay, formatNumber } from '../language/format.ts';
import { printReport } from '../papers/report.ts';
import type { Report, ReportPart } from '../papers/report.ts';
import { renderLine } from '../text/render.ts';
import type { Shelf } from './shelf.ts';

type Writing = Pick<Shelf, 'store' | 'region' | 'texts'>;
type Say = (said: Line) => string;
type ExportTodo = Extract<Todo, { kind: 'export' }>;

const YEAR_DAYS = 365;

function sayer({ texts }: Writing): Say {
  return (said) => renderLine(texts, said, { language: 'id' });
}

async function write(out: string, report: Report): Promise<void> {
  const part = `${out}.part`;
  await writeFile(part, await printReport(report), { mode: 0o600 });
  await rename(part, out);
}

async function picture(bars: Bars): Promise<ReportPart> {
  const png = await drawPng(bars);
  const head = Buffer.from(png);
  // A PNG says its size in its head.
  return { kind: 'picture', png, width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
}

function text(words: string): ReportPart {
  return { kind: 'text', words };
}

/** Every view for the office; its own for a side, and nobody else's words. */
function viewRows({ evaluation, agreement }: EvaluationView, party: string | undefined, say: Say) {
  return evaluation.views
    .filter((view) => party === undefined || view.party === party)
    .map((view): { heading: string; parts: ReportPart[] } => ({
      heading: say(
        line('evaluation.view_head', {
          name: partyName(agreement, view.party),
          rating: view.rating,
        }),
      ),
      parts: [
        {
          kind: 'rows',
          rows: [
            [say(line('evaluation.paper_good')), view.good],
            [say(line('evaluation.paper_change')), view.change],
            [
              say(line('evaluation.paper_on')),
              say(line(view.goOn ? 'evaluation.go_on' : 'evaluation.stop')),
            ],
          ],
        },
      ],
    }));
}

/** "company" or "umk/7" as a view calls it. */
function partyOf({ evaluation }: EvaluationView, asked: string | undefined): string | undefined {
  return asked === `company/${evaluation.companyId}` ? 'company' : asked;
}

/** The report of one partnership; throws where the party that asks is none of it. */
export async function writeEvaluation(
  how: Writing,
  { todo, out, now }: { todo: ExportTodo; out: string; now: Date },
): Promise<number> {
  const { store, region } = how;
  const id = todo.evaluationId ?? 0;
  const view = (await store.read({ kind: 'evaluation', id }, 0)) as EvaluationView | undefined;
  if (!view) throw new Error(`no evaluation ${id}`);
  const { evaluation, agreement } = view;
  const party = partyOf(view, todo.party);
  const parties = ['company', ...agreement.parties.map((one) => `umk/${one.party.umkId}`)];
  if (party !== undefined && !parties.includes(party))
    throw new Error(`evaluation ${id} is not of ${party}`);
  const say = sayer(how);
  const { outcome, words, plan, state } = evaluation;
  const number = agreementNumber(agreement.agreement.id);
  const ratings = evaluation.views
    .filter((one) => party === undefined || one.party === party)
    .map((one) => ({ label: partyName(agreement, one.party), value: one.rating }));
  await write(out, {
    office: region.office.name,
    title: say(line('evaluation.paper_title')),
    under: [
      `${number}: ${agreement.agreement.terms.object ?? '-'}`,
      `${agreement.company?.name ?? '-'} – ${umkNames(agreement)}`,
      spanWords(evaluation),
    ],
    sections: [
      {
        heading: say(line('evaluation.paper_outcome')),
        parts: [
          text(
            outcome
              ? say(line(`evaluation.to_${outcome}`))
              : say(line(`evaluation.state_${state}`)),
          ),
          ...(party === undefined && words ? [text(words)] : []),
          ...planLines({ plan }).map((item) => text(say(item))),
        ],
      },
      {
        heading: say(line('evaluation.paper_figures')),
        parts: figureLines(view, party).map((lines) => text(say(lines))),
      },
      ...(ratings.length > 0
        ? [
            {
              heading: say(line('evaluation.paper_views')),
              parts: [
                await picture({ title: say(line('evaluation.satisfaction')), rows: ratings }),
              ],
            },
          ]
        : []),
      ...viewRows(view, party, say),
    ],
    foot: `${evaluationNumber(id)}, ${number}`,
    madeAt: now,
  });
  return evaluation.views.length;
}

function programmeRows(of: ProgrammeIndicators | undefined, say: Say): [string, string][] {
  if (!of) return [];
  const { partnerships, reach, satisfaction, stability, transactions, jobs } = of;
  const rating = satisfaction
    ? [satisfaction.umk, satisfaction.company]
        .map((one) => (one === undefined ? '-' : formatNumber(one, 'id')))
        .join(' / ')
    : undefined;
  const rows: [string, string | undefined][] = [
    [say(line('evaluation.paper_partnerships')), String(partnerships)],
    [
      say(line('evaluation.paper_reach')),
      `${reach.umks} / ${reach.companies} / ${reach.kecamatan}`,
    ],
    [say(line('evaluation.paper_ratings')), rating],
    [say(line('evaluation.stability')), stability && `${stability.percent}%`],
    [
      say(line('evaluation.transactions')),
      transactions === undefined ? undefined : `Rp${formatNumber(transactions, 'id')}`,
    ],
    [say(line('evaluation.jobs')), jobs && String(jobs.now)],
  ];
  return rows.flatMap(([label, value]): [string, string][] =>
    value === undefined ? [] : [[label, value]],
  );
}

/** All that ended in the last twelve months: figures, how they came out, and a line each without anybody's name but the firm's. */
export async function writeEvaluations(
  how: Writing,
  { out, now }: { out: string; now: Date },
): Promise<number> {
  const { store, region } = how;
  const say = sayer(how);
  const until = addDays(localDay(now, region.timeZone), 1);
  const from = addDays(until, -YEAR_DAYS);
  const span = { from, until };
  const views = (await store.read({ kind: 'evaluations.between', ...span }, 0)) as EvaluationView[];
  const figures = (await store.read({ kind: 'indicators', ...span }, 0)) as
    ProgrammeIndicators | undefined;
  const of = (outcome: EvaluationOutcome): number =>
    views.filter(({ evaluation }) => evaluation.outcome === outcome).length;
  const outcomes = EvaluationOutcome.options.map((outcome) => ({
    label: say(line(`evaluation.to_${outcome}`)),
    value: of(outcome),
  }));
  const title = say(line('evaluation.paper_outcomes'));
  await write(out, {
    office: region.office.name,
    title: say(line('evaluation.paper_programme', { programme: region.programme.name })),
    under: [spanWords(span)],
    sections: [
      {
        heading: say(line('evaluation.paper_figures')),
        parts: [
          { kind: 'rows', rows: programmeRows(figures, say) },
          text(say(line('evaluation.paper_note'))),
        ],
      },
      { heading: title, parts: [await picture({ title, rows: outcomes })] },
      {
        heading: say(line('evaluation.paper_each')),
        parts: [
          {
            kind: 'rows',
            rows: views.map(({ evaluation, agreement }): [string, string] => [
              `${agreementNumber(agreement.agreement.id)}, ${agreement.company?.name ?? '-'}`,
              [
                evaluation.outcome
                  ? say(line(`evaluation.to_${evaluation.outcome}`))
                  : say(line(`evaluation.state_${evaluation.state}`)),
                ...evaluation.plan.map(({ on }) => formatDay(on, 'id')),
              ].join('; '),
            ]),
          },
          ...(views.length === 0 ? [text(say(line('evaluation.desk_none')))] : []),
        ],
      },
    ],
    foot: `${say(line('evaluation.title_desk'))}, ${formatDay(addDays(until, -1), 'id')}`,
    madeAt: now,
  });
  return views.length;
}
