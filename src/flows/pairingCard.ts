/** A need's candidates as a list, and one pair side by side: what speaks for it, what stands in the way, and whether it may be proposed. */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { isProposed, moveMatch } from '../domain/match.ts';
import type { Query } from '../domain/query.ts';
import type { Candidate, PairView } from '../domain/queryMatching.ts';
import { mayWork } from '../domain/roles.ts';
import { row } from './deskWords.ts';
import { needTitle } from './needWords.ts';
import { pageLines, pageOf, pageOptions, rowsOn } from './paged.ts';
import { reasonLines } from './reasons.ts';
import { partLine, tiltLine } from './weightWords.ts';

/** `need`: its number; `pick`: a UMK's number, or what was chosen on the list. */
export const Pairing = z
  .object({
    need: z.string(),
    page: z.int(),
    pick: z.string(),
    other: z.string(),
    act: z.string(),
    sure: z.string(),
  })
  .partial();
export type Pairing = z.infer<typeof Pairing>;
type Here = Context<Pairing>;
type Known = Pick<Here, 'answers'>;

export function listNeeds({ answers }: Known): Query[] {
  const id = Number(answers.need);
  return [
    { kind: 'need', id },
    { kind: 'candidates', needId: id },
  ];
}

function found({ answers, read }: Here): Candidate[] {
  return read({ kind: 'candidates', needId: Number(answers.need) });
}

export function listText(context: Here): Line {
  const { answers, facts, read } = context;
  const need = read({ kind: 'need', id: Number(answers.need) });
  const count = found(context).length;
  const values = { need: need ? needTitle(need, facts.person.language) : '', count };
  const head = line(count === 0 ? 'pairing.none' : 'pairing.list', values);
  return stacked(head, ...pageLines(pageOf(answers.page, count)));
}

export function listOptions(context: Here): Option[] {
  const all = found(context);
  const page = pageOf(context.answers.page, all.length);
  return [
    ...rowsOn(all, page).map(({ umk, score, raised, proposed }) => ({
      id: String(umk.id),
      label: line(
        raised ? 'pairing.row_raised' : proposed ? 'pairing.row_proposed' : 'pairing.row',
        {
          id: umk.id,
          product: umk.product,
          place: umk.place.kecamatan,
          percent: Math.round(score * 100),
        },
      ),
    })),
    ...pageOptions(page),
    { id: 'lain', label: line('pairing.other'), words: ['umk lain', 'lain', 'other'] },
    { id: 'bobot', label: line('pairing.try'), words: ['bobot', 'coba bobot', 'weights'] },
    { id: 'kebutuhan_lain', label: line('pairing.other_need'), words: ['kebutuhan lain'] },
    finish,
  ];
}

export const finish: Option = {
  id: 'selesai',
  label: line('desk.finish'),
  words: ['sudah', 'done'],
};

export function one({ answers }: Known): Extract<Query, { kind: 'pair' }> {
  const umk = answers.other ?? answers.pick;
  return { kind: 'pair', needId: Number(answers.need), umkId: Number(umk) };
}

export function pairOf(context: Here): PairView | undefined {
  return context.read(one(context));
}

export function card(context: Here): Line {
  const { facts } = context;
  const pair = pairOf(context);
  if (!pair) return line('pairing.gone');
  const { need, company, umk, score, reasons, obstacles, match, parts, tilt } = pair;
  const why = { need, umk };
  return paragraphs(
    stacked(
      line('pairing.card', { umk: umk.id, need: need.id }),
      ...row('desk_match.need', needTitle(need, facts.person.language)),
      ...row('desk_match.company', `${company.name} (${company.id})`),
      ...row('desk_match.umk', `${umk.product} (${umk.id})`),
      ...row('pairing.score', line('pairing.percent', { percent: Math.round(score * 100) })),
      ...row('desk_match.state', match && line(`match.state_${match.state}`)),
    ),
    ...(reasons.length > 0
      ? [stacked(line('pairing.fits'), reasonLines({ ...why, reasons }, facts))]
      : []),
    ...(obstacles.length > 0
      ? [stacked(line('pairing.obstacles'), reasonLines({ ...why, reasons: obstacles }, facts))]
      : []),
    stacked(line('pairing.parts'), ...parts.map(partLine)),
    ...(tilt.length > 0 ? [stacked(line('pairing.tilt'), ...tilt.map(tiltLine))] : []),
    ...(match && isProposed(match) ? [line('pairing.proposed_already')] : []),
  );
}

/** Why nobody may propose this pair now; undefined where they may. */
export function hindrance(context: Here): 'denied' | 'gone' | 'own' | 'settled' | undefined {
  const { person } = context.facts;
  if (!mayWork(person.roles, 'match')) return 'denied';
  const pair = pairOf(context);
  if (!pair) return 'gone';
  const { need, company, umk, match } = pair;
  const own =
    person.umks.some(({ id }) => id === umk.id) ||
    person.companies.some(({ id }) => id === company.id);
  if (own) return 'own';
  // A business that nobody confirmed, or that was paused by its owner, is proposed to nobody.
  const closed = need.status !== 'open' || company.status !== 'approved';
  const away = pair.obstacles.some(({ code }) =>
    ['umk_inactive', 'umk_paused', 'tied'].includes(code),
  );
  const moved = match && (isProposed(match) || !moveMatch(match.state, 'propose', 'staff'));
  return closed || away || moved ? 'settled' : undefined;
}

/** Who works on matches may say that a business is the company's own; nobody of either does. */
export function mayTie(context: Here): boolean {
  const hindered = hindrance(context);
  return hindered === undefined || hindered === 'settled';
}

function tieOptions(context: Here): Option[] {
  const pair = pairOf(context);
  if (!pair) return [];
  const own = (pair.umk.tiedTo ?? []).includes(pair.company.id);
  return [
    own
      ? { id: 'bukan_milik', label: line('pairing.untie'), words: ['bukan milik'] }
      : { id: 'milik', label: line('pairing.tie'), words: ['milik perusahaan'] },
  ];
}

export function menuOptions(context: Here): Option[] {
  return [
    ...(hindrance(context) === undefined
      ? [{ id: 'usulkan', label: line('pairing.propose'), words: ['usulkan', 'propose'] }]
      : []),
    ...(mayTie(context) ? tieOptions(context) : []),
    { id: 'umk', label: line('desk_match.see_umk'), words: ['umk'] },
    { id: 'kebutuhan', label: line('desk_match.see_need'), words: ['kebutuhan', 'need'] },
    { id: 'daftar', label: line('find.back'), words: ['daftar', 'list'] },
    finish,
  ];
}
