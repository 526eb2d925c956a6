/** What a code alone opens, as a link or "/start" brings it: whatever is behind the code decides, as if its word had been typed. */
import { z } from 'zod';
import type { Line } from '../conversation/reply.ts';
import { line, stacked } from '../conversation/reply.ts';
import type { Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Facts } from '../domain/facts.ts';
import { isInvitationCode } from '../domain/invitation.ts';
import { misses, restsNow } from './tries.ts';

const Code = z.object({ code: z.string() }).partial();
type Code = z.infer<typeof Code>;

/** Opens what a code is for; undefined for anything that no code of ours looks like ("bazar_2026"). */
export function startedWith(payload: string): Start | undefined {
  const code = payload.replace(/[\s_-]/g, '').toUpperCase();
  return isInvitationCode(code) ? { flow: 'code', answers: { code } } : undefined;
}

/** The words that give a code, and under them the link that does the same, where the channel has links. */
export function withLink(words: Line, code: string, { startLink }: Facts): Line {
  return startLink === undefined
    ? words
    : stacked(words, line('code.link', { link: startLink + code }));
}

export const code = defineFlow<Code>({
  id: 'code',
  version: 1,
  title: 'join.title',
  answers: Code,
  start: 'which',
  steps: {
    which: {
      kind: 'branch',
      needs: ({ answers: { code: typed = '' }, facts }) => [
        misses(facts),
        { kind: 'linkCode', code: typed },
      ],
      // Who guessed too often learns nothing more, not even what a code is for.
      next: (context) => {
        const { answers, read } = context;
        const links = !restsNow(context) && read({ kind: 'linkCode', code: answers.code ?? '' });
        return links ? 'link' : 'join';
      },
    },
    link: {
      kind: 'end',
      then: ({ answers: { code: typed } }) => ({ flow: 'link', answers: { code: typed } }),
    },
    join: {
      kind: 'end',
      then: ({ answers: { code: typed } }) => ({ flow: 'join', answers: { code: typed } }),
    },
  },
});
