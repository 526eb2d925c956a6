/** The terminal for people: readable, numbered, coloured where the terminal can; several people from one keyboard. */
import { styleText } from 'node:util';
import type { Channel, Outbound } from '../../app/ports.ts';
import type { Input } from '../../conversation/input.ts';
import { typed } from '../../conversation/input.ts';

export type Typed =
  | { kind: 'input'; input: Input }
  | { kind: 'file'; as: 'photo' | 'document' | 'voice'; path: string }
  | { kind: 'as'; name: string }
  | { kind: 'help' }
  | { kind: 'quit' }
  | { kind: 'wrong'; why: string };

export const HELP = [
  ':photo PATH, :document PATH, :voice PATH   kirim berkas',
  ':location LAT,LON                          kirim lokasi, misalnya :location -6.2383,106.9756',
  ':contact NOMOR                             kirim kontak',
  ':as NAMA                                   menjadi orang lain',
  ':quit                                      selesai',
].join('\n');

/** A line as it was typed: words for the bot, or a `:` command of the terminal itself. */
export function readLine(raw: string): Typed {
  const [, name, rest = ''] = /^:(\w+)(?:\s+(.*))?$/.exec(raw.trim()) ?? [];
  switch (name) {
    case undefined:
      return { kind: 'input', input: typed(raw) };
    case 'photo':
    case 'document':
    case 'voice':
      return rest === ''
        ? { kind: 'wrong', why: `:${name} PATH` }
        : { kind: 'file', as: name, path: rest };
    case 'location': {
      const [lat, lon] = rest.split(/[,\s]+/).map(Number);
      if (lat === undefined || lon === undefined || Number.isNaN(lat + lon)) {
        return { kind: 'wrong', why: ':location LAT,LON' };
      }
      return { kind: 'input', input: { kind: 'location', lat, lon } };
    }
    case 'contact':
      return { kind: 'input', input: { kind: 'contact', phone: rest } };
    case 'as':
      return rest === '' ? { kind: 'wrong', why: ':as NAMA' } : { kind: 'as', name: rest };
    case 'help':
      return { kind: 'help' };
    case 'quit':
    case 'q':
      return { kind: 'quit' };
    default:
      return { kind: 'wrong', why: `:${name}?\n${HELP}` };
  }
}

/** The words with a numbered list under them: what any channel without buttons shows. */
export function asText(
  message: Outbound['message'],
  number: (words: string) => string = (words) => words,
): string {
  const options = (message.options ?? []).map(
    ({ label }, index) => `  ${number(`${index + 1}.`)} ${harmless(label)}`,
  );
  return [harmless(message.text), ...options].join('\n');
}

export function createScreen(
  write: (words: string) => void,
  how: { colours: boolean; current: () => string },
): Channel {
  const style = (format: 'cyan' | 'dim', words: string): string =>
    how.colours ? styleText(format, words) : words;
  return {
    id: 'terminal',
    gathers: false,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send(message) {
      const to = message.address.id;
      const name = to === how.current() ? '' : style('dim', `[${to}] `);
      write(`${name}${asText(message.message, (words) => style('cyan', words))}\n\n`);
      return Promise.resolve({ ok: true, providerId: message.id });
    },
  };
}

/** What people typed must not steer the terminal: control characters are not shown. */
function harmless(words: string): string {
  return words.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}
