/** What arrives outside of the journal: calls, pictures shown once, messages that the owner's phone hands on later. */
import type { BaileysEventMap, WAMessageKey } from '@whiskeysockets/baileys';
import { boundedMap } from '../bounded.ts';
import { personOf } from './identity.ts';
import type { Arrived } from './intake.ts';
import { isNobody } from './socket.ts';

const MAX_KNOWN = 20_000;

export type Strays = {
  /** Remembers a message that the journal has; false for one that was known. */
  known(key: Pick<WAMessageKey, 'id' | 'remoteJid'>): boolean;
  upsert(event: BaileysEventMap['messages.upsert']): void;
  calls(event: BaileysEventMap['call']): void;
};

export function createStrays(how: { take: (arrived: Arrived) => void; now: () => Date }): Strays {
  const known = boundedMap<string, true>(MAX_KNOWN);
  const nameOf = ({ id, remoteJid }: Pick<WAMessageKey, 'id' | 'remoteJid'>): string =>
    `${personOf(remoteJid) ?? ''}/${id ?? ''}`;

  return {
    known(key) {
      const name = nameOf(key);
      if (known.get(name)) return false;
      known.set(name, true);
      return true;
    },
    /** `notify` and `append` alike: what was written while we were away comes as the second. */
    upsert({ messages }) {
      for (const given of messages) {
        const { key } = given;
        if (key.fromMe || !key.remoteJid || isNobody(key.remoteJid)) continue;
        if (known.get(nameOf(key)) || (!given.message && !key.isViewOnce)) continue;
        how.take({ jids: [key.remoteJid, key.remoteJidAlt], given });
      }
    },
    calls(calls) {
      for (const { id, from, chatId, callerPn, status, isGroup, date } of calls) {
        if (status !== 'offer' || isGroup || isNobody(chatId)) continue;
        how.take({
          jids: [from, chatId, callerPn],
          given: {
            key: { id: `call:${id}`, remoteJid: personOf(from) ?? from, fromMe: false },
            messageTimestamp: Math.floor(date.getTime() / 1000),
            message: { call: {} },
          },
        });
      }
    },
  };
}
