/** The code of an invitation as people type it: in any case, with spaces or dashes, behind "gabung" or alone. */
import { text } from '../conversation/accept.ts';
import { line } from '../conversation/reply.ts';
import type { Accepted, Start } from '../conversation/step.ts';
import { other, understood } from '../language/reading.ts';

const SHORTEST = 4;
const LONGEST = 12;

/** What stands behind "gabung" and "kode", in capitals and without gaps; empty for "gabung" alone. */
function bare(typed: string): string {
  return typed
    .trim()
    .replace(/^(?:gabung|join)\b/i, '')
    .replace(/^[\s:]*(?:dengan |pakai |with )?(?:kode|code)?(?: undangan)?\b/i, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
}

/** Looks like a code, rightly copied or not: letters with a digit among them, about as long. */
export function looksLikeCode(code: string): boolean {
  return (
    /^[A-Z0-9]+$/.test(code) && /\d/.test(code) && code.length >= SHORTEST && code.length <= LONGEST
  );
}

/** Whether it is a code of ours is for the store to say; something too long or short is none. */
export const joinCode = text((typed): Accepted => {
  const code = bare(typed);
  if (looksLikeCode(code)) return understood(code);
  return /\d/.test(code) ? { result: 'ask', why: 'format', hint: line('join.code_hint') } : other();
});

/** Which dialog "gabung …" opens: joining with its code or to be asked for it; "gabung program ini" registers. */
export function joining(typed: string): Start {
  const code = bare(typed);
  if (code === '') return { flow: 'join' };
  return looksLikeCode(code)
    ? { flow: 'join', answers: { code }, told: true }
    : { flow: 'register' };
}
