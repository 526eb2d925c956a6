/** Menus as text: numbered lines out, and a bare number or label under an old menu means what stood there. */
import { z } from 'zod';
import type { DeviceRow, Devices, Message } from '../../app/ports.ts';
import type { Input } from '../../conversation/input.ts';
import { DEVICE } from './identity.ts';

export const MENU = 'menu';
/** The engine shows no more either. */
const MAX_OPTIONS = 40;

const Menu = z.object({
  turn: z.int(),
  options: z.array(z.object({ id: z.string(), label: z.string() })),
});
type Menu = z.infer<typeof Menu>;

/** The text with its options under it, one a line; WhatsApp has no buttons for linked devices. */
export function withOptions({ text, options = [] }: Pick<Message, 'text' | 'options'>): string {
  const lines = options
    .slice(0, MAX_OPTIONS)
    .map(({ label }, index) => `${index + 1}. ${label.replace(/\s+/g, ' ').trim()}`);
  return [text.trim(), lines.join('\n')].filter((part) => part !== '').join('\n\n');
}

/** What has to be kept so that this message can be answered later by quoting it. */
export function menuRow(id: string, message: Message, owner: string): DeviceRow[] {
  const { options = [], turn } = message;
  if (options.length === 0 || turn === undefined) return [];
  const menu: Menu = { turn, options: options.slice(0, MAX_OPTIONS) };
  return [{ type: MENU, id, value: JSON.stringify(menu), owner }];
}

/** The choice that a text means as an answer to the message it quotes; the text itself where it means none. */
export async function answerTo(
  devices: Pick<Devices, 'read'>,
  quotes: string | undefined,
  input: Input,
): Promise<Input> {
  if (quotes === undefined || input.kind !== 'text') return input;
  const value = (await devices.read(DEVICE, MENU, [quotes])).get(quotes);
  if (value === undefined) return input;
  const menu = Menu.safeParse(JSON.parse(value));
  const option = menu.data && meant(input.text, menu.data.options);
  return option ? { kind: 'choice', option: option.id, turn: menu.data.turn } : input;
}

/** The option with this number, or with this label. */
function meant(text: string, options: Menu['options']): Menu['options'][number] | undefined {
  const number = /^(\d{1,2})[.)]?$/.exec(text.trim())?.[1];
  if (number !== undefined) return options[Number(number) - 1];
  const said = plain(text);
  return options.find(({ label }) => plain(label) === said);
}

function plain(words: string): string {
  return words.toLowerCase().replace(/\s+/g, ' ').trim();
}
