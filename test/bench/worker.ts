/**
 * One worker of the benchmark of workers: the program on the database of the environment, with people who register one after
 * another as fast as they are answered; prints what it did between two lines of its input.
 */
import { createInterface } from 'node:readline';
import { pino } from 'pino';
import type { Channel } from '../../src/app/ports.ts';
import { assemble } from '../../src/cli/assemble.ts';
import { terminalAddress } from '../../src/cli/terminalAccount.ts';
import { loadConfig } from '../../src/config.ts';
import { typed } from '../../src/conversation/input.ts';
import { REGISTER } from '../program/killing.ts';

/** Who write at the same time. */
const AT_ONCE = 32;

const [name = ''] = process.argv.slice(2);
const config = loadConfig();
let sent = 0;
let turns = 0;
let over = false;
const channel: Channel = {
  id: 'terminal',
  gathers: false,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  send(message) {
    sent += 1;
    return Promise.resolve({ ok: true, providerId: message.id });
  },
};
const program = await assemble(config, {
  channels: new Map([['terminal', channel]]),
  log: pino({ level: 'error' }, pino.destination(2)),
});
await program.recover();
program.timers.start();

let people = 0;
async function talk(): Promise<void> {
  while (!over) {
    const from = terminalAddress(config, `${name}-${people++}`);
    for (const [n, text] of REGISTER.entries()) {
      if (over) return;
      const { settled } = await program.handler.receive({
        ...{ id: String(n), from, at: new Date(), input: typed(text) },
      });
      await settled;
      turns += 1;
    }
  }
}

const talking = Promise.all(Array.from({ length: AT_ONCE }, talk));
process.stdout.write('running\n');
for await (const line of createInterface(process.stdin)) {
  const { user, system } = process.cpuUsage();
  process.stdout.write(`${JSON.stringify({ turns, sent, cpuMs: (user + system) / 1000 })}\n`);
  if (line === 'end') break;
}
over = true;
await talking;
await program.close();
process.exit();
