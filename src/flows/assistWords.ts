/** What the dialogs about owners registered by a companion share: whose they are, what they wait for, and until when. */
import type { Line } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { afresh } from '../conversation/afresh.ts';
import type { Start } from '../conversation/step.ts';
import type { AssistState, AssistView } from '../domain/assist.ts';
import { assistLife, mayAssist, OWNER_CODE_DAYS, UNCONFIRMED } from '../domain/assist.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import { nextState } from '../domain/machine.ts';
import type { Query } from '../domain/query.ts';
import { inLanguage } from '../domain/region.ts';
import { withLink } from './code.ts';
import { dayOf } from './deskWords.ts';
import { umkName } from './whichUmk.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export function assists({ person }: Facts): boolean {
  return mayAssist(person.roles);
}

/** A registration of this companion's own, as long as they are one. */
export function ownView(view: AssistView | undefined, facts: Facts): AssistView | undefined {
  return assists(facts) && view?.assist.personId === facts.person.id ? view : undefined;
}

/** Where the companion may still put right what they said. */
export function isTheirs({ state }: { state: AssistState }): boolean {
  return nextState(assistLife, state, 'send', 'companion') !== undefined;
}

export function stateLine({ assist, umk }: AssistView): Line {
  if (!umk && assist.state === 'owned') return line('assist.state_gone');
  return line(`assist.state_${assist.state}`);
}

/** "12: Siti Aminah, keripik singkong (menunggu konfirmasi pemilik)". */
export function assistLine(view: AssistView): Line {
  const { assist, umk } = view;
  const { id } = assist;
  if (!umk) return line('assist.row_gone', { id, state: stateLine(view) });
  return line('assist.row', {
    id,
    name: umk.ownerName,
    business: umkName(umk),
    state: stateLine(view),
  });
}

export function aboutAssist(umkId: number): Start {
  return afresh('assist', { pick: String(umkId) });
}

function inDays(days: number, { now }: Facts): Date {
  return new Date(now.getTime() + days * DAY_MS);
}

export function codeExpiry(facts: Facts): Date {
  return inDays(OWNER_CODE_DAYS, facts);
}

/** A code for the owner, in place of an older one. */
export function codeFor(umkId: number, code: string, facts: Facts): Effect {
  return { kind: 'assist.code', umkId, code, expiresAt: codeExpiry(facts) };
}

/** What the companion passes on to the owner: words of their own in a message of its own. */
export function forwarded({ facts, read }: Pick<Context<object>, 'facts' | 'read'>): Line {
  const code = read({ kind: 'invitationCode' });
  const words = line('assist.forward', {
    code,
    programme: facts.region.programme.name,
    office: facts.region.office.name,
    day: dayOf(codeExpiry(facts), facts),
  });
  return withLink(words, code, facts);
}

function keyOf(umkId: number, what: 'remind' | 'erase'): string {
  return `assist/${umkId}/${what}`;
}

/** Nobody is waited for longer than this: the companion is reminded once, then the data goes. */
export function waitsFor(umkId: number, facts: Facts): Effect[] {
  const whom = { person: facts.person.id };
  const happening = { kind: 'assist.silent', umkId } as const;
  return [
    {
      kind: 'timer.set',
      key: keyOf(umkId, 'remind'),
      whom,
      happening,
      at: inDays(UNCONFIRMED.remindDays, facts),
    },
    eraseIn(UNCONFIRMED.eraseDays, umkId, facts),
  ];
}

export function eraseIn(days: number, umkId: number, facts: Facts): Effect {
  return {
    kind: 'timer.set',
    key: keyOf(umkId, 'erase'),
    whom: { person: facts.person.id },
    happening: { kind: 'assist.silent', umkId, last: true },
    at: inDays(days, facts),
  };
}

export function waitsNoMore(umkId: number): Effect[] {
  return (['remind', 'erase'] as const).map((what) => ({
    kind: 'timer.remove',
    key: keyOf(umkId, what),
  }));
}

/** The companion hears what became of it. */
export function tellCompanion({ assist }: AssistView, state: AssistState): Effect[] {
  const { id: umkId, personId } = assist;
  if (personId === undefined) return [];
  const happening = { kind: 'assist.decided', umkId, state } as const;
  return [{ kind: 'tell', whom: { person: personId }, happening }];
}

/** The text to print or to copy by hand, for somebody by name. */
export function sheetText(name: string | undefined, { region, person }: Facts): Line {
  const words = inLanguage(region.consentSheet.text, person.language);
  return literal(words.replaceAll('{{name}}', name ?? '____________________'));
}

/** Channels that vouch for the number somebody writes from. */
function vouches({ channel }: Facts): boolean {
  return channel.startsWith('whatsapp');
}

export const forMeQuery = { kind: 'assists.forMe' } as const;

/** What has to be known to see whether somebody registered a business for this number. */
export function forMeNeeds(facts: Facts): Query[] {
  return vouches(facts) ? [forMeQuery] : [];
}

export function forMe({ facts, read }: Pick<Context<object>, 'facts' | 'read'>): AssistView[] {
  return vouches(facts) ? read(forMeQuery) : [];
}
