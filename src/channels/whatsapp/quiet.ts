/** The logger that the library is given: of what it says only its own fixed words pass, never an object, a number or a key. */
import type { ILogger } from '@whiskeysockets/baileys/lib/Utils/logger.js';
import type { Logger } from 'pino';

const MAX_WORDS = 120;

/** Warnings and errors become debug lines of ours; everything else is dropped. */
export function quietLogger(log: Logger): ILogger {
  const drop = (): void => undefined;
  const say = (first: unknown, words?: string): void => {
    const said = words ?? (typeof first === 'string' ? first : '');
    if (said !== '') log.debug({ library: plain(said) }, 'the WhatsApp library has a complaint');
  };
  const quiet: ILogger = {
    level: 'warn',
    child: () => quiet,
    trace: drop,
    debug: drop,
    info: drop,
    warn: say,
    error: say,
  };
  return quiet;
}

/** Without numbers of telephones and accounts, which the library puts into some of its sentences. */
export function plain(words: string): string {
  return words
    .replace(/\S*\d{4,}\S*/g, '#')
    .replace(/\s+/g, ' ')
    .slice(0, MAX_WORDS);
}
