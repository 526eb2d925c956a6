/**
 * The programs that tests start as processes of their own, built once a run into a folder of that run: a start from the
 * sources takes twice as long, and most of the time of the whole-program tests was that.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { bundle, programs } from '../src/build.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the built programs; they lie in it as their sources lie in the project. */
    programs: string;
  }
}

const root = fileURLToPath(new URL('../', import.meta.url));
const ofTests = [
  'test/store/committer.ts',
  'test/servers/whatsapp/echoBot.ts',
  'test/faults/preload.ts',
];

/** Builds them, or the sources that are named, into a folder of their own, and says how to remove it. */
export async function buildPrograms(
  sources?: string[],
): Promise<{ folder: string; remove(): Promise<void> }> {
  await mkdir(join(root, 'dist'), { recursive: true });
  // Inside the project, so that packages, texts and migrations are found as ever; one a run, so that two runs do not meet.
  const folder = await mkdtemp(join(root, 'dist', 'programs-'));
  await bundle(folder, sources ?? [...(await programs()), ...ofTests], 'inline');
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

export default async function provide(project: TestProject): Promise<() => Promise<void>> {
  const { folder, remove } = await buildPrograms();
  project.provide('programs', folder);
  return remove;
}
