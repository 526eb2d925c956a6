/** Every transcript still plays as it is written, and between them they visit every step of every dialog. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { flows } from '../src/flows/index.ts';
import { kotaBekasi } from '../src/regions/kota-bekasi.ts';
import { perform } from './transcript.ts';

const folder = new URL('./transcripts/', import.meta.url);
const names = readdirSync(folder).filter((file) => file.endsWith('.chat'));

describe('transcripts', () => {
  const visited = new Set<string>();
  it.each(names)('%s', (name) => {
    const source = readFileSync(new URL(name, folder), 'utf8');
    const performed = perform(source);
    for (const step of performed.visited) visited.add(step);
    expect(performed.text).toBe(source);
  });

  it('visit every step of every dialog', () => {
    const steps = flows(kotaBekasi).flatMap((flow) =>
      Object.keys(flow.steps).map((step) => `${flow.id}/${step}`),
    );
    expect(steps.filter((step) => !visited.has(step))).toEqual([]);
  });
});
