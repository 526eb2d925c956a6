/** The words of a message as the client library hands it over. */
import type { proto } from '@whiskeysockets/baileys';

/** Undefined for a message without words, and for one that could not be read. */
export function wordsOf(message: proto.IWebMessageInfo | undefined): string | undefined {
  const { conversation, extendedTextMessage } = message?.message ?? {};
  return conversation ?? extendedTextMessage?.text ?? undefined;
}
