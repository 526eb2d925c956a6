/** `npm run broadcast` beside a bot that runs: made, approved by a second person, paused, resumed and stopped under the same rules as in the chat. */
import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { programFile } from '../startedProgram.ts';
import { heardBy, owners } from './broadcasts.ts';
import type { Running } from './inProcess.ts';
import { startProgram } from './inProcess.ts';

const TEXT = 'Halo {{ Nama }}, ada bazar UMKM 5 Desember.';
let running: Running;

beforeEach(async () => {
  running = await startProgram(new Date());
  for (const who of ['ani', 'budi']) {
    await running.grant(who, 'kurator');
    await running.say(who, 'halo');
  }
});
afterEach(() => running.close());

/** What the command printed, whatever it ended with. */
async function broadcast(...args: string[]): Promise<string> {
  const env = {
    PATH: process.env.PATH,
    BOT_DATA_DIR: dirname(running.database),
    BOT_DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
  };
  const file = programFile('src/cli/broadcast.ts');
  const run = promisify(execFile)(process.execPath, [file, ...args], { env });
  return run.then(
    ({ stdout }) => stdout,
    ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
  );
}

async function stateOf(id: number): Promise<string | undefined> {
  const view = await running.program.store.read({ kind: 'broadcast', id }, 0);
  return (view as { broadcast: { state: string } } | undefined)?.broadcast.state;
}

/** Lets the bot do what is due, and the messages that wait leave. */
async function works(): Promise<void> {
  running.moveClock(new Date(running.now().getTime() + 60_000));
  await running.program.timers.fire('test');
  await running.program.handler.idle();
  await running.program.delivery.flush();
}

it('makes a draft, shows it, and refuses who may not and what is wrong', async () => {
  await owners(running, 'barat', 2);
  await owners(running, 'timur', 3, { kecamatan: 'Bekasi Timur' });
  expect(await broadcast('new', '--by', 'terminal:barat1', '--text', TEXT)).toContain(
    'does not work on broadcasts',
  );
  const ani = ['--by', 'terminal:ani'];
  expect(await broadcast('new', ...ani, '--text', 'Halo {{nmaa}}, apa kabar')).toContain(
    '{{nmaa}}',
  );
  expect(await broadcast('new', ...ani, '--text', TEXT, '--kecamatan', 'depok')).toContain(
    'Bekasi Barat',
  );
  expect(await broadcast('list')).toContain('no broadcasts yet');
  const made = await broadcast('new', ...ani, '--text', TEXT, '--kecamatan', 'bekasi timur');
  expect(made).toContain('3 people fit, 3 may be written to.');
  expect(made).toContain('1  draft  3 people');
  expect(await broadcast('show', '1')).toContain('{{nama}}, ada bazar');
  await works();
  expect(heardBy(running, 'ani').join('\n')).toContain('Siaran 1 tersimpan sebagai konsep');
  expect(heardBy(running, 'timur1')).toEqual([]);
});

it('sends one to many after a second person approved it, and steers it', async () => {
  await owners(running, 'u', 101);
  const made = await broadcast('new', '--by', 'terminal:ani', '--text', TEXT, '--send');
  expect(made).toContain('1  waiting  101 people');
  expect(made).toContain('somebody else has to approve it');
  expect(await broadcast('approve', '1', '--by', 'terminal:ani')).toContain('may not approve it');
  expect(await stateOf(1)).toBe('waiting');
  expect(await broadcast('approve', '1', '--by', 'terminal:budi')).toContain('1  scheduled');
  expect(await broadcast('pause', '1', '--by', 'terminal:budi')).toContain('not from this state');
  running.moveClock(new Date(running.now().getTime() + 60_000));
  await running.program.timers.fire('test');
  expect(await stateOf(1)).toBe('running');
  expect(await broadcast('pause', '1', '--by', 'terminal:budi')).toContain('1  paused');
  expect(await broadcast('resume', '1', '--by', 'terminal:ani')).toContain('1  running');
  expect(await broadcast('stop', '1', '--by', 'terminal:ani')).toContain('1  stopped');
  await works();
  expect(await broadcast('list')).toContain('1  stopped  101 people');
  expect(heardBy(running, 'budi').join('\n')).toContain('dari baris perintah: Disetujui.');
});
