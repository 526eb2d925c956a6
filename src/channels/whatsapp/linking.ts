/** Shows how to link the office's phone: a picture where somebody looks at a terminal, and always a line in the log. */
import type { Logger } from 'pino';
import { toString } from 'qrcode';

export type Linking = {
  /** A new QR text; the one before it is worth nothing any more. */
  showQr(qr: string): Promise<void>;
  /** Eight characters to type on the phone. */
  showCode(code: string): void;
};

/** `screen`: where the picture goes; only a terminal gets one. */
export function createLinking(
  log: Logger,
  screen: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
): Linking {
  return {
    async showQr(qr) {
      log.info({ qr }, 'scan this code with WhatsApp: Linked devices');
      if (!screen.isTTY) return;
      const picture = await toString(qr, { type: 'terminal', small: true });
      screen.write(`\n${picture}\n`);
    },
    showCode(pairingCode) {
      log.info(
        { pairingCode },
        'type this code in WhatsApp: Linked devices, Link with phone number instead',
      );
    },
  };
}
