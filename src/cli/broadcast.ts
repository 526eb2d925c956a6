/** `npm run -s broadcast`: broadcasts made and steered without the chat, by somebody who works on them there, under the same rules. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Argument, Command, Option } from 'commander';
import type { Store } from '../app/ports.ts';
import type { BroadcastOrder, BroadcastTable, Reach, Segment } from '../domain/broadcast.ts';
import { BroadcastHandling, refusal } from '../domain/broadcastLife.ts';
import { needsApproval } from '../domain/broadcast.ts';
import type { BroadcastView } from '../domain/queryOffice.ts';
import { mayWork } from '../domain/roles.ts';
import { localDay, startOfDay } from '../domain/workingDays.ts';
import { ConfigError } from '../config.ts';
import type { Config } from '../config.ts';
import { readAddress } from './address.ts';
import type { Program } from './assemble.ts';
import { readSegment, readStart, readTexts, SEGMENT_OPTIONS } from './broadcastRead.ts';
import type { SegmentOptions } from './broadcastRead.ts';
import { endWith } from './failed.ts';
import { withProgram } from './withProgram.ts';
import type { Db } from './withProgram.ts';

const LISTED = 20;

type Somebody = Db & { by: string };
type Person = Awaited<ReturnType<Program['store']['open']>>['person'];

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Who answers for it; throws ConfigError where they do not work on broadcasts. */
async function author(given: string, program: Program, config: Config): Promise<Person> {
  const id = await program.store.knownAt(await readAddress(given, config, program));
  const person = id === undefined ? undefined : (await program.store.open(id)).person;
  if (person && mayWork(person.roles, 'broadcast')) return person;
  throw new ConfigError(
    `${given} does not work on broadcasts here. An admin or kurator is needed: npm run admin -- grant ${given} kurator`,
  );
}

/** Handles the order as the person's own; what came of it is also said to them in the chat. */
async function order(
  program: Program,
  { id: personId }: Person,
  what: BroadcastOrder,
): Promise<void> {
  const cause = `order/${randomUUID()}`;
  const happening = { kind: 'broadcast.ordered', order: what } as const;
  const now = new Date();
  const people = await program.store.tellOne({ personId, happening, key: cause, now, cause });
  await program.handler.drain(people, cause);
  await program.handler.idle();
}

async function read(program: Program, id: number): Promise<BroadcastView> {
  const view = (await program.store.read({ kind: 'broadcast', id }, 0)) as
    BroadcastView | undefined;
  if (view) return view;
  throw new ConfigError(`There is no broadcast ${id}; see: npm run -s broadcast -- list`);
}

function rowOf({
  broadcast: { id, state, people, texts, startAt },
  author: name,
}: BroadcastView): string {
  const from = startAt ? `  from ${startAt.toISOString()}` : '';
  const title = texts.id.replace(/\s+/g, ' ').slice(0, 40);
  return `${id}  ${state}  ${people} people${from}  ${name ?? 'somebody'}  ${title}`;
}

function tableLines({
  chosen,
  left,
  sent,
  delivered,
  read: seen,
  failed,
  skipped,
}: BroadcastTable): string[] {
  const why = Object.entries(skipped).map(([reason, count]) => `  ${count}  skipped: ${reason}`);
  const told = `  ${sent}  sent (${delivered} delivered, ${seen} read, as far as the channel tells)`;
  return [`  ${chosen}  chosen`, `  ${left}  left`, told, `  ${failed}  failed`, ...why];
}

/** The newest of them, and how many there are. */
async function page(store: Store): Promise<{ rows: BroadcastView[]; total: number }> {
  const found = await store.read({ kind: 'broadcasts.list', page: 1, size: LISTED }, 0);
  return found as { rows: BroadcastView[]; total: number };
}

async function list(options: Db): Promise<void> {
  await withProgram(options, async ({ store }) => {
    const { rows, total } = await page(store);
    if (total === 0) say('There are no broadcasts yet.');
    rows.map(rowOf).forEach(say);
    if (total > rows.length) say(`… and ${total - rows.length} older ones`);
  });
}

async function show(given: string, options: Db): Promise<void> {
  await withProgram(options, async (program) => {
    const view = await read(program, numberOf(given));
    const table = await program.store.read({ kind: 'broadcast.table', id: view.broadcast.id }, 0);
    const { segment, texts, note } = view.broadcast;
    say(rowOf(view));
    say(`  for: ${JSON.stringify(segment)}`);
    for (const [language, words] of Object.entries(texts)) say(`  ${language}: ${words}`);
    if (note) say(`  given back: ${note}`);
    tableLines(table as BroadcastTable).forEach(say);
  });
}

