/** What was decrypted is kept, in the same write as the keys that it used up, before WhatsApp is told that it arrived. */
import { areJidsSameUser, proto, unpadRandomMax16 } from '@whiskeysockets/baileys';
import type {
  AuthenticationCreds,
  BinaryNode,
  SignalDataSet,
  SocketConfig,
  WASocket,
} from '@whiskeysockets/baileys';
import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Devices } from '../../app/ports.ts';
import { addressesOf, DEVICE, digitsOf, ownerOf, personOf, whoOf } from './identity.ts';
import type { Given } from './messages.ts';
import { JOURNAL } from './session.ts';
import type { Entry } from './session.ts';

/** Marks what is done, for a while: a message that WhatsApp brings again is then known, and confirmed to it. */
export const HEARD = 'heard';
/** One byte of padding around an empty message: what a known message is decrypted to. */
const EMPTY = Buffer.from([1]);

const Attrs = z.object({
  id: z.string(),
  from: z.string(),
  t: z.string().optional(),
  sender_pn: z.string().optional(),
  sender_lid: z.string().optional(),
});
type Attrs = z.infer<typeof Attrs>;
const Kept = z.object({ attrs: Attrs, plaintext: z.base64() });

/** As a row holds it: a malformed one must not keep us from connecting. */
const parsed = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('no JSON');
      return z.NEVER;
    }
  })
  .pipe(Kept);

/** A message of the journal: its key there, all names of its sender that it carries, and what the library would hand over. */
export type Heard = { row: string; jids: (string | undefined)[]; given: Given };

type Me = AuthenticationCreds['me'];
type MakeRepository = SocketConfig['makeSignalRepository'];

export type Journal = {
  /** The library's repository, whose `decryptMessage` resolves only after what it found is durable. */
  wrap(make: MakeRepository): MakeRepository;
  /** Has to see every stanza before the library does: the repository is told the bytes only. */
  watch(socket: Pick<WASocket, 'ws'>): void;
  /** What earlier runs could not finish. */
  left(): Promise<Heard[]>;
  done(row: string): Promise<void>;
};

/** `take` is called once for everything that becomes durable, in the order in which it was decrypted. */
export function createJournal(how: {
  devices: Devices;
  log: Logger;
  now: () => Date;
  /** Our own names, once linked. */
  me: () => Me;
  take: (heard: Heard) => void;
}): Journal {
  const { devices, log } = how;
  const stanzas = new WeakMap<Uint8Array, Attrs>();

  return {
    wrap: (make) => (auth, logger, lookUp) => {
      const repository = make(auth, logger, lookUp);
      const keys = auth.keys;
      return {
        ...repository,
        async decryptMessage(options) {
          const attrs = stanzas.get(options.ciphertext);
          if (!attrs || isOwn(attrs.from, how.me()) || !('transaction' in keys))
            return repository.decryptMessage(options);
          const row = hash(options.ciphertext);
          try {
            const plaintext = await keys.transaction(async () => {
              const found = await repository.decryptMessage(options);
              const entry = entryOf(attrs, found, how.me());
              // The kinds of rows are the library's; this one goes into the same transaction.
              await keys.set({ [JOURNAL]: { [row]: entry } } as SignalDataSet);
              return found;
              // Under the name that sending uses: two at once would each keep their own idea of the same keys.
            }, how.me()?.id ?? options.jid);
            how.take(heardOf(row, attrs, plaintext));
            return plaintext;
          } catch (thrown) {
            // What was decrypted once cannot be again: brought a second time, it is known here.
            const known = await recall(devices, row);
            if (!known) throw thrown;
            log.debug('a message came again that is kept already');
            return known;
          }
        },
      };
    },
    watch({ ws }) {
      ws.prependListener('CB:message', (node: BinaryNode) => {
        const attrs = Attrs.safeParse(node.attrs);
        const { recipient, category } = node.attrs;
        if (!attrs.success || recipient !== undefined || category === 'peer') return;
        if (!personOf(attrs.data.from) || !Array.isArray(node.content)) return;
        for (const { tag, content } of node.content)
          if (tag === 'enc' && content instanceof Uint8Array) stanzas.set(content, attrs.data);
      });
    },
    async left() {
      const rows = await devices.list(DEVICE, JOURNAL);
      return rows.flatMap(({ id, value }) => {
        const kept = parsed.safeParse(value);
        if (!kept.success) {
          log.error('a row of the WhatsApp journal cannot be read');
          return [];
        }
        return [heardOf(id, kept.data.attrs, Buffer.from(kept.data.plaintext, 'base64'))];
      });
    },
    done: (row) =>
      devices.write(
        DEVICE,
        [
          { type: JOURNAL, id: row, value: null },
          { type: HEARD, id: row, value: '1' },
        ],
        how.now(),
      ),
  };
}

function hash(ciphertext: Uint8Array): string {
  return createHash('sha256').update(ciphertext).digest('base64url');
}

function isOwn(jid: string, me: Me): boolean {
  return areJidsSameUser(jid, me?.id) || areJidsSameUser(jid, me?.lid);
}

function jidsOf({ from, sender_lid, sender_pn }: Attrs): (string | undefined)[] {
  return [from, sender_lid, sender_pn];
}

function entryOf(attrs: Attrs, plaintext: Uint8Array, me: Me): Entry {
  const who = whoOf(...jidsOf(attrs)) ?? {};
  const kept = { attrs, plaintext: Buffer.from(plaintext).toString('base64') };
  return {
    value: JSON.stringify(kept),
    owner: ownerOf(addressesOf(digitsOf(me?.id ?? ''), who).from),
  };
}

/** Bytes that are no message are heard as one without content: the library reports them. */
function heardOf(row: string, attrs: Attrs, plaintext: Uint8Array): Heard {
  let message: proto.IMessage | undefined;
  try {
    message = proto.Message.decode(unpadRandomMax16(plaintext));
  } catch {
    message = undefined;
  }
  return {
    row,
    jids: jidsOf(attrs),
    given: {
      key: { id: attrs.id, remoteJid: personOf(attrs.from) ?? attrs.from, fromMe: false },
      messageTimestamp: Number(attrs.t ?? 0),
      ...(message ? { message } : {}),
    },
  };
}

async function recall(devices: Devices, row: string): Promise<Uint8Array | undefined> {
  const kept = (await devices.read(DEVICE, JOURNAL, [row])).get(row);
  if (kept !== undefined) return Buffer.from(parsed.parse(kept).plaintext, 'base64');
  return (await devices.read(DEVICE, HEARD, [row])).has(row) ? EMPTY : undefined;
}
