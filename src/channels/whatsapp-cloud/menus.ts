/** The options that our messages showed, by Meta's id of the message, so that a bare "2" under an old one means what stood there. */
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Devices } from '../../app/ports.ts';
import type { Input } from '../../conversation/input.ts';
import { describe } from './failures.ts';

const TYPE = 'menu';
const DAY_MS = 24 * 60 * 60 * 1000;
const KEPT_MS = 7 * DAY_MS;
const PRUNE_EVERY_MS = 60 * 60 * 1000;

const Menu = z.object({
  turn: z.int(),
  options: z.array(z.object({ id: z.string(), label: z.string() })),
});
export type Menu = z.infer<typeof Menu>;

export type Menus = {
  /** Never fails: without it a quoted number only counts for the newest question. */
  remember(messageIds: readonly string[], waId: string, menu: Menu): Promise<void>;
  /** The choice that a text means as an answer to that message; undefined where it means none. Rejects when the rows cannot be read. */
  choiceOf(
    messageId: string,
    text: string,
  ): Promise<Extract<Input, { kind: 'choice' }> | undefined>;
};

export function createMenus(how: {
  devices: Pick<Devices, 'read' | 'write' | 'prune'>;
  account: string;
  log: Logger;
  now: () => Date;
}): Menus {
  const { devices, log } = how;
  const device = `whatsapp-cloud/${how.account}`;
  let prunedAt = 0;

  async function prune(now: Date): Promise<void> {
    if (now.getTime() - prunedAt < PRUNE_EVERY_MS) return;
    prunedAt = now.getTime();
    await devices.prune(device, TYPE, new Date(now.getTime() - KEPT_MS));
  }

  return {
    async remember(messageIds, waId, menu) {
      const now = how.now();
      const value = JSON.stringify(menu);
      const owner = `${device}/${waId}`;
      const rows = messageIds.map((id) => ({ type: TYPE, id, value, owner }));
      try {
        await devices.write(device, rows, now);
        await prune(now);
      } catch (thrown) {
        log.warn({ why: describe(thrown) }, 'the options of a message were not kept');
      }
    },
    async choiceOf(messageId, text) {
      const value = (await devices.read(device, TYPE, [messageId])).get(messageId);
      if (value === undefined) return undefined;
      const { turn, options } = Menu.parse(JSON.parse(value));
      const option = meant(text, options);
      return option && { kind: 'choice', option: option.id, turn };
    },
  };
}

/** The option with this number, or this label. */
function meant(text: string, options: Menu['options']): Menu['options'][number] | undefined {
  const number = /^(\d{1,3})[.)]?$/.exec(text.trim())?.[1];
  if (number !== undefined) return options[Number(number) - 1];
  const said = plain(text);
  return options.find(({ label }) => plain(label) === said);
}

function plain(words: string): string {
  return words.toLowerCase().replace(/\s+/g, ' ').trim();
}
