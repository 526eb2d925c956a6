/**
 * Builds the programs into `dist`: each one file with what they share beside it, because a start that reads a thousand small files takes
 * half as long again. Packages stay where they are installed.
 */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Every program of `src`, named from the project's root. */
export async function programs() {
  const cli = await readdir(join(root, 'src', 'cli'));
  return ['src/main.ts', ...cli.map((name) => `src/cli/${name}`)];
}

/**
 * Builds these sources into a folder inside of the project, where they lie as their sources lie in it.
 * @param {string} outdir
 * @param {string[]} entryPoints
 * @param {'inline' | 'linked'} sourcemap inline ones are held in memory by whoever reads them
 */
export async function bundle(outdir, entryPoints, sourcemap) {
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    outbase: root,
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap,
    logLevel: 'warning',
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const dist = join(root, 'dist');
  await rm(join(dist, 'src'), { recursive: true, force: true });
  await rm(join(dist, 'chunks'), { recursive: true, force: true });
  await bundle(dist, await programs(), 'linked');
}
