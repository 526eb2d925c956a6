/** People of a broadcast for tests of the whole program: owners with a business, who agreed to hear from the office or did not. */
import { basename } from 'node:path';
import type { ChannelId, Write } from '../../src/app/ports.ts';
import type { Umk } from '../../src/domain/umk.ts';
import { terminalAddress } from '../../src/cli/terminalAccount.ts';
import { readConfig } from '../../src/config.ts';
import { umk } from '../flows/buyers.ts';
import { member } from '../store/rows.ts';
import type { Running } from './inProcess.ts';

const since = new Date('2026-11-20T02:00:00Z');

export type OwnerGiven = { kecamatan?: string; reminders?: boolean; language?: 'id' | 'en' };

/** What was sent to somebody, as one text with the labels of the options under it. */
export function heardBy(running: Running, from: string): string[] {
  return running.sent
    .filter(({ address }) => address.id === from)
    .map(({ message }) => message.text);
}

/** What makes of a person the owner of a business, who said yes or no to hearing from the office. */
export function ownerWrites(
  personId: number,
  owner: Required<OwnerGiven> & {
    umkId: number;
    name: string;
    businessName: string;
    more?: Partial<Umk>;
    channel: ChannelId;
    since: Date;
  },
): Write[] {
  const {
    umkId: id,
    name,
    businessName,
    more,
    kecamatan,
    language,
    reminders,
    channel,
    since: at,
  } = owner;
  return [
    { op: 'patch', table: 'person', id: personId, set: { name, language, lastWroteAt: at } },
    { op: 'insert', table: 'umk', row: umk({ id, businessName, place: { kecamatan }, ...more }) },
    member('umk', id, personId),
    {
      op: 'insert',
      table: 'consent',
      row: {
        id: `test/${personId}`,
        ...{ personId, purpose: 'reminders', granted: reminders, version: '1' },
        ...{ channel, at },
      },
    },
  ];
}

/** Makes `count` owners "<prefix>1" …, each with a business; gives their person ids. */
export async function owners(
  running: Running,
  prefix: string,
  count: number,
  given: OwnerGiven = {},
): Promise<number[]> {
  const { store } = running.program;
  const config = readConfig({
    BOT_DATA_DIR: running.database.replace(`/${basename(running.database)}`, ''),
    BOT_DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
  });
  const { kecamatan = 'Bekasi Barat', reminders = true, language = 'id' } = given;
  const names = Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
  const ids = await Promise.all(names.map((name) => store.personAt(terminalAddress(config, name))));
  const writes = ids.flatMap((personId, index) =>
    ownerWrites(personId, {
      ...{ umkId: 1000 + personId, name: `${prefix} ${index + 1}` },
      ...{ businessName: `Dapur ${index + 1}`, kecamatan, language, reminders },
      ...{ channel: 'terminal', since },
    }),
  );
  for (let at = 0; at < writes.length; at += 400) await store.write(writes.slice(at, at + 400));
  return ids;
}

/** Writes a broadcast to everybody up to the last screen. */
export async function writes(
  running: Running,
  from: string,
  given: { text: string; when?: string; kecamatan?: string },
): Promise<void> {
  await running.say(from, '/siaran baru');
  await running.say(from, 'pemilik UMK');
  if (given.kecamatan !== undefined) {
    await running.say(from, 'kecamatan');
    await running.say(from, given.kecamatan);
  }
  await running.say(from, 'sudah');
  await running.say(from, 'ya');
  await running.say(from, given.text);
  await running.say(from, 'lewati');
  await running.say(from, given.when ?? 'sekarang');
}

/** Lets everything that is due happen and be sent, until a job has nothing more to do. */
export async function works({ program }: Running): Promise<void> {
  while (await program.timers.fire('test')) await program.delivery.flush();
  await program.delivery.flush();
  await program.timers.fire('test');
  await program.delivery.flush();
}
