/** The state of the server outlives a bot process that is killed, and the server itself prints nothing. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { programFile } from '../../startedProgram.ts';
import { startWhatsApp, type WhatsAppServer } from './index.ts';

function start(whatsapp: WhatsAppServer, file: string): ChildProcess {
  const bot = programFile('test/servers/whatsapp/echoBot.ts');
  const given = [bot, whatsapp.wsUrl, whatsapp.rootPublicKeyHex, file];
  return spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

it('goes on with a bot that is killed and started again', { timeout: 120_000 }, async () => {
  const methods = ['log', 'info', 'warn', 'error'] as const;
  const prints = methods.map((method) => vi.spyOn(console, method));
  const folder = await mkdtemp(join(tmpdir(), 'wa-echo-'));
  const whatsapp = await startWhatsApp({ media: false });
  let child = start(whatsapp, join(folder, 'session.json'));
  try {
    if (!child.stdout) throw new Error('no output');
    const [qr] = (await once(child.stdout, 'data')) as [Buffer];
    await whatsapp.scan(qr.toString().trim());
    await whatsapp.connected();
    const siti = whatsapp.phone('628111000111');
    await siti.says('nol');
    expect((await siti.next(25_000)).text).toBe('gema nol');
    for (const text of ['satu', 'dua', 'tiga']) {
      await whatsapp.confirmed();
      await kill(child);
      await siti.says(text);
      child = start(whatsapp, join(folder, 'session.json'));
      expect((await siti.next(25_000)).text).toBe(`gema ${text}`);
    }
    expect(siti.heard).toHaveLength(4);
    expect(whatsapp.logins).toBe(4);
    expect({ ...whatsapp }).toMatchObject({ unhandled: [], violations: [] });
    for (const print of prints) expect(print).not.toHaveBeenCalled();
  } finally {
    await kill(child);
    await whatsapp.close();
    await rm(folder, { recursive: true });
    vi.restoreAllMocks();
  }
});
