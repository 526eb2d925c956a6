/** `/audit`: what was done, by whom, to what, newest first; ids only, and looking at it is itself a look that is kept. */
import { z } from 'zod';
import { words } from '../conversation/accept.ts';
import type { Line, TextKey } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { AuditLine } from '../domain/audit.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';
import { shortMoment } from './deskWords.ts';
import { PAGE_SIZE, pageLines, pageOf, pageOptions, turnedTo } from './paged.ts';

/** `subject`: "umk/7", only what concerns it; `pick`: what was chosen under the list. */
const Trail = z.object({ page: z.int(), subject: z.string(), pick: z.string() }).partial();
type Trail = z.infer<typeof Trail>;
type Here = Context<Trail>;

/** What the trail says most, in words; the rest is named as the program names it. */
const WORDS: Partial<Record<Effect['kind'], TextKey>> = {
  'person.update': 'audit.person_update',
  'person.erase': 'audit.person_erase',
  'person.withdraw': 'audit.person_withdraw',
  'person.link': 'audit.person_link',
  'personal.look': 'audit.personal_look',
  'consent.record': 'audit.consent_record',
  'umk.register': 'audit.umk_register',
  'umk.update': 'audit.umk_update',
  'umk.claim': 'audit.umk_claim',
  'paper.record': 'audit.paper_record',
  'paper.check': 'audit.paper_check',
  'curation.record': 'audit.curation_record',
  'company.register': 'audit.company_register',
  'company.approve': 'audit.company_approve',
  'company.refuse': 'audit.company_refuse',
  'need.post': 'audit.need_post',
  'need.close': 'audit.need_close',
  'match.suggest': 'audit.match_suggest',
  'match.move': 'audit.match_move',
  'ticket.open': 'audit.ticket_open',
  'queue.add': 'audit.queue_add',
  'queue.done': 'audit.queue_done',
  'role.grant': 'audit.role_grant',
  'export.personal': 'audit.export_personal',
  'file.link': 'audit.file_link',
  'job.make': 'audit.job_make',
  'command.denied': 'audit.command_denied',
};

function mayLook({ person }: Facts): boolean {
  return person.roles.includes('admin');
}

function asked({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'audit.rows' }> {
  const { subject, page = 1 } = answers;
  const skip = (Math.max(1, page) - 1) * PAGE_SIZE;
  return { kind: 'audit.rows', skip, take: PAGE_SIZE, ...(subject ? { subject } : {}) };
}

function needs(known: Pick<Here, 'answers'>): Query[] {
  return [asked(known)];
}

function action(kind: string): Line {
  const key = WORDS[kind as Effect['kind']];
  return key ? line(key) : literal(kind);
}

function row({ seq, at, who, personId, action: kind, subject }: AuditLine, facts: Facts): Line {
  const moment = shortMoment(at, facts);
  const name = who ?? line('audit.person', { id: personId });
  return line('audit.row', { seq, moment, who: name, what: action(kind), subject });
}

function list(context: Here): Line {
  const { total, rows } = context.read(asked(context));
  const { subject, page } = context.answers;
  return stacked(
    subject ? line('audit.of', { subject, total }) : line('audit.all', { total }),
    ...rows.map((one) => row(one, context.facts)),
    ...pageLines(pageOf(page, total)),
  );
}

export const auditTrail = defineFlow<Trail>({
  id: 'audit_trail',
  version: 1,
  title: 'audit.title',
  answers: Trail,
  browses: true,
  start: 'start',
  steps: {
    // A role can end while the dialog is open.
    start: { kind: 'branch', next: ({ facts }) => (mayLook(facts) ? 'look' : 'not_yours') },
    look: {
      kind: 'branch',
      next: 'list',
      effects: ({ answers }) => [{ kind: 'personal.look', subject: answers.subject ?? 'audit' }],
    },
    list: {
      kind: 'choose',
      needs,
      text: list,
      options: (context) => [
        ...pageOptions(pageOf(context.answers.page, context.read(asked(context)).total)),
        { id: 'cari', label: line('audit.search'), words: ['cari', 'search'] },
        { id: 'selesai', label: line('audit.done'), words: ['selesai', 'done'], means: 'tidak' },
      ],
      save: 'pick',
      inPlace: true,
      next: ({ answers, facts }) => {
        if (!mayLook(facts)) return 'not_yours';
        if (turnedTo(answers.pick) !== undefined) return 'turned';
        return answers.pick === 'cari' ? 'subject' : 'done';
      },
    },
    turned: {
      kind: 'end',
      then: ({ answers: { pick, subject } }) => ({
        flow: 'audit_trail',
        answers: { page: turnedTo(pick) ?? 1, ...(subject ? { subject } : {}) },
      }),
    },
    subject: { kind: 'end', then: { flow: 'audit_search' } },
    done: { kind: 'end' },
    not_yours: { kind: 'end', text: 'audit.not_yours' },
  },
});

const Search = z.object({ subject: z.string() }).partial();

/** Asks for whom or what the trail is wanted: its own dialog, so that the list can be opened anew. */
export const auditSearch = defineFlow<z.infer<typeof Search>>({
  id: 'audit_search',
  version: 1,
  title: 'audit.title',
  answers: Search,
  browses: true,
  start: 'subject',
  steps: {
    subject: {
      kind: 'ask',
      text: 'audit.ask_subject',
      accept: (input, told) => {
        const reading = words({ min: 3, max: 40 })(input, told);
        if (reading.result !== 'understood') return reading;
        const typed = String(reading.value).toLowerCase().replace(/\s+/g, '/');
        return /^[a-z_]{2,20}\/\d{1,12}$/.test(typed)
          ? { ...reading, value: typed }
          : { result: 'other', looksLike: 'text' };
      },
      unclear: 'audit.subject_unclear',
      hint: 'audit.subject_unclear',
      save: 'subject',
      next: 'found',
    },
    found: {
      kind: 'end',
      then: ({ answers: { subject } }) => ({
        flow: 'audit_trail',
        answers: { page: 1, ...(subject ? { subject } : {}) },
      }),
    },
  },
});
