/** A buyer registers: a company is checked by staff before any owner hears of it, a government body is listed and referred. */
import { phone, words } from '../conversation/accept.ts';
import { line, literal, paragraphs } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import {
  checkedBy,
  Company,
  companyFields,
  nib,
  picName,
  registered,
  sector,
} from './companyAnswers.ts';
import { homePhone } from './matchWords.ts';
import { consentSteps, remindersStep } from './consent.ts';
import { formatDay } from '../language/format.ts';
import { reviewCard, reviewOptions } from './review.ts';

function isGovernment(answers: Company): boolean {
  return answers.kind !== undefined && answers.kind !== 'company';
}

/** Above which yearly sales a company is medium, and large, in billions of rupiah (PP 7/2021 art. 35, from the region pack). */
function scaleBounds({ facts }: Context<Company>): { menengah: number; besar: number } {
  const [, kecil = 0n, menengah = 0n] = facts.region.scale.sales;
  return { menengah: Number(kecil / 1_000_000_000n), besar: Number(menengah / 1_000_000_000n) };
}

const government = ['kind', 'name', 'picName', 'picPosition', 'phone', 'address'];

export const company = defineFlow<Company>({
  id: 'company',
  version: 1,
  title: 'company.title',
  answers: Company,
  start: 'consent',
  counted: ({ answers }) =>
    isGovernment(answers)
      ? government
      : [
          'kind',
          'name',
          'nib',
          'sector',
          'scale',
          'picName',
          'picPosition',
          'phone',
          'address',
          'commitment',
        ],
  steps: {
    ...consentSteps<Company>('kind'),
    kind: {
      kind: 'choose',
      text: 'company.ask_kind',
      options: [
        {
          id: 'company',
          label: line('company.kind_company'),
          words: ['swasta', 'pt', 'cv', 'perusahaan', 'company'],
        },
        {
          id: 'opd',
          label: line('company.kind_opd'),
          words: ['opd', 'dinas', 'kelurahan', 'kecamatan', 'sekolah negeri'],
        },
        { id: 'bumd', label: line('company.kind_bumd'), words: ['bumd', 'perumda'] },
        { id: 'bumn', label: line('company.kind_bumn'), words: ['bumn', 'persero'] },
      ],
      unclear: 'company.kind_unclear',
      hint: 'company.kind_hint',
      save: 'kind',
      next: { company: 'name', '*': 'referred' },
    },
    referred: { kind: 'say', text: 'company.referred', next: 'name' },
    name: {
      kind: 'ask',
      text: ({ answers }) =>
        line(isGovernment(answers) ? 'company.ask_body_name' : 'company.ask_name'),
      accept: words({ min: 3, max: 120 }),
      unclear: 'company.name_unclear',
      hint: 'company.name_hint',
      free: true,
      save: 'name',
      next: ({ answers }) => (isGovernment(answers) ? 'body_nib' : 'nib'),
    },
    nib: {
      kind: 'ask',
      text: 'company.ask_nib',
      accept: nib,
      unclear: 'company.nib_unclear',
      hint: 'company.nib_hint',
      // A government body that turned out to be a company is asked after all.
      stale: ({ answers }) => answers.nib === null,
      save: 'nib',
      next: 'sector',
    },
    body_nib: {
      kind: 'ask',
      text: 'company.ask_body_nib',
      accept: nib,
      unclear: 'company.nib_unclear',
      hint: 'company.nib_hint',
      optional: true,
      save: 'nib',
      next: 'picName',
    },
    sector: {
      kind: 'ask',
      text: 'company.ask_sector',
      accept: sector,
      unclear: 'company.sector_unclear',
      hint: 'company.sector_hint',
      free: true,
      save: 'sector',
      next: 'scale',
    },
    scale: {
      kind: 'choose',
      text: 'company.ask_scale',
      values: scaleBounds,
      options: [
        { id: 'menengah', label: line('company.scale_menengah'), words: ['menengah', 'medium'] },
        { id: 'besar', label: line('company.scale_besar'), words: ['besar', 'large'] },
        { id: 'lain', label: line('company.scale_lain'), words: ['kecil', 'tidak tahu', 'small'] },
      ],
      unclear: 'company.scale_unclear',
      hint: 'company.scale_hint',
      save: 'scale',
      next: 'picName',
    },
    picName: {
      kind: 'ask',
      text: 'company.ask_pic',
      accept: picName,
      unclear: 'company.pic_unclear',
      hint: 'company.pic_hint',
      free: true,
      save: 'picName',
      next: 'picPosition',
    },
    picPosition: {
      kind: 'ask',
      text: 'company.ask_position',
      accept: words({ min: 2, max: 60 }),
      unclear: 'company.position_unclear',
      hint: 'company.position_hint',
      free: true,
      save: 'picPosition',
      next: 'phone',
    },
    phone: {
      kind: 'ask',
      text: 'company.ask_phone',
      accept: phone(),
      options: ({ facts: { person } }) =>
        person.phone ? [{ id: person.phone, label: literal(homePhone(person.phone)) }] : [],
      unclear: 'company.phone_unclear',
      hint: 'company.phone_hint',
      request: 'contact',
      save: 'phone',
      next: 'address',
    },
    address: {
      kind: 'ask',
      text: 'company.ask_address',
      accept: words({ min: 5, max: 200 }),
      unclear: 'company.address_unclear',
      hint: 'company.address_hint',
      free: true,
      save: 'address',
      next: ({ answers }) => (isGovernment(answers) ? 'reminders' : 'commitment'),
    },
    commitment: {
      kind: 'ask',
      text: 'company.ask_commitment',
      accept: words({ min: 5, max: 500 }),
      unclear: 'company.commitment_unclear',
      hint: 'company.commitment_hint',
      free: true,
      optional: true,
      save: 'commitment',
      next: 'reminders',
    },
    reminders: {
      kind: 'branch',
      next: ({ facts }) => (facts.person.reminders === undefined ? 'ask_reminders' : 'review'),
    },
    ask_reminders: remindersStep<Company>('review'),
    review: {
      kind: 'choose',
      text: (context) => reviewCard(companyFields(context), context, line('company.review')),
      options: (context) => reviewOptions(companyFields(context), context),
      next: { kirim: 'done' },
    },
    done: {
      kind: 'end',
      needs: () => [
        { kind: 'fresh', of: 'organisation' },
        { kind: 'fresh', of: 'queueItem' },
      ],
      text: ({ answers, facts, read }) => {
        const number = read({ kind: 'fresh', of: 'organisation' });
        const day = formatDay(checkedBy(facts), facts.person.language);
        return paragraphs(
          line('company.done', { number, name: answers.name ?? '' }),
          line('company.check_first', { day }),
          line(isGovernment(answers) ? 'company.next_referred' : 'company.next'),
        );
      },
      effects: registered,
    },
  },
});
