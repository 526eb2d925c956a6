/** Keeps the encryption library's console messages off the console: some of them print whole sessions, private keys and all. */

/** How the messages of libsignal 6.0.0 begin; `test/channels/whatsappParts.test.ts` compares this list with its sources. */
export const UNSPEAKABLE = [
  'V1 session storage migration error',
  'Migrating session to:',
  'Session already closed',
  'Closing session:',
  'Session already open',
  'Opening session:',
  'Removing old closed session:',
  'Closing open session in favor of incoming prekey bundle',
  'Closing stale open session',
  'WARNING: Expected pubkey of length 33',
  'Unhandled bucket type (for naming):',
  'Failed to decrypt message with any known session',
  'Session error:',
  'Decrypted message with closed session.',
] as const;

const METHODS = ['log', 'info', 'warn', 'error', 'debug'] as const;
const SILENCED = Symbol.for('big-hug-bot.whatsapp.silenced');
type Print = ((...words: unknown[]) => void) & { [SILENCED]?: true };

/** Installs the filter on `target` (the console); doing it again changes nothing. */
export function silence(target: Pick<Console, (typeof METHODS)[number]>): void {
  for (const method of METHODS) {
    const print = target[method] as Print;
    if (print[SILENCED]) continue;
    const filtered: Print = (...words) => {
      const [first] = words;
      if (typeof first === 'string' && UNSPEAKABLE.some((start) => first.startsWith(start))) return;
      print.apply(target, words);
    };
    filtered[SILENCED] = true;
    target[method] = filtered;
  }
}
