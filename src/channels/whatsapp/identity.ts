/** Who somebody is: the LID where it is known, else the telephone number, always without the device. Pure. */
import { isLidUser, isPnUser, jidDecode, jidNormalizedUser } from '@whiskeysockets/baileys';
import type { Address } from '../../app/ports.ts';

export const DEVICE = 'whatsapp';

/** The two names of one account; at least one of them is there. */
export type Who = { lid?: string; pn?: string };

/** `123@lid` or `62812…@s.whatsapp.net` for anything that names a person; undefined for groups, channels, status. */
export function personOf(jid: string | null | undefined): string | undefined {
  const decoded = jid ? jidDecode(jid) : undefined;
  if (!jid || !decoded?.user) return undefined;
  const { server, user } = decoded;
  if (!/^\d{3,32}$/.test(user) || user === '0') return undefined;
  if (server === 'hosted') return `${user}@s.whatsapp.net`;
  if (server === 'hosted.lid') return `${user}@lid`;
  const normal = jidNormalizedUser(jid);
  return isLidUser(normal) || isPnUser(normal) ? normal : undefined;
}

/** What the names given say together; undefined where none of them is a person's. */
export function whoOf(...jids: (string | null | undefined)[]): Who | undefined {
  const people = jids.flatMap((jid) => personOf(jid) ?? []);
  const lid = people.find((jid) => isLidUser(jid));
  const pn = people.find((jid) => isPnUser(jid));
  if (lid === undefined && pn === undefined) return undefined;
  return { ...(lid === undefined ? {} : { lid }), ...(pn === undefined ? {} : { pn }) };
}

/** The digits of a jid: our number, as the account of every address. */
export function digitsOf(jid: string): string {
  return jidDecode(jid)?.user ?? '';
}

/** Where an answer goes, and the other name that WhatsApp vouches for. */
export function addressesOf(account: string, who: Who): { from: Address; also?: Address[] } {
  const at = (id: string): Address => ({ channel: 'whatsapp', account, id });
  if (who.lid === undefined) return { from: at(who.pn ?? '') };
  return { from: at(who.lid), ...(who.pn === undefined ? {} : { also: [at(who.pn)] }) };
}

/** Whom rows and files of an address are erased with. */
export function ownerOf({ channel, account, id }: Address): string {
  return `${channel}/${account}/${id}`;
}
