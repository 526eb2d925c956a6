/**
 * "Profil usaha": the card of a business, and from there everything that can be added to it or
 * changed.
 */
import { z } from 'zod';
import type { Option, TextKey } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Context, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Facts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';
import { umkCard } from './card.ts';
import { consentSteps } from './consent.ts';
import { another } from './registerAnswers.ts';
import { umkOf, whichSteps } from './whichUmk.ts';

const Profile = z.object({ umk: z.string() }).partial();
type Profile = z.infer<typeof Profile>;

/** What the profile offers, each with the dialog behind it. */
const offers: readonly { id: string; label: TextKey; flow: string }[] = [
  { id: 'lengkapi', label: 'profile.extras', flow: 'extras' },
  { id: 'izin', label: 'profile.papers', flow: 'papers' },
  { id: 'foto', label: 'profile.photos', flow: 'photos' },
  { id: 'syarat', label: 'profile.terms', flow: 'terms' },
  { id: 'ubah', label: 'profile.change', flow: 'change' },
  { id: 'jeda', label: 'profile.pause', flow: 'pause' },
  { id: 'orang', label: 'invite.offer', flow: 'invite' },
  { id: 'tambah', label: 'profile.add', flow: 'register' },
];

function options(): Option[] {
  const rows: Option[] = offers.map(({ id, label }) => ({ id, label: line(label) }));
  const card: Option = { id: 'kartu', label: line('profile.card'), words: ['lihat kartu'] };
  const done: Option = { id: 'selesai', label: line('profile.done'), words: ['sudah', 'cukup'] };
  return [...rows, card, done];
}

function next(context: Context<Profile>, answer: unknown): Target {
  if (answer === 'kartu') return 'card';
  const offer = offers.find(({ id }) => id === answer);
  if (!offer) return 'done';
  if (offer.id === 'tambah') return another(context.facts);
  const umk = umkOf(context);
  if (umk && offer.id === 'orang') {
    return { flow: offer.flow, answers: { organisation: `umk/${umk.id}` } };
  }
  return { flow: offer.flow, ...(umk ? { answers: { umk: String(umk.id) } } : {}) };
}

/** What a card needs to be read. */
export function cardNeeds(context: { answers: Profile; facts: Facts }): Query[] {
  const umk = umkOf(context);
  if (!umk) return [];
  return [
    { kind: 'papers', umkId: umk.id },
    { kind: 'attachments', umkId: umk.id },
  ];
}

export const profile = defineFlow<Profile>({
  id: 'profile',
  version: 1,
  title: 'profile.title',
  answers: Profile,
  start: 'which',
  steps: {
    ...whichSteps<Profile>('consent'),
    ...consentSteps<Profile>('card'),
    card: {
      kind: 'say',
      needs: cardNeeds,
      text: (context) => {
        const umk = umkOf(context);
        if (!umk) return line('which.none');
        const known = {
          papers: context.read({ kind: 'papers', umkId: umk.id }),
          attachments: context.read({ kind: 'attachments', umkId: umk.id }),
        };
        return umkCard(line('profile.head', { number: umk.id }), umk, known, context.facts);
      },
      next: 'menu',
    },
    menu: {
      kind: 'choose',
      text: 'profile.menu',
      options,
      unclear: 'profile.unclear',
      hint: 'profile.hint',
      next,
    },
    done: { kind: 'end', text: 'profile.ended' },
  },
});
