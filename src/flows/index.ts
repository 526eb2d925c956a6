/** The list of dialogs: one line each. */
import type { Command, Flow } from '../conversation/step.ts';
import type { Region } from '../domain/region.ts';
import { agreementFlows } from './agreementFlows.ts';
import { afterReport } from './afterReport.ts';
import { warning } from './warning.ts';
import { answerNew } from './answerNew.ts';
import { answers } from './answers.ts';
import { answerSame } from './answerSame.ts';
import { appeal } from './appeal.ts';
import { assist } from './assist.ts';
import { assistCorrect } from './assistCorrect.ts';
import { assistNext } from './assistNext.ts';
import { assistRegister } from './assistRegister.ts';
import { assistSheet } from './assistSheet.ts';
import { assistSilent } from './assistSilent.ts';
import { auditSearch, auditTrail } from './auditTrail.ts';
import { behalf } from './behalf.ts';
import { broadcast } from './broadcast.ts';
import { broadcastOrder } from './broadcastOrder.ts';
import { broadcastMessage } from './broadcastMessage.ts';
import { broadcastWrite } from './broadcastWrite.ts';
import { candidates } from './candidates.ts';
import { change } from './change.ts';
import { checkIn } from './checkIn.ts';
import { claim } from './claim.ts';
import { sheet } from './sheet.ts';
import { survey } from './survey.ts';
import { closeNeed } from './closeNeed.ts';
import { commandMenu } from './commandMenu.ts';
import { code } from './code.ts';
import { company } from './company.ts';
import { companyCheck } from './companyCheck.ts';
import { desk } from './desk.ts';
import { diaryFlows } from './diaryFlows.ts';
import { forumFlows } from './forumFlows.ts';
import { deskMatch } from './deskMatch.ts';
import { disputeParty } from './disputeParty.ts';
import { disputes } from './disputes.ts';
import { digest } from './digest.ts';
import { erase } from './erase.ts';
import { extras } from './extras.ts';
import { exportDesk } from './exportDesk.ts';
import { fileNews } from './fileNews.ts';
import { figures } from './figures.ts';
import { findCompany } from './findCompany.ts';
import { idle } from './idle.ts';
import { importAsk } from './importAsk.ts';
import { importCard } from './importCard.ts';
import { importDesk } from './importDesk.ts';
import { findNeed } from './findNeed.ts';
import { findUmk } from './findUmk.ts';
import { mediation } from './mediation.ts';
import { myReports } from './myReports.ts';
import { frozen } from './frozen.ts';
import { givenUp } from './givenUp.ts';
import { group } from './group.ts';
import { groupAsk } from './groupAsk.ts';
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
import { licence } from './licence.ts';
import { licenceAct } from './licenceAct.ts';
import { licenceAsked, licenceDue } from './licenceAsked.ts';
import { licenceClinic } from './licenceClinic.ts';
import { licenceDesk } from './licenceDesk.ts';
import { licenceDone } from './licenceDone.ts';
import { licenceFiles } from './licenceFiles.ts';
import { licenceList } from './licenceList.ts';
import { licenceMine } from './licenceMine.ts';
import { licenceTell } from './licenceTell.ts';
import { link } from './link.ts';
import { linked } from './linked.ts';
import { lkpm } from './lkpm.ts';
import { lkpmNews } from './lkpmNews.ts';
import { matchCoverage } from './matchCoverage.ts';
import { matchFair } from './matchFair.ts';
import { matchTry } from './matchTry.ts';
import { menu } from './menu.ts';
import { mydata } from './mydata.ts';
import { need } from './need.ts';
import { notice } from './notice.ts';
import { orders } from './orders.ts';
import { ownConfirm } from './ownConfirm.ts';
import { paperNews } from './paperNews.ts';
import { pairing } from './pairing.ts';
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
import { reminder } from './reminder.ts';
import { reminders } from './reminders.ts';
import { report } from './report.ts';
import { reportNews } from './reportNews.ts';
import { roles } from './roles.ts';
import { sheetCheck } from './sheetCheck.ts';
import { silent } from './silent.ts';
import { statistics } from './statistics.ts';
import { status } from './status.ts';
import { stop } from './stop.ts';
import { terms } from './terms.ts';
import { texts } from './texts.ts';
import { togetherAsk } from './togetherAsk.ts';
import { togetherOffer } from './togetherOffer.ts';
import { togetherSilent } from './togetherSilent.ts';
import { topic } from './topic.ts';
import { unanswered } from './unanswered.ts';
import { voice } from './voice.ts';
import { voiceHeard } from './voiceHeard.ts';
import { voiceWrite } from './voiceWrite.ts';
import { withdraw } from './withdraw.ts';

const listed: readonly Flow[] = [
  menu,
  register,
  profile,
  terms,
  digest,
  matchFair,
  matchTry,
  matchCoverage,
  togetherOffer,
  togetherAsk,
  togetherSilent,
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
  warning,
  checkIn,
  survey,
  sheet,
  withdraw,
  appeal,
  invite,
  join,
  claim,
  link,
  linked,
  recover,
  myReports,
  disputeParty,
  mediation,
  afterReport,
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
  topic,
  groupAsk,
  group,
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
  broadcastOrder,
  desk,
  deskMatch,
  pairing,
  findCompany,
  findNeed,
  findUmk,
  code,
  joinStaff,
  replacePic,
  roles,
  texts,
  unanswered,
  givenUp,
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
  idle,
  importAsk,
  exportDesk,
  fileNews,
  figures,
  lkpm,
  lkpmNews,
  reminder,
  reminders,
];

/** Owners who are registered by a companion. */
const companions: readonly Flow[] = [
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

/** Help with licences: the owner's side, what comes by itself, and the desk. */
const licences: readonly Flow[] = [
  licence,
  licenceMine,
  licenceDue,
  licenceAsked,
  licenceDone,
  licenceTell,
  licenceFiles,
  licenceClinic,
  licenceList,
  licenceDesk,
  licenceAct,
];

/** All dialogs of a region; `commands` are what the menu of staff offers. */
export function flows(region: Region, commands: readonly Command[] = []): readonly Flow[] {
  return [
    ...listed,
    ...agreementFlows,
    ...diaryFlows,
    ...forumFlows,
    ...companions,
    ...licences,
    commandMenu(commands),
    readiness(region),
  ];
}
