/** A partnership that an evaluation paused goes on again, where it had come to; only while it is paused, and by who may decide on it. */
import type { Option } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Step } from '../conversation/step.ts';
import { agreementNumber } from '../domain/agreement.ts';
import type { Effect } from '../domain/effect.ts';
import type { EvaluationView } from '../domain/evaluation.ts';
import { moveMatch } from '../domain/match.ts';
import { mayDecide } from './evaluationDecide.ts';
import type { Here, Look } from './evaluationStart.ts';
import { yesNo } from './forumWords.ts';

/** The matches that the office paused with this evaluation, while the agreement still runs. */
function paused({ evaluation, agreement, matches }: EvaluationView): EvaluationView['matches'] {
  if (evaluation.outcome !== 'jeda' || agreement.agreement.state !== 'running') return [];
  return matches.filter(({ state }) => moveMatch(state, 'resume', 'staff') !== undefined);
}

export function resumeOptions(view: EvaluationView): Option[] {
  if (paused(view).length === 0) return [];
  const label = line('evaluation.act_resume');
  return [{ id: `teruskan:${view.evaluation.rev}`, label, words: ['lanjutkan', 'resume'] }];
}

function resumed(view: EvaluationView): Effect[] {
  return paused(view).flatMap(({ id: matchId, state: from, umkId, before }): Effect[] => {
    const happening = { kind: 'match.moved', matchId, move: 'resume' } as const;
    return [
      {
        kind: 'match.move',
        ...{ matchId, from, move: 'resume', by: 'staff' },
        ...(before ? { before } : {}),
      },
      { kind: 'tell', whom: { umk: umkId }, happening },
      { kind: 'tell', whom: { company: view.evaluation.companyId }, happening },
    ];
  });
}

/** The steps behind `resumeOptions`; `viewOf` reads the evaluation that is on screen. */
export function resumeSteps(
  needs: NonNullable<Extract<Step<Look>, { kind: 'end' }>['needs']>,
  viewOf: (context: Here) => EvaluationView | undefined,
): Record<'resume' | 'resuming' | 'resumed' | 'resume_late', Step<Look>> {
  return {
    resume: {
      kind: 'choose',
      needs,
      text: (context) => {
        const id = viewOf(context)?.evaluation.agreementId ?? 0;
        return line('evaluation.sure_resume', { number: agreementNumber(id) });
      },
      options: yesNo('evaluation.yes_resume'),
      save: 'sure',
      stale: true,
      next: { ya: 'resuming', tidak: 'again' },
    },
    resuming: {
      kind: 'branch',
      needs,
      next: (context) => {
        const view = viewOf(context);
        if (!view || !mayDecide(view, context)) return 'denied';
        return paused(view).length > 0 ? 'resumed' : 'resume_late';
      },
    },
    resumed: {
      kind: 'end',
      needs,
      text: 'evaluation.resumed',
      effects: (context) => {
        const view = viewOf(context);
        return view ? resumed(view) : [];
      },
    },
    resume_late: { kind: 'end', text: 'evaluation.resume_late' },
  };
}
