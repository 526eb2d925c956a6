/** A person on WhatsApp whose phone talks to the linked device in encrypted sessions: menus are numbers, answers are typed. */
import type { Message } from '../../../src/app/ports.ts';
import type { Act, Seen } from '../../transcript.ts';
import type { WhatsAppServer } from '../../servers/whatsapp/index.ts';
import { makeRig, outbound } from '../whatsappRig.ts';
import type { Rig } from './rig.ts';
import { anyBlob, askedWith, createInbox, PIXEL, readNumbered } from './rig.ts';

type Phone = ReturnType<WhatsAppServer['phone']>;
type Asked = { id: string; options: { id: string }[] };

function doOn(phone: Phone, done: Act, questions: readonly Asked[]): Promise<string> {
  switch (done.kind) {
    case 'text':
      return phone.says(done.text);
    case 'location':
      return phone.sends({
        locationMessage: { degreesLatitude: done.lat, degreesLongitude: done.lon },
      });
    case 'contact':
      return phone.sends({ contactMessage: { displayName: 'Siti', vcard: card(done.phone) } });
    case 'photo':
      return phone.sendsImage(PIXEL, 'image/jpeg');
    case 'voice':
      return phone.sendsMedia('audio', PIXEL, { mime: 'audio/ogg; codecs=opus', ptt: true });
    case 'sticker':
      return phone.sendsMedia('sticker', PIXEL, { mime: 'image/webp' });
    case 'tap': {
      // There is nothing to tap: the number is typed, for an older question under its message.
      const on = askedWith(done.option, questions, done.old);
      const at = on?.options.findIndex(({ id }) => id === done.option) ?? -1;
      if (!on || at < 0) return phone.says(done.option);
      return phone.says(String(at + 1), done.old ? { quotes: { id: on.id } } : {});
    }
  }
}

function card(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return `BEGIN:VCARD\nVERSION:3.0\nFN:Siti\nTEL;type=CELL;waid=${digits}:${phone}\nEND:VCARD`;
}

export async function whatsappRig(): Promise<Rig> {
  const inbox = createInbox();
  const rig = await makeRig({ blobs: anyBlob });
  rig.before.receive = inbox.receive;
  await rig.linked();
  const siti = rig.server.phone('6281234567890', { lid: '77001', name: 'Siti' });
  const questions: Asked[] = [];
  return {
    async does(done) {
      await doOn(siti, done, questions);
      return (await inbox.next()).input;
    },
    async shows(message: Message): Promise<Seen> {
      const before = siti.heard.length;
      const sent = await rig.channel.send(outbound(rig, `${siti.lid}@lid`, message));
      if (!sent.ok) throw new Error(`not sent: ${sent.why} ${sent.detail ?? ''}`);
      const heard = await rig.until(
        () => siti.heard.length > before && siti.heard.slice(before),
        'the message on the phone',
      );
      const options = message.options ?? [];
      if (options.length > 0) questions.push({ id: heard.at(-1)?.id ?? '', options });
      const words = heard.map(({ text }) => text).filter((text) => text !== '');
      return {
        ...readNumbered(words.join('\n\n'), options.length),
        attached: heard.some(({ media }) => media !== undefined),
      };
    },
    end: () => rig.end(),
  };
}
