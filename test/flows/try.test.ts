import { it } from 'vitest';
import { owner, registered, aUmk } from './owner.ts';
it('walks', () => {
  const w = owner();
  const go = (t: string) => { const p = w.say(t); console.log(`> ${t}\n` + p.replies.map((r) => r.text + (r.options ? '\n' + r.options.map((o, i) => `   ${i + 1}. ${o.label} [${o.id}]`).join('\n') : '')).join('\n--\n') + `\n= ${p.position}` + (p.effects.length ? `\n! ${p.effects.map((e) => JSON.stringify(e, (_k, v) => (typeof v === 'bigint' ? String(v) : v))).join('\n! ')}` : '')); };
  for (const t of (process.env.SAY ?? '').split('|')) go(t);
});
it('walks registered', () => {
  if (!process.env.REG) return;
  const w = owner({ person: registered(process.env.TWO ? [aUmk(), aUmk({ id: 8, product: 'jahit', businessName: 'Penjahit Siti', sectors: [] })] : undefined) });
  const go = (t: string) => { const p = t.startsWith(':photo') ? w.send({ kind: 'photo', blobId: t.slice(7), mime: 'image/jpeg' }) : w.say(t); console.log(`> ${t}\n` + p.replies.map((r) => r.text + (r.options ? '\n' + r.options.map((o, i) => `   ${i + 1}. ${o.label} [${o.id}]`).join('\n') : '')).join('\n--\n') + `\n= ${p.position}` + (p.effects.length ? `\n! ${p.effects.map((e) => JSON.stringify(e, (_k, v) => (typeof v === 'bigint' ? String(v) : v))).join('\n! ')}` : '')); };
  for (const t of (process.env.REG ?? '').split('|')) go(t);
});
