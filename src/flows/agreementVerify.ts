/** "verifikasi <kode>": anybody learns number, stage, day and hash of the agreement with this code, and nothing more; a file that is sent is compared by its bytes. */
import { z } from 'zod';
import { attachment, text } from '../conversation/accept.ts';
import type { Line } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Accepted, Context, Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { VERIFY_LENGTH } from '../domain/agreement.ts';
import { CODE_LETTERS } from '../domain/invitation.ts';
import type { Query } from '../domain/query.ts';
import { understood } from '../language/reading.ts';
import { dayOf } from './deskWords.ts';
import { File } from './paperAnswers.ts';

/** `file` null: there is nothing to compare. */
const Verify = z.object({ code: z.string(), file: File.nullable() }).partial();
type Verify = z.infer<typeof Verify>;
type Here = Context<Verify>;

const OPENS =
  /^(?:verifikasi|verify|cek keaslian)(?: (?:kode|perjanjian|pks|code|agreement))?\b[\s:]*/i;

/** Three groups of four and some more, as the code is printed; words of a sentence are not all of four. */
const GROUPS = /^\W*(?:[a-z0-9]{4}[\s-]+){3}[a-z0-9]{1,5}\W*$/i;

/** What was typed behind the word, in capitals, without gaps, hyphens, quotes and full stops. */
function squeezed(typed: string): string {
  return typed
    .replace(OPENS, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
}

/** The code without gaps, in capitals; undefined for what is none. */
function codeIn(typed: string): string | undefined {
  const code = squeezed(typed);
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
  // Something that was meant as a code, as far as its shape goes: one word with a figure, or groups of letters and figures.
  const meant = /^[\w-]*\d[\w-]*$|^[A-Z-]{8,}$/.test(rest) || GROUPS.test(rest);
  return meant ? { flow: 'agreement_verify' } : undefined;
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

/** The bytes that were sent beside those that were agreed to. */
function fileNeeds(known: Pick<Here, 'answers'>): Query[] {
  const { blobId = '' } = known.answers.file ?? {};
  return [query(known), { kind: 'file.sha256', blobId }];
}

function compared(context: Here): Line {
  const { blobId = '' } = context.answers.file ?? {};
  const sent = context.read({ kind: 'file.sha256', blobId });
  const found = context.read(query(context));
  const same = sent !== undefined && sent === found?.sha256;
  if (sent !== undefined && found?.replaced?.includes(sent))
    return line('agreement.verify_replaced', { sha256: literal(sent) });
  return line(same ? 'agreement.verify_same' : 'agreement.verify_other', {
    sha256: literal(sent ?? '-'),
  });
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
      next: 'found',
    },
    found: {
      kind: 'branch',
      needs: (known) => [query(known)],
      next: (context) => (context.read(query(context))?.sha256 === undefined ? 'told' : 'hash'),
    },
    told: { kind: 'end', needs: (known) => [query(known)], text: told },
    hash: { kind: 'say', needs: (known) => [query(known)], text: told, next: 'file' },
    file: {
      kind: 'ask',
      text: 'agreement.ask_file',
      accept: attachment(),
      options: [{ id: 'tidak', label: line('agreement.no_file') }],
      unclear: 'agreement.file_unclear',
      hint: 'agreement.file_unclear',
      save: 'file',
      next: ({ answers }) => (answers.file ? 'compared' : 'finished'),
    },
    compared: { kind: 'end', needs: fileNeeds, text: compared },
    finished: { kind: 'end' },
  },
});
