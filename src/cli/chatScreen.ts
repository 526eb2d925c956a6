/** The chat for people at a terminal; lines from a pipe are read the same way, and their end is the end. */
import { createInterface } from 'node:readline';
import { randomUUID } from 'node:crypto';
import type { Config } from '../config.ts';
import { createScreen, HELP, readLine } from '../channels/terminal/screen.ts';
import type { Program } from './assemble.ts';
import { assemble } from './assemble.ts';
import { createLog } from './log.ts';
import { keepFile } from './files.ts';
import type { StaffGiven } from './terminalAccount.ts';
import { grantRole, terminalAddress } from './terminalAccount.ts';

export async function chatInteractively(
  config: Config,
  staff: readonly StaffGiven[] = [],
): Promise<void> {
  const human = process.stdin.isTTY;
  const log = createLog(config.logLevel ?? 'error');
  let who = 'saya';
  const screen = createScreen((words) => process.stdout.write(words), {
    colours: process.stdout.isTTY && config.colours,
    current: () => who,
  });
  const program = await assemble(config, { channels: new Map([['terminal', screen]]), log });
  // With another channel set up, a bot may be running beside this chat, which works on the files itself.
  const beside = !config.channels.includes('terminal');
  for (const { name, role } of staff) {
    await grantRole(program.store, terminalAddress(config, name), role, 'command line', new Date());
  }
  process.stdout.write(`${welcome(config)}\n\n`);
  if (!beside) await program.fileWork.recover();
  await program.recover();
  program.timers.start();
  if (!beside) program.fileWork.start();
  const lines = createInterface({
    input: process.stdin,
    ...(human ? { output: process.stdout } : {}),
    prompt: `${who}> `,
    crlfDelay: Infinity,
  });
  if (human) lines.prompt();
  for await (const raw of lines) {
    const typed = readLine(raw);
    if (typed.kind === 'quit') break;
    if (typed.kind === 'as') {
      who = typed.name;
      lines.setPrompt(`${who}> `);
    } else if (typed.kind === 'help') process.stdout.write(`${HELP}\n`);
    else if (typed.kind === 'wrong') process.stdout.write(`${typed.why}\n`);
    else await say(program, config, who, typed);
    if (human) lines.prompt();
  }
  lines.close();
  await program.close();
}

function welcome(config: Config): string {
  return config.telegram
    ? 'BIG HUG di terminal. Ketik :help untuk bantuan terminal, :quit untuk selesai.'
    : 'BIG HUG di terminal (:help untuk bantuan). Untuk Telegram: isi TELEGRAM_BOT_TOKEN di berkas .env, lalu jalankan lagi.';
}

async function say(
  program: Program,
  config: Config,
  who: string,
  typed: Extract<ReturnType<typeof readLine>, { kind: 'input' | 'file' }>,
): Promise<void> {
  try {
    const input =
      typed.kind === 'input'
        ? typed.input
        : { kind: typed.as, ...(await keepFile(program.blobs, typed.path, who)) };
    const from = terminalAddress(config, who);
    const { settled } = await program.handler.receive({
      id: randomUUID(),
      from,
      at: new Date(),
      input,
    });
    await settled;
    await program.delivery.flush();
  } catch (err) {
    process.stdout.write(`${err instanceof Error ? err.message : String(err)}\n`);
  }
}
