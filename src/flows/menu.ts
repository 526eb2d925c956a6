/** The dialog at the bottom of every stack: says who we are once, then offers what this person can do. */
import { z } from 'zod';
import { text } from '../conversation/accept.ts';
import type { Line, Option, TextKey } from '../conversation/reply.ts';
import { line, literal, paragraphs } from '../conversation/reply.ts';
import type { Accepted, Answers, Book, Context, Start, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { isReferred } from '../domain/company.ts';
import type { Facts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';
import { inLanguage } from '../domain/region.ts';
import { isOffice, queueKinds } from '../domain/roles.ts';
import { readIntent } from '../language/intent.ts';
import { forMe, forMeNeeds } from './assistWords.ts';
import { askedBefore } from './deskWords.ts';
import { formAnswers } from './formAnswers.ts';
import { languageNamed } from './language.ts';
import { needForm } from './needForm.ts';

/** `over`: the dialog that waits below, when the menu was opened in the middle of one. */
const Menu = z.object({ over: z.string() }).partial();
type Menu = z.infer<typeof Menu>;

/** What the menu offers, in order: each with whom it is for and the dialog behind it. */
const offers: readonly {
  id: string;
  label: TextKey;
  /** Words that call it from anywhere, besides the label. */
  names?: readonly string[];
  for: (facts: Facts) => boolean;
  flow: string;
}[] = [
  { id: 'daftar', label: 'menu.register', for: (facts) => !hasUmk(facts), flow: 'register' },
  { id: 'pesanan', label: 'menu.orders', names: ['orders'], for: hasUmk, flow: 'orders' },
  {
    id: 'kesiapan',
    label: 'menu.readiness',
    names: ['kesiapan', 'cek kesiapan', 'readiness', 'readiness check'],
    for: hasUmk,
    flow: 'readiness',
  },
  {
    id: 'profil',
    label: 'menu.profile',
    names: ['profil', 'profile', 'business profile'],
    for: hasUmk,
    flow: 'profile',
  },
  {
    id: 'izin',
    label: 'menu.licence',
    names: ['izin', 'bantuan izin', 'licence help'],
    for: hasUmk,
    flow: 'licence',
  },
  { id: 'kebutuhan', label: 'menu.need', names: ['kebutuhan', 'need'], for: buys, flow: 'need' },
  {
    id: 'calon',
    label: 'menu.candidates',
    names: ['calon', 'calon mitra', 'candidates'],
    for: buys,
    flow: 'candidates',
  },
  {
    id: 'kemitraan',
    label: 'menu.partners',
    names: ['kemitraan', 'partnership', 'partnerships'],
    for: (facts) => hasUmk(facts) || buys(facts),
    flow: 'partners',
  },
  { id: 'orang', label: 'invite.offer', for: represents, flow: 'invite' },
  {
    id: 'perusahaan',
    label: 'menu.company',
    for: (facts) => !hasUmk(facts) && !hasCompany(facts),
    flow: 'company',
  },
  {
    id: 'antrian',
    label: 'menu.queue',
    names: ['antrian', 'antrian kerja', 'queue', 'work queue'],
    for: ({ person }) => isOffice(person.roles),
    flow: 'desk',
  },
  { id: 'periksa', label: 'menu.company_check', for: checksCompanies, flow: 'company_check' },
  {
    id: 'dampingi',
    label: 'menu.assist',
    names: ['pendampingan', 'dampingi', 'companion desk'],
    for: ({ person }) => person.roles.includes('pendamping'),
    flow: 'assist',
  },
  // An option that is a command is run as one, tapped or typed.
  { id: '/perintah', label: 'menu.commands', for: isStaff, flow: 'menu' },
  { id: 'lapor', label: 'menu.report', for: () => true, flow: 'report' },
  { id: 'tanya', label: 'menu.question', for: () => true, flow: 'question' },
  { id: 'status', label: 'menu.status', for: () => true, flow: 'status' },
  { id: 'data', label: 'menu.data', for: () => true, flow: 'mydata' },
  { id: 'bahasa', label: 'menu.language', for: () => true, flow: 'language' },
];

function hasUmk(facts: Facts): boolean {
  return facts.person.umks.length > 0;
}

function hasCompany(facts: Facts): boolean {
  return facts.person.companies.length > 0;
}

function buys(facts: Facts): boolean {
  return facts.person.companies.some((company) => !isReferred(company));
}

/** Speaks for a company that staff have checked: who owns a business only has this in its profile. */
function represents(facts: Facts): boolean {
  return facts.person.companies.some(({ status }) => status === 'approved');
}

function isStaff({ person }: Facts): boolean {
  return person.roles.length > 0;
}

function checksCompanies({ person }: Facts): boolean {
  return person.roles.includes('admin') || person.roles.includes('kurator');
}

/** How much waits for this member of staff. */
function waiting(facts: Facts): Extract<Query, { kind: 'queue.count' }> {
  const of = queueKinds(facts.person.roles);
  return { kind: 'queue.count', of, askedBefore: askedBefore(facts) };
}

function needs({ facts }: Pick<Context<Menu>, 'facts'>): Query[] {
  return [
    ...(isOffice(facts.person.roles) ? [waiting(facts)] : []),
    ...(facts.person.roles.includes('pendamping') ? [assisted] : []),
    ...forMeNeeds(facts),
  ];
}

const assisted = { kind: 'assists.waiting' } as const;

/** A business that somebody registered for the number which this person writes from. */
const registeredForMe: Option = {
  id: 'konfirmasi',
  label: line('menu.own_confirm'),
  words: ['periksa', 'konfirmasi', 'confirm'],
};

function options(context: Context<Menu>): Option[] {
  const { answers, facts, read } = context;
  const shown = offers.filter((offer) => offer.for(facts));
  const counted = (id: string): boolean => id === 'antrian' || id === 'dampingi';
  const count = (id: string): number => (id === 'antrian' ? read(waiting(facts)) : read(assisted));
  const rows: Option[] = shown.map(({ id, label }) => ({
    id,
    label: counted(id) ? line(label, { waiting: count(id) }) : line(label),
  }));
  if (forMe(context).length > 0) rows.unshift(registeredForMe);
  if (answers.over !== undefined) rows.unshift({ id: 'lanjut', label: line('menu.resume') });
  return rows;
}

function next(_context: Context<Menu>, answer: unknown): Target {
  if (typeof answer !== 'string') return answer as Start;
  if (answer === registeredForMe.id) return { flow: 'own_confirm' };
  const offer = offers.find(({ id }) => id === answer);
  return offer ? { flow: offer.flow } : 'resume';
}

/** The dialog that is called by the name it has in the menu ("profil", "kemitraan saya"), where it is offered. */
export function offered(typed: string, facts: Facts, words: Book['words']): Start | undefined {
  const said = typed.trim().toLowerCase();
  const isLabel = (key: TextKey): boolean => words(line(key), facts).toLowerCase() === said;
  // The notice of consent names these words.
  if (hasUmk(facts) && (/^minta (?:di)?nilai/.test(said) || isLabel('mydata.appeal'))) {
    return { flow: 'appeal' };
  }
  const found = offers.find(({ label, names }) => names?.includes(said) || isLabel(label));
  return found?.for(facts) && !found.id.startsWith('/') ? { flow: found.flow } : undefined;
}

/** Who is fluent starts by saying everything: it is said back, and only the rest is asked. */
const form = text((typed, { facts }): Accepted => {
  const { language } = languageNamed(typed);
  if (language && readIntent(typed, 'choice') === 'bahasa') {
    const value: Start = { flow: 'language', answers: { language } };
    return { result: 'understood', value, confidence: 'full' };
  }
  const need = needForm(typed, facts);
  if (need?.asks && need.count > 1) return opens('need', need.answers, need.said);
  const read = formAnswers(typed, facts);
  if (!read || read.count < 2 || !read.answers.product || hasUmk(facts)) {
    return { result: 'other', looksLike: 'text' };
  }
  return opens('register', read.answers, read.said);
});

function opens(flow: string, answers: Answers, saidBack: Line): Accepted {
  const value: Start = { flow, answers, told: true };
  return { result: 'understood', value, confidence: 'confirm', saidBack };
}

export const menu = defineFlow<Menu>({
  id: 'menu',
  version: 1,
  title: 'menu.title',
  answers: Menu,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      next: ({ answers }) => (answers.over === undefined ? 'greeting' : 'welcome'),
    },
    greeting: {
      kind: 'say',
      text: 'menu.greeting',
      values: ({ facts: { region, person } }) => ({
        programme: region.programme.name,
        about: literal(inLanguage(region.programme.about, person.language)),
        office: region.office.name,
        address: region.office.address,
        hours: literal(inLanguage(region.office.hours, person.language)),
        phone: region.office.phone,
      }),
      next: 'welcome',
    },
    welcome: {
      kind: 'choose',
      needs,
      text: (context) => {
        const asks = line(context.again ? 'menu.again' : 'menu.welcome');
        return forMe(context).length > 0 ? paragraphs(line('menu.own_waiting'), asks) : asks;
      },
      options,
      accept: form,
      unclear: 'menu.unclear',
      hint: 'menu.hint',
      next,
    },
    resume: { kind: 'end' },
  },
});
