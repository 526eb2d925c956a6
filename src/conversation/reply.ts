/** What a conversation answers: no language yet, no channel yet. */
import type { Sapaan } from '../domain/person.ts';
import type id from '../../locales/id.json';

export type TextKey = keyof typeof id;

/** A piece of text to be rendered: a key with values, words that are data, or several of these under each other. */
export type Line =
  | { text: TextKey; values?: Values }
  | { literal: string }
  /** Words that are data and call the reader by {{sapaan}}, or somebody else, as they would read them. */
  | { addressed: string; as?: Sapaan | 'none' }
  | { lines: readonly Line[]; gap?: 'line' | 'paragraph' };
export type Values = { readonly [name: string]: string | number | Line };

export type Option = {
  id: string;
  label: Line;
  /** Words besides number, id and label that choose it. */
  words?: readonly string[];
  /** Chosen by anything that means yes, no, or not yet. */
  means?: 'ya' | 'tidak' | 'belum';
};

/** Numbers to be drawn as bars; the shell makes the picture, so that a dialog stays data. */
export type Chart = { title: Line; rows: readonly { label: Line; value: number }[] };

export type Reply = {
  line: Line;
  chart?: Chart;
  options?: readonly Option[];
  /** It answers a tap on the list that it is the next page of: it may stand in that message's place. */
  inPlace?: true;
  /** Of the question that the options answer; a button carries it back. */
  turn?: number;
  /** A photo or document to show, or a voice note to hear, by the id of its stored bytes. */
  attachment?: { kind: 'photo' | 'document' | 'voice'; blobId: string; name: string; mime: string };
  /** The question can be answered by sharing a phone number or a place: channels that can, show a button. */
  request?: 'contact' | 'location';
  /** The position of the conversation when this is said: "flow/step". */
  position: string;
};

export function line(text: TextKey, values?: Values): Line {
  return values ? { text, values } : { text };
}

export function literal(words: string): Line {
  return { literal: words };
}

export function paragraphs(...lines: readonly Line[]): Line {
  return lines.length === 1 && lines[0] ? lines[0] : { lines, gap: 'paragraph' };
}

export function stacked(...lines: readonly Line[]): Line {
  return { lines, gap: 'line' };
}
