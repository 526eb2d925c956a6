/** The same conversation on every channel: each transcript, unchanged, through the channel's own protocol and back. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { performOver } from '../transcript.ts';
import type { Rig } from './carriers/rig.ts';

const folder = new URL('../transcripts/', import.meta.url);

/** A server and its phone remember all they heard, and get slower by it: after so many conversations others take over. */
const PER_RIG = 20;

/** One file of tests a channel, so that those of two channels run side by side. */
export function sameOver(make: () => Promise<Rig>): void {
  const names = readdirSync(folder).filter((file) => file.endsWith('.chat'));
  const parts = Array.from({ length: Math.ceil(names.length / PER_RIG) }, (_, part) =>
    names.slice(part * PER_RIG, (part + 1) * PER_RIG),
  );
  describe.each(parts.map((part) => ({ from: part[0], part })))('from $from', ({ part }) => {
    let rig: Rig;
    beforeAll(async () => {
      rig = await make();
    });
    afterAll(() => rig.end());

    it.each(part)('%s', async (name) => {
      const source = readFileSync(new URL(name, folder), 'utf8');
      const cannot = rig.cannot?.find((kind) => source.includes(`\n> :${kind}`));
      if (cannot !== undefined) return;
      expect(await performOver(source, rig)).toBe(source);
    });
  });
}
