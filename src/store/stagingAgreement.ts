/**
 * An agreement that runs already becomes what the programme knows of one: a need of the company that is closed, and a
 * match of it that both sides said yes to. Either side that nobody knew comes with it.
 */
import type { AgreementDraft } from '../domain/imported.ts';
import type { Acting, Outcome } from './stagingAct.ts';
import { makeCompany, makeUmk } from './stagingAct.ts';
import { numberIn } from './stagingPage.ts';
import type { Page } from './stagingPage.ts';

export function makeAgreement(
  acting: Acting,
  page: Page,
  n: number,
  draft: AgreementDraft,
): Outcome {
  const { kit, how } = acting;
  const { planner, at } = how;
  const made: string[] = [];
  const side = (which: 'company' | 'umk', ref = `row/${n}`): number => {
    if (ref.startsWith(`${which}/`)) return numberIn(ref);
    const known = acting.sides?.get(`${which} ${ref}`);
    if (known !== undefined) return known;
    const id =
      which === 'company'
        ? makeCompany(acting, page, planner.party(draft, 'company'))
        : makeUmk(acting, page, planner.party(draft, 'umk'));
    acting.sides?.set(`${which} ${ref}`, id);
    made.unshift(`${which}/${id}`);
    return id;
  };
  const sides = {
    company: side('company', draft.companyRef),
    umk: side('umk', draft.umkRef),
  };
  const ids = { ...sides, need: kit.numbers.next('need'), match: kit.numbers.next('match') };
  const { need, match } = planner.agreement(draft, ids, at);
  page.needs.push(need);
  page.matches.push(match);
  const before = { set: {}, emptied: [], made: [`need/${ids.need}`, ...made] };
  return { subject: `match/${ids.match}`, before };
}
