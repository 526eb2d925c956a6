/** `/perusahaan [number, name or phone]`: the companies that wait for their check, or one that is looked up; one that waits is checked at once. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { defineCommand } from '../conversation/step.ts';
import type { Query } from '../domain/query.ts';
import { mayWork } from '../domain/roles.ts';

const waiting = { kind: 'companies', status: 'waiting' } as const;

function one(words: readonly string[]): Extract<Query, { kind: 'company' }> | undefined {
  const [word = ''] = words;
  return words.length === 1 && /^\d{1,6}$/.test(word)
    ? { kind: 'company', id: Number(word) }
    : undefined;
}

export const perusahaan = defineCommand({
  name: 'perusahaan',
  about: 'command.perusahaan',
  roles: ['admin', 'kurator', 'mediator', 'viewer'],
  args: z.array(z.string()),
  needs: (words) => {
    const number = one(words);
    if (words.length === 0) return [waiting];
    return number ? [number] : [];
  },
  run: (words, { facts, read }) => {
    const checks = mayWork(facts.person.roles, 'company_check');
    if (words.length === 0) {
      const some = checks && read(waiting).length > 0;
      return { start: some ? { flow: 'company_check' } : afresh('find_company') };
    }
    const number = one(words);
    if (number && checks && read(number)?.status === 'waiting') {
      return { start: { flow: 'company_check', answers: { company: String(number.id) } } };
    }
    return { start: afresh('find_company', { words: words.join(' ') }) };
  },
});