function numberOf(given: string): number {
  if (/^#?\d{1,9}$/.test(given)) return Number(given.replace('#', ''));
  throw new ConfigError(
    `"${given}" is no number of a broadcast; see: npm run -s broadcast -- list`,
  );
}

async function reach(program: Program, segment: Segment): Promise<Reach> {
  const { timeZone } = program.region;
  const today = localDay(new Date(), timeZone);
  const asOf = { today, dayStart: startOfDay(today, timeZone) };
  return (await program.store.read({ kind: 'broadcast.reach', ...segment, ...asOf }, 0)) as Reach;
}

type NewOptions = Somebody &
  SegmentOptions & { text: string; textEn?: string; at?: string; send?: true };

/** "@file" is what that file says. */
function words(given: string): string {
  if (!given.startsWith('@')) return given;
  try {
    return readFileSync(given.slice(1), 'utf8');
  } catch {
    throw new ConfigError(`${given.slice(1)}: there is no such file, or it cannot be read.`);
  }
}

async function make(options: NewOptions): Promise<void> {
  await withProgram(options, async (program, config) => {
    const person = await author(options.by, program, config);
    const { region, store } = program;
    const segment = readSegment(options, region);
    const texts = readTexts({
      id: words(options.text),
      en: options.textEn && words(options.textEn),
    });
    const startAt = readStart(options.at, { now: new Date(), region });
    const { fits, reachable, unclaimed, why } = await reach(program, segment);
    say(`${fits} people fit, ${reachable} may be written to.`);
    for (const [reason, count] of Object.entries(why)) say(`  ${count}  not: ${reason}`);
    if (unclaimed > 0) say(`  ${unclaimed}  imported businesses that nobody has claimed`);
    const send = options.send === true;
    if (send && reachable === 0)
      throw new ConfigError('Nobody may be written to: nothing is made.');
    const [newest] = (await page(store)).rows;
    const write = { what: 'write', segment, texts, send } as const;
    await order(program, person, startAt ? { ...write, startAt } : write);
    const view = (await page(store)).rows.find(
      ({ broadcast: { id, authorId } }) =>
        id > (newest?.broadcast.id ?? 0) && authorId === person.id,
    );
    if (!view) throw new ConfigError('It was not made; the chat of who answers for it says why.');
    say(rowOf(view));
    if (view.broadcast.state === 'waiting' && needsApproval(reachable, region.broadcast))
      say(`For more than ${region.broadcast.approveAbove} people somebody else has to approve it.`);
    if (view.broadcast.state === 'draft')
      say(`To send it: /siaran ${view.broadcast.id} in the chat`);
  });
}

const REFUSED = {
  role: 'who answers for it does not work on broadcasts',
  state: 'not from this state',
  own: 'whoever wrote some of it may not approve it',
} as const;

async function move(
  moving: BroadcastHandling,
  given: string,
  options: Somebody & { why?: string },
): Promise<void> {
  await withProgram(options, async (program, config) => {
    const person = await author(options.by, program, config);
    const { broadcast } = await read(program, numberOf(given));
    const why = refusal(broadcast, moving, person);
    if (why)
      throw new ConfigError(`Broadcast ${broadcast.id} (${broadcast.state}): ${REFUSED[why]}.`);
    const told = options.why === undefined ? {} : { words: options.why };
    await order(program, person, {
      what: 'move',
      broadcastId: broadcast.id,
      move: moving,
      ...told,
    });
    const after = await read(program, broadcast.id);
    if (after.broadcast.rev === broadcast.rev)
      throw new ConfigError(
        `Broadcast ${broadcast.id} is as it was; the chat of who answers for it says why.`,
      );
    say(rowOf(after));
  });
}

const db = (): Option => new Option('--db <file>', 'another database file');
const by = (): Option =>
  new Option(
    '--by <address>',
    'who answers for it, <channel>:<id>; an admin or kurator',
  ).makeOptionMandatory();

const cli = new Command('broadcast').description('Broadcasts, made and steered without the chat.');
cli.command('list').description('the newest of them').addOption(db()).action(list);
cli
  .command('show')
  .description('one of them, and what became of it')
  .argument('<number>')
  .addOption(db())
  .action(show);
const fresh = cli
  .command('new')
  .description(
    'a new one: a draft, or with --send on its way, as far as it may go without approval',
  )
  .addOption(by())
  .requiredOption(
    '--text <words>',
    'in Indonesian; {{nama}} {{usaha}} {{kecamatan}} {{sapaan}} are filled in; @file reads a file',
  )
  .option('--text-en <words>', 'for who reads English')
  .option('--at <moment>', 'not before this: "besok jam 9", "25 november 2026 09.00"')
  .option('--send', 'send it')
  .addOption(db());
for (const option of SEGMENT_OPTIONS) fresh.addOption(option);
fresh.action(make);
for (const moving of BroadcastHandling.options) {
  cli
    .command(moving)
    .addArgument(new Argument('<number>'))
    .addOption(by())
    .addOption(
      moving === 'return'
        ? new Option('--why <words>', 'why it is given back').makeOptionMandatory()
        : new Option('--why <words>').hideHelp(),
    )
    .addOption(db())
    .action((given: string, options: Somebody & { why?: string }) => move(moving, given, options));
}

cli.parseAsync().catch(endWith);
