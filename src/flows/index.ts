/** The list of dialogs: one line each. */
import type { Flow } from '../conversation/step.ts';
import type { Region } from '../domain/region.ts';
import { appeal } from './appeal.ts';
import { candidates } from './candidates.ts';
import { change } from './change.ts';
import { claim } from './claim.ts';
import { company } from './company.ts';
import { companyCheck } from './companyCheck.ts';
import { erase } from './erase.ts';
import { extras } from './extras.ts';
import { frozen } from './frozen.ts';
import { invite } from './invite.ts';
import { join } from './join.ts';
import { language } from './language.ts';
import { link } from './link.ts';
import { linked } from './linked.ts';
import { menu } from './menu.ts';
import { mydata } from './mydata.ts';
import { need } from './need.ts';
import { notice } from './notice.ts';
import { orders } from './orders.ts';
import { papers } from './papers.ts';
import { partners } from './partners.ts';
import { pause } from './pause.ts';
import { photos } from './photos.ts';
import { profile } from './profile.ts';
import { proposal } from './proposal.ts';
import { question } from './question.ts';
import { readiness } from './readiness.ts';
import { recover } from './recover.ts';
import { register } from './register.ts';
import { report } from './report.ts';
import { silent } from './silent.ts';
import { status } from './status.ts';
import { stop } from './stop.ts';
import { voice } from './voice.ts';
import { voiceHeard } from './voiceHeard.ts';
import { voiceWrite } from './voiceWrite.ts';
import { withdraw } from './withdraw.ts';

export function flows(region: Region): readonly Flow[] {
  return [
    menu,
    register,
    profile,
    extras,
    change,
    papers,
    photos,
    readiness(region),
    status,
    pause,
    mydata,
    erase,
    withdraw,
    appeal,
    invite,
    join,
    claim,
    link,
    linked,
    recover,
    frozen,
    voice,
    voiceHeard,
    voiceWrite,
    language,
    question,
    stop,
    company,
    need,
    candidates,
    orders,
    proposal,
    partners,
    silent,
    notice,
    report,
    companyCheck,
  ];
}
