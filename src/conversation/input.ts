/** What reaches a conversation, from whatever channel: the same few kinds for all of them. */
import type { Happening } from '../domain/event.ts';

/** Bytes that a person sent, kept by the shell before the turn; the engine only knows their id. */
export type Media = { blobId: string; mime: string; name?: string; caption?: string };

export type Input =
  | { kind: 'text'; text: string }
  /** `on`: the provider's id of the message that was tapped, where it can be changed later. */
  | { kind: 'choice'; option: string; turn: number; on?: string }
  | ({ kind: 'photo' } & Media)
  | ({ kind: 'document' } & Media)
  | ({ kind: 'voice' } & Media)
  | { kind: 'location'; lat: number; lon: number }
  | { kind: 'contact'; phone: string }
  | { kind: 'command'; name: string; args: string }
  | { kind: 'edited'; text: string }
  | { kind: 'deleted' }
  | { kind: 'unsupported'; what: string }
  /** Time passed (a timer came due). */
  | { kind: 'timeout'; happening: Happening }
  /** Somebody else's turn, or the programme, has news. */
  | { kind: 'event'; happening: Happening };

export const MAX_TEXT_LENGTH = 10_000;

/** Control characters, and marks that only turn the direction of writing, as in a copied contact. */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Text as a person typed it, made safe to keep and to show to others: nothing INVISIBLE, well-formed
 * Unicode, at most MAX_TEXT_LENGTH characters. A line that starts with "/name" is a command; anything else stays text.
 */
export function typed(raw: string): Input {
  const text = raw.replace(INVISIBLE, '').toWellFormed().slice(0, MAX_TEXT_LENGTH).trim();
  const command = /^\/([a-z_]{1,32})(?:@\w{1,64})?(?:\s+([\s\S]*))?$/i.exec(text);
  if (command?.[1])
    return { kind: 'command', name: command[1].toLowerCase(), args: command[2] ?? '' };
  return { kind: 'text', text };
}
