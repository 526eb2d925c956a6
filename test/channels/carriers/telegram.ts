/** A person on Telegram: taps, keys and messages over the Bot API server, and the screen as it shows. */
import { shorten } from '../../../src/channels/split.ts';
import type { Message } from '../../../src/app/ports.ts';
import type { Act, Seen } from '../../transcript.ts';
import { makeRig, outbound } from '../telegramRig.ts';
import type { Rig } from './rig.ts';
import { anyBlob, createInbox, PIXEL } from './rig.ts';

const CHAT = 501;
/** A label is cut to what a button holds. */
const MAX_LABEL = 64;

type Shown = { messageId: number; options: { id: string; label: string }[]; keys: boolean };

export async function telegramRig(): Promise<Rig> {
  const inbox = createInbox();
  const rig = await makeRig({
    options: () => ({ blobs: anyBlob, limits: { perSecond: 10_000, perChatPerSecond: 10_000 } }),
  });
  const { server } = rig;
  const siti = server.user(CHAT, { first_name: 'Siti', language_code: 'id', started: true });
  rig.before.receive = inbox.receive;
  await rig.start();
  const questions: Shown[] = [];

  function act(done: Act): void {
    switch (done.kind) {
      case 'text':
        return void siti.sendText(done.text);
      case 'location':
        return void siti.sendLocation(done.lat, done.lon);
      case 'contact':
        return void siti.sendContact(done.phone);
      case 'photo':
        return void siti.sendPhoto(PIXEL);
      case 'voice':
        return void siti.sendVoice(PIXEL);
      case 'sticker':
        return void siti.sendSticker();
      case 'tap':
        return tap(done.option, questions.at(done.old ? -2 : -1));
    }
  }

  function tap(option: string, on: Shown | undefined): void {
    const label = on?.options.find(({ id }) => id === option)?.label;
    if (!on) throw new Error('nothing to tap');
    if (on.keys && label !== undefined) siti.pressKey(shorten(label, MAX_LABEL));
    else
      siti.tapButton(on.messageId, label === undefined ? option : shorten(label, MAX_LABEL), {
        stale: true,
      });
  }

  /** Labels as they stand there; one that had to be cut counts as whole. */
  function whole(labels: readonly string[], message: Message): string[] {
    const full = message.options ?? [];
    return labels.map((label, index) => {
      const meant = full[index]?.label ?? '';
      return label === shorten(meant, MAX_LABEL) ? meant : label;
    });
  }

  return {
    async does(done) {
      act(done);
      const { input } = await inbox.next();
      if (input.kind !== 'choice') return input;
      const { on: _, ...choice } = input;
      return choice;
    },
    async shows(message): Promise<Seen> {
      const sent = await rig.channel.send(outbound(CHAT, message));
      if (!sent.ok) throw new Error(`not sent: ${sent.why} ${sent.detail ?? ''}`);
      const seen = server.chat(CHAT).botMessages.at(-1);
      if (!seen) throw new Error('nothing on the screen');
      const keyboard = server.chat(CHAT).keyboard ?? [];
      const keys = keyboard.flat().filter(({ asks }) => asks === undefined);
      const buttons = seen.buttons.flat();
      if (message.options || message.request) {
        questions.push({
          messageId: seen.messageId,
          options: message.options ?? [],
          keys: message.request !== undefined,
        });
      }
      return {
        text: seen.text,
        options: whole(
          (message.request ? keys : buttons).map(({ label }) => label),
          message,
        ),
        attached:
          seen.photo !== undefined || seen.document !== undefined || seen.voice !== undefined,
      };
    },
    end: () => rig.end(),
  };
}
