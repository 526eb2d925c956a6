/** The terminal for programs: one JSON line in, JSON lines out; the formats that other programs rely on. */
import { z } from 'zod';
import type { Input } from '../../conversation/input.ts';
import { typed } from '../../conversation/input.ts';
import type { Channel, Outbound } from '../../app/ports.ts';

const Media = z.string().min(1);

/** A line of input: who, its id, and exactly one thing that they did. */
export const Line = z
  .object({
    from: z.string().min(1).max(200),
    id: z.union([z.string().min(1).max(200), z.number().transform(String)]),
    at: z.iso.datetime({ offset: true }).optional(),
    text: z.string().optional(),
    choice: z.string().optional(),
    turn: z.int().optional(),
    location: z
      .object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
      .optional(),
    photo: Media.optional(),
    document: Media.optional(),
    voice: Media.optional(),
    contact: z.object({ phone: z.string() }).optional(),
    tick: z.literal(true).optional(),
  })
  .refine((line) => kindsOf(line).length === 1, {
    error: 'needs exactly one of text, choice, location, photo, document, voice, contact, tick',
  });
export type Line = z.infer<typeof Line>;

/** A tick may leave out who sent it: it is nobody's. */
export const TickLine = z.object({
  tick: z.literal(true),
  id: z.union([z.string(), z.number().transform(String)]),
  at: z.iso.datetime({ offset: true }).optional(),
});
export type TickLine = z.infer<typeof TickLine>;

const KINDS = [
  'text',
  'choice',
  'location',
  'photo',
  'document',
  'voice',
  'contact',
  'tick',
] as const;

function kindsOf(line: Partial<Record<(typeof KINDS)[number], unknown>>): string[] {
  return KINDS.filter((kind) => line[kind] !== undefined);
}

/** What a line means, without its files: those are kept first, by `kept`. */
export function inputOf(
  line: Line,
  newestTurn: number,
  kept: { blobId: string; mime: string; name: string } | undefined,
): Input {
  if (line.text !== undefined) return typed(line.text);
  if (line.choice !== undefined) {
    return { kind: 'choice', option: line.choice, turn: line.turn ?? newestTurn };
  }
  if (line.location) return { kind: 'location', ...line.location };
  if (line.contact) return { kind: 'contact', phone: line.contact.phone };
  if (!kept) throw new Error('a file was not kept');
  if (line.photo !== undefined) return { kind: 'photo', ...kept };
  if (line.voice !== undefined) return { kind: 'voice', ...kept };
  return { kind: 'document', ...kept };
}

/** The path of the file that a line names, if any. */
export function fileOf(line: Line): string | undefined {
  return line.photo ?? line.document ?? line.voice;
}

/** A message as it is printed; empty fields are left out. */
export function printed(message: Outbound, path?: string): Record<string, unknown> {
  const { text, options, turn, position, attachment } = message.message;
  return {
    id: message.id,
    to: message.address.id,
    ...(text === '' ? {} : { text }),
    ...(options && options.length > 0 ? { options } : {}),
    ...(turn === undefined ? {} : { turn }),
    ...(position === '' ? {} : { position }),
    ...(message.cause === '' ? {} : { replyTo: message.cause }),
    ...(attachment
      ? {
          attachment: {
            kind: attachment.kind,
            name: attachment.name,
            mime: attachment.mime,
            ...(path === undefined ? {} : { path }),
          },
        }
      : {}),
  };
}

/** A channel that prints each message as a line; `write` resolves when the line is out of our hands. */
export function createJsonChannel(
  write: (value: Record<string, unknown>) => Promise<void>,
  saveFile: (message: Outbound) => Promise<string | undefined>,
): Channel {
  return {
    id: 'terminal',
    gathers: false,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    async send(message) {
      await write(printed(message, await saveFile(message)));
      return { ok: true, providerId: message.id };
    },
  };
}
