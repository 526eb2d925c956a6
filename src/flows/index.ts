/** The list of dialogs: one line each. */
import type { Flow } from '../conversation/step.ts';
import type { Region } from '../domain/region.ts';
import { appeal } from './appeal.ts';
import { assist } from './assist.ts';
import { assistCorrect } from './assistCorrect.ts';
import { assistNext } from './assistNext.ts';
import { assistRegister } from './assistRegister.ts';
import { assistSheet } from './assistSheet.ts';
import { assistSilent } from './assistSilent.ts';
import { auditSearch, auditTrail } from './auditTrail.ts';
import { behalf } from './behalf.ts';
import { candidates } from './candidates.ts';
import { change } from './change.ts';
import { claim } from './claim.ts';
import { closeNeed } from './closeNeed.ts';
import { company } from './company.ts';
import { companyCheck } from './companyCheck.ts';
import { desk } from './desk.ts';
import { deskMatch } from './deskMatch.ts';
import { erase } from './erase.ts';
import { extras } from './extras.ts';
import { findCompany } from './findCompany.ts';
import { findNeed } from './findNeed.ts';
import { findUmk } from './findUmk.ts';
import { frozen } from './frozen.ts';
import { handover } from './handover.ts';
import { handoverDesk } from './handoverDesk.ts';
import { handoverNews } from './handoverNews.ts';
import { handoverPass } from './handoverPass.ts';
import { handoverRating } from './handoverRating.ts';
import { handoverTalk } from './handoverTalk.ts';
import { handoverWhom } from './handoverWhom.ts';
import { invite } from './invite.ts';
import { join } from './join.ts';
import { joinStaff } from './joinStaff.ts';
import { language } from './language.ts';
import { link } from './link.ts';
import { linked } from './linked.ts';
import { menu } from './menu.ts';
import { mydata } from './mydata.ts';
import { need } from './need.ts';
import { notice } from './notice.ts';
import { orders } from './orders.ts';
import { ownConfirm } from './ownConfirm.ts';
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
import { replacePic } from './replacePic.ts';
import { report } from './report.ts';
import { roles } from './roles.ts';
import { sheetCheck } from './sheetCheck.ts';
import { silent } from './silent.ts';
import { statistics } from './statistics.ts';
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
    statistics,
    auditTrail,
    auditSearch,
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
    handover,
    handoverTalk,
    handoverRating,
    handoverNews,
    handoverDesk,
    handoverWhom,
    handoverPass,
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
    closeNeed,
    desk,
    deskMatch,
    findCompany,
    findNeed,
    findUmk,
    joinStaff,
    replacePic,
    roles,
    assist,
    assistRegister,
    assistNext,
    assistCorrect,
    assistSheet,
    assistSilent,
    ownConfirm,
    sheetCheck,
    behalf,
  ];
}
