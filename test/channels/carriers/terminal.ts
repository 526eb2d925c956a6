/** A person at the terminal for programs: JSON lines both ways. */
import type { Outbound } from '../../../src/app/ports.ts';
import { createJsonChannel, fileOf, inputOf, Line } from '../../../src/channels/terminal/json.ts';
import type { Act, Seen } from '../../transcript.ts';
import { FILE } from '../../transcript.ts';
import type { Rig } from './rig.ts';

type Printed = { text?: string; options?: { label: string }[]; turn?: number; attachment?: object };

function lineOf(act: Act, turns: readonly number[]): object {
  switch (act.kind) {
    case 'text':
      return { text: act.text };
    case 'tap': {
      const turn = turns.at(act.old ? -2 : -1);
      return { choice: act.option, ...(turn === undefined ? {} : { turn }) };
    }
    case 'location':
      return { location: { lat: act.lat, lon: act.lon } };
    case 'contact':
      return { contact: { phone: act.phone } };
    default:
      return { [act.kind]: 'foto.jpg' };
  }
}

export async function terminalRig(): Promise<Rig> {
  const printed: Printed[] = [];
  const turns: number[] = [];
  let count = 0;
  const channel = createJsonChannel(
    (value) => {
      printed.push(JSON.parse(JSON.stringify(value)) as Printed);
      return Promise.resolve();
    },
    (message: Outbound) => Promise.resolve(message.message.attachment && '/tmp/foto.jpg'),
  );
  return {
    // A sticker cannot be sent at a terminal.
    cannot: ['sticker'],
    async does(act) {
      const line = Line.parse({ from: 'siti', id: ++count, ...lineOf(act, turns) });
      return inputOf(line, turns.at(-1) ?? 0, fileOf(line) === undefined ? undefined : FILE);
    },
    async shows(message): Promise<Seen> {
      const address = { channel: 'terminal', account: 'db', id: 'siti' } as const;
      const row = { personId: 1, address, message, cause: 'c', attempts: 1, proactive: false };
      await channel.send({ id: `${++count}/0`, ...row });
      const seen = printed.at(-1);
      if (seen?.turn !== undefined) turns.push(seen.turn);
      return {
        text: seen?.text ?? '',
        options: (seen?.options ?? []).map(({ label }) => label),
        attached: seen?.attachment !== undefined,
      };
    },
    end: () => Promise.resolve(),
  };
}
