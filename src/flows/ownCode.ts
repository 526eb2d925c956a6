/** "SETUJU ABCD2345" as owners type it: the word with a code of theirs; the word alone is a yes to whatever is asked. */
import type { Start } from '../conversation/step.ts';
import { looksLikeCode } from './joinCode.ts';

const OPENS =
  /^(?:(?:ya|saya)[\s,]+)?(?:setuju|agree)\b[\s:,.-]*(?:(?:dengan |with )?(?:kode|code)\b[\s:]*)?/i;

/** Opens the confirmation with the code; undefined for anything else. */
export function confirming(typed: string): Start | undefined {
  const said = typed.trim();
  if (!OPENS.test(said)) return undefined;
  const code = said
    .replace(OPENS, '')
    .replace(/[\s.-]/g, '')
    .toUpperCase();
  return looksLikeCode(code) ? { flow: 'own_confirm', answers: { code } } : undefined;
}
