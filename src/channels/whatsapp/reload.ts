/** Asks the phone that sent a file to put it on the server again, as WhatsApp does for files that were deleted there. */
import { normalizeMessageContent } from '@whiskeysockets/baileys';
import type { WAMessage, WASocket } from '@whiskeysockets/baileys';
import { setTimeout as pause } from 'node:timers/promises';
import { contentOf } from './content.ts';
import type { RemoteFile } from './content.ts';

/** Undefined where nobody answered in time. */
export function reloader(
  socket: () => Pick<WASocket, 'updateMediaMessage'> | undefined,
  waitMs: number,
): (message: WAMessage) => Promise<RemoteFile | undefined> {
  return async (message) => {
    const asked = socket()?.updateMediaMessage(message);
    if (!asked) return undefined;
    asked.catch(() => undefined);
    const updated = await Promise.race([asked, pause(waitMs, undefined, { ref: false })]);
    const said = contentOf(normalizeMessageContent(updated?.message ?? undefined) ?? {}, {});
    return said && 'file' in said ? said.file : undefined;
  };
}
