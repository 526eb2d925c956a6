/** When officers answer in the chat, the answers that they have ready, and when and how the office writes to many; a proposal that the office sets. */
import type { Region } from '../../domain/region.ts';

const weekdays = [1, 2, 3, 4, 5];

export const opening: Region['opening'] = {
  usual: [{ days: weekdays, from: '08:00', to: '15:00' }],
  // Ramadan 1447 and 1448 up to the day before Idulfitri of the joint decrees (SKB); the first day may move by one.
  special: [
    {
      from: '2026-02-19',
      to: '2026-03-20',
      hours: [{ days: weekdays, from: '08:00', to: '14:00' }],
    },
    {
      from: '2027-02-08',
      to: '2027-03-09',
      hours: [{ days: weekdays, from: '08:00', to: '14:00' }],
    },
  ],
};

export const handover: Region['handover'] = {
  answerHours: 24,
  silentDays: 3,
  canned: [
    {
      id: 'tunggu',
      label: { id: 'Mohon tunggu, saya cek', en: 'Please wait, I am checking' },
      words: {
        id: 'Mohon tunggu sebentar ya, {{sapaan}}, saya cek dulu.',
        en: 'One moment please, {{sapaan}}, I am checking.',
      },
    },
    {
      id: 'foto',
      label: { id: 'Minta foto dokumen', en: 'Ask for a photo of the document' },
      words: {
        id: 'Boleh kirim foto dokumennya di sini, {{sapaan}}? Cukup satu foto yang jelas.',
        en: 'Could you send a photo of the document here, {{sapaan}}? One clear photo is enough.',
      },
    },
    {
      id: 'datang',
      label: { id: 'Silakan datang ke kantor', en: 'Please come to the office' },
      words: {
        id: 'Silakan datang ke loket BIG HUG di Mal Pelayanan Publik, {{sapaan}}, dan bawa KTP. Semuanya gratis.',
        en: 'Please come to the BIG HUG counter at the Mal Pelayanan Publik, {{sapaan}}, and bring your ID card. Everything is free.',
      },
    },
    {
      id: 'lagi',
      label: { id: 'Ada lagi yang bisa dibantu?', en: 'Anything else?' },
      words: {
        id: 'Ada lagi yang bisa saya bantu, {{sapaan}}?',
        en: 'Is there anything else I can help you with, {{sapaan}}?',
      },
    },
  ],
};

export const quietHours: Region['quietHours'] = { from: '20:00', to: '07:00' };

export const broadcast: Region['broadcast'] = { approveAbove: 100, batch: 50, maxWaiting: 100 };
