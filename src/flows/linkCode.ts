/** "Hubungkan ABCD2345" as people type it: the word alone asks for a code, with a code it links; any other sentence is none. */
import { text } from '../conversation/accept.ts';
import { line } from '../conversation/reply.ts';
import type { Accepted, Start } from '../conversation/step.ts';
import { other, understood } from '../language/reading.ts';
import { looksLikeCode } from './joinCode.ts';

const OPENS = /^(?:hubungkan|sambungkan|link|connect)\b/i;
/** What may stand between the word and the code: with what, and that it is a code. */
const BETWEEN =
  /\b(?:akun|nomor|no|profil|saya|ke|dengan|di|sama|dan|wa|whatsapp|telegram|tele|kode|code|my|account|profile|to|with|and|the|number)\b/gi;

function bare(typed: string): string {
  return typed
    .trim()
    .replace(OPENS, '')
    .replace(BETWEEN, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
}

/** Whether it is a code of ours is for the store to say; something too long or short is none. */
export const linkCode = text((typed): Accepted => {
  const code = bare(typed);
  if (looksLikeCode(code)) return understood(code);
  return /\d/.test(code) ? { result: 'ask', why: 'format', hint: line('link.code_hint') } : other();
});

/** What "hubungkan …" opens; undefined for what only begins like it ("hubungkan saya dengan petugas"). */
export function linking(typed: string): Start | undefined {
  if (!OPENS.test(typed.trim())) return undefined;
  const code = bare(typed);
  if (code === '') return { flow: 'link' };
  return looksLikeCode(code) ? { flow: 'link', answers: { code } } : undefined;
}
