/** "verifikasi <kode>": anybody learns number, stage, day and hash of the agreement with this code, and nothing more. */
import { z } from 'zod';
import { text } from '../conversation/accept.ts';
import type { Line } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Accepted, Context, Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { VERIFY_LENGTH } from '../domain/agreement.ts';
import { CODE_LETTERS } from '../domain/invitation.ts';
import { understood } from '../language/reading.ts';
import { dayOf } from './deskWords.ts';

const Verify = z.object({ code: z.string() }).partial();
type Verify = z.infer<typeof Verify>;
type Here = Context<Verify>;

const OPENS =
  /^(?:verifikasi|verify|cek keaslian)(?: (?:kode|perjanjian|pks|code|agreement))?\b[\s:]*/i;

/** The code without gaps, in capitals; undefined for what is none. */
function codeIn(typed: string): string | undefined {
  const code = typed.replace(OPENS, '').replace(/[\s-]/g, '').toUpperCase();
  const known = [...code].every((letter) => CODE_LETTERS.includes(letter));
  return known && code.length === VERIFY_LENGTH ? code : undefined;
}

/** Opens the verification, with the code where one was typed; undefined for anything else. */
export function verifying(typed: string): Start | undefined {
  const said = typed.trim();
  if (!OPENS.test(said)) return undefined;
  const rest = said.replace(OPENS, '').trim();
  if (rest === '') return { flow: 'agreement_verify' };
  const code = codeIn(said);
  if (code !== undefined) return { flow: 'agreement_verify', answers: { code }, told: true };
  // Something that was meant as a code, as far as its shape goes.
  return /^[\w-]*\d[\w-]*$|^[A-Z-]{8,}$/.test(rest) ? { flow: 'agreement_verify' } : undefined;
}

const code = text((typed): Accepted => {
  const found = codeIn(typed.trim());
  return found === undefined
    ? { result: 'ask', why: 'format', hint: line('agreement.code_hint') }
    : understood(found);
});

function query({ answers }: Pick<Here, 'answers'>) {
  return { kind: 'agreement.public', code: answers.code ?? '' } as const;
}

function told(context: Here): Line {
  const found = context.read(query(context));
  if (!found) return line('agreement.verify_unknown');
  const { number, state, at, sha256 } = found;
  return stacked(
    line('agreement.verified', {
      number,
      state: line(`agreement.state_${state}`),
      day: dayOf(at, context.facts),
    }),
    sha256 === undefined
      ? line('agreement.verified_draft')
      : line('agreement.verified_hash', { sha256: literal(sha256) }),
  );
}

export const agreementVerify = defineFlow<Verify>({
  id: 'agreement_verify',
  version: 1,
  title: 'agreement.title_verify',
  answers: Verify,
  start: 'code',
  steps: {
    code: {
      kind: 'ask',
      text: 'agreement.ask_code',
      accept: code,
      unclear: 'agreement.code_hint',
      hint: 'agreement.code_hint',
      save: 'code',
      next: 'told',
    },
    told: { kind: 'end', needs: (known) => [query(known)], text: told },
  },
});
