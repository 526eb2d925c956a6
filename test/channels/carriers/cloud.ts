/** A person on WhatsApp whom the Cloud API reaches: buttons and lists where they fit, numbers where they do not. */
import type { Message } from '../../../src/app/ports.ts';
import type { Act, Seen } from '../../transcript.ts';
import type { GraphPerson, Heard } from '../../servers/graphApi/index.ts';
import { makeRig, outbound } from '../cloudRig.ts';
import type { Rig } from './rig.ts';
import { anyBlob, askedWith, createInbox, PIXEL, readNumbered } from './rig.ts';

const WA_ID = '6281234567890';

type Asked = { shown: Heard; options: { id: string; label: string }[] };

function doAs(siti: GraphPerson, done: Act, questions: readonly Asked[]): string {
  switch (done.kind) {
    case 'text':
      return siti.says(done.text);
    case 'location':
      return siti.sendsLocation(done.lat, done.lon);
    case 'contact':
      return siti.sharesContact(done.phone);
    case 'photo':
      return siti.sendsImage(PIXEL);
    case 'voice':
      return siti.sendsVoice(PIXEL);
    case 'sticker':
      return siti.sends({ type: 'sticker', sticker: { id: '1', mime_type: 'image/webp' } });
    case 'tap': {
      const on = askedWith(done.option, questions, done.old);
      const at = on?.options.findIndex(({ id }) => id === done.option) ?? -1;
      if (!on || at < 0) return siti.says(done.option);
      const button = on.shown.options[at];
      if (button) return siti.taps(button.label, on.shown.id);
      return done.old ? siti.quotes(on.shown.id, String(at + 1)) : siti.says(String(at + 1));
    }
  }
}

/** What a row's two lines say together. */
function rowLabel(
  { label, description }: Heard['options'][number],
  meant: { label: string } | undefined,
): string {
  const plain = (text: string): string => text.replace(/[\s….]/g, '');
  const said = [label, description ?? ''].join('');
  return meant && plain(said) === plain(meant.label) ? meant.label : said;
}

export async function cloudRig(): Promise<Rig> {
  const inbox = createInbox();
  const rig = await makeRig({ options: { blobs: anyBlob } });
  rig.before.receive = inbox.receive;
  await rig.start();
  const siti = rig.graph.person(WA_ID, { name: 'Siti' });
  // What comes by itself is let through as to somebody who wrote a moment ago.
  siti.wroteAgo(0);
  const questions: Asked[] = [];
  return {
    async does(done) {
      doAs(siti, done, questions);
      return (await inbox.next()).input;
    },
    async shows(message: Message): Promise<Seen> {
      const before = siti.heard.length;
      const sent = await rig.channel.send(outbound(WA_ID, message));
      if (!sent.ok) throw new Error(`not sent: ${sent.why} ${sent.detail ?? ''}`);
      const heard = siti.heard.slice(before);
      const options = message.options ?? [];
      const last = heard.at(-1);
      if (options.length > 0 && last) questions.push({ shown: last, options });
      const words = heard.map(({ text }) => text).filter((text) => text !== '');
      const attached = heard.some(({ file }) => file !== undefined);
      const buttons = last?.options ?? [];
      if (buttons.length === 0)
        return { ...readNumbered(words.join('\n\n'), options.length), attached };
      const labels = buttons.map((button, at) => rowLabel(button, options[at]));
      return { text: words.join('\n\n'), options: labels, attached };
    },
    end: () => rig.end(),
  };
}
