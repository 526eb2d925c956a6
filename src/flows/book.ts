/** The book of one region: which dialog a wish opens, and which one a happening opens. */
import type { Book, Command, Start } from '../conversation/step.ts';
import type { Happening } from '../domain/event.ts';
import type { Region } from '../domain/region.ts';
import type { ReminderKind } from '../domain/reminder.ts';
import { ordered } from './broadcastOrder.ts';
import { asksAgreements } from './agreementOwn.ts';
import { sendsScan } from './agreementScan.ts';
import { verifying } from './agreementVerify.ts';
import { asksEvaluation } from './evaluation.ts';
import { startedWith } from './code.ts';
import { asksDiary } from './diary.ts';
import { saysWork } from './diarySay.ts';
import { confirming } from './ownCode.ts';
import { asksCheckIn } from './checkInWords.ts';
import { claims } from './claim.ts';
import { readLicenceWish } from '../language/licence.ts';
import { flows } from './index.ts';
import { joining } from './joinCode.ts';
import { asksReports } from './myReports.ts';
import { asksMeetings } from './myMeetings.ts';
import { languageNamed } from './language.ts';
import { linking } from './linkCode.ts';
import { asksLkpm } from './lkpm.ts';
import { offered } from './menu.ts';
import { toldPause } from './pause.ts';
import { asksReminders } from './reminders.ts';
import { umksOf } from './whichUmk.ts';

/** Everything the engine can do; `words` renders a line, `commands` are the staff's. */
export function makeBook(region: Region, commands: readonly Command[], words: Book['words']): Book {
  return {
    words,
    flows: new Map(flows(region, commands).map((flow) => [flow.id, flow])),
    commands: new Map(commands.map((command) => [command.name, command])),
    home: 'menu',
    voice: (heard) => ({ flow: 'voice', answers: heard }),
    person: 'handover',
    frozen: 'frozen',
    intents: {
      mulai: () => ({ flow: 'register' }),
      status: () => ({ flow: 'status' }),
      lapor: (_facts, typed) => ({ flow: 'report', answers: toldProblem(typed), told: true }),
      // In the middle of a registration it is the answers that are to be changed.
      ubah: (facts, _typed, over) =>
        over !== undefined && umksOf(facts).length === 0 ? undefined : { flow: 'profile' },
      gabung: (_facts, typed) => joining(typed),
      undang: () => ({ flow: 'invite' }),
      minta_dinilai: () => ({ flow: 'appeal' }),
      kesiapan: () => ({ flow: 'readiness' }),
      calon: () => ({ flow: 'candidates' }),
      kemitraan: () => ({ flow: 'partners' }),
      data_saya: () => ({ flow: 'mydata' }),
      hapus_data: () => ({ flow: 'erase' }),
      tarik_persetujuan: () => ({ flow: 'withdraw' }),
      jeda: (facts, typed) => ({ flow: 'pause', answers: toldPause(typed, facts) }),
      pesanan: () => ({ flow: 'orders' }),
      minat: () => ({ flow: 'orders' }),
      bahasa: (_facts, typed) => ({ flow: 'language', answers: languageNamed(typed) }),
      perusahaan: () => ({ flow: 'company' }),
      kebutuhan: () => ({ flow: 'need' }),
      berhenti: (_facts, _typed, over) => ({
        flow: 'stop',
        answers: over === undefined ? {} : { dialog: true },
      }),
    },
    named: (typed, facts, free) => {
      const link = confirming(typed) ?? linking(typed) ?? verifying(typed);
      // A code is a secret, and never a name or a story.
      if (free) return link?.answers ? link : undefined;
      if (link) return link;
      if (asksLkpm(typed)) return { flow: 'lkpm' };
      if (asksReminders(typed)) return { flow: 'reminders' };
      if (asksAgreements(typed)) return { flow: 'agreement' };
      if (asksDiary(typed)) return { flow: 'diary' };
      if (asksEvaluation(typed)) return { flow: 'evaluation' };
      if (asksReports(typed)) return { flow: 'my_reports' };
      if (asksMeetings(typed)) return { flow: 'my_meetings' };
      if (claims(typed)) return { flow: 'claim' };
      const word = asksCheckIn(typed);
      if (word) return word;
      return offered(typed, facts, words) ?? licenceWish(typed);
    },
    told: (typed, facts, file) => sendsScan(typed, facts, file) ?? saysWork(typed, facts, file),
    started: startedWith,
    happenings,
    aliases,
  };
}

const aliases: Book['aliases'] = {
  start: 'menu',
  menu: 'menu',
  help: 'bantuan',
  bantuan: 'bantuan',
  daftar: 'mulai',
  status: 'status',
  batal: 'batal',
  cancel: 'batal',
  kembali: 'kembali',
  lewati: 'lewati',
  lapor: 'lapor',
  pesanan: 'pesanan',
  bahasa: 'bahasa',
  language: 'bahasa',
  settings: 'bahasa',
  privasi: 'data_saya',
  privacy: 'data_saya',
  petugas: 'petugas',
  berhenti: 'berhenti',
  stop: 'berhenti',
};

/** Who starts with the whole story need not tell it again; "mau lapor" tells nothing yet. */
function toldProblem(typed: string): { words?: string } {
  const words = typed.split(/\s+/).filter((word) => word.length > 2);
  return words.length >= LEAST_STORY_WORDS ? { words: typed } : {};
}

