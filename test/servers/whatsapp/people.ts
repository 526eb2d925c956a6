/** What the server knows of accounts: who has which devices, and how each is addressed. */
import { jidOf } from './nodes.ts';
import { makeDevice } from './signal.ts';
import type { Person } from './world.ts';

export type PersonOptions = {
  lid?: string;
  name?: string;
  /** The stanza also tells the phone number (for a PN-addressed one: the LID). Default true. */
  showsPn?: boolean;
  devices?: number;
  /** Which address the person's messages come from. Default 'lid'. */
  addressing?: 'lid' | 'pn';
};

/** A number that looks like a LID, the same for the same phone number. */
function lidFor(pn: string): string {
  const digits = [...pn].reduce((sum, digit) => (sum * 31n + BigInt(digit)) % 10n ** 14n, 7n);
  return String(10n ** 14n + digits);
}

/** An account with fresh keys for each of its devices. */
export function makePerson(pn: string, options: PersonOptions = {}): Person {
  const lid = options.lid ?? lidFor(pn);
  return {
    pn,
    lid,
    name: options.name ?? `Kontak ${pn.slice(-4)}`,
    addressing: options.addressing ?? 'lid',
    showsPn: options.showsPn ?? true,
    devices: Array.from({ length: options.devices ?? 1 }, (_, id) => makeDevice(lid, id)),
    heard: [],
    own: new Set(),
    outbox: new Map(),
    composing: false,
  };
}

/** The address this person writes from. */
export function addressOf(person: Person): string {
  return person.addressing === 'lid'
    ? jidOf(person.lid, 'lid')
    : jidOf(person.pn, 's.whatsapp.net');
}

/** The other address, as stanzas mention it; nothing for somebody who hides it. */
export function alsoKnownAs(person: Person): Record<string, string> {
  if (!person.showsPn) return { addressing_mode: person.addressing };
  return person.addressing === 'lid'
    ? { addressing_mode: 'lid', sender_pn: jidOf(person.pn, 's.whatsapp.net') }
    : { addressing_mode: 'pn', sender_lid: jidOf(person.lid, 'lid') };
}
