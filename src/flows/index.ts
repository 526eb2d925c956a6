/** The list of dialogs: one line each. */
import type { Command, Flow } from '../conversation/step.ts';
import type { Region } from '../domain/region.ts';
import { answerNew } from './answerNew.ts';
import { answers } from './answers.ts';
import { answerSame } from './answerSame.ts';
import { appeal } from './appeal.ts';
import { auditSearch, auditTrail } from './auditTrail.ts';
import { broadcast } from './broadcast.ts';
import { broadcastMessage } from './broadcastMessage.ts';
import { broadcastWrite } from './broadcastWrite.ts';
import { candidates } from './candidates.ts';
import { change } from './change.ts';
import { claim } from './claim.ts';
import { closeNeed } from './closeNeed.ts';
import { commandMenu } from './commandMenu.ts';
import { company } from './company.ts';
import { companyCheck } from './companyCheck.ts';
import { desk } from './desk.ts';
import { deskMatch } from './deskMatch.ts';
import { disputes } from './disputes.ts';
import { erase } from './erase.ts';
import { extras } from './extras.ts';
import { exportDesk } from './exportDesk.ts';
import { fileNews } from './fileNews.ts';
import { figures } from './figures.ts';
import { findCompany } from './findCompany.ts';
import { importAsk } from './importAsk.ts';
import { importCard } from './importCard.ts';
import { importDesk } from './importDesk.ts';
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
import { holidayAdd, holidayDecree } from './holidayAdd.ts';
import { holidayMove, holidayRemove } from './holidayMove.ts';
import { holidays } from './holidays.ts';
import { invite } from './invite.ts';
import { join } from './join.ts';
import { joinStaff } from './joinStaff.ts';
import { language } from './language.ts';
import { link } from './link.ts';
import { linked } from './linked.ts';
import { lkpm } from './lkpm.ts';
import { lkpmNews } from './lkpmNews.ts';
import { menu } from './menu.ts';
import { mydata } from './mydata.ts';
import { need } from './need.ts';
import { notice } from './notice.ts';
import { orders } from './orders.ts';
import { paperNews } from './paperNews.ts';
import { papers } from './papers.ts';
import { verify } from './verify.ts';
import { curate } from './curate.ts';
import { curations } from './curations.ts';
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
import { reportNews } from './reportNews.ts';
import { roles } from './roles.ts';
import { silent } from './silent.ts';
import { statistics } from './statistics.ts';
import { status } from './status.ts';
import { stop } from './stop.ts';
import { texts } from './texts.ts';
import { unanswered } from './unanswered.ts';
import { voice } from './voice.ts';
import { voiceHeard } from './voiceHeard.ts';
import { voiceWrite } from './voiceWrite.ts';
import { withdraw } from './withdraw.ts';

const listed: readonly Flow[] = [
  menu,
  register,
  profile,
  extras,
  change,
  papers,
  paperNews,
  verify,
  curate,
  curations,
  photos,
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
  reportNews,
  disputes,
  companyCheck,
  closeNeed,
  broadcast,
  broadcastWrite,
  broadcastMessage,
  desk,
  deskMatch,
  findCompany,
  findNeed,
  findUmk,
  joinStaff,
  replacePic,
  roles,
  texts,
  unanswered,
  answers,
  answerSame,
  answerNew,
  holidays,
  holidayAdd,
  holidayMove,
  holidayRemove,
  holidayDecree,
  importDesk,
  importCard,
  importAsk,
  exportDesk,
  fileNews,
  figures,
  lkpm,
  lkpmNews,
];

/** All dialogs of a region; `commands` are what the menu of staff offers. */
export function flows(region: Region, commands: readonly Command[] = []): readonly Flow[] {
  return [...listed, commandMenu(commands), readiness(region)];
}
