/**
 * Options that are too long for a button, kept before the button is shown: a tap finds its option after a restart too, and in
 * whichever process it comes.
 */
import type { Devices } from '../../app/ports.ts';
import { isLong, shortOf } from './buttons.ts';
import type { Options } from './buttons.ts';

const OPTION = 'option';
const DAY_MS = 24 * 60 * 60_000;
/** A button that is older belongs to a question that is long over. */
const KEPT_DAYS = 60;

export type OptionNames = {
  /** Resolves when those of these options that do not fit on a button can be found again. */
  keep(chatId: number, turn: number, options: Options): Promise<void>;
  /** The option of a button in this chat; undefined where it is not known (any more). */
  optionOf(chatId: number, turn: number, short: string): Promise<string | undefined>;
};

export function createOptionNames(how: {
  devices: Pick<Devices, 'read' | 'write' | 'prune'>;
  account: string;
  now: () => Date;
}): OptionNames {
  const { devices, account } = how;
  const device = `telegram/${account}`;
  let prunedAt = 0;
  const idOf = (chatId: number, turn: number, short: string): string =>
    `${chatId}/${turn}/${short}`;

  async function prune(now: Date): Promise<void> {
    if (now.getTime() - prunedAt < DAY_MS) return;
    prunedAt = now.getTime();
    await devices.prune(device, OPTION, new Date(now.getTime() - KEPT_DAYS * DAY_MS));
  }

  return {
    async keep(chatId, turn, options) {
      const long = options.filter(({ id }) => isLong(turn, id));
      if (long.length === 0) return;
      const rows = long.map(({ id: value }) => ({
        ...{ type: OPTION, id: idOf(chatId, turn, shortOf(value)), value },
        owner: `${device}/${chatId}`,
      }));
      await devices.write(device, rows, how.now());
      await prune(how.now());
    },
    async optionOf(chatId, turn, short) {
      const id = idOf(chatId, turn, short);
      return (await devices.read(device, OPTION, [id])).get(id);
    },
  };
}