const LEAST_STORY_WORDS = 5;

/** Help with a licence, said in a sentence: of which, where it says so. */
function licenceWish(typed: string): Start | undefined {
  const wish = readLicenceWish(typed);
  if (!wish) return undefined;
  const { licence: kind } = wish;
  return kind ? { flow: 'licence', answers: { kind } } : { flow: 'licence' };
}

/** News that needs no answer, or offers a look. */
function noticed(happening: Happening): Start {
  return { flow: 'notice', answers: { happening } };
}

/** One side of a talk with the office hears of the other. */
function talked(happening: Happening): Start {
  return { flow: 'handover_news', answers: { happening } };
}

/** Work on a file is over, or asks. */
function filed(happening: Happening): Start {
  return { flow: 'file_news', answers: { happening } };
}

/** A side of a report is asked something. */
function disputed(happening: Happening): Start {
  return { flow: 'dispute_party', answers: { happening } };
}

/** What each kind of reminder asks. */
const REMINDED: Record<ReminderKind, string> = {
  register: 'reminder',
  readiness: 'reminder',
  paper: 'reminder',
  delivery: 'diary_late',
  payment: 'diary_late',
  checkin: 'check_in',
  survey: 'survey',
  sheet: 'sheet',
};

const happenings: Book['happenings'] = {
  'company.waiting': noticed,
  'company.decided': noticed,
  'need.candidates': noticed,
  'match.proposed': (happening) => ({ flow: 'proposal', answers: { happening } }),
  'match.moved': noticed,
  'match.silent': (happening) => ({ flow: 'silent', answers: { happening } }),
  'umk.fits': noticed,
  'fair.done': noticed,
  'umk.unlock': (happening) => ({ flow: 'digest', answers: { happening } }),
  'together.asked': (happening) => ({ flow: 'together_ask', answers: { happening } }),
  'together.silent': (happening) => ({ flow: 'together_silent', answers: { happening } }),
  'together.moved': noticed,
  'queue.new': noticed,
  'member.joined': noticed,
  'channel.trouble': noticed,
  'person.idle': (happening) => ({ flow: 'idle', answers: { happening } }),
  'person.linked': () => ({ flow: 'linked' }),
  'queue.given': noticed,
  'role.changed': noticed,
  'paper.checked': (happening) => ({ flow: 'paper_news', answers: { happening } }),
  'umk.curated': noticed,
  'pic.replaced': noticed,
  'need.closed': noticed,
  'ticket.moved': (happening) => ({ flow: 'report_news', answers: { happening } }),
  'ticket.assigned': noticed,
  'ticket.alarm': noticed,
  'ticket.late': noticed,
  'ticket.shifted': noticed,
  'ticket.triaged': noticed,
  'ticket.heard': noticed,
  'dispute.moved': noticed,
  'dispute.asked': disputed,
  'dispute.proposed': disputed,
  'dispute.follow': disputed,
  'voice.written': (happening) => ({ flow: 'voice_heard', answers: { happening } }),
  'assist.decided': noticed,
  'assist.silent': (happening) => ({ flow: 'assist_silent', answers: { happening } }),
  'handover.line': talked,
  'handover.taken': talked,
  'handover.over': talked,
  'handover.passed': talked,
  'topic.opened': (happening) => ({ flow: 'topic', answers: { happening } }),
  'topic.said': (happening) => ({ flow: 'topic', answers: { happening } }),
  'group.asked': (happening) => ({ flow: 'group_ask', answers: { happening } }),
  'handover.back': talked,
  'handover.late': talked,
  'handover.silent': talked,
  'broadcast.message': (happening) => ({
    flow: 'broadcast_message',
    answers: happening.kind === 'broadcast.message' ? { broadcastId: happening.broadcastId } : {},
  }),
  'broadcast.news': noticed,
  'broadcast.ordered': (happening) => ({
    flow: 'broadcast_order',
    answers: happening.kind === 'broadcast.ordered' ? ordered(happening.order) : {},
  }),
  'import.read': filed,
  'import.applied': filed,
  'import.undone': filed,
  'export.ready': filed,
  'file.failed': filed,
  'licence.moved': noticed,
  'licence.heard': noticed,
  'licence.wanted': (happening) => ({ flow: 'licence_files', answers: { happening } }),
  'licence.due': (happening) => ({ flow: 'licence_due', answers: { happening } }),
  'licence.clinic': (happening) => ({ flow: 'licence_clinic', answers: { happening } }),
  'forum.invited': (happening) => ({ flow: 'forum_invite', answers: { happening } }),
  'forum.decided': noticed,
  reminder: (happening) => ({
    flow: happening.kind === 'reminder' ? REMINDED[happening.about.kind] : 'reminder',
    answers: { happening },
  }),
  'diary.said': (happening) => ({ flow: 'diary_ask', answers: { happening } }),
  'diary.silent': (happening) => ({ flow: 'diary_ask', answers: { happening } }),
  'diary.answered': noticed,
  'queue.digest': noticed,
  'agreement.moved': noticed,
  'agreement.ends': noticed,
  'amendment.moved': noticed,
  'evaluation.moved': noticed,
  'lkpm.ready': (happening) => ({ flow: 'lkpm_news', answers: { happening } }),
};
