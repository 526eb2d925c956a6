/**
 * The programs that tests start as processes of their own, built once a run into a folder of that run: a start from the
 * sources takes twice as long, and most of the time of the whole-program tests was that.
 */
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { TestProject } from 'vitest/node';

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

/** Builds them into this folder. */
async function buildInto(folder: string): Promise<void> {
  const cli = (await readdir(join(root, 'src', 'cli'))).map((name) => `src/cli/${name}`);
  await build({
    absWorkingDir: root,
    entryPoints: ['src/main.ts', ...cli, ...ofTests],
    outdir: folder,
    outbase: root,
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

/** Builds them into a folder of their own, and says how to remove it. */
export async function buildPrograms(): Promise<{ folder: string; remove(): Promise<void> }> {
  await mkdir(join(root, 'dist'), { recursive: true });
  // Inside the project, so that packages, texts and migrations are found as ever; one a run, so that two runs do not meet.
  const folder = await mkdtemp(join(root, 'dist', 'programs-'));
  await buildInto(folder);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

export default async function provide(project: TestProject): Promise<() => Promise<void>> {
  const { folder, remove } = await buildPrograms();
  project.provide('programs', folder);
  return remove;
}
