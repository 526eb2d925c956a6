/**
 * "Usaha saya sudah terdaftar": an imported business becomes its owner's; nothing of it is shown before they have given
 * its name and the end of its NIB, and nobody learns which of the two was wrong.
 */
import { z } from 'zod';
import { text, words } from '../conversation/accept.ts';
import type { Line } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Accepted, Context, Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import { isCapacityKnown } from '../domain/imported.ts';
import type { Query } from '../domain/query.ts';
import type { Umk } from '../domain/umk.ts';
import { other, understood } from '../language/reading.ts';
import { consentSteps } from './consent.ts';
import { lastTry, misses, restsNow } from './tries.ts';

const NIB_DIGITS = 13;
const NIK_DIGITS = 16;
const END_DIGITS = 4;

const Claim = z.object({ name: z.string(), nibEnd: z.string() }).partial();
type Claim = z.infer<typeof Claim>;
type Here = Context<Claim>;
type Given = Pick<Here, 'answers' | 'facts'>;

function asked({ answers }: Given): Extract<Query, { kind: 'umk.unclaimed' }> {
  return { kind: 'umk.unclaimed', name: answers.name ?? '', nibEnd: answers.nibEnd ?? '' };
}

function needs(given: Given): Query[] {
  return [misses(given.facts), asked(given)];
}

/** Where the answers lead: a business that is theirs to take, or the same words for everything else. */
function found(context: Here, then: string): string {
  if (restsNow(context)) return 'too_many';
  return context.read(asked(context)) ? then : 'missed';
}

/** Four digits, also as the end of the whole number; a NIK is refused unread. */
const nibEnd = text((typed): Accepted => {
  const digits = typed.replace(/[\s.-]/g, '');
  if (/^\d+$/.test(digits)) {
    if (digits.length === END_DIGITS) return understood(digits);
    if (digits.length === NIB_DIGITS) return understood(digits.slice(-END_DIGITS));
    if (digits.length === NIK_DIGITS) {
      return { result: 'ask', why: 'format', hint: line('accept.no_nik') };
    }
  }
  if (!/\d/.test(typed)) return other();
  const got = typed.replace(/\D/g, '').length;
  return { result: 'ask', why: 'format', hint: line('claim.not_four', { got }) };
});

/** What they gave, and as much of the business as tells them that it is the right one. */
function card(context: Here): Line {
  const umk = context.read(asked(context));
  const { name = '', nibEnd: end = '' } = context.answers;
  const rows: [Parameters<typeof line>[0], string | undefined][] = [
    ['claim.field_name', name],
    ['claim.field_nib', end],
    ['claim.field_product', umk?.product],
    ['claim.field_place', umk?.place.kecamatan],
  ];
  const shown = rows.flatMap(([label, value]) =>
    value ? [line('review.row', { label: line(label), value: literal(value) })] : [],
  );
  return paragraphs(stacked(line('claim.card'), ...shown), line('claim.ask_mine'));
}

function claimed(context: Here): Effect[] {
  const umk: Umk | undefined = context.read(asked(context));
  return umk ? [{ kind: 'umk.claim', umk }] : [];
}

/** Most lists leave the capacity out, without which nobody can be proposed to a company: it is asked at once. */
function missing(context: Here): Start | undefined {
  const umk = context.read(asked(context));
  if (!umk || isCapacityKnown(umk.capacity)) return undefined;
  return { flow: 'change', answers: { umk: String(umk.id), field: 'capacity' } };
}

export const claim = defineFlow<Claim>({
  id: 'claim',
  version: 1,
  title: 'claim.title',
  answers: Claim,
  start: 'consent',
  steps: {
    ...consentSteps<Claim>('tries'),
    tries: {
      kind: 'branch',
      needs: ({ facts }) => [misses(facts)],
      next: (context) => (restsNow(context) ? 'too_many' : 'name'),
    },
    name: {
      kind: 'ask',
      text: 'claim.ask_name',
      accept: words({ min: 2, max: 120 }),
      unclear: 'claim.name_unclear',
      hint: 'claim.name_hint',
      free: true,
      save: 'name',
      next: 'nib',
    },
    nib: {
      kind: 'ask',
      text: 'claim.ask_nib',
      accept: nibEnd,
      unclear: 'claim.nib_unclear',
      hint: 'claim.nib_hint',
      save: 'nibEnd',
      next: 'look',
    },
    look: { kind: 'branch', needs, next: (context) => found(context, 'mine') },
    mine: {
      kind: 'choose',
      needs,
      text: card,
      options: [
        { id: 'ya', label: line('claim.yes'), means: 'ya' },
        { id: 'tidak', label: line('claim.no'), means: 'tidak' },
      ],
      next: { ya: 'once_more', tidak: 'declined' },
    },
    // Between the question and the answer somebody else of the business may have claimed it.
    once_more: { kind: 'branch', needs, next: (context) => found(context, 'claimed') },
    claimed: { kind: 'end', needs, text: 'claim.claimed', effects: claimed, then: missing },
    declined: { kind: 'end', text: 'claim.declined' },
    missed: {
      kind: 'branch',
      needs: ({ facts }) => [misses(facts)],
      effects: () => [{ kind: 'invitation.missed' }],
      next: (context) => (lastTry(context) ? 'too_many' : 'not_found'),
    },
    not_found: {
      kind: 'choose',
      text: 'claim.not_found',
      options: [
        { id: 'lagi', label: line('claim.again'), words: ['lagi', 'ulangi', 'again'] },
        { id: 'daftar', label: line('claim.register'), words: ['daftar', 'baru', 'register'] },
        { id: 'bantu', label: line('claim.help'), words: ['bantu', 'petugas', 'help'] },
      ],
      next: { lagi: 'again', daftar: 'register', bantu: 'helped' },
    },
    again: { kind: 'end', then: { flow: 'claim' } },
    register: { kind: 'end', then: { flow: 'register' } },
    helped: { kind: 'end', then: { flow: 'handover' } },
    too_many: { kind: 'end', text: 'claim.too_many' },
  },
});

/** What opens it, said in one sentence: "usaha saya sudah terdaftar", "klaim usaha". */
export function claims(typed: string): boolean {
  return (
    /^(?:(?:mau|ingin|saya mau) )?(?:klaim|claim)(?: my)? (?:usaha|umk|umkm|bisnis|business)(?: saya)?\W*$/i.test(
      typed.trim(),
    ) ||
    /^(?:usaha|umk|umkm)(?: saya| kami| sy)? (?:sudah|udah|sdh|telah) (?:terdaftar|didaftarkan|tercatat)\W*$/i.test(
      typed.trim(),
    ) ||
    /^my business is already (?:registered|listed)\W*$/i.test(typed.trim())
  );
}
